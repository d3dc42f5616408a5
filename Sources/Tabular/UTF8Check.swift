/// Finds where bytes stop being UTF-8, by the table of well-formed sequences in the Unicode Standard.
struct UTF8Check {
    /// Bytes that are whole, valid characters.
    let validLength: Int
    /// The byte after them can begin no character; otherwise the last character is only not complete yet.
    let isBroken: Bool

    init(_ bytes: UnsafeRawBufferPointer) {
        var at = Self.plainLength(bytes, from: 0)
        while at < bytes.count {
            switch Self.sequence(bytes, at: at) {
            case .whole(let length): at = Self.plainLength(bytes, from: at + length)
            case .cut:
                (validLength, isBroken) = (at, false)
                return
            case .broken:
                (validLength, isBroken) = (at, true)
                return
            }
        }
        (validLength, isBroken) = (at, false)
    }

    private enum Sequence {
        case whole(Int)
        case cut, broken
    }

    /// Skips ASCII eight bytes at a time: most of most tables.
    @inline(__always)
    private static func plainLength(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var at = start
        while at + 8 <= bytes.count,
            bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            at += 8
        }
        while at < bytes.count, bytes[at] < 0x80 { at += 1 }
        return at
    }

    @inline(__always)
    private static func sequence(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Sequence {
        let (length, second) = shape(lead: bytes[start])
        if length == 0 { return .broken }
        for index in 1..<length {
            if start + index >= bytes.count { return .cut }
            let allowed = index == 1 ? second : 0x80...0xBF
            if !allowed.contains(bytes[start + index]) { return .broken }
        }
        return .whole(length)
    }

    /// How many bytes follow from the first, and which the second may be: no overlong forms, no surrogates.
    @inline(__always)
    private static func shape(lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>) {
        switch lead {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: (0, 0x80...0xBF)
        }
    }
}
