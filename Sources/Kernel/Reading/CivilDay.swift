/// The days that spreadsheets and files speak of, in the calendar.
enum CivilDay {
    static func exists(_ year: Int, _ month: Int, _ day: Int) -> Bool { Day(year, month, day) != nil }

    /// The date of a spreadsheet's day number; the epoch of 1900 counts a 29 February 1900 that never was.
    static func date(serial: Int, _ epoch: SerialEpoch) -> (year: Int, month: Int, day: Int)? {
        switch epoch {
        case .from1900:
            guard (1...2_958_465).contains(serial), serial != 60 else { return nil }
            return date(daysAfter1900: serial < 60 ? serial - 1 : serial - 2)
        case .from1904:
            guard (0...2_957_003).contains(serial) else { return nil }
            return date(daysAfter1900: serial + 1460)
        }
    }

    private static func date(daysAfter1900 days: Int) -> (year: Int, month: Int, day: Int) {
        let day = Day(year: 1900, month: 1, day: 1).adding(days: days)
        return (day.year, day.month, day.day)
    }
}
