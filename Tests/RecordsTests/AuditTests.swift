import Kernel
import Records
import Store
import TestKit
import Testing

/// Who changed what: one entry for each change, none for what was refused.
@Suite struct AuditTests {
    private func history(_ company: Installation, _ record: Record) async throws -> [String] {
        try await company.records.read(as: company.console) { reader in
            try reader.history(record, limit: 100).reversed().map { entry in
                let changes = entry.changes.map { "\($0.field.name): \($0.old.plain) → \($0.new.plain)" }
                return ([entry.actorName, entry.source, entry.action] + changes).joined(separator: " | ")
            }
        }
    }

    @Test(arguments: Engine.available) func eachChangeIsOneEntryWithOldAndNew(engine: Engine) async throws {
        let company = try await Installation(engine)
        let acme = try await company.create("customer", ["name": "Acme"], as: company.actor("salesperson"))
        try await company.update(acme, ["name": "Acme 2", "city": "Bonn"])
        _ = try? await company.update(acme, ["city": "Ulm", "colour": "red"])
        _ = try? await company.update(acme, ["city": "Ulm"], version: 1)
        try await company.update(acme, ["city": "Bonn"])
        try await company.delete(acme)
        _ = try await company.records.perform(.restore("customer", id: acme.id ?? 0), as: company.console)

        #expect(
            try await history(company, acme) == [
                "Salesperson | page | create | name:  → Acme | registered_on:  → 2026-09-21 | owner:  → \(company.id("salesperson"))",
                "console | console | update | name: Acme → Acme 2 | city:  → Bonn",
                "console | console | delete", "console | console | restore",
            ])
        await company.close()
    }

    @Test(arguments: Engine.available) func aChangedOwnerStandsInTheHistory(engine: Engine) async throws {
        let company = try await Installation(engine)
        let acme = try await company.create("customer", ["name": "Acme", "owner": "salesperson"])
        try await company.update(acme, ["owner": "colleague"], as: company.actor("manager"))

        let last = try await history(company, acme).last
        #expect(last == "Manager | page | update | owner: \(company.id("salesperson")) → \(company.id("colleague"))")
        await company.close()
    }

    @Test(arguments: Engine.available) func whatARoleDoesNotSeeIsNotInItsHistory(engine: Engine) async throws {
        let company = try await Installation(engine)
        let chair = try await company.create("product", ["code": "P1", "name": "Chair", "cost_price": "5"])
        try await company.update(chair, ["cost_price": "6"])

        let seen = try await company.records.read(as: company.actor("salesperson")) { reader in
            try reader.history(chair, limit: 10).flatMap(\.changes).map(\.field.name)
        }
        #expect(!seen.contains("cost_price") && seen.contains("name"))
        await company.close()
    }
}

extension Value {
    fileprivate var plain: String {
        switch self {
        case .null: ""
        case .bool(let bool): String(bool)
        case .int(let int): String(int)
        case .real(let real): String(real)
        case .text(let text): text
        }
    }
}
