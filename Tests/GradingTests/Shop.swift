import CRM
import Kernel
import Records
import Store
import TestKit
import Testing

/// An installation of a test's own, on the day that the test says.
struct Shop {
    let records: Records
    let today: Day
    var console: Actor { records.console }

    init(_ engine: Engine, today: Day = day(2026, 6, 30)) async throws {
        try await self.init(at: engine.fresh(), today: today)
    }
    init(at location: Location, today: Day = day(2026, 6, 30)) async throws {
        let noon = Zone.utc.instant(today, seconds: 43_200)
        self.today = today
        records = Records(
            try await Store.open(location), modules: CRM.modules, readyRoles: CRM.readyRoles,
            words: [recordWords, importWords],
            clock: { noon }, zones: { _ in .utc })
        try await records.start()
    }
    func close() async { await records.database.close() }

    @discardableResult
    func customer(_ name: String, _ more: [String: String] = [:], as actor: Actor? = nil) async throws -> Int64 {
        let entries = Entries(texts: more.merging(["name": name]) { $1 })
        return try await records.perform(.create("customer", entries), as: actor ?? console).id ?? 0
    }
    /// An order of one line. A return's amount becomes negative by itself.
    @discardableResult
    func order(_ customer: Int64, _ amount: String, on day: Day, _ more: [String: String] = [:]) async throws -> Int64 {
        var entries = Entries(texts: more.merging(["customer": String(customer), "ordered_on": day.iso]) { $1 })
        entries.lines["lines"] = [LineEntries(["price": .text(amount)])]
        return try await records.perform(.create("order", entries), as: console).id ?? 0
    }
    func serviceCase(_ customer: Int64, costing cost: String, on day: Day) async throws {
        let texts = ["subject": "Help", "customer": String(customer), "cost": cost, "opened_on": day.iso]
        try await records.perform(.create("service_case", Entries(texts: texts)), as: console)
    }
    func user(_ login: String, _ role: String, department: String? = nil) async throws -> Actor {
        let user = NewUser(
            login: login, name: login, role: role, department: department, password: "seven quiet rivers")
        let id = try await records.add(user, as: console).id ?? 0
        try await records.refresh()
        return try #require(records.actor(id, records.current))
    }

    func record(_ entity: String, _ id: Int64) async throws -> Record {
        try await records.read(as: console) { try $0.record($0.catalog[entity]!, id) }
    }
    /// What the database says to a statement by hand.
    func rows(_ sql: SQL) async throws -> [[Value]] { try await records.database.read { try $0.rows(sql) } }
    func execute(_ sql: SQL) async throws { try await records.database.write { _ = try $0.execute(sql) } }
    func count(_ table: String) async throws -> Int64 {
        try await records.database.read { try $0.int("SELECT count(*) FROM \(name: table)") ?? 0 }
    }
}

func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year, month, day) ?? .blank
}
