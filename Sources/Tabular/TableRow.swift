/// One record of a table, to be read while the reader stands on it.
package struct TableRow: ~Copyable {
    /// The line of the source in which the record begins, from 1.
    package let line: Int
    /// The record as it was written, with its quotes and without its line end, so that it can be given back.
    private let record: UnsafeRawBufferPointer
    private let cells: UnsafeBufferPointer<CellBounds>

    init(line: Int, record: UnsafeRawBufferPointer, cells: UnsafeBufferPointer<CellBounds>) {
        self.line = line
        self.record = record
        self.cells = cells
    }

    /// Rows are as long as they were written: shorter or longer than the header is for the caller to judge.
    package var count: Int { cells.count }

    package var raw: String { String(decoding: record, as: UTF8.self) }

    /// The cell without quotes; empty where the row has no such cell.
    package func text(_ index: Int) -> String {
        withCell(index) { String(decoding: $0, as: UTF8.self) }
    }

    package var texts: [String] {
        (0..<count).map { text($0) }
    }

    /// Lends the UTF-8 bytes of a cell; empty where the row has no such cell.
    package func withCell<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        guard cells.indices.contains(index) else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        let bounds = cells[index]
        let bytes = UnsafeRawBufferPointer(rebasing: record[Int(bounds.start)..<Int(bounds.end)])
        if !bounds.isEscaped { return try body(bytes) }
        return try withUnsafeTemporaryAllocation(byteCount: bytes.count, alignment: 1) { room in
            let count = Self.unescape(bytes, into: room)
            return try body(UnsafeRawBufferPointer(rebasing: room[..<count]))
        }
    }

    /// `"a ""b"" c"d` is `a "b" cd`.
    private static func unescape(_ bytes: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer) -> Int {
        let quote = UInt8(ascii: "\"")
        var (count, at, isQuoted) = (0, 1, true)
        while at < bytes.count {
            let byte = bytes[at]
            let isDoubled = isQuoted && byte == quote && at + 1 < bytes.count && bytes[at + 1] == quote
            if isQuoted, byte == quote, !isDoubled {
                isQuoted = false
            } else {
                room[count] = byte
                count += 1
            }
            at += isDoubled ? 2 : 1
        }
        return count
    }
}
