import CRM
import Kernel
import Records
import Store
import TestKit
import Testing

struct LevelTests {
    @Test(arguments: Engine.available) func levelsBeginExactlyAtTheirLimits(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let expected = [
            ("1000000", "major"), ("999999.99", "middle"), ("510000", "middle"), ("509999.99", "small"),
            ("0.01", "small"), ("0", "new"),
        ]
        var ids: [Int64] = []
        for (amount, _) in expected {
            ids.append(try await shop.customer(amount))
            try await shop.order(ids.last ?? 0, amount, on: day(2025, 7, 1))
        }

        try await Grading.run(shop.records, as: shop.console)

        for (id, (amount, level)) in zip(ids, expected) {
            #expect(try await shop.level(id) == "relationship_level.\(level)", "\(amount)")
        }
        await shop.close()
    }

    @Test(arguments: Engine.available) func onlyTheLastTwelveMonthsNetOfReturnsCount(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let early = try await shop.customer("early")
        try await shop.order(early, "600000", on: day(2025, 6, 30))
        let returner = try await shop.customer("returner")
        try await shop.order(returner, "600000", on: day(2026, 1, 1))
        try await shop.order(returner, "100000", on: day(2026, 2, 1), ["kind": "return"])

        try await Grading.run(shop.records, as: shop.console)

        #expect(try await shop.level(early) == "relationship_level.new")
        #expect(try await shop.level(returner) == "relationship_level.small")
        await shop.close()
    }

    @Test(arguments: Engine.available) func whatAPersonChoseStands(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let acme = try await shop.customer("Acme")
        try await shop.order(acme, "20", on: day(2026, 1, 1))
        try await shop.execute(
            """
            UPDATE customer SET relationship_source = 'manual', relationship_level =
            (SELECT id FROM relationship_level WHERE name = 'relationship_level.major') WHERE id = \(acme)
            """)

        try await Grading.run(shop.records, as: shop.console)

        #expect(try await shop.level(acme) == "relationship_level.major")
        #expect(try await shop.count("relationship_history") == 0)
        await shop.close()
    }

    @Test(arguments: Engine.available) func everyChangeOfALevelIsRemembered(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let acme = try await shop.customer("Acme")
        try await shop.order(acme, "20", on: day(2026, 1, 1))
        try await Grading.run(shop.records, as: shop.console)
        try await Grading.run(shop.records, as: shop.console)
        try await shop.order(acme, "510000", on: day(2026, 1, 2))

        try await Grading.run(shop.records, as: shop.console)

        let levels = try await shop.rows(
            "SELECT l.name, h.source FROM relationship_history h JOIN relationship_level l ON l.id = h.level ORDER BY h.id"
        )
        #expect(levels.map { $0[0] } == ["small", "middle"].map { .text("relationship_level." + $0) })
        #expect(levels.map { $0[1] } == [.text("rule"), .text("rule")])
        await shop.close()
    }

    @Test(arguments: Engine.available) func theOtherSchemeAsksForTheShareOfPurchasingPower(engine: Engine) async throws
    {
        let shop = try await Shop(engine)
        try await shop.records.write(as: shop.console) { funnel in
            try Meta(funnel.tx).set(.grading, #"{"scheme":"share_of_purchasing_power"}"#)
        }
        let regular = try await shop.customer("regular", ["purchasing_power": "100"])
        let developing = try await shop.customer("developing", ["purchasing_power": "100.01"])
        let unknown = try await shop.customer("unknown")
        for id in [regular, developing, unknown] { try await shop.order(id, "30", on: day(2026, 1, 1)) }

        try await Grading.run(shop.records, as: shop.console)

        #expect(try await shop.level(regular) == "relationship_level.regular")
        #expect(try await shop.level(developing) == "relationship_level.developing")
        #expect(try await shop.level(unknown) == nil)
        await shop.close()
    }
}

extension Shop {
    fileprivate func level(_ customer: Int64) async throws -> String? {
        let rows = try await rows(
            "SELECT l.name FROM customer c JOIN relationship_level l ON l.id = c.relationship_level WHERE c.id = \(customer)"
        )
        if case .text(let name)? = rows.first?.first { return name }
        return nil
    }
}
