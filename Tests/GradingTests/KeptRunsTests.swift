import Kernel
import Testing

@testable import CRM

struct KeptRunsTests {
    /// Nights from 1 May to 29 June, and the run of 30 June about to be made: 24 to 29 June are of the last week, 31 May is
    /// the last of its month; of June the last is 29 June.
    @Test func aWeekIsKeptWholeAndThenTheLastOfEachMonth() {
        let runs = (0..<60).map { (id: Int64(60 - $0), on: day(2026, 6, 29).adding(days: -$0)) }

        let gone = Set(KeptRuns.superseded(runs, on: day(2026, 6, 30)))

        let kept = runs.filter { !gone.contains($0.id) }.map(\.on)
        #expect(kept == (0..<6).map { day(2026, 6, 29).adding(days: -$0) } + [day(2026, 5, 31)])
    }

    /// One a month: of 30 months, those of the last 24 stay.
    @Test func twoYearsAreKept() {
        let runs = (0..<30).map { (id: Int64(30 - $0), on: day(2026, 5, 15).adding(months: -$0)) }

        #expect(KeptRuns.superseded(runs, on: day(2026, 6, 15)) == [6, 5, 4, 3, 2, 1])
    }
}
