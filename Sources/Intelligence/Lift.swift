/// What would lift a customer to a higher level: so many purchases, of at least so much together, on the scoring date.
public struct Lift: Sendable, Equatable {
    public let purchases: Int
    /// In ten-thousandths of the base currency, of all these purchases together; nil where any amount will do.
    public let amount: Int64?
    /// The four scores, the value score in hundredths and the level as they would be then.
    public let scores: PerMeasure<UInt8>
    public let score: Int
    public let level: ValueLevel
}

/// The fewest purchases that lift a customer by the cut-offs of its run, and the least amount with so few; nil where
/// up to `most` of them lift nothing, or nothing stands above.
///
///     lift(grade, by: cutOffs, settings) // one purchase of at least 1,200.00: M from 3 to 4, highest
///
/// Counted on the day of the purchase, so that recency is 0 days. The cut-offs are those of the run: what other
/// customers do until the next one is not foreseen. The cost of serving stays as it is.
public func lift(
    _ grade: Grade, by cutOffs: PerMeasure<[Int64]>, _ settings: GradingSettings, upTo most: Int = 12
) -> Lift? {
    guard grade.level != .highest, most > 0 else { return nil }
    // Only where an amount reaches a cut-off can it change a score.
    let reaching = cutOffs.amount.filter { $0 > grade.amount }.compactMap { cutOff -> Int64? in
        let (missing, isTooMuch) = cutOff.subtractingReportingOverflow(grade.amount)
        return isTooMuch ? nil : missing
    }
    for purchases in 1...most {
        for amount in [nil] + reaching.map({ Optional($0) }) {
            let lift = after(purchases, of: amount, grade, cutOffs, settings)
            if lift.level.isBetter(than: grade.level) { return lift }
        }
    }
    return nil
}

private func after(
    _ purchases: Int, of amount: Int64?, _ grade: Grade, _ cutOffs: PerMeasure<[Int64]>, _ settings: GradingSettings
) -> Lift {
    let values = PerMeasure<Int64>(
        recency: 0, frequency: grade.frequency + Int64(purchases), amount: grade.amount + (amount ?? 0),
        cost: grade.cost)
    let scores = PerMeasure { score(of: values[$0], $0, limits: cutOffs[$0]) }
    let weighted = settings.weightedSum(of: scores)
    return Lift(
        purchases: purchases, amount: amount, scores: scores, score: settings.hundredths(of: weighted),
        level: settings.level(of: weighted))
}

/// What waiting alone does: after so many days without a purchase the recency score falls.
public struct Fade: Sendable, Equatable {
    /// From the scoring date on.
    public let days: Int64
    public let recency: UInt8
    /// The level as it would be then.
    public let level: ValueLevel

    public init(days: Int64, recency: UInt8, level: ValueLevel) {
        self.days = days
        self.recency = recency
        self.level = level
    }
}

/// When recency falls next by the cut-offs of the run; nil where it is at its lowest, or where the customer leaves the
/// window before: limits that were typed may lie beyond it.
public func fade(_ grade: Grade, by cutOffs: PerMeasure<[Int64]>, _ settings: GradingSettings) -> Fade? {
    guard let next = cutOffs.recency.first(where: { $0 > grade.recency }),
        next < Int64(settings.windowMonths) * 365 / 12
    else { return nil }
    let recency = score(of: next, .recency, limits: cutOffs.recency)
    let scores = PerMeasure(recency: recency, frequency: grade.f, amount: grade.m, cost: grade.c)
    return Fade(
        days: next - grade.recency, recency: recency, level: settings.level(of: settings.weightedSum(of: scores)))
}

extension ValueLevel {
    /// Levels stand in order, the best first.
    public func isBetter(than other: ValueLevel) -> Bool { rank < other.rank }
    private var rank: Int {
        switch self {
        case .highest: 0
        case .value: 1
        case .general: 2
        case .lowest: 3
        }
    }
}
