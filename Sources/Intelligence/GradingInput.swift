/// The customers to be graded, one entry per customer in each column: only those with a purchase in the window.
public struct GradingInput: Sendable, Equatable {
    public private(set) var ids: [Int64] = []
    /// Days from the last purchase to the scoring date.
    public private(set) var recencyDays: [Int64] = []
    /// Number of purchases.
    public private(set) var frequency: [Int64] = []
    /// Amount bought, in ten-thousandths of the base currency.
    public private(set) var amount: [Int64] = []
    /// Cost of serving, in ten-thousandths of the base currency.
    public private(set) var cost: [Int64] = []

    public init() {}

    /// Takes columns that are ready; they must be equally long.
    public init(ids: [Int64], recencyDays: [Int64], frequency: [Int64], amount: [Int64], cost: [Int64]) {
        let lengths = [recencyDays, frequency, amount, cost].map(\.count)
        guard lengths.allSatisfy({ $0 == ids.count }) else {
            preconditionFailure("GradingInput: \(ids.count) ids, columns of \(lengths)")
        }
        self.ids = ids
        self.recencyDays = recencyDays
        self.frequency = frequency
        self.amount = amount
        self.cost = cost
    }

    public mutating func append(id: Int64, recencyDays: Int64, frequency: Int64, amount: Int64, cost: Int64) {
        ids.append(id)
        self.recencyDays.append(recencyDays)
        self.frequency.append(frequency)
        self.amount.append(amount)
        self.cost.append(cost)
    }

    public subscript(measure: Measure) -> [Int64] {
        switch measure {
        case .recency: recencyDays
        case .frequency: frequency
        case .amount: amount
        case .cost: cost
        }
    }
}
