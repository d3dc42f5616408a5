import Glibc

/// A file that holds a table and is no text table.
package enum ForeignTable: String, Sendable {
    case workbook, json

    /// By the first bytes; nil for what is read as text, or as nothing at all.
    package init?(path: String) throws(TabularProblem) {
        let sample = try ByteSource(path: path).bytes(upTo: 4_096)
        switch FileKind(sample: sample) {
        case .xlsx: self = .workbook
        case nil where ForeignTable.isJSON(sample): self = .json
        default: return nil
        }
    }

    /// `[{`, `[[` or `{"`, whatever blanks there are: nothing that a text table begins with.
    private static func isJSON(_ sample: [UInt8]) -> Bool {
        let signs = sample.drop { [0xEF, 0xBB, 0xBF].contains($0) }
            .filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(2)
        return [Array("[{".utf8), Array("[[".utf8), Array("{\"".utf8)].contains(Array(signs))
    }

    /// Reads the table on `input` and writes it to `output` as UTF-8 with commas. Only in a process that has nothing
    /// to lose: both may be made to do harm.
    package func write(from input: Int32, to output: Int32, sheet: Int) throws(TabularProblem) -> ForeignReport {
        let source = try ByteSource(descriptor: input)
        let cells = CellOutput(output)
        switch self {
        case .workbook:
            let book = try Workbook(source)
            try book.write(sheet: sheet, to: cells)
            return ForeignReport(sheets: book.sheets, rows: cells.rows)
        case .json:
            guard source.size <= JSONTable.mostBytes else { throw .bomb }
            let bytes = try source.bytes(upTo: JSONTable.mostBytes)
            let result = bytes.withUnsafeBytes { text in
                Result { () throws(TabularProblem) in try JSONTable(text).write(to: cells) }
            }
            try result.get()
            return ForeignReport(sheets: [], rows: cells.rows)
        }
    }
}

/// What there is to know of a file that was made a text table.
package struct ForeignReport: Sendable, Equatable {
    package let sheets: [String]
    package let rows: Int
}

extension ForeignReport {
    /// How the reading process says it: a line for each fact, or the problem.
    package var lines: [String] {
        ["rows \(rows)"] + sheets.map { "sheet " + String($0.prefix(100).map { $0.isNewline ? " " : $0 }) }
    }
    init?(lines: [String]) {
        guard let rows = lines.first.flatMap({ $0.hasPrefix("rows ") ? Int($0.dropFirst(5)) : nil }) else { return nil }
        self.rows = rows
        sheets = lines.dropFirst().filter { $0.hasPrefix("sheet ") }.map { String($0.dropFirst(6)) }
    }
}

extension TabularProblem {
    /// `damaged`, `bad-json 17`.
    package var line: String {
        switch self {
        case .damaged: "problem damaged 0"
        case .badJSON(let line): "problem bad-json \(line)"
        case .locked: "problem locked 0"
        case .bomb: "problem bomb 0"
        case .noSheet: "problem no-sheet 0"
        case .empty: "problem empty 0"
        case .tooManyColumns(let line, _): "problem columns \(line)"
        case .unwritable(let code): "problem unwritable \(code)"
        default: "problem too-hard 0"
        }
    }
    init(line: String) {
        let parts = line.split(separator: " ")
        let number = parts.count > 2 ? Int(parts[2]) ?? 0 : 0
        self =
            switch parts.count > 1 ? parts[1] : "" {
            case "damaged": .damaged
            case "bad-json": .badJSON(line: number)
            case "locked": .locked
            case "bomb": .bomb
            case "no-sheet": .noSheet
            case "empty": .empty
            case "columns": .tooManyColumns(line: number, limit: TableLimits().columns)
            case "unwritable": .unwritable(code: Int32(clamping: number))
            default: .tooHard
            }
    }
}
