import Kernel
import Records
import Store
import TestKit
import Testing

/// What an order comes to, worked out by hand.
@Suite struct OrderTests {
    /// A company with one customer, and its orders.
    private struct Shop {
        let company: Installation
        let customer: String
        init(_ engine: Engine) async throws {
            company = try await Installation(engine)
            customer = String(try await company.create("customer", ["name": "Acme"]).id ?? 0)
        }
        func order(_ texts: [String: String] = [:], _ lines: [[String: String]]) async throws -> Record {
            let all = ["customer": customer, "ordered_on": "2026-09-01"].merging(texts) { $1 }
            return try await company.create("order", all, lines: ["lines": lines])
        }
        func lines(_ order: Record) async throws -> [Record] {
            let id = order.id ?? 0
            return try await company.records.read(as: company.console) { reader in
                try reader.related(
                    try #require(reader.catalog["order_line"]), via: "order", to: id, limit: 100, sort: "id")
            }
        }
        func update(_ order: Record, _ texts: [String: String] = [:], _ lines: [LineEntries]?) async throws -> Record {
            var entries = Entries(texts: texts)
            if let lines { entries.lines["lines"] = lines }
            return try await company.records.perform(
                .update("order", id: order.id ?? 0, version: nil, entries), as: company.console)
        }
    }
    private func money(_ text: String) throws -> Value { try DecimalType(.amount).parse(text, Format()) }

    @Test(arguments: Engine.available) func eachLineIsRoundedAndTheTotalIsTheirSum(engine: Engine) async throws {
        let shop = try await Shop(engine)

        // 3 × 0.335 = 1.005 → 1.01; 1 × 0.125 = 0.125 → 0.13; 2 × 10 less 2.5 % = 19.50; 1 × 0.004 → 0.00
        let order = try await shop.order(
            [:],
            [
                ["quantity": "3", "price": "0.335"], ["quantity": "1", "price": "0.125"],
                ["quantity": "2", "price": "10", "discount": "2.5 %"], ["quantity": "1", "price": "0.004"],
            ])

        #expect(try await shop.lines(order).map { $0["amount"] } == ["1.01", "0.13", "19.50", "0"].map(money))
        #expect(try order["total"] == money("20.64") && order["total_base"] == money("20.64"))
        #expect(order["currency"] == .text("EUR") && order["number"] == .text("SO-2026-00001"))
        await shop.company.close()
    }

    @Test(arguments: Engine.available) func aReturnIsNegativeWhicheverWayItWasWritten(engine: Engine) async throws {
        let shop = try await Shop(engine)

        let order = try await shop.order(
            ["kind": "return"], [["quantity": "2", "price": "5"], ["quantity": "-1", "price": "0.125"]])

        #expect(try await shop.lines(order).map { $0["amount"] } == ["-10", "-0.13"].map(money))
        #expect(try order["total"] == money("-10.13"))
        await shop.company.close()
    }

    @Test(arguments: Engine.available) func aForeignCurrencyHasItsDigitsAndItsRate(engine: Engine) async throws {
        let shop = try await Shop(engine)

        // 3 × 333.5 = 1000.5 → 1001 yen; 1001 × 0.0061 = 6.1061 → 6.11 euros
        let order = try await shop.order(["currency": "JPY", "rate": "0.0061"], [["quantity": "3", "price": "333.5"]])

        #expect(try order["total"] == money("1001") && order["total_base"] == money("6.11"))
        let refused = try await shop.company.refusal { try await shop.order(["currency": "XXX"], [["price": "1"]]) }
        #expect(refused == ["currency": "order.no_such_currency"])
        await shop.company.close()
    }

    @Test(arguments: Engine.available, ["0", "-1"]) func aRateIsMoreThanNothing(engine: Engine, rate: String)
        async throws
    {
        let shop = try await Shop(engine)

        let refused = try await shop.company.refusal {
            try await shop.order(["currency": "USD", "rate": rate], [["price": "1"]])
        }

        #expect(refused.keys.contains("rate"))
        await shop.company.close()
    }

    @Test(arguments: Engine.available) func theCostPriceIsFrozenOnTheDayOfTheSale(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let chair = try await shop.company.create("product", ["code": "P1", "name": "Chair", "cost_price": "5"])
        let order = try await shop.order([:], [["product": "P1", "price": "9"]])
        try await shop.company.update(chair, ["cost_price": "7"])

        let line = try #require(try await shop.lines(order).first)
        _ = try await shop.update(order, ["note": "seen"], [LineEntries(id: line.id, ["price": .text("8")])])

        let kept = try #require(try await shop.lines(order).first)
        #expect(
            try kept["cost_price"] == money("5") && kept["amount"] == money("8")
                && kept["description"] == .text("Chair"))
        await shop.company.close()
    }

    @Test(arguments: Engine.available) func linesAreChangedAddedAndRemoved(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let order = try await shop.order([:], [["price": "1"], ["price": "2"], ["price": "4"]])
        let lines = try await shop.lines(order)

        let changed = try await shop.update(
            order, [:],
            [
                LineEntries(id: lines[0].id, ["price": .text("3")]), LineEntries(id: lines[2].id, [:]),
                LineEntries(["price": .text("8")]),
            ])
        #expect(try changed["total"] == money("15") && changed["version"] == .int(2))
        #expect(try await shop.lines(order).map { $0["amount"] } == ["3", "4", "8"].map(money))

        let untouched = try await shop.update(order, ["note": "seen"], nil)
        #expect(try untouched["total"] == money("15"))
        let emptied = try await shop.update(order, [:], [])
        #expect(try emptied["total"] == money("0") && emptied["total_base"] == money("0"))
        await shop.company.close()
    }

    @Test(arguments: Engine.available) func aLineIsNamedOnceAndBelongsToItsOrder(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let order = try await shop.order([:], [["price": "1"]])
        let other = try await shop.order([:], [["price": "2"]])
        let line = try #require(try await shop.lines(order).first)
        let foreign = try #require(try await shop.lines(other).first)
        let before = try await shop.company.contents()

        let stolen = try await shop.company.refusal {
            try await shop.update(order, [:], [LineEntries(id: foreign.id, ["price": .text("9")])])
        }
        #expect(stolen == ["lines.0": "field.no_such_record"])
        let twice = try await shop.company.refusal {
            try await shop.update(
                order, [:],
                [LineEntries(id: line.id, ["price": .text("3")]), LineEntries(id: line.id, ["price": .text("4")])])
        }
        #expect(twice.keys.contains("lines.1"))

        #expect(try await shop.company.contents() == before)
        await shop.company.close()
    }

    @Test(arguments: Engine.available) func figuresBeyondReachAreRefusedAtTheirLine(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let before = try await shop.company.contents()

        let refused = try await shop.company.refusal {
            try await shop.order(
                [:],
                [
                    ["price": "1"], ["quantity": "900000000000000", "price": "900000000000000"],
                    ["price": "1", "discount": "101 %"],
                ])
        }

        #expect(refused == ["lines.1.quantity": "field.number_too_large", "lines.2.discount": "field.not_a_share"])
        #expect(try await shop.company.contents() == before)
        await shop.company.close()
    }
}
