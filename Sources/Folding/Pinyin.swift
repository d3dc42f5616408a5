/// How a run of Chinese characters is typed in Latin letters. Of a long run only the first eight characters count.
struct PinyinReading {
    static let longestRun = 8

    /// `shanghaiguoji`; ü is v, as on a Chinese keyboard: `lvyou`.
    private(set) var full: [UInt8] = []
    /// `shgj`, empty for a single character: one letter finds nothing in particular.
    private(set) var initials: [UInt8] = []

    init(of range: Range<Int>, in folded: [UInt8]) {
        let table = PinyinTable.mandarin
        let characters = folded.withUnsafeBufferPointer { bytes in
            var scalars: [UInt32] = []
            var position = range.lowerBound
            while position < range.upperBound, scalars.count <= Self.longestRun {
                scalars.append(bytes.nextScalar(&position))
            }
            return scalars
        }
        for (place, character) in characters.prefix(Self.longestRun).enumerated() {
            let previous = place > 0 ? characters[place - 1] : 0
            let next = place + 1 < characters.count ? characters[place + 1] : 0
            let syllable = table.syllable(of: character, after: previous, before: next)
            full += syllable
            initials += syllable.prefix(1)
        }
        if initials.count < 2 { initials = [] }
    }

    /// The same for those who type u (`luyou`), empty where nothing differs.
    var withoutV: [UInt8] {
        full.contains(UInt8(ascii: "v")) ? full.map { $0 == UInt8(ascii: "v") ? UInt8(ascii: "u") : $0 } : []
    }
}
