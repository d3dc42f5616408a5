import Glibc

/// Writes a table that people open in a spreadsheet program: RFC 4180, UTF-8, no cell that runs as a formula.
///
///     var writer = try SpreadsheetWriter(path: path)
///     try writer.row(["Name", "Amount"])
///     writer.text("=cmd()")
///     writer.number(-1250, scale: 2)
///     try writer.endRow()
///     try writer.finish()
package struct SpreadsheetWriter: ~Copyable {
    private let target: Target
    private var buffer: [UInt8] = []
    private var cellsInRow = 0
    private var rowStart = 0

    private static let bufferBytes = 64 << 10

    private enum Target {
        case file(ReplacedFile)
        case descriptor(Int32)
        case memory
    }

    /// Writes beside the path and moves the file there in `finish`; without it nothing is left behind.
    package init(path: String, withBOM: Bool = true) throws(TabularProblem) {
        self.init(.file(try ReplacedFile(path: path)), withBOM)
    }

    /// Writes to a descriptor that stays the caller's.
    package init(descriptor: Int32, withBOM: Bool = true) {
        self.init(.descriptor(descriptor), withBOM)
    }

    /// Keeps all in `written`.
    package init(withBOM: Bool = true) {
        self.init(.memory, withBOM)
    }

    private init(_ target: Target, _ withBOM: Bool) {
        self.target = target
        if withBOM { buffer += [0xEF, 0xBB, 0xBF] }
        rowStart = buffer.count
    }

    /// What a writer without a file has written.
    package var written: [UInt8] { buffer }

    /// Text of any origin, guarded and quoted as it needs.
    package mutating func text(_ text: String) {
        separate()
        let guarded = FormulaGuard.guarded(text)
        if Self.needsQuotes(guarded) {
            buffer.append(Self.quote)
            for byte in guarded.utf8 {
                if byte == Self.quote { buffer.append(Self.quote) }
                buffer.append(byte)
            }
            buffer.append(Self.quote)
        } else {
            buffer.append(contentsOf: guarded.utf8)
        }
    }

    /// A number, which stays one when it is negative: `number(-1250, scale: 2)` is `-12.50`.
    package mutating func number(_ value: Int64, scale: Int = 0) {
        separate()
        if value < 0 { buffer.append(UInt8(ascii: "-")) }
        let digits = Array(String(value.magnitude).utf8)
        let decimals = max(0, min(scale, 18))
        let padding = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, decimals + 1 - digits.count))
        let padded = padding + digits
        buffer.append(contentsOf: padded.dropLast(decimals))
        if decimals > 0 { buffer.append(UInt8(ascii: ".")) }
        buffer.append(contentsOf: padded.suffix(decimals))
    }

    package mutating func endRow() throws(TabularProblem) {
        // A blank line would be no row.
        if buffer.count == rowStart { buffer += [Self.quote, Self.quote] }
        buffer += [0x0D, 0x0A]
        cellsInRow = 0
        if buffer.count >= Self.bufferBytes { try flush() }
        rowStart = buffer.count
    }

    package mutating func row(_ texts: [String]) throws(TabularProblem) {
        for text in texts { self.text(text) }
        try endRow()
    }

    /// Writes the rest; a file is in its place and on the disk when this returns.
    package mutating func finish() throws(TabularProblem) {
        try flush()
        if case .file(let file) = target { try file.keep() }
    }

    private mutating func separate() {
        if cellsInRow > 0 { buffer.append(UInt8(ascii: ",")) }
        cellsInRow += 1
    }

    private mutating func flush() throws(TabularProblem) {
        switch target {
        case .memory: return
        case .descriptor(let descriptor): try Self.write(buffer, to: descriptor)
        case .file(let file): try Self.write(buffer, to: file.descriptor)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(TabularProblem) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { throw .unwritable(code: errno) }
        }
    }

    private static let quote = UInt8(ascii: "\"")

    /// More than RFC 4180 asks: other delimiters as well, so that no reader takes them for its own; blanks at the
    /// ends, which some readers trim; and a mark, which would be taken for the file's.
    private static func needsQuotes(_ text: String) -> Bool {
        let bytes = text.utf8
        if bytes.first == UInt8(ascii: " ") || bytes.last == UInt8(ascii: " ") || bytes.first == 0xEF { return true }
        return bytes.contains { byte in
            switch byte {
            case quote, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"): true
            default: false
            }
        }
    }
}
