/// What a run found for one customer: the four values, their scores, and the level they add up to.
public struct Grade: Sendable, Equatable {
    public let id: Int64
    public let recency: Int64
    public let frequency: Int64
    public let amount: Int64
    public let cost: Int64
    /// The scores of the four measures, 1 to 5, where 5 is always good.
    public let r: UInt8
    public let f: UInt8
    public let m: UInt8
    public let c: UInt8
    /// The value score in hundredths, 100 to 500, rounded half away from zero; 0 when nothing is weighted.
    public let score: Int
    /// Decided on the exact score, so that 3.996, shown as 4.00, is not yet the highest level.
    public let level: ValueLevel

    public init(
        id: Int64, recency: Int64, frequency: Int64, amount: Int64, cost: Int64,
        r: UInt8, f: UInt8, m: UInt8, c: UInt8, score: Int, level: ValueLevel
    ) {
        self.id = id
        self.recency = recency
        self.frequency = frequency
        self.amount = amount
        self.cost = cost
        self.r = r
        self.f = f
        self.m = m
        self.c = c
        self.score = score
        self.level = level
    }
}

/// The four levels of a customer's value, best first.
public enum ValueLevel: String, Sendable, CaseIterable {
    case highest, value, general, lowest
}

/// How many customers have each level, for the summary of a run.
public struct LevelCounts: Sendable, Equatable {
    private var counts: [ValueLevel: Int] = [:]

    public init(_ grades: [Grade]) {
        for grade in grades { counts[grade.level, default: 0] += 1 }
    }

    public subscript(level: ValueLevel) -> Int { counts[level, default: 0] }

    public var total: Int { counts.values.reduce(0, +) }
}
