/// Reads JSON from the first byte to the last, without going back.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func document() -> JSONInput? {
        guard let value = value(depth: 0) else { return nil }
        skipBlanks()
        return position == bytes.count ? value : nil
    }

    private mutating func value(depth: Int) -> JSONInput? {
        guard depth <= JSONInput.deepest else { return nil }
        skipBlanks()
        switch peek {
        case UInt8(ascii: "{"): return object(depth + 1)
        case UInt8(ascii: "["): return array(depth + 1)
        case UInt8(ascii: "\""): return string().map { .string($0) }
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func object(_ depth: Int) -> JSONInput? {
        position += 1
        var members: [JSONInput.Member] = []
        if takes("}") { return .object(members) }
        repeat {
            skipBlanks()
            guard peek == UInt8(ascii: "\""), let name = string(), takes(":"), let value = value(depth: depth) else {
                return nil
            }
            members.append(JSONInput.Member(name: name, value: value))
            guard members.count <= 2_000 else { return nil }
        } while takes(",")
        guard takes("}"), Set(members.map(\.name)).count == members.count else { return nil }
        return .object(members)
    }
    private mutating func array(_ depth: Int) -> JSONInput? {
        position += 1
        var values: [JSONInput] = []
        if takes("]") { return .array(values) }
        repeat {
            guard let value = value(depth: depth) else { return nil }
            values.append(value)
        } while takes(",")
        return takes("]") ? .array(values) : nil
    }

    private mutating func number() -> JSONInput? {
        let start = position
        _ = takesByte("-")
        let first = peek
        guard digits() > 0 else { return nil }
        if first == UInt8(ascii: "0"), position - start > (bytes[start] == UInt8(ascii: "-") ? 2 : 1) { return nil }
        if takesByte("."), digits() == 0 { return nil }
        if takesByte("e") || takesByte("E") {
            if !takesByte("+") { _ = takesByte("-") }
            guard digits() > 0 else { return nil }
        }
        guard position - start <= 60 else { return nil }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }
    private mutating func digits() -> Int {
        let start = position
        while let byte = peek, (48...57).contains(byte) { position += 1 }
        return position - start
    }

    private mutating func string() -> String? {
        position += 1
        let start = position
        while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 32 { position += 1 }
        guard let end = peek else { return nil }
        if end == UInt8(ascii: "\"") {
            position += 1
            return String(validating: bytes[start..<position - 1], as: UTF8.self)
        }
        return escapedString(Array(bytes[start..<position]))
    }
    private mutating func escapedString(_ start: [UInt8]) -> String? {
        var text = start
        while let byte = peek, byte >= 32 {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = escape() else { return nil }
                text.append(contentsOf: String(scalar).utf8)
            default: text.append(byte)
            }
        }
        return nil
    }
    private mutating func escape() -> Unicode.Scalar? {
        guard let byte = peek else { return nil }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return unicode()
        default: return nil
        }
    }
    /// A character by its number; beyond the first plane, two halves of one.
    private mutating func unicode() -> Unicode.Scalar? {
        guard let high = hex() else { return nil }
        guard (0xD800...0xDBFF).contains(high) else { return Unicode.Scalar(high) }
        guard takesByte("\\"), takesByte("u"), let low = hex(), (0xDC00...0xDFFF).contains(low) else { return nil }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }
    private mutating func hex() -> UInt32? {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = hexDigit(byte) else { return nil }
            number = number << 4 | UInt32(digit)
            position += 1
        }
        return number
    }
    private func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
        default: nil
        }
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }
    private mutating func skipBlanks() {
        while let byte = peek, byte == 32 || byte == 10 || byte == 13 || byte == 9 { position += 1 }
    }
    private mutating func takes(_ byte: Unicode.Scalar) -> Bool {
        skipBlanks()
        return takesByte(byte)
    }
    private mutating func takesByte(_ byte: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }
    private mutating func word(_ word: StaticString, _ value: JSONInput) -> JSONInput? {
        let end = position + word.utf8CodeUnitCount
        guard end <= bytes.count else { return nil }
        let isWord = word.withUTF8Buffer { $0.elementsEqual(bytes[position..<end]) }
        guard isWord else { return nil }
        position = end
        return value
    }
}
