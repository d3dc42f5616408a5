/// The four measures of RFMC: how recently, how often, how much, and at what cost a customer bought.
public enum Measure: String, Sendable, CaseIterable {
    case recency, frequency, amount, cost

    /// Recent and cheap are good: there the smaller value earns the higher score.
    public var isBetterWhenSmaller: Bool {
        switch self {
        case .recency, .cost: true
        case .frequency, .amount: false
        }
    }
}

/// One value for each of the four measures, such as their weights.
public struct PerMeasure<Value> {
    public var recency: Value
    public var frequency: Value
    public var amount: Value
    public var cost: Value

    public init(recency: Value, frequency: Value, amount: Value, cost: Value) {
        self.recency = recency
        self.frequency = frequency
        self.amount = amount
        self.cost = cost
    }

    /// `PerMeasure { measure in scale.limits(over: input[measure]) }` — the same work for each measure.
    public init(_ value: (Measure) throws -> Value) rethrows {
        recency = try value(.recency)
        frequency = try value(.frequency)
        amount = try value(.amount)
        cost = try value(.cost)
    }

    public subscript(measure: Measure) -> Value {
        get {
            switch measure {
            case .recency: recency
            case .frequency: frequency
            case .amount: amount
            case .cost: cost
            }
        }
        set {
            switch measure {
            case .recency: recency = newValue
            case .frequency: frequency = newValue
            case .amount: amount = newValue
            case .cost: cost = newValue
            }
        }
    }
}

extension PerMeasure: Sendable where Value: Sendable {}
extension PerMeasure: Equatable where Value: Equatable {}
