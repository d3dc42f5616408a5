import Testing

@testable import Kernel

@Suite struct DateTests {
    @Test(
        arguments: [
            ("2010-12-01 08:26:00", "2010-12-1 8:26:0"), ("2010-12-01T08:26:00Z", "2010-12-1 8:26:0 +0"),
            ("2010-12-01T08:26:00.123+08:00", "2010-12-1 8:26:0 +480"), ("2026/9/1", "2026-9-1"),
            ("2026.09.01", "2026-9-1"),
            ("2026年9月1日", "2026-9-1"), ("2026年9月1日 下午3时5分", "2026-9-1 15:5:0"), ("２０２６年９月１日", "2026-9-1"),
            ("20260901", "2026-9-1"), ("20260901082600", "2026-9-1 8:26:0"), ("20260901T0826", nil),
            ("1 Sep 2026", "2026-9-1"), ("1-Sept-2026", "2026-9-1"), ("September 1, 2026", "2026-9-1"),
            ("01.09.2026", "2026-9-1"),
            ("13/9/2026", "2026-9-13"), ("9/13/2026 8:26 PM", "2026-9-13 20:26:0"), ("05/05/2026", "2026-5-5"),
            ("12/25/2010 12:00 am", "2010-12-25 0:0:0"), ("2024-02-29", "2024-2-29"),
            ("2026-09-01 08:26 ", "2026-9-1 8:26:0"),
        ] as [(String, String?)])
    func datesAreReadAsWritten(_ text: String, _ expected: String?) {
        #expect((try? parseDate(text)).map(spelled) == expected)
    }

    @Test(arguments: [
        ("2026-02-30", ValueProblem.nonexistent), ("2023-02-29", .nonexistent), ("1900/2/29", .nonexistent),
        ("2026-13-01", .nonexistent), ("20260931", .nonexistent), ("2026-09-01 24:00", .nonexistent),
        ("2026-09-01 13:00 PM", .nonexistent), ("01/09/2026", .ambiguous), ("12/1/2010 8:26", .ambiguous),
        ("yesterday", .unreadable), ("", .unreadable), ("1/9/26", .unreadable), ("115/09/01", .unreadable),
        ("44197", .unreadable), ("2026-09/01", .unreadable), ("2026-09", .unreadable), ("2026-09-01x", .unreadable),
        ("2026-09-01 08", .unreadable), ("2026-09-01 08:26:", .unreadable), ("1 Ma 2026", .unreadable),
    ])
    func whatIsNoDateIsNamed(_ text: String, _ problem: ValueProblem) {
        #expect(throws: problem) { try parseDate(text) }
    }

    @Test func theOrderOfDayAndMonthIsSaid() throws {
        #expect(try spelled(parseDate("01/09/2026", DateReading(dayFirst: true))) == "2026-9-1")
        #expect(try spelled(parseDate("12/1/2010 8:26", DateReading(dayFirst: false))) == "2010-12-1 8:26:0")
        #expect(throws: ValueProblem.nonexistent) { try parseDate("12/25/2010", DateReading(dayFirst: true)) }
    }

    @Test func yearsOfTheRepublicAreReadOnRequest() throws {
        let reading = DateReading(rocYears: true)

        #expect(try spelled(parseDate("115/09/01", reading)) == "2026-9-1")
        #expect(try spelled(parseDate("115年9月1日", reading)) == "2026-9-1")
        #expect(try spelled(parseDate("1150901", reading)) == "2026-9-1")
        #expect(try spelled(parseDate("2026/09/01", reading)) == "2026-9-1")
    }

    @Test(arguments: [
        ("1", SerialEpoch.from1900, "1900-1-1"), ("59", .from1900, "1900-2-28"), ("61", .from1900, "1900-3-1"),
        ("44197", .from1900, "2021-1-1"), ("44197.5", .from1900, "2021-1-1 12:0:0"), ("0", .from1904, "1904-1-1"),
        ("42735", .from1904, "2021-1-1"), ("2958465", .from1900, "9999-12-31"), ("2026-09-01", .from1900, "2026-9-1"),
    ])
    func dayNumbersAreReadOnRequest(_ text: String, _ epoch: SerialEpoch, _ expected: String) throws {
        #expect(try spelled(parseDate(text, DateReading(serials: epoch))) == expected)
    }

    @Test func theDayThatNeverWasIsRefused() {
        #expect(throws: ValueProblem.nonexistent) { try parseDate("60", DateReading(serials: .from1900)) }
    }

    private func spelled(_ parts: DateParts) -> String {
        "\(parts.year)-\(parts.month)-\(parts.day)"
            + (parts.hasTime ? " \(parts.hour):\(parts.minute):\(parts.second)" : "")
            + (parts.zoneMinutes.map { " +\($0)" } ?? "")
    }
}
