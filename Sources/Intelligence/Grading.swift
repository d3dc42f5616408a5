/// The grades of all customers, in the order of the input.
///
///     grade(input, GradingSettings()).filter { $0.level == .highest }
public func grade(_ input: GradingInput, _ settings: GradingSettings) -> [Grade] {
    let grader = Grader(input, settings)
    return input.ids.indices.map { grader.grade(at: $0) }
}

/// The levels alone, in the order of the input: a byte per customer where only the level is asked for.
public func levels(_ input: GradingInput, _ settings: GradingSettings) -> [ValueLevel] {
    let grader = Grader(input, settings)
    return input.ids.indices.map { grader.level(at: $0) }
}

/// For each measure the values at which the scores 2 to 5 begin, before those that are better when small are turned
/// round: what the quintiles of these customers come to, or the cut-offs that were set.
public func cutOffs(_ input: GradingInput, _ settings: GradingSettings) -> PerMeasure<[Int64]> {
    PerMeasure { settings.scales[$0].limits(over: input[$0]) }
}

/// What is worked out once for all customers of a run.
struct Grader {
    private let input: GradingInput
    private let limits: PerMeasure<[Int64]>
    private let settings: GradingSettings

    init(_ input: GradingInput, _ settings: GradingSettings) {
        self.input = input
        self.settings = settings
        limits = cutOffs(input, settings)
    }

    func grade(at index: Int) -> Grade {
        let scores = scores(at: index)
        let weighted = settings.weightedSum(of: scores)
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
            score: settings.hundredths(of: weighted),
            level: settings.level(of: weighted))
    }
    func level(at index: Int) -> ValueLevel { settings.level(of: settings.weightedSum(of: scores(at: index))) }

    private func scores(at index: Int) -> PerMeasure<UInt8> {
        PerMeasure { score(of: input[$0][index], $0, limits: limits[$0]) }
    }
}

/// A score of 1 to 5, where 5 is always good.
func score(of value: Int64, _ measure: Measure, limits: [Int64]) -> UInt8 {
    let score = rawScore(of: value, limits: limits)
    return measure.isBetterWhenSmaller ? 6 - score : score
}

extension GradingSettings {
    func weightedSum(of scores: PerMeasure<UInt8>) -> Int {
        Measure.allCases.reduce(0) { $0 + Int(weights[$1]) * Int(scores[$1]) }
    }
    /// The value score in hundredths, rounded half away from zero.
    func hundredths(of weighted: Int) -> Int {
        let total = totalWeight
        return total == 0 ? 0 : (2 * 100 * weighted + total) / (2 * total)
    }
    func level(of weighted: Int) -> ValueLevel {
        let total = totalWeight
        func reaches(_ limit: UInt16) -> Bool { total > 0 && weighted * 100 >= Int(limit) * total }
        return if reaches(levelLimits.highest) {
            .highest
        } else if reaches(levelLimits.value) {
            .value
        } else if reaches(levelLimits.general) {
            .general
        } else {
            .lowest
        }
    }
}
