/// Reads a table of any size, row by row, in bounded memory.
///
///     let reader = try TableReader(path: path)
///     while try reader.next({ row in names.append(row.text(0)) }) {}
package final class TableReader {
    package let layout: TableLayout
    /// The line of the source at which the next row begins, from 1.
    package private(set) var line: Int
    private var offset: Int64
    private let stream: TextStream
    private var scanner: RecordScanner
    private var isLending = false
    private let countsRows: Bool

    package convenience init(path: String, options: TableOptions = TableOptions()) throws(TabularProblem) {
        try self.init(try ByteSource(path: path), options, nil)
    }

    /// Goes on where an earlier reader of the same file, with the same options, was interrupted.
    package convenience init(
        path: String, options: TableOptions = TableOptions(), startingAt position: TablePosition
    ) throws(TabularProblem) {
        try self.init(try ByteSource(path: path), options, position)
    }

    /// Reads pasted text, or a file that is in memory anyway.
    package convenience init(
        bytes: [UInt8], options: TableOptions = TableOptions(), startingAt position: TablePosition? = nil
    ) throws(TabularProblem) {
        try self.init(ByteSource(bytes: bytes), options, position)
    }

    private init(
        _ source: ByteSource, _ options: TableOptions, _ position: TablePosition?
    ) throws(TabularProblem) {
        let recognised = try TableLayout.recognise(source, options)
        layout = recognised.layout
        countsRows = options.countsRows
        scanner = RecordScanner(layout.delimiter, options.limits)
        let canSeek = layout.encoding.sourceBytes != .uncountable
        let first = canSeek ? Int64(recognised.markLength) : 0
        offset = max(position?.offset ?? first, first)
        // A stored position may hold anything, and lines are added to it.
        line = min(max(position?.line ?? 1, 1), 1 << 48)
        try source.seek(to: canSeek ? offset : Int64(recognised.markLength))
        stream = try TextStream(source, layout.encoding, recordBytes: options.limits.recordBytes)
        if !canSeek { try stream.skip(offset) }
    }

    /// Where the next row begins: what to keep to go on after an interruption.
    package var position: TablePosition { TablePosition(offset: offset, line: line) }

    /// Bytes read from the source so far; `layout.size` when all is read.
    package var bytesRead: Int64 { stream.source.offset }

    /// Lends the next row, or answers false at the end. Blank lines are no rows. What `body` throws goes on to the
    /// caller, and the reader stands behind the row.
    package func next(_ body: (borrowing TableRow) throws -> Void) throws -> Bool {
        precondition(!isLending, "TableReader.next called while a row of the same reader is lent")
        guard let found = try advance() else { return false }
        isLending = true
        defer { isLending = false }
        try scanner.cells.withUnsafeBufferPointer { cells in
            try body(TableRow(line: found.line, record: found.record, cells: cells))
        }
        return true
    }

    /// The next row as strings, where speed does not matter; `nil` at the end.
    package func nextTexts() throws(TabularProblem) -> [String]? {
        guard let found = try advance() else { return nil }
        return scanner.cells.withUnsafeBufferPointer { cells in
            TableRow(line: found.line, record: found.record, cells: cells).texts
        }
    }

    private func advance() throws(TabularProblem) -> (line: Int, record: UnsafeRawBufferPointer)? {
        while true {
            let text = stream.window
            if text.isEmpty, stream.isAtEnd { return nil }
            switch try scanner.scan(text, isLast: stream.isAtEnd, line: line) {
            case .more: try readOn(text)
            case .record(let length, let content, let lines):
                let recordLine = line
                let record = UnsafeRawBufferPointer(rebasing: text[..<content])
                pass(UnsafeRawBufferPointer(rebasing: text[..<length]), lines: lines)
                if !scanner.cells.isEmpty { return (recordLine, record) }
            }
        }
    }

    private func readOn(_ text: UnsafeRawBufferPointer) throws(TabularProblem) {
        let limit = scanner.limits.recordBytes
        if text.count > limit { throw .lineTooLong(line: line, limit: limit) }
        if try stream.fill() { return }
        guard let fault = stream.fault else { return }
        throw .badEncoding(layout.encoding, line: line + Self.lineEnds(stream.window), offset: fault)
    }

    private func pass(_ text: UnsafeRawBufferPointer, lines: Int) {
        offset += layout.encoding.sourceBytes.count(text)
        line += countsRows ? min(lines, 1) : lines
        stream.consume(text.count)
    }

    private static func lineEnds(_ text: UnsafeRawBufferPointer) -> Int {
        var (count, previous) = (0, UInt8(0))
        for byte in text {
            if byte == UInt8(ascii: "\r") || (byte == UInt8(ascii: "\n") && previous != UInt8(ascii: "\r")) {
                count += 1
            }
            previous = byte
        }
        return count
    }
}
