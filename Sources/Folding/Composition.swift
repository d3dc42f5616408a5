/// Puts together what some keyboards and file systems take apart: か + ゛ is が, ㅎ + ㅏ + ㄴ is 한.
///
/// Accents need no such care, they are dropped; these marks make another letter.
struct Composition {
    private var previous: UInt32 = 0
    /// Where the bytes of `previous` end; anything appended since means that the two do not touch.
    private var end = -1

    @inline(__always)
    mutating func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        if isSecondPart(scalar), end == bytes.count, let whole = composed(previous, scalar) {
            bytes.removeLast(3)
            remember(whole, appendedTo: &bytes)
        } else {
            remember(scalar, appendedTo: &bytes)
        }
    }

    @inline(__always)
    private mutating func remember(_ scalar: UInt32, appendedTo bytes: inout [UInt8]) {
        bytes.appendScalar(scalar)
        previous = scalar
        end = bytes.count
    }

    @inline(__always)
    private func isSecondPart(_ scalar: UInt32) -> Bool {
        (0x3099...0x309A).contains(scalar) || (0x1161...0x11C2).contains(scalar)
    }

    private func composed(_ first: UInt32, _ second: UInt32) -> UInt32? {
        switch second {
        case 0x3099: voiced(first)
        case 0x309A: isHaRow(first) ? first + 2 : nil
        default: syllable(first, second)
        }
    }

    private func voiced(_ kana: UInt32) -> UInt32? {
        // Katakana repeat the order of hiragana 0x60 further on.
        let hiragana = kana >= 0x30A1 ? kana &- 0x60 : kana
        return switch hiragana {
        case 0x3046: kana + 0x4E
        case 0x304B...0x3061: hiragana % 2 == 1 ? kana + 1 : nil
        case 0x3064, 0x3066, 0x3068: kana + 1
        default: isHaRow(kana) ? kana + 1 : nil
        }
    }

    private func isHaRow(_ kana: UInt32) -> Bool {
        let hiragana = kana >= 0x30A1 ? kana &- 0x60 : kana
        return (0x306F...0x307B).contains(hiragana) && hiragana % 3 == 0
    }

    /// Korean syllables are numbered: 19 beginnings, each with 21 vowels, each with 28 endings.
    private func syllable(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if (0x1100...0x1112).contains(first), (0x1161...0x1175).contains(second) {
            return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
        }
        if (0xAC00...0xD7A3).contains(first), (first - 0xAC00) % 28 == 0, (0x11A8...0x11C2).contains(second) {
            return first + second - 0x11A7
        }
        return nil
    }
}
