/// A place in a JSON text, with what can be read there. Nothing is built of it: values are skipped or handed on as bytes.
struct JSONCursor {
    private let text: UnsafeRawBufferPointer
    private(set) var at = 0
    private static let mostDepth = 64

    init(_ text: UnsafeRawBufferPointer) {
        self.text = text
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }
    init(_ text: UnsafeRawBufferPointer, at: Int) {
        self.text = text
        self.at = at
    }

    /// The next byte that is no blank; nil at the end.
    mutating func next() -> UInt8? {
        while at < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[at]) { at += 1 }
        return at < text.count ? text[at] : nil
    }
    mutating func take(_ byte: UInt8) -> Bool {
        guard next() == byte else { return false }
        at += 1
        return true
    }
    mutating func expect(_ byte: UInt8) throws(TabularProblem) { if !take(byte) { throw problem } }
    var problem: TabularProblem {
        .badJSON(line: 1 + text[..<min(at, text.count)].count { $0 == UInt8(ascii: "\n") })
    }

    /// Each member of the object here. `body` must read or skip the value.
    mutating func members(
        _ depth: Int, _ body: (String, inout JSONCursor) throws(TabularProblem) -> Void
    ) throws(TabularProblem) {
        guard depth < Self.mostDepth else { throw problem }
        try expect(UInt8(ascii: "{"))
        if take(UInt8(ascii: "}")) { return }
        repeat {
            let name = try string()
            try expect(UInt8(ascii: ":"))
            try body(name, &self)
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"))
    }
    mutating func elements(
        _ depth: Int, _ body: (inout JSONCursor) throws(TabularProblem) -> Void
    ) throws(TabularProblem) {
        guard depth < Self.mostDepth else { throw problem }
        try expect(UInt8(ascii: "["))
        if take(UInt8(ascii: "]")) { return }
        repeat { try body(&self) } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"))
    }
    mutating func skip(_ depth: Int) throws(TabularProblem) {
        switch next() {
        case UInt8(ascii: "{"): try members(depth) { _, it throws(TabularProblem) in try it.skip(depth + 1) }
        case UInt8(ascii: "["): try elements(depth) { it throws(TabularProblem) in try it.skip(depth + 1) }
        default: _ = try scalar()
        }
    }

    /// A text, a number, true or false as it is written in a table; nothing for null.
    mutating func scalar() throws(TabularProblem) -> String {
        if next() == UInt8(ascii: "\"") { return try string() }
        let start = at
        while at < text.count, JSONCursor.isPlain(text[at]) { at += 1 }
        let word = String(decoding: text[start..<at], as: UTF8.self)
        switch word {
        case "true", "false": return word
        case "null": return ""
        default:
            guard let first = word.utf8.first, first == UInt8(ascii: "-") || (48...57).contains(first),
                Double(word) != nil
            else { throw problem }
            return SheetNumber.text(word, .number, since1904: false)
        }
    }
    private static func isPlain(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...122).contains(byte) || (65...90).contains(byte)
            || [0x2B, 0x2D, 0x2E].contains(byte)
    }

    mutating func string() throws(TabularProblem) -> String {
        try expect(UInt8(ascii: "\""))
        let start = at
        while at < text.count, text[at] != UInt8(ascii: "\""), text[at] != UInt8(ascii: "\\") { at += 1 }
        guard at < text.count else { throw problem }
        if text[at] == UInt8(ascii: "\"") {
            at += 1
            return String(decoding: text[start..<(at - 1)], as: UTF8.self)
        }
        var bytes = Array(text[start..<at])
        while at < text.count, text[at] != UInt8(ascii: "\"") {
            if text[at] == UInt8(ascii: "\\") {
                try escape(&bytes)
            } else {
                bytes.append(text[at])
                at += 1
            }
        }
        try expect(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }
    private mutating func escape(_ bytes: inout [UInt8]) throws(TabularProblem) {
        at += 1
        guard at < text.count else { throw problem }
        let byte = text[at]
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(byte)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "b"), UInt8(ascii: "f"): break
        case UInt8(ascii: "u"): bytes += Array(String(Character(try character())).utf8)
        default: throw problem
        }
    }
    private mutating func character() throws(TabularProblem) -> Unicode.Scalar {
        let high = try unit()
        guard (0xD800...0xDBFF).contains(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
        guard at + 1 < text.count, text[at] == UInt8(ascii: "\\"), text[at + 1] == UInt8(ascii: "u") else {
            return "\u{FFFD}"
        }
        at += 2
        let low = try unit()
        guard (0xDC00...0xDFFF).contains(low) else { return "\u{FFFD}" }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }
    private mutating func unit() throws(TabularProblem) -> UInt32 {
        guard at + 4 <= text.count, let unit = UInt32(String(decoding: text[at..<(at + 4)], as: UTF8.self), radix: 16)
        else { throw problem }
        at += 4
        return unit
    }
}
