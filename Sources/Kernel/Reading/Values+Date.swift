/// A date, and a time if there is one, as a cell names them: without a time zone unless it says so.
public struct DateParts: Equatable, Sendable {
    public var year: Int
    public var month: Int
    public var day: Int
    public var hour = 0
    public var minute = 0
    public var second = 0
    /// The cell names a time of day.
    public var hasTime = false
    /// Minutes east of Greenwich; `nil` when the cell does not say.
    public var zoneMinutes: Int?

    public init(_ year: Int, _ month: Int, _ day: Int) {
        (self.year, self.month, self.day) = (year, month, day)
    }
}

/// From which day a spreadsheet counts.
public enum SerialEpoch: Sendable {
    case from1900, from1904
}

/// What the person who imports says about a column of dates.
public struct DateReading: Equatable, Sendable {
    /// `01/09/2026` is 1 September; `nil` refuses it and accepts only what can be one day.
    public var dayFirst: Bool?
    /// `115/09/01` counts the years of the Republic of China.
    public var rocYears: Bool
    /// `44197` is a day number.
    public var serials: SerialEpoch?

    public init(dayFirst: Bool? = nil, rocYears: Bool = false, serials: SerialEpoch? = nil) {
        self.dayFirst = dayFirst
        self.rocYears = rocYears
        self.serials = serials
    }
}

/// Reads a date as people write it.
///
///     try parseDate("2010-12-01T08:26:00Z")
///     try parseDate("2026年9月1日")
///     try parseDate("01/09/2026", DateReading(dayFirst: true))
///
/// Years have four digits, except by `rocYears`. Three numbers with dots are day, month, year unless `dayFirst` is
/// false, because no other order is written with dots.
public func parseDate(_ text: String, _ reading: DateReading = DateReading()) throws(ValueProblem) -> DateParts {
    guard let scalars = ValueText.normalised(text) else { throw .unreadable }
    var cursor = DateCursor(scalars)
    if let parts = try serialDate(scalars, reading) { return parts }
    let compact = cursor.readCompact(rocYears: reading.rocYears)
    var parts = if let compact { compact } else { try cursor.readDate(reading) }
    try cursor.readTime(&parts)
    guard cursor.isAtEnd else { throw .unreadable }
    guard CivilDay.exists(parts.year, parts.month, parts.day), (0...23).contains(parts.hour),
        (0...59).contains(parts.minute), (0...59).contains(parts.second)
    else { throw .nonexistent }
    return parts
}

/// `44197.5` is noon on the day with that number.
private func serialDate(_ text: [Unicode.Scalar], _ reading: DateReading) throws(ValueProblem) -> DateParts? {
    guard let epoch = reading.serials else { return nil }
    let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = halves.map { $0.compactMap(\.digit) }
    guard zip(halves, digits).allSatisfy({ $0.count == $1.count }), (1...7).contains(halves[0].count) else {
        return nil
    }
    let serial = digits[0].reduce(0) { $0 * 10 + $1 }
    guard let (year, month, day) = CivilDay.date(serial: serial, epoch) else { throw .nonexistent }
    var parts = DateParts(year, month, day)
    if digits.count == 2 {
        // Nine digits are finer than a second; the last second of a day is not rounded into the next day.
        let billionths = (digits[1] + Array(repeating: 0, count: 9)).prefix(9).reduce(0) { $0 * 10 + $1 }
        let seconds = min((billionths * 86_400 + 500_000_000) / 1_000_000_000, 86_399)
        (parts.hour, parts.minute, parts.second) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        parts.hasTime = true
    }
    return parts
}
