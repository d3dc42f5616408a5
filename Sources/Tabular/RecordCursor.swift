/// A place in the text of one record.
struct RecordCursor {
    let text: UnsafeRawBufferPointer
    let isLast: Bool
    let line: Int
    var at = 0
    private var lines = 0

    init(text: UnsafeRawBufferPointer, isLast: Bool, line: Int) {
        self.text = text
        self.isLast = isLast
        self.line = line
    }

    var isAtEnd: Bool { at >= text.count }
    var isAtLineEnd: Bool { at < text.count && Self.isLineEnd(text[at]) }
    /// Differs from `line` behind a line end in quotes.
    var currentLine: Int { line + lines }

    /// Reads one cell and stops on what ends it; `nil` when its quote is open at the end of the text.
    @inline(__always)
    mutating func cell(until delimiter: UInt8) -> CellBounds? {
        let start = at
        if at < text.count, text[at] <= Self.quote {
            if delimiter != Self.blank { while at < text.count, text[at] == Self.blank { at += 1 } }
            if at < text.count, text[at] == Self.quote { return quotedCell(until: delimiter) }
        }
        skipPlain(until: delimiter)
        return CellBounds(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: at))
    }

    /// Reads characters other than blanks.
    mutating func word() -> CellBounds {
        let start = at
        while at < text.count, !Self.isSpace(text[at]), !Self.isLineEnd(text[at]) { at += 1 }
        return CellBounds(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: at))
    }

    mutating func skipSpaces() {
        while at < text.count, Self.isSpace(text[at]) { at += 1 }
    }

    /// Ends the record here, on its line end or on the end of the text.
    func close() -> RecordScanner.Outcome {
        if isAtEnd { return .record(length: at, content: at, lines: lines) }
        if text[at] != Self.carriageReturn { return .record(length: at + 1, content: at, lines: lines + 1) }
        // The `\n` that belongs to this `\r` may be in the next piece.
        if at + 1 == text.count, !isLast { return .more }
        let hasFeed = at + 1 < text.count && text[at + 1] == Self.lineFeed
        return .record(length: at + (hasFeed ? 2 : 1), content: at, lines: lines + 1)
    }

    private mutating func quotedCell(until delimiter: UInt8) -> CellBounds? {
        let opening = at
        var isEscaped = false
        at += 1
        while skipQuoted() {
            let closing = at
            at += 1
            if at < text.count, text[at] == Self.quote {
                isEscaped = true
                at += 1
                continue
            }
            skipPlain(until: delimiter)
            if isEscaped || at > closing + 1 { return Self.bounds(opening, at, isEscaped: true) }
            return Self.bounds(opening + 1, closing, isEscaped: false)
        }
        return nil
    }

    /// Moves to the next quote and counts the lines on the way; false when there is none.
    private mutating func skipQuoted() -> Bool {
        while at < text.count {
            let byte = text[at]
            if byte == Self.quote { return true }
            if byte == Self.lineFeed || (byte == Self.carriageReturn && !isBeforeFeed) { lines += 1 }
            at += 1
        }
        return false
    }

    private var isBeforeFeed: Bool { at + 1 < text.count && text[at + 1] == Self.lineFeed }

    @inline(__always)
    private mutating func skipPlain(until delimiter: UInt8) {
        while at < text.count {
            let byte = text[at]
            if byte == delimiter || Self.isLineEnd(byte) { return }
            at += 1
        }
    }

    private static func bounds(_ start: Int, _ end: Int, isEscaped: Bool) -> CellBounds {
        CellBounds(start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), isEscaped: isEscaped)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let blank = UInt8(ascii: " ")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    @inline(__always)
    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
    private static func isSpace(_ byte: UInt8) -> Bool { byte == blank || byte == UInt8(ascii: "\t") }
}
