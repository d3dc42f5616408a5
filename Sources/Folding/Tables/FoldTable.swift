/// What every character becomes in folded text, and what kind of thing it is there: one look-up in a flat array each.
///
/// 64 Ki entries of two bytes and as many of one; built once, in about a millisecond, from the generated literals.
struct FoldTable: Sendable {
    static let unicode = FoldTable()

    /// The folded scalar; 0 for one that is dropped; a surrogate, which no text contains, for a place in `expansions`.
    private var scalars: [UInt16]
    private var expansions: [[UInt8]] = []
    private var kinds: [Kind]

    /// The basic plane and, behind it, the mathematical letters of the next one.
    private static let planeSize = 0x10000
    private static let mathematical: ClosedRange<UInt32> = 0x1D400...0x1D7FF
    private static let firstExpansion = 0xD800

    private init() {
        scalars = (0..<Self.planeSize).map { UInt16(truncatingIfNeeded: $0) }
        scalars.append(contentsOf: Array(repeating: 0, count: Self.mathematical.count))
        kinds = Array(repeating: .separator, count: Self.planeSize)
        for source in [PlainLetters.source, SimplifiedCharacters.source] { readScalars(source) }
        readExpansions(PlainLetters.expansions)
        readKinds(WordRanges.source)
    }

    /// `é` → `e`, `貿` → `贸`, `æ` → both letters.
    @inline(__always)
    func fold(_ scalar: UInt32) -> Fold {
        if scalar > 0xFFFF, !Self.mathematical.contains(scalar) { return Self.isInvisible(scalar) ? .dropped : .kept }
        let place = scalar > 0xFFFF ? Self.planeSize + Int(scalar - Self.mathematical.lowerBound) : Int(scalar)
        let folded = UInt32(scalars[place])
        if folded == scalar { return .kept }
        if folded == 0 { return scalar > 0xFFFF ? .kept : .dropped }
        if folded & 0xF800 == 0xD800 { return .expanded(expansions[Int(folded) - Self.firstExpansion]) }
        return .replaced(folded)
    }

    /// Outside the basic plane the blocks are coarse: characters, letters of old and rare scripts, symbols.
    @inline(__always)
    func kind(_ scalar: UInt32) -> Kind {
        if scalar < 0x10000 { return kinds[Int(scalar)] }
        return switch scalar {
        case 0x20000...0x3FFFF: .han
        case 0x10000...0x1CFFF, 0x1D400...0x1DFFF, 0x1E000...0x1EFFF: .word
        default: .separator
        }
    }

    /// What became of one character.
    enum Fold {
        case kept, dropped
        case replaced(UInt32)
        case expanded([UInt8])
    }

    /// What a character is to somebody searching.
    enum Kind: UInt8, Sendable { case separator, word, han }

    /// Tags and variation selectors of plane 14.
    private static func isInvisible(_ scalar: UInt32) -> Bool { (0xE0000...0xE0FFF).contains(scalar) }

    private mutating func readScalars(_ source: StaticString) {
        var digits = TableDigits(source)
        while let from = digits.next(3), let to = digits.next(3) {
            let place = from > 0xFFFF ? Self.planeSize + from - Int(Self.mathematical.lowerBound) : from
            scalars[place] = UInt16(to)
        }
    }

    private mutating func readExpansions(_ source: StaticString) {
        var digits = TableDigits(source)
        while let from = digits.next(3) {
            var letters: [UInt8] = []
            while let letter = digits.nextInWord(3) { letters.appendScalar(UInt32(letter)) }
            scalars[from] = UInt16(Self.firstExpansion + expansions.count)
            expansions.append(letters)
        }
    }

    private mutating func readKinds(_ source: StaticString) {
        var digits = TableDigits(source)
        while let first = digits.next(3), let last = digits.next(3) {
            for value in first...last { kinds[value] = .word }
        }
        for range in [0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x3005...0x3007] {
            for value in range { kinds[value] = .han }
        }
    }
}
