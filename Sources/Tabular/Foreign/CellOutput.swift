import Glibc

/// Writes the cells of a table as UTF-8 with commas, as the reader of text tables reads them.
///
/// Rows stay where they were: an empty one is a blank line, so that a line's number is the row's.
final class CellOutput {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var written: Int64 = 0
    private var column = 0
    private(set) var rows = 0

    private static let pieceBytes = 256 << 10
    private static let mostBytes: Int64 = 1 << 30

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        buffer.reserveCapacity(Self.pieceBytes + 4_096)
    }

    /// Moves on to the row with this number, from 1; rows between are blank.
    func begin(row: Int) throws(TabularProblem) {
        while rows < row - 1 { try endRow() }
    }
    func cell(_ column: Int, _ bytes: UnsafeRawBufferPointer) throws(TabularProblem) {
        guard !bytes.isEmpty else { return }
        guard column < TableLimits().columns else {
            throw .tooManyColumns(line: rows + 1, limit: TableLimits().columns)
        }
        guard column >= self.column else { return }
        for _ in 0..<(column - self.column) { buffer.append(UInt8(ascii: ",")) }
        self.column = column
        if bytes.contains(where: CellOutput.needsQuotes) || bytes.first == UInt8(ascii: " ") {
            quoted(bytes)
        } else {
            buffer.append(contentsOf: bytes)
        }
        if buffer.count > Self.pieceBytes { try flush() }
    }
    func cell(_ column: Int, _ text: String) throws(TabularProblem) {
        var text = text
        let result = text.withUTF8 { bytes in
            Result { () throws(TabularProblem) in try cell(column, UnsafeRawBufferPointer(bytes)) }
        }
        try result.get()
    }
    func endRow() throws(TabularProblem) {
        buffer.append(UInt8(ascii: "\n"))
        column = 0
        rows += 1
        if buffer.count > Self.pieceBytes { try flush() }
    }
    func finish() throws(TabularProblem) { try flush() }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
            || byte == UInt8(ascii: "\r")
    }
    private func quoted(_ bytes: UnsafeRawBufferPointer) {
        buffer.append(UInt8(ascii: "\""))
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { buffer.append(byte) }
            buffer.append(byte)
        }
        buffer.append(UInt8(ascii: "\""))
    }
    private func flush() throws(TabularProblem) {
        written += Int64(buffer.count)
        guard written <= Self.mostBytes else { throw .bomb }
        var at = 0
        while at < buffer.count {
            let count = buffer.withUnsafeBytes {
                write(descriptor, $0.baseAddress?.advanced(by: at), buffer.count - at)
            }
            if count > 0 { at += count } else if errno != EINTR { throw .unwritable(code: errno) }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
