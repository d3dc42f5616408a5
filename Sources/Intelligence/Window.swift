/// A day of the calendar as plain numbers, for callers that have a day type of their own.
public typealias CivilDay = (year: Int, month: Int, day: Int)

/// The day so many months before the scoring date, or the last of its month when that is shorter.
///
///     windowStart(of: (2024, 2, 29), months: 12) // 2023-02-28
public func windowStart(of day: CivilDay, months: Int) -> CivilDay {
    let month = day.year * 12 + (day.month - 1) - months
    let start = (year: floorDivide(month, by: 12), month: floorRemainder(month, by: 12) + 1)
    return (start.year, start.month, min(day.day, dayCount(year: start.year, month: start.month)))
}

/// The number of a day of the Gregorian calendar, counted from 1970-01-01 as 0; the difference of two is days between.
///
///     dayNumber(year: 2000, month: 3, day: 1) // 11017
public func dayNumber(year: Int, month: Int, day: Int) -> Int {
    // Years that start in March: the leap day comes last and the months before it follow one pattern.
    let shiftedYear = month > 2 ? year : year - 1
    let era = floorDivide(shiftedYear, by: 400)
    let yearOfEra = floorRemainder(shiftedYear, by: 400)
    let monthFromMarch = floorRemainder(month - 3, by: 12)
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
}

private func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
}

private func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
}

private func floorDivide(_ number: Int, by divisor: Int) -> Int {
    (number - floorRemainder(number, by: divisor)) / divisor
}

private func floorRemainder(_ number: Int, by divisor: Int) -> Int {
    let remainder = number % divisor
    return remainder < 0 ? remainder + divisor : remainder
}
