import Kernel
import Records
import TestKit
import Testing

@testable import CRM

/// The demo company: the same for the same seed, marked while it is there, and gone without a trace.
@Suite struct DemoTests {
    private static let day = Day(iso: "2026-08-01") ?? .blank

    @Test func theSameSeedGivesTheSameCompany() {
        let first = DemoCompany(today: DemoTests.day).records
        let second = DemoCompany(today: DemoTests.day).records
        let other = DemoCompany(seed: 2, today: DemoTests.day).records

        #expect("\(first.map { sorted($0) })" == "\(second.map { sorted($0) })")
        #expect("\(first.map { sorted($0) })" != "\(other.map { sorted($0) })")
    }
    private func sorted(_ record: DemoRecord) -> String {
        "\(record.key) \(record.fields.map { "\($0)=\($1)" }.sorted()) \(record.lines.map { $0.map { "\($0)=\($1)" }.sorted() })"
    }

    @Test func itHoldsWhatASalespersonMeets() {
        let records = DemoCompany(today: DemoTests.day).records
        let orders = records.filter { $0.entity == "order" }
        func text(_ record: DemoRecord, _ field: String) -> String {
            if case .text(let text)? = record.fields[field] { text } else { "" }
        }
        let customers = records.filter { $0.entity == "customer" }
        #expect(customers.count == 400)
        #expect(Set(customers.map { text($0, "number") }).count == 400)
        #expect(customers.count { text($0, "country") == "中国" } == 150)
        #expect(customers.count { if case .nothing? = $0.fields["owner"] { true } else { false } } == 25)
        #expect((2_000...4_500).contains(orders.count))
        #expect(orders.contains { text($0, "kind") == "return" })
        #expect(orders.contains { text($0, "state") == "open" && text($0, "promised_on") < DemoTests.day.iso })
        #expect(orders.allSatisfy { text($0, "ordered_on") < DemoTests.day.iso })
        #expect(orders.contains { text($0, "ordered_on") < "2024-09-01" })
        #expect(records.count { $0.entity == "service_case" } == 220)
        #expect(records.count { $0.entity == "follow_up" } > 600)
        let keys = records.map(\.key)
        #expect(Set(keys).count == keys.count)
    }

    /// Tables that hold what people did, or count on: the audit, jobs, counters.
    private static let counting: Set<String> = ["audit_entry", "job", "fact", "sequence", "meta", "grading_run"]
    private func content(_ company: Installation) async throws -> [String: String] {
        try await company.contents().filter { !DemoTests.counting.contains($0.key) }
    }

    // Some seconds: 5,000 records are written, graded and removed.
    @Test(arguments: Engine.available) func itComesAndGoesWithoutATrace(engine: Engine) async throws {
        let company = try await Installation(engine)
        let before = try await content(company)

        try await Demo.make(company.records, as: company.console)

        #expect(company.records.current.demo != nil)
        #expect(try await company.list("customer").count == 400)
        let best = try await company.list("customer") { $0.conditions = [Condition("value_level", .is, "highest")] }
        #expect(best.count > 10)
        #expect(try await !company.search("customer", "Alder").isEmpty)
        #expect(try await company.list("customer", as: company.actor("salesperson")).isEmpty)
        #expect(company.records.current.organisation.person(login: "chen.yu")?.isActive == true)
        await #expect(throws: Refusal.self) { try await Demo.make(company.records, as: company.console) }

        try await Demo.remove(company.records, as: company.console)

        #expect(company.records.current.demo == nil)
        let after = try await content(company)
        for (table, rows) in before { #expect(after[table] == rows, "\(table)") }
        #expect(try await company.search("customer", "Alder").isEmpty)
        #expect(try await company.records.read(as: company.console) { try Grading.runs($0).isEmpty })
        #expect(try await company.create("customer", ["name": "First"])[.number] == .text("C-00001"))
        await company.close()
    }

    // Some seconds, as above.
    @Test(arguments: Engine.available) func whatPeopleHungOnItStays(engine: Engine) async throws {
        let company = try await Installation(engine)
        try await Demo.make(company.records, as: company.console)
        let numbers = ["DEMO-0001", "DEMO-0002"]
        let talk = try await company.create("follow_up", ["customer": numbers[0], "content": "Called"])
        let order = try await company.create(
            "order", ["customer": numbers[1], "ordered_on": "2026-03-01"],
            lines: ["lines": [["product": "DEMO-1003", "quantity": "2", "price": "64"]]])
        let mine = try await company.create("customer", ["name": "Mine", "owner": "chen.yu"])

        let hanging = try await company.records.read(as: company.console) { reader in
            try Demo.hanging(reader).map { "\($0.schema.name) \($0.count)" }
        }
        #expect(Set(hanging) == ["follow_up 1", "order 1", "order_line 1", "customer 1"])
        try await Demo.remove(company.records, as: company.console)

        for record in [talk, order, mine] { _ = try await company.read(record) }
        let left = try await company.records.read(as: company.console) { reader in
            try reader.records(Request("customer")).compactMap { record -> String? in
                if case .text(let number) = record[.number] { number } else { nil }
            }
        }
        #expect(Set(left) == ["DEMO-0001", "DEMO-0002", "C-00001"])
        #expect(try await company.list("product").count == 1)
        #expect(try await company.list("product_category").count == 2)
        #expect(Set(company.records.current.organisation.people.values.map(\.login)).contains("chen.yu"))
        #expect(!Set(company.records.current.organisation.people.values.map(\.login)).contains("tom.reed"))
        await company.close()
    }

    @Test(arguments: Engine.available) func onlyAdministratorsLoadItAndOnlyWhereNothingIs(engine: Engine) async throws {
        let company = try await Installation(engine)
        await #expect(throws: Forbidden.self) {
            try await Demo.make(company.records, as: company.actor("manager"))
        }
        try await company.create("customer", ["name": "Mine"])
        #expect(
            try await company.refusal { try await Demo.make(company.records, as: company.console) }
                == ["": "demo.not_empty"])
        await #expect(throws: NotFound.self) { try await Demo.remove(company.records, as: company.console) }
        await company.close()
    }
}
