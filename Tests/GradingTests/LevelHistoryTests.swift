import Intelligence
import Kernel
import Testing

@testable import CRM

struct LevelHistoryTests {
    /// 200 days over 274 units of width: the hundredth day stands in the middle, at 18 + 137.
    @Test func runsStandByTheirDay() {
        let points = [day(2026, 1, 1), day(2026, 4, 11), day(2026, 7, 20)].map {
            LevelHistory.Point(on: $0, level: .value, score: 300)
        }

        #expect(points.indices.map { LevelHistory.x($0, of: points) } == [18, 155, 292])
    }

    @Test func theBestLevelStandsOnTop() {
        #expect(ValueLevel.allCases.map { LevelHistory.y($0) } == [11, 33, 55, 77])
    }
}
