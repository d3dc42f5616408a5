/// The grades of all customers, in the order of the input.
///
///     grade(input, GradingSettings()).filter { $0.level == .highest }
public func grade(_ input: GradingInput, _ settings: GradingSettings) -> [Grade] {
    let grader = Grader(input, settings)
    return input.ids.indices.map { grader.grade(at: $0) }
}

/// What is worked out once for all customers of a run.
struct Grader {
    private let input: GradingInput
    private let limits: PerMeasure<[Int64]>
    private let settings: GradingSettings
    private let totalWeight: Int

    init(_ input: GradingInput, _ settings: GradingSettings) {
        self.input = input
        self.settings = settings
        limits = PerMeasure { settings.scales[$0].limits(over: input[$0]) }
        totalWeight = settings.totalWeight
    }

    func grade(at index: Int) -> Grade {
        let scores = PerMeasure { score($0, at: index) }
        let weighted = weightedSum(of: scores)
        return Grade(
            id: input.ids[index],
            recency: input.recencyDays[index],
            frequency: input.frequency[index],
            amount: input.amount[index],
            cost: input.cost[index],
            r: scores.recency,
            f: scores.frequency,
            m: scores.amount,
            c: scores.cost,
            score: hundredths(of: weighted),
            level: level(of: weighted))
    }

    private func score(_ measure: Measure, at index: Int) -> UInt8 {
        let score = rawScore(of: input[measure][index], limits: limits[measure])
        return measure.isBetterWhenSmaller ? 6 - score : score
    }

    private func weightedSum(of scores: PerMeasure<UInt8>) -> Int {
        Measure.allCases.reduce(0) { $0 + Int(settings.weights[$1]) * Int(scores[$1]) }
    }

    private func hundredths(of weighted: Int) -> Int {
        totalWeight == 0 ? 0 : (2 * 100 * weighted + totalWeight) / (2 * totalWeight)
    }

    private func level(of weighted: Int) -> ValueLevel {
        func reaches(_ limit: UInt16) -> Bool { totalWeight > 0 && weighted * 100 >= Int(limit) * totalWeight }
        let limits = settings.levelLimits
        return if reaches(limits.highest) {
            .highest
        } else if reaches(limits.value) {
            .value
        } else if reaches(limits.general) {
            .general
        } else {
            .lowest
        }
    }
}
