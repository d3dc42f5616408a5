/// How a person reads: language, clock and money. Everything that shows or reads a value is given one.
public struct Format: Sendable {
    public var language: Language
    public var zone: Zone
    public var catalogWords: Words
    /// Decimals of the currency in which amounts are shown.
    public var moneyDigits = 2
    /// Whether 01/09/2026 is the first of September (true) or the ninth of January (false). nil asks back.
    public var dayFirst: Bool?

    public init(language: Language = .en, zone: Zone = .utc, words: Words = Words()) {
        self.language = language
        self.zone = zone
        catalogWords = words
    }

    public var words: Phrases { Phrases(words: catalogWords, language: language) }

    /// 14 Oct 2026 · 2026年10月14日
    public func show(_ day: Day) -> String {
        switch language {
        case .en: "\(day.day) \(Format.months[day.month - 1]) \(day.year)"
        case .zhHans, .zhHant: "\(day.year)年\(day.month)月\(day.day)日"
        }
    }
    /// 14 Oct 2026 09:30
    public func show(_ instant: Instant) -> String {
        let clock = zone.clock(instant)
        return "\(show(clock.day)) \(Format.time(clock.seconds, withSeconds: false))"
    }

    /// Oct 2026 · 2026年10月
    public func month(_ day: Day) -> String {
        switch language {
        case .en: "\(Format.months[day.month - 1]) \(day.year)"
        case .zhHans, .zhHant: "\(day.year)年\(day.month)月"
        }
    }

    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    public static func time(_ seconds: Int, withSeconds: Bool) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let minutes = "\(two(seconds / 3_600)):\(two(seconds / 60 % 60))"
        return withSeconds ? "\(minutes):\(two(seconds % 60))" : minutes
    }
}

/// The words of one language.
public struct Phrases: Sendable {
    public let words: Words
    public let language: Language
    public func callAsFunction(_ key: String) -> String { words.text(key, language) }
    public func callAsFunction(_ key: String, _ arguments: [String: String]) -> String {
        words.text(key, language, arguments)
    }
    public func text(_ key: String, _ language: Language) -> String { words.text(key, language) }
}

/// `1,234.50`: a whole number of units of 10^-scale, with thousands separators and `digits` decimals
/// (nil: as many as it has). More decimals than asked for are shown, never cut off.
public func grouped(_ units: Int64, scale: Int, digits: Int?) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { buffer in
        let start = writeGrouped(units, scale: scale, digits: digits ?? 0, into: buffer)
        return String(decoding: buffer[start...], as: UTF8.self)
    }
}

/// Writes the number from the end of a buffer of at least 48 bytes; returns where it starts.
@inlinable
public func writeGrouped(_ units: Int64, scale: Int, digits: Int, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int
{
    var rest = units.magnitude
    var at = buffer.count
    var decimals = 0
    var isCutting = true
    // Decimals, from the last: trailing zeros beyond `digits` are left out.
    for position in stride(from: scale, to: 0, by: -1) {
        let digit = UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        if isCutting, digit == 0, position > digits { continue }
        isCutting = false
        at -= 1
        buffer[at] = 48 + digit
        decimals += 1
    }
    if decimals > 0 {
        at -= 1
        buffer[at] = 46
    }
    var count = 0
    repeat {
        if count > 0, count % 3 == 0 {
            at -= 1
            buffer[at] = 44
        }
        at -= 1
        buffer[at] = 48 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        count += 1
    } while rest > 0
    if units < 0 {
        at -= 1
        buffer[at] = 45
    }
    return at
}

/// `1234.5`: for files and programs; at least `digits` decimals, without separators.
public func plainDecimal(_ units: Int64, scale: Int, digits: Int = 0) -> String {
    grouped(units, scale: scale, digits: digits).replacing(",", with: "")
}
