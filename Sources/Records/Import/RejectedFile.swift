import Glibc
import Kernel
import Tabular

/// The rows of a file that were set aside, beside it: `orders.csv.rejected.csv`. Mended, it is imported like any other.
struct RejectedFile {
    let source: ImportFile
    var path: String { source.rejectedPath }

    /// What stands behind the file's own columns: where it went wrong, in which column, and why.
    static let columns = ["import_line", "import_column", "import_reason"]

    /// The head of the file.
    func head() throws -> [UInt8] {
        var writer = SpreadsheetWriter(withBOM: true)
        try writer.row(own(source.columns.map(\.heading)) + Self.columns)
        return writer.written
    }
    func line(_ rejected: RejectedRow, column: String, reason: String) throws -> [UInt8] {
        var writer = SpreadsheetWriter(withBOM: false)
        // A row may look like a picture when it stands alone, and no engine stores NUL.
        let raw = rejected.row.raw.replacing("\0", with: "\u{FFFD}")
        let reader = try? TableReader(bytes: Array(raw.utf8), options: single)
        var cells = own((try? reader?.nextTexts()) ?? [raw])
        let own = own(source.columns.map(\.heading)).count
        if cells.count > own { cells = Array(cells[..<own]) }
        for cell in cells { writer.cell(cell) }
        for _ in cells.count..<max(own, cells.count) { writer.text("") }
        writer.number(Int64(rejected.row.line))
        writer.text(column)
        writer.text(reason)
        try writer.endRow()
        return writer.written
    }

    /// Puts the text behind the first `length` bytes and nothing behind it: what a killed import left there goes.
    func write(_ text: [UInt8], at length: Int64) throws(TabularProblem) {
        try writeOver(path, at: length, text)
    }

    /// The reasons of an earlier import are not carried along.
    private func own(_ cells: [String]) -> [String] {
        source.isMended ? Array(cells.prefix(max(0, source.columns.count - Self.columns.count))) : cells
    }
    /// One record alone, which is held as UTF-8.
    private var single: TableOptions { TableOptions(encoding: .utf8, delimiter: source.layout.delimiter) }
}

extension SpreadsheetWriter {
    /// A negative number stays one; everything else is guarded text.
    fileprivate mutating func cell(_ text: String) {
        let digits = text.utf8.dropFirst()
        let point = digits.firstIndex(of: UInt8(ascii: "."))
        let scale = point.map { digits.distance(from: $0, to: digits.endIndex) - 1 } ?? 0
        let isNumber =
            text.utf8.first == UInt8(ascii: "-") && digits.count < 18 && scale < 18 && digits.first != UInt8(ascii: ".")
            && digits.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
        guard isNumber, let value = Int64(text.replacing(".", with: "")), value != 0,
            plainDecimal(value, scale: scale, digits: scale) == text
        else { return self.text(text) }
        number(value, scale: scale)
    }
}
