import Intelligence
import Testing

struct RelationshipLevelTests {
    static let keys = ["major": 1, "middle": 2, "small": 3, "new": 4] as [String: Int64]
    let bySales = ReadyScheme.yearlySales.rules { Self.keys[$0.key] }

    @Test(
        arguments: [
            (1_000_000_0000, 1), (Int64.max, 1), (999_999_9999, 2), (510_000_0000, 2), (509_999_9999, 3), (1, 3),
            (0, 4), (-1, 4), (Int64.min, 4),
        ] as [(Int64, Int64)])
    func salesDecideInHalfOpenIntervals(sales: Int64, expected: Int64) {
        #expect(level(for: sales, rules: bySales) == expected)
    }

    @Test(
        arguments: [
            (30, 100, "regular"), (2_999, 10_000, "developing"), (1, 1_000_000, "developing"),
            (0, 100, "to_be_developed"), (-5, 100, "to_be_developed"), (200, 100, "regular"),
            (5, 0, nil), (5, nil, nil), (0, nil, nil), (5, -1, nil),
            // 29.9999 % is not yet 30 %.
            (299_999, 1_000_000, "developing"),
        ] as [(Int64, Int64?, String?)])
    func theShareOfPurchasingPowerDecides(sales: Int64, power: Int64?, expected: String?) {
        let keys = ReadyScheme.shareOfPurchasingPower.levels.map(\.key)
        let rules = ReadyScheme.shareOfPurchasingPower.rules { keys.firstIndex(of: $0.key).map(Int64.init) }

        let found = level(for: shareOfPurchasingPower(sales: sales, power: power), rules: rules)

        #expect(found.map { keys[Int($0)] } == expected)
    }

    @Test func theShareIsExactForTheLargestAmounts() {
        #expect(shareOfPurchasingPower(sales: .max, power: .max) == 10_000)
        #expect(shareOfPurchasingPower(sales: .max / 2, power: .max) == 4_999)
        #expect(shareOfPurchasingPower(sales: .max, power: 1) == .max)
        #expect(shareOfPurchasingPower(sales: .min, power: 1) == 0)
        #expect(shareOfPurchasingPower(sales: 1, power: .max) == 1)
    }

    @Test func theFirstRuleThatFitsDecides() {
        let rules = [
            LevelRule(level: 1, lower: 100, upper: nil), LevelRule(level: 2, lower: 50, upper: 200),
            LevelRule(level: 3, lower: 0, upper: 40),
        ]

        #expect(level(for: 150, rules: rules) == 1)
        #expect(level(for: 50, rules: rules) == 2)
        #expect(level(for: 40, rules: rules) == nil)
        #expect(level(for: nil, rules: rules) == nil)
        #expect(level(for: 1, rules: []) == nil)
    }
}
