import Intelligence
import Testing

struct GradingTests {
    /// Ten customers; customer k bought k days ago, k times, for k, at a cost of k.
    let ten = customers(1...10)

    @Test func quintilesGiveEachFifthOfTheCustomersOneScore() {
        let grades = grade(ten, GradingSettings())

        // Of customer k, k - 1 have less: 1 + ⌊5(k - 1) / 10⌋ = 1, 1, 2, 2, 3, 3, 4, 4, 5, 5.
        #expect(grades.map(\.f) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
        #expect(grades.map(\.m) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
        // Recent and cheap are good: 6 minus that.
        #expect(grades.map(\.r) == [5, 5, 4, 4, 3, 3, 2, 2, 1, 1])
        #expect(grades.map(\.c) == [5, 5, 4, 4, 3, 3, 2, 2, 1, 1])
    }

    @Test func theScoreIsTheWeightedMean() {
        let grades = grade(ten, GradingSettings())

        // Customer 1: 0.20 × 5 + 0.25 × 1 + 0.40 × 1 + 0.15 × 5 = 2.40. Customer 5: all 3, so 3.00.
        // Customer 10: 0.20 × 1 + 0.25 × 5 + 0.40 × 5 + 0.15 × 1 = 3.60.
        #expect(grades.map(\.score) == [240, 240, 270, 270, 300, 300, 330, 330, 360, 360])
        #expect(grades.map(\.level) == [.general, .general, .general, .general] + Array(repeating: .value, count: 6))
        #expect(grades.map(\.id) == Array(1...10))
    }

    @Test func equalValuesScoreAlike() {
        let input = customers([1, 2, 2, 2, 2, 2, 9])

        let grades = grade(input, GradingSettings())

        // 0, 1 and 6 of seven have less: 1 + ⌊0⌋, 1 + ⌊5/7⌋ = 1, 1 + ⌊30/7⌋ = 5.
        #expect(grades.map(\.f) == [1, 1, 1, 1, 1, 1, 5])
        #expect(grades.map(\.c) == [5, 5, 5, 5, 5, 5, 1])
    }

    @Test func quintilesFollowTheirDefinition() {
        var random = Sequence32(seed: 7)
        for count in [2, 3, 4, 5, 6, 9, 11, 24, 100, 501] {
            let values = (0..<count).map { _ in Int64(random.next() % UInt32(max(2, count / 3))) - 2 }

            let grades = grade(customers(values), GradingSettings())

            let expected = values.map { value in UInt8(1 + 5 * values.count { $0 < value } / count) }
            #expect(grades.map(\.f) == expected)
            #expect(grades.map(\.r) == expected.map { 6 - $0 })
        }
    }

    @Test func nobodyAndOneCustomerAreGraded() {
        #expect(grade(GradingInput(), GradingSettings()).isEmpty)

        let alone = grade(customers([42]), GradingSettings())

        // Nobody has less: F and M 1, R and C 5: 0.20 × 5 + 0.25 + 0.40 + 0.15 × 5 = 2.40.
        #expect(alone.map(\.score) == [240])
        #expect(alone.map(\.level) == [.general])
    }

    @Test func theLargestValuesDoNotOverflow() {
        let grades = grade(customers([.min, 0, .max]), GradingSettings())

        // 0, 1 and 2 of three have less: 1, 1 + ⌊5/3⌋ = 2, 1 + ⌊10/3⌋ = 4.
        #expect(grades.map(\.m) == [1, 2, 4])
    }

    @Test func cutoffsScoreFromTheirLimitUpwards() {
        var settings = GradingSettings()
        settings.scales.frequency = .cutoffs([2, 3, 5, 10])
        settings.scales.recency = .cutoffs([30, 90, 180, 365])

        let input = customers([1, 2, 3, 4, 5, 9, 10, 11, 30, 365])
        let grades = grade(input, settings)

        #expect(grades.map(\.f) == [1, 2, 3, 3, 4, 4, 5, 5, 5, 5])
        // Up to 29 days are the most recent score, from 365 on the least.
        #expect(grades.map(\.r) == [5, 5, 5, 5, 5, 5, 5, 5, 4, 1])
    }

    @Test func theLevelIsDecidedOnTheExactScore() {
        var settings = GradingSettings()
        settings.weights = PerMeasure(recency: 1, frequency: 999, amount: 0, cost: 0)
        settings.scales.frequency = .cutoffs([1, 2, 3, 9])
        settings.scales.recency = .cutoffs([0, 0, 1, 2])

        let input = GradingInput(ids: [1, 2], recencyDays: [0, 1], frequency: [3, 3], amount: [0, 0], cost: [0, 0])
        let grades = grade(input, settings)

        // F is 4. Customer 1 has R 6 - 3 = 3: (3 + 999 × 4) / 1000 = 3.999, shown as 4.00, below the limit of 4.
        // Customer 2 has R 6 - 4 = 2: 3.998.
        #expect(grades.map(\.r) == [3, 2])
        #expect(grades.map(\.score) == [400, 400])
        #expect(grades.map(\.level) == [.value, .value])
    }

    @Test func halfAHundredthIsRoundedAwayFromZero() {
        var settings = GradingSettings()
        settings.weights = PerMeasure(recency: 1, frequency: 199, amount: 0, cost: 0)
        settings.scales.frequency = .cutoffs([1, 2, 3, 4])
        settings.scales.recency = .cutoffs([1, 2, 3, 4])

        let input = GradingInput(ids: [1], recencyDays: [3], frequency: [2], amount: [0], cost: [0])

        // R 6 - 4 = 2, F 3: (2 + 597) / 200 = 2.995, shown as 3.00, and still below the level that starts at 3.
        #expect(grade(input, settings).map(\.score) == [300])
        #expect(grade(input, settings).map(\.level) == [.general])
    }

    @Test func aLevelStartsExactlyAtItsLimit() {
        var settings = GradingSettings()
        settings.levelLimits = LevelLimits(highest: 360, value: 330, general: 241)

        let counts = LevelCounts(grade(ten, settings))

        // Scores 2.40, 2.70, 3.00, 3.30, 3.60, twice each.
        #expect(ValueLevel.allCases.map { counts[$0] } == [2, 2, 4, 2])
        #expect(counts.total == 10)
    }
}

/// Customers 1, 2, 3 … with the same value in all four measures.
func customers(_ values: some Sequence<Int64>) -> GradingInput {
    var input = GradingInput()
    for (index, value) in values.enumerated() {
        input.append(id: Int64(index + 1), recencyDays: value, frequency: value, amount: value, cost: value)
    }
    return input
}

/// Numbers that look random and are the same in every run.
struct Sequence32 {
    private var state: UInt32

    init(seed: UInt32) { state = seed }

    mutating func next() -> UInt32 {
        state = state &* 1_664_525 &+ 1_013_904_223
        return state >> 8
    }
}
