import Intelligence
import Testing

struct GradingSettingsTests {
    @Test func theSettingsAsDeliveredAreUsable() {
        let settings = GradingSettings()

        #expect(settings.problems().isEmpty)
        #expect(settings.windowMonths == 24)
        #expect(settings.countsReturns)
    }

    @Test func everyProblemIsNamedAtOnce() {
        var settings = GradingSettings()
        settings.windowMonths = 0
        settings.weights = PerMeasure { _ in 0 }
        settings.scales.recency = .cutoffs([1, 2, 3])
        settings.scales.cost = .cutoffs([1, 2, 2, 3])
        settings.levelLimits = LevelLimits(highest: 400, value: 300, general: 300)

        let problems = settings.problems()

        #expect(problems == [.windowIsEmpty, .nothingIsWeighted, .cutoffs(.recency), .cutoffs(.cost), .levelLimits])
    }

    @Test func uselessSettingsStillDoNoHarm() {
        var settings = GradingSettings()
        settings.weights = PerMeasure { _ in 0 }
        settings.scales.frequency = .cutoffs([1, 2, 3, 4, 5, 6, 7])
        settings.scales.amount = .cutoffs([])

        let grades = grade(customers([9]), settings)

        #expect(grades.map(\.f) == [5])
        #expect(grades.map(\.m) == [1])
        #expect(grades.map(\.score) == [0])
        #expect(grades.map(\.level) == [.lowest])
    }

    @Test func theLargestWeightsDoNotOverflow() {
        var settings = GradingSettings()
        settings.weights = PerMeasure { _ in .max }
        settings.levelLimits = LevelLimits(highest: .max, value: 301, general: 300)

        // R and C 5, F and M 1, all of the same weight: 12 / 4 = 3.00.
        #expect(grade(customers([9]), settings).map(\.score) == [300])
        #expect(grade(customers([9]), settings).map(\.level) == [.general])
    }
}
