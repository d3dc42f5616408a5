import Intelligence
import Testing

/// The six customers of the grading tests: R 0 0 30 729 29 10, F 2 2 1 1 1 1, M 300 300 400 1000 50 90, C 0 0 0 0 30 0.
/// Their cut-offs by hand: R 10 29 30 729; F 2 2 2; M 300 400 400 1000; C 30 30 30 30.
struct LiftTests {
    private let input = GradingInput(
        ids: [1, 2, 3, 4, 5, 6], recencyDays: [0, 0, 30, 729, 29, 10], frequency: [2, 2, 1, 1, 1, 1],
        amount: [300, 300, 400, 1_000, 50, 90], cost: [0, 0, 0, 0, 30, 0])
    private var settings: GradingSettings { GradingSettings() }
    private var limits: PerMeasure<[Int64]> { cutOffs(input, settings) }
    private func graded(_ id: Int64) throws -> Grade {
        try #require(grade(input, settings).first { $0.id == id })
    }

    @Test func theCutOffsAreTheValuesAtWhichTheNextScoreBegins() {
        #expect(limits.recency == [10, 29, 30, 729])
        #expect(limits.frequency == [2, 2, 2])
        #expect(limits.amount == [300, 400, 400, 1_000])
        #expect(limits.cost == [30, 30, 30, 30])
    }

    /// 3.00: one purchase makes R 5 and F 4, whatever it is worth: (20·5 + 25·4 + 40·4 + 15·5) ÷ 100 = 4.35.
    @Test func anyAmountWillDo() throws {
        let it = lift(try graded(3), by: limits, settings)

        #expect(it?.purchases == 1)
        #expect(it?.amount == nil)
        #expect(it?.score == 435)
        #expect(it?.level == .highest)
        #expect(it?.scores == PerMeasure(recency: 5, frequency: 4, amount: 4, cost: 5))
    }

    /// 3.55 with R 5 and F 4 already: only M can lift. At 400, that is 100 more, it goes from 2 to 4: 4.35.
    @Test func theLeastAmountThatReachesACutOff() throws {
        let it = lift(try graded(1), by: limits, settings)

        #expect(it?.purchases == 1)
        #expect(it?.amount == 100)
        #expect(it?.score == 435)
        #expect(it?.level == .highest)
    }

    /// 1.40: one purchase of any amount gives (20·5 + 25·4 + 40·1 + 15·1) ÷ 100 = 2.55, the next level and not the best.
    @Test func theNextLevelIsEnough() throws {
        let it = lift(try graded(5), by: limits, settings)

        #expect(it?.amount == nil)
        #expect(it?.score == 255)
        #expect(it?.level == .general)
    }

    /// By frequency alone, with cut-offs at 3, 5, 8 and 10: from 2 purchases (1 point) the level General begins with
    /// 2 points, at 3; from 3 (2 points) Value begins with 3 points, at 5, two purchases later.
    @Test(arguments: [(2 as Int64, 1, ValueLevel.general), (3, 2, .value), (8, 2, .highest)])
    func severalPurchasesWhereOneIsTooFew(bought: Int64, more: Int, level: ValueLevel) throws {
        var settings = GradingSettings()
        settings.weights = PerMeasure(recency: 0, frequency: 100, amount: 0, cost: 0)
        settings.scales.frequency = .cutoffs([3, 5, 8, 10])
        settings.levelLimits = LevelLimits(highest: 500, value: 300, general: 200)
        let one = GradingInput(ids: [1], recencyDays: [9], frequency: [bought], amount: [10], cost: [0])
        let it = lift(try #require(grade(one, settings).first), by: cutOffs(one, settings), settings)

        #expect(it?.purchases == more)
        #expect(it?.level == level)
    }

    @Test func nothingStandsAboveTheHighest() throws {
        var settings = GradingSettings()
        settings.levelLimits = LevelLimits(highest: 300, value: 200, general: 150)

        #expect(lift(try graded(4), by: limits, settings)?.level == .highest)
        let best = try #require(grade(input, settings).first { $0.id == 4 })
        #expect(best.level == .highest)
        #expect(lift(best, by: limits, settings) == nil)
    }

    @Test func whatNoPurchaseLifts() throws {
        var settings = GradingSettings()
        settings.weights = PerMeasure(recency: 0, frequency: 0, amount: 0, cost: 100)
        let dear = try #require(grade(input, settings).first { $0.id == 5 })

        #expect(dear.level == .lowest)
        #expect(lift(dear, by: limits, settings) == nil)
    }

    /// R 30 is 2 points until 729 days; then 1 point makes 2.80 of 3.00.
    @Test func waitingLetsRecencyFall() throws {
        #expect(fade(try graded(3), by: limits, settings) == Fade(days: 699, recency: 1, level: .general))
        #expect(fade(try graded(1), by: limits, settings) == Fade(days: 10, recency: 4, level: .value))
        #expect(fade(try graded(4), by: limits, settings) == nil)
        // Twelve months are over before the 729th day.
        var year = settings
        year.windowMonths = 12
        #expect(fade(try graded(3), by: limits, year) == nil)
    }
}
