/// A calendar day with no time and no zone, written as it is stored: "2026-08-21".
public struct Day: Storable, Comparable {
    public static var blank: Self { Day(year: 1970, month: 1, day: 1) }
    public static var kind: Kind { .day }
    public let year: Int, month: Int, day: Int

    @usableFromInline init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }
    /// nil for a day that is in no calendar: 2026-02-30.
    public init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...Day.length(ofMonth: month, year)).contains(day) else { return nil }
        self.init(year: year, month: month, day: day)
    }
    /// Reads exactly "2026-08-21".
    public init?(iso: String) {
        let bytes = Array(iso.utf8)
        guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45 else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var number = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                number = number * 10 + Int(byte - 48)
            }
            return number
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year, month, day)
    }
    /// Days since 1970-01-01 (Howard Hinnant's `civil_from_days`). Clamped to the years 1 to 9999.
    public init(number: Int) {
        let z = min(max(number, -719_162), 2_932_896) + 719_468
        let era = z / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(year: year, month: month, day: dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
    public init?(_ value: Value) {
        guard case .text(let iso) = value else { return nil }
        self.init(iso: iso)
    }

    public var value: Value { .text(iso) }
    public var iso: String {
        String(unsafeUninitializedCapacity: 10) { buffer in
            func put(_ number: Int, _ at: Int, _ digits: Int) {
                var rest = number
                for index in stride(from: at + digits - 1, through: at, by: -1) {
                    buffer[index] = UInt8(48 + rest % 10)
                    rest /= 10
                }
            }
            put(year, 0, 4)
            buffer[4] = 45
            put(month, 5, 2)
            buffer[7] = 45
            put(day, 8, 2)
            return 10
        }
    }
    /// Days since 1970-01-01 (`days_from_civil`).
    public var number: Int {
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// `Day("2026-03-31").adding(months: -1)` is 2026-02-28: a month that is too short ends on its last day.
    public func adding(months: Int) -> Day {
        let total = min(max(year * 12 + month - 1 + months, 12), 9_999 * 12 + 11)
        let (year, month) = (total / 12, total % 12 + 1)
        return Day(year: year, month: month, day: min(day, Day.length(ofMonth: month, year)))
    }
    public func adding(days: Int) -> Day { Day(number: number.addingReportingOverflow(days).partialValue) }

    public static func < (a: Day, b: Day) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

    static func length(ofMonth month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
