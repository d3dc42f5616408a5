/// One rule of a relationship scheme: the level of customers whose measure is at least `lower` and below `upper`.
///
/// A bound that is nil is open: `LevelRule(level: 4, lower: nil, upper: 1)` — everything up to 0.
public struct LevelRule: Sendable, Equatable {
    public let level: Int64
    public let lower: Int64?
    public let upper: Int64?

    public init(level: Int64, lower: Int64?, upper: Int64?) {
        self.level = level
        self.lower = lower
        self.upper = upper
    }

    func includes(_ measure: Int64) -> Bool {
        if let lower, measure < lower { return false }
        if let upper, measure >= upper { return false }
        return true
    }
}

/// The level of the first rule that includes the measure; nil (unknown) without a measure or such a rule.
public func level(for measure: Int64?, rules: [LevelRule]) -> Int64? {
    guard let measure else { return nil }
    return rules.first { $0.includes(measure) }?.level
}

/// Our share of what a customer buys in a year, in basis points; nil (unknown) when that is empty or nothing.
///
///     shareOfPurchasingPower(sales: 30, power: 100) // 3000
///
/// Rounded down, but never down to 0: a limit is not reached before its time, and whoever bought anything at all
/// is no longer to be developed.
public func shareOfPurchasingPower(sales: Int64, power: Int64?) -> Int64? {
    guard let power, power > 0 else { return nil }
    guard sales > 0 else { return 0 }
    let share = Int128(sales) * 10_000 / Int128(power)
    return max(1, Int64(clamping: share))
}
