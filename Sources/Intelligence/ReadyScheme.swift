/// The two relationship schemes that come with the product; an installation copies one and may change it.
public enum ReadyScheme: String, Sendable, CaseIterable {
    /// By sales in the last twelve months, in ten-thousandths of the base currency.
    case yearlySales
    /// By our share of the customer's yearly purchasing power, in basis points.
    case shareOfPurchasingPower

    /// Best first. The measures are whole numbers, so "above 0" starts at 1.
    public var levels: [ReadyLevel] {
        switch self {
        case .yearlySales:
            [
                ReadyLevel(key: "major", lower: 1_000_000 * Self.tenThousandths, upper: nil),
                ReadyLevel(
                    key: "middle", lower: 510_000 * Self.tenThousandths, upper: 1_000_000 * Self.tenThousandths),
                ReadyLevel(key: "small", lower: 1, upper: 510_000 * Self.tenThousandths),
                // Whoever returned more than was bought is new as well.
                ReadyLevel(key: "new", lower: nil, upper: 1),
            ]
        case .shareOfPurchasingPower:
            [
                ReadyLevel(key: "regular", lower: 3_000, upper: nil),
                ReadyLevel(key: "developing", lower: 1, upper: 3_000),
                ReadyLevel(key: "to_be_developed", lower: nil, upper: 1),
            ]
        }
    }

    /// The rules once the levels are records: `rules { ids[$0.key] }`; a level without an id is left out.
    public func rules(id: (ReadyLevel) -> Int64?) -> [LevelRule] {
        levels.compactMap { ready in
            id(ready).map { LevelRule(level: $0, lower: ready.lower, upper: ready.upper) }
        }
    }

    private static let tenThousandths: Int64 = 10_000
}

/// A level of a ready scheme before it has an id; its key names the label in each language.
public struct ReadyLevel: Sendable, Equatable {
    public let key: String
    public let lower: Int64?
    public let upper: Int64?
}
