/// What a text says of a date, as a day and the seconds since its midnight.
struct ParsedDate {
    let day: Day
    let seconds: Int
    /// Minutes east of UTC, where the text says so.
    let zoneMinutes: Int?

    init(_ text: String, dayFirst: Bool?) throws(Invalid) {
        let parts: DateParts
        do { parts = try parseDate(text, DateReading(dayFirst: dayFirst)) } catch {
            throw Invalid(error.dateKey, ["text": text])
        }
        guard let day = Day(parts.year, parts.month, parts.day) else {
            throw Invalid(ValueProblem.nonexistent.dateKey, ["text": text])
        }
        self.day = day
        seconds = parts.hour * 3_600 + parts.minute * 60 + parts.second
        zoneMinutes = parts.zoneMinutes
    }
}

/// A number typed by a person or a file, exact at `scale` decimals.
func decimal(_ text: String, scale: Int) throws(Invalid) -> Int64 {
    do { return try parseDecimal(text, scale: scale) } catch { throw Invalid(error.numberKey, ["text": text]) }
}

extension ValueProblem {
    var numberKey: String {
        switch self {
        case .tooLarge: "field.number_too_large"
        case .spoiled: "field.number_spoiled"
        case .unreadable, .ambiguous, .nonexistent: "field.not_a_number"
        }
    }
    var dateKey: String {
        switch self {
        case .ambiguous: "field.date_ambiguous"
        case .nonexistent: "field.no_such_day"
        case .unreadable, .spoiled, .tooLarge: "field.date_unreadable"
        }
    }
}
