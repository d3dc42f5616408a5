import Kernel
import Records
import Store

/// Twelve customers of whom six are scored on 30 June 2026; the figures are worked out by hand.
///
/// |         | R   | F | M      | C  | scores R F M C | value |
/// |---------|-----|---|--------|----|----------------|-------|
/// | wang    | 0   | 2 | 300    | 0  | 5 4 2 5        | 3.55  |
/// | tie     | 0   | 2 | 300    | 0  | 5 4 2 5        | 3.55  |
/// | li      | 30  | 1 | 400    | 0  | 2 1 4 5        | 3.00  |
/// | zhao    | 729 | 1 | 1,000  | 0  | 1 1 5 5        | 3.20  |
/// | service | 29  | 1 | 50     | 30 | 3 1 1 1        | 1.40  |
/// | dollar  | 10  | 1 | 90     | 0  | 4 1 1 5        | 2.20  |
struct SixScored {
    let shop: Shop
    var ids: [String: Int64] = [:]

    init(_ shop: Shop) async throws {
        self.shop = shop
        for name in [
            "wang", "li", "zhao", "outside", "cancelled", "zero", "future", "returner", "service", "tie", "dollar",
            "deleted",
        ] { ids[name] = try await shop.customer(name) }
        try await buy("wang", "100", day(2026, 6, 30))
        try await buy("wang", "200", day(2026, 1, 1))
        try await buy("wang", "5000", day(2026, 2, 1), ["state": "cancelled"])
        try await buy("li", "500", day(2026, 5, 31))
        try await buy("li", "100", day(2026, 6, 10), ["kind": "return"])
        try await buy("zhao", "1000", day(2024, 7, 1))
        try await buy("outside", "700", day(2024, 6, 30))
        try await buy("cancelled", "700", day(2026, 6, 1), ["state": "cancelled"])
        try await buy("zero", "0", day(2026, 6, 1))
        try await buy("future", "700", day(2026, 7, 1))
        try await buy("returner", "50", day(2026, 6, 1), ["kind": "return"])
        try await buy("service", "50", day(2026, 6, 1))
        try await shop.serviceCase(self["service"], costing: "30", on: day(2026, 6, 2))
        try await shop.serviceCase(self["service"], costing: "20", on: day(2024, 6, 30))
        try await buy("tie", "150", day(2026, 6, 30))
        try await buy("tie", "150", day(2025, 12, 31))
        try await buy("dollar", "100", day(2026, 6, 20), ["currency": "USD", "rate": "0.9"])
        try await buy("deleted", "700", day(2026, 6, 1))
        try await shop.execute("UPDATE customer SET deleted_at = 1 WHERE id = \(self["deleted"])")
    }
    subscript(name: String) -> Int64 { ids[name] ?? 0 }

    private func buy(_ name: String, _ amount: String, _ day: Day, _ more: [String: String] = [:]) async throws {
        try await shop.order(self[name], amount, on: day, more)
    }

    /// The customer's scores and level as its record holds them: "5 4 2 5 3.55 value".
    func value(_ name: String) async throws -> String {
        let it = try await shop.record("customer", self[name])
        guard case .text(let level) = it["value_level"], !level.isEmpty else { return "" }
        let scores = ["recency_score", "frequency_score", "amount_score", "cost_score"].map { field -> String in
            Int64(value: it[field]).map { String($0) } ?? "–"
        }
        return (scores + [DecimalType(.quantity).plain(it["value_score"]), level]).joined(separator: " ")
    }
}
