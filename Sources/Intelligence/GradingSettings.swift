/// How customers are graded: what an administrator decides before a run.
public struct GradingSettings: Sendable, Equatable {
    public var windowMonths: UInt16 = 24
    /// Hundredths as delivered, though only their proportion counts.
    public var weights = PerMeasure<UInt16>(recency: 20, frequency: 25, amount: 40, cost: 15)
    public var scales = PerMeasure<Scale>(
        recency: .quintiles, frequency: .quintiles, amount: .quintiles, cost: .quintiles)
    public var levelLimits = LevelLimits()
    /// Whether returns are taken off the amount; whoever fills the input decides by it.
    public var countsReturns = true
    /// What one service case costs besides the cost that stands in it, in ten-thousandths of the base currency;
    /// whoever fills the input adds it.
    public var costPerCase: Int64 = 0

    public init() {}

    /// Everything that makes the settings useless; empty for those as delivered.
    public func problems() -> [GradingProblem] {
        var problems: [GradingProblem] = []
        if windowMonths == 0 { problems.append(.windowIsEmpty) }
        if totalWeight == 0 { problems.append(.nothingIsWeighted) }
        for measure in Measure.allCases where !scales[measure].isUsable { problems.append(.cutoffs(measure)) }
        if !levelLimits.areDescending { problems.append(.levelLimits) }
        return problems
    }

    // The sum of four 16-bit numbers, and all that is computed with it, stays far below what an Int holds.
    var totalWeight: Int { Measure.allCases.reduce(0) { $0 + Int(weights[$1]) } }
}

/// Why settings cannot be used for grading.
public enum GradingProblem: Sendable, Equatable {
    case windowIsEmpty
    case nothingIsWeighted
    /// Cut-offs are four numbers, each larger than the one before.
    case cutoffs(Measure)
    /// Each level starts below the one above it.
    case levelLimits
}

/// The value score, in hundredths, from which each level starts; whatever is below the last is the lowest level.
public struct LevelLimits: Sendable, Equatable {
    public var highest: UInt16
    public var value: UInt16
    public var general: UInt16

    public init(highest: UInt16 = 400, value: UInt16 = 300, general: UInt16 = 200) {
        self.highest = highest
        self.value = value
        self.general = general
    }

    var areDescending: Bool { highest > value && value > general }
}
