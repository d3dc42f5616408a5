extension DateCursor {
    /// Numbers with `-`, `/`, `.` or 年月日 between them, or with the name of the month.
    mutating func readDate(_ reading: DateReading) throws(ValueProblem) -> DateParts {
        if next?.digit == nil { return try readMonthFirst() }
        guard let first = number() else { throw .unreadable }
        skipBlanks()
        if take(["年"]) != nil { return try readChinese(year(first, reading)) }
        let separator = take(["-", "/", "."])
        skipBlanks()
        if next?.digit == nil { return try readNamedMonth(day: first.value, separator) }
        guard let separator, let second = number() else { throw .unreadable }
        skipBlanks()
        guard take([separator]) != nil else { throw .unreadable }
        skipBlanks()
        guard let third = number(), second.digits <= 2 else { throw .unreadable }
        if first.digits == 4 || reading.rocYears, third.digits <= 2 {
            return DateParts(try year(first, reading), second.value, third.value)
        }
        guard first.digits <= 2, third.digits == 4 else { throw .unreadable }
        let dayFirst = try isDayFirst(first.value, second.value, separator, reading)
        return dayFirst
            ? DateParts(third.value, second.value, first.value) : DateParts(third.value, first.value, second.value)
    }

    private func year(_ number: (value: Int, digits: Int), _ reading: DateReading) throws(ValueProblem) -> Int {
        if number.digits == 4 { return number.value }
        guard reading.rocYears, number.digits <= 3 else { throw .unreadable }
        return number.value + Self.rocOffset
    }

    /// What was said about the column holds for each cell of it, even where the other order would fit.
    private func isDayFirst(
        _ first: Int, _ second: Int, _ separator: Unicode.Scalar, _ reading: DateReading
    ) throws(ValueProblem) -> Bool {
        if let dayFirst = reading.dayFirst { return dayFirst }
        if separator == "." { return true }
        if first > 12 || first == second { return true }
        if second > 12 { return false }
        throw .ambiguous
    }

    private mutating func readChinese(_ year: Int) throws(ValueProblem) -> DateParts {
        skipBlanks()
        guard let month = number(), take(["月"]) != nil else { throw .unreadable }
        skipBlanks()
        guard let day = number() else { throw .unreadable }
        _ = take(["日", "号", "號"])
        return DateParts(year, month.value, day.value)
    }

    /// `1 Sep 2026`, `1-Sep-2026`
    private mutating func readNamedMonth(day: Int, _ separator: Unicode.Scalar?) throws(ValueProblem) -> DateParts {
        guard let month = Self.month(word()) else { throw .unreadable }
        skipBlanks()
        if let separator { _ = take([separator]) } else { _ = take([","]) }
        skipBlanks()
        guard let year = number(), year.digits == 4 else { throw .unreadable }
        return DateParts(year.value, month, day)
    }

    /// `Sep 1, 2026`
    private mutating func readMonthFirst() throws(ValueProblem) -> DateParts {
        guard let month = Self.month(word()) else { throw .unreadable }
        skipBlanks()
        guard let day = number(), day.digits <= 2 else { throw .unreadable }
        _ = take([","])
        skipBlanks()
        guard let year = number(), year.digits == 4 else { throw .unreadable }
        return DateParts(year.value, month, day.value)
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    ]

    /// By its full name or its first letters: `sep`, `sept`, `september`.
    private static func month(_ word: String?) -> Int? {
        guard let word, word.utf8.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }
}
