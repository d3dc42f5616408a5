/// Where one cell stands in its record, quotes left out.
struct CellBounds {
    var start: Int32
    var end: Int32
    /// The bytes still hold doubled quotes, or text behind the closing quote, and begin with the opening quote.
    var isEscaped = false
}

/// Cuts one record into cells, as RFC 4180 says and as people write:
/// - a cell is quoted when its first character, blanks aside, is a quote; a quote further on is a plain character;
/// - text behind a closing quote belongs to the cell: `"a"b` is `ab`;
/// - a record ends with `\n`, `\r\n` or `\r`, mixed as they come.
struct RecordScanner {
    enum Outcome {
        /// `length` with the line end, `content` without it, `lines` how many line ends both hold.
        case record(length: Int, content: Int, lines: Int)
        /// The text ends before the record does.
        case more
    }

    let delimiter: Delimiter
    let limits: TableLimits
    private(set) var cells: [CellBounds] = []

    init(_ delimiter: Delimiter, _ limits: TableLimits) {
        self.delimiter = delimiter
        self.limits = limits
    }

    /// `isLast` says that no text follows, so that its end closes the record; a blank line has no cells.
    mutating func scan(_ text: UnsafeRawBufferPointer, isLast: Bool, line: Int) throws(TabularProblem) -> Outcome {
        cells.removeAll(keepingCapacity: true)
        var cursor = RecordCursor(text: text, isLast: isLast, line: line)
        let outcome =
            if let byte = delimiter.byte {
                try scanDelimited(&cursor, byte)
            } else {
                try scanSpaced(&cursor)
            }
        if case .record(_, let content, _) = outcome, content > limits.recordBytes {
            throw .lineTooLong(line: line, limit: limits.recordBytes)
        }
        return outcome
    }

    private mutating func scanDelimited(_ cursor: inout RecordCursor, _ delimiter: UInt8) throws(TabularProblem)
        -> Outcome
    {
        if cursor.isAtLineEnd { return cursor.close() }
        while true {
            let cellStart = cursor.at
            let cellLine = cursor.currentLine
            let bounds = cursor.cell(until: delimiter)
            if cursor.at - cellStart > limits.cellBytes {
                throw .cellTooLong(line: cellLine, column: cells.count + 1, limit: limits.cellBytes)
            }
            guard let bounds else {
                if !cursor.isLast { return .more }
                throw .unclosedQuote(line: cellLine, column: cells.count + 1)
            }
            if cursor.isAtEnd, !cursor.isLast { return .more }
            try add(bounds, cursor)
            if cursor.isAtEnd || cursor.isAtLineEnd { return cursor.close() }
            cursor.at += 1
        }
    }

    private mutating func scanSpaced(_ cursor: inout RecordCursor) throws(TabularProblem) -> Outcome {
        while true {
            cursor.skipSpaces()
            if cursor.isAtLineEnd { return cursor.close() }
            if cursor.isAtEnd { return cursor.isLast ? cursor.close() : .more }
            let bounds = cursor.word()
            if cursor.at - Int(bounds.start) > limits.cellBytes {
                throw .cellTooLong(line: cursor.line, column: cells.count + 1, limit: limits.cellBytes)
            }
            if cursor.isAtEnd, !cursor.isLast { return .more }
            try add(bounds, cursor)
        }
    }

    @inline(__always)
    private mutating func add(_ bounds: CellBounds, _ cursor: RecordCursor) throws(TabularProblem) {
        if cells.count >= limits.columns { throw .tooManyColumns(line: cursor.line, limit: limits.columns) }
        cells.append(bounds)
    }
}
