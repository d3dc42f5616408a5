/// How each Chinese character is read, as a syllable without tone.
struct PinyinTable: Sendable {
    static let mandarin = PinyinTable()

    private static let first: UInt32 = 0x3400
    private var syllables: [[UInt8]] = [[]]
    private var readings: [UInt16] = []

    private init() {
        let list = String(describing: PinyinReadings.syllables)
        syllables += list.utf8.split(whereSeparator: { $0 <= 0x20 }).map(Array.init)
        readings.reserveCapacity(0x9FFF - Int(Self.first) + 1)
        var digits = TableDigits(PinyinReadings.source)
        while let reading = digits.next(2) { readings.append(UInt16(reading)) }
    }

    /// `海` → `hai`, empty where no reading is known. The neighbours decide for the few characters with two:
    /// `重` is `chong` before `庆`, `行` is `hang` after `银`.
    func syllable(of character: UInt32, after previous: UInt32 = 0, before next: UInt32 = 0) -> [UInt8] {
        if let other = Self.otherReading(character, previous, next) { return other }
        let place = Int(character) - Int(Self.first)
        return readings.indices.contains(place) ? syllables[Int(readings[place])] : []
    }

    private static func otherReading(_ character: UInt32, _ previous: UInt32, _ next: UInt32) -> [UInt8]? {
        switch (character, previous, next) {
        case ("重", _, "庆"): Array("chong".utf8)
        case ("行", "银", _), ("行", "分", _), ("行", "支", _), ("行", "商", _), ("行", "车", _), ("行", _, "业"):
            Array("hang".utf8)
        case ("乐", "音", _), ("乐", _, "器"), ("乐", _, "团"): Array("yue".utf8)
        case ("会", _, "计"): Array("kuai".utf8)
        case ("参", "人", _), ("参", "海", _): Array("shen".utf8)
        default: nil
        }
    }
}

/// Lets a character stand for its number in a pattern.
private func ~= (pattern: Unicode.Scalar, value: UInt32) -> Bool { pattern.value == value }
