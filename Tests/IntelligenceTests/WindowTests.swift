import Intelligence
import Testing

struct WindowTests {
    @Test(arguments: [
        ((2024, 7, 15), 24, (2022, 7, 15)),
        ((2024, 2, 29), 24, (2022, 2, 28)),
        ((2024, 2, 29), 48, (2020, 2, 29)),
        ((2024, 3, 31), 1, (2024, 2, 29)),
        ((2023, 3, 31), 1, (2023, 2, 28)),
        ((2024, 12, 31), 1, (2024, 11, 30)),
        ((2024, 1, 31), 1, (2023, 12, 31)),
        ((2024, 1, 1), 13, (2022, 12, 1)),
        ((2100, 3, 30), 1, (2100, 2, 28)),
        ((2024, 5, 31), 0, (2024, 5, 31)),
    ])
    func theWindowStartsSoManyMonthsBefore(day: CivilDay, months: Int, expected: CivilDay) {
        #expect(windowStart(of: day, months: months) == expected)
    }

    @Test(arguments: [
        ((1970, 1, 1), 0), ((1970, 1, 2), 1), ((1969, 12, 31), -1), ((2000, 3, 1), 11_017),
        ((2024, 2, 29), 19_782), ((1, 1, 1), -719_162), ((9999, 12, 31), 2_932_896),
    ])
    func daysAreCountedFrom1970(day: CivilDay, expected: Int) {
        #expect(dayNumber(year: day.year, month: day.month, day: day.day) == expected)
    }

    @Test func aLeapYearHasADayMore() {
        let days = [2023, 2024, 2000, 1900].map {
            dayNumber(year: $0 + 1, month: 1, day: 1) - dayNumber(year: $0, month: 1, day: 1)
        }

        #expect(days == [365, 366, 366, 365])
    }
}
