import Intelligence
import Kernel
import Records
import TestKit
import Testing

@testable import CRM

struct PurchaseReadingTests {
    /// Customers with cases and without orders do not push others' costs out of a read.
    @Test(arguments: Engine.available) func everyCostIsReadHoweverManyHadCases(engine: Engine) async throws {
        let shop = try await Shop(engine)
        for number in 1...5 {
            let it = try await shop.customer("Only cases \(number)")
            try await shop.serviceCase(it, costing: "7", on: day(2026, 6, 1))
        }
        let buyers = [try await shop.customer("First"), try await shop.customer("Second")]
        for (buyer, cost) in zip(buyers, ["30", "40"]) {
            try await shop.order(buyer, "100", on: day(2026, 6, 1))
            try await shop.serviceCase(buyer, costing: cost, on: day(2026, 6, 2))
        }
        var reading = PurchaseReading(GradingSettings(), on: day(2026, 6, 30))
        reading.chunk = 2

        let found = try await reading.read(shop.records) { _ in }

        #expect(found.scored.ids == buyers)
        #expect(found.scored.cost == [300_000, 400_000])
        await shop.close()
    }

    /// A day that was mistyped grades nobody and clears no run away.
    @Test(arguments: Engine.available) func aDayInTheFutureIsRefused(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        try await Grading.run(six.shop.records, as: six.shop.console)
        let rows = try await six.shop.count("customer_score")

        await #expect(throws: Refusal("grading.future", field: "on", ["date": "2026-06-30"])) {
            try await Grading.run(six.shop.records, .init(on: day(2062, 6, 30)), as: six.shop.console)
        }
        #expect(try await six.shop.count("customer_score") == rows)
        await six.shop.close()
    }
}
