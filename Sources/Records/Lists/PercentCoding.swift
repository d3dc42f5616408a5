/// How a text stands in an address or in what a form sends: `上海` as `%E4%B8%8A%E6%B5%B7`.
package enum PercentCoding {
    /// Everything that could mean something in a query is escaped; `:` and `,` stay, so that people can read a filter.
    package static func encode(_ text: String) -> String {
        if text.utf8.allSatisfy(isPlain) { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 3)
        for byte in text.utf8 {
            if isPlain(byte) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(digit(byte >> 4))
                bytes.append(digit(byte & 15))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text, or nil for a broken escape or bytes that are no UTF-8. A `+` is a blank, as forms write it.
    package static func decode(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(validating: bytes, as: UTF8.self)
        }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(number), let low = rest.next().flatMap(number) else { return nil }
                decoded.append(high << 4 | low)
            default: decoded.append(byte)
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }

    /// `city=is:上海&sort=name` as pairs, in the order in which they stand; nil where one cannot be read.
    package static func pairs(_ text: some Sequence<UInt8>, atMost limit: Int = 2_000) -> [(String, String)]? {
        pairs(Array(text), limit)
    }
    private static func pairs(_ text: [UInt8], _ limit: Int) -> [(String, String)]? {
        var pairs: [(String, String)] = []
        for part in text.split(separator: UInt8(ascii: "&"), maxSplits: limit) {
            guard pairs.count < limit else { return nil }
            let split = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            guard let name = decode(part[..<split]), let value = decode(part[split...].dropFirst()) else { return nil }
            pairs.append((name, value))
        }
        return pairs
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"),
            UInt8(ascii: ","):
            true
        default: false
        }
    }
    private static func digit(_ half: UInt8) -> UInt8 { half < 10 ? 48 + half : 55 + half }
    private static func number(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - 48
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - 55
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - 87
        default: nil
        }
    }
}
