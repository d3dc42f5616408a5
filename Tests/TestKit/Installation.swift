import CRM
import Kernel
import Page
import Records
import Store
import Synchronization
import Tabular

/// A clock that a test moves by hand.
package final class TestClock: Sendable {
    private let ms: Mutex<Int64>
    package init(_ ms: Int64 = 1_790_000_000_000) { self.ms = Mutex(ms) }
    package var now: Instant { Instant(ms: ms.withLock { $0 }) }
    package func move(seconds: Int64) { ms.withLock { $0 += seconds * 1_000 } }
}

/// A company with every module: departments, and people of every ready role, none of whom has a password.
package struct Installation: Sendable {
    package let records: Records
    package let clock: TestClock
    package let location: Location

    package static let roles = [
        "clerk", "marketing", "salesperson", "manager", "service", "executive", "administrator",
    ]
    /// Login, role, department. Sales is above North; Elsewhere is beside it.
    private static let people =
        roles.map { ($0, $0, "Sales") } + [
            ("colleague", "salesperson", "Sales"), ("northerner", "salesperson", "North"),
            ("stranger", "salesperson", "Elsewhere"),
        ]

    package init(_ engine: Engine, clock: TestClock = TestClock()) async throws {
        try await self.init(at: engine.fresh(), clock: clock)
        try await hire()
    }
    /// Another node, or the same one after a restart: nothing is made that is not there.
    package init(at location: Location, clock: TestClock = TestClock()) async throws {
        self.clock = clock
        self.location = location
        records = Records(
            try await Store.open(location), modules: CRM.modules, readyRoles: CRM.readyRoles,
            words: [recordWords, importWords] + pageCatalogues,
            clock: { clock.now }, zones: { _ in .utc }, sandbox: .here)
        try await records.start()
    }
    package func close() async { await records.database.close() }

    private func hire() async throws {
        let roles = records.current.organisation.roles.values
        try await records.write(as: records.console) { funnel in
            var units: [String: Int64] = [:]
            for (name, parent) in [("Sales", nil), ("North", "Sales"), ("Elsewhere", nil)] as [(String, String?)] {
                let above = parent.flatMap { units[$0] }.map { Value.int($0) } ?? .null
                units[name] = try funnel.perform(
                    .create("department", Entries(values: ["name": .text(name), "parent": above]))
                ).id
            }
            for (login, role, unit) in Installation.people {
                let department = units[unit].map { Value.int($0) } ?? .null
                let entries = Entries(values: [
                    "login": .text(login), "name": .text(login.capitalised), "department": department,
                ])
                let user = try funnel.perform(.create("user", entries)).id ?? 0
                let id = roles.first { $0.code == role }?.id ?? 0
                try funnel.perform(.create("user_role", Entries(values: ["user": .int(user), "role": .int(id)])))
            }
        }
        try await records.refresh()
    }
}

extension Installation {
    package var console: Actor { records.console }
    package func id(_ login: String) -> Int64 { records.current.organisation.person(login: login)?.id ?? 0 }
    package func department(_ name: String) -> Int64 {
        records.current.organisation.units.values.first { $0.name == name }?.id ?? 0
    }
    /// Somebody by login; nobody's name is the console's.
    package func actor(_ login: String) -> Actor {
        records.actor(id(login), records.current) ?? Actor(.user(0), name: login)
    }
    package func schema(_ entity: String) -> Schema {
        records.catalog[entity] ?? Schema(name: entity, traits: EntityTraits(plural: entity, title: "id"), fields: [])
    }

    @discardableResult
    package func create(
        _ entity: String, _ texts: [String: String], lines: [String: [[String: String]]] = [:], as actor: Actor? = nil
    ) async throws -> Record {
        var entries = Entries(texts: texts)
        entries.lines = lines.mapValues { rows in rows.map { LineEntries($0.mapValues { .text($0) }) } }
        return try await records.perform(.create(entity, entries), as: actor ?? console)
    }
    @discardableResult
    package func update(
        _ record: Record, _ texts: [String: String], version: Int? = nil, as actor: Actor? = nil
    ) async throws -> Record {
        let intent = Intent.update(record.schema.name, id: record.id ?? 0, version: version, Entries(texts: texts))
        return try await records.perform(intent, as: actor ?? console)
    }
    package func delete(_ record: Record, version: Int? = nil, as actor: Actor? = nil) async throws {
        try await records.perform(
            .delete(record.schema.name, id: record.id ?? 0, version: version), as: actor ?? console)
    }
    package func read(_ record: Record, as actor: Actor? = nil) async throws -> Record {
        let id = record.id ?? 0
        let name = record.schema.name
        return try await records.read(as: actor ?? console, within: .seconds(60)) { reader in
            guard let schema = reader.catalog[name] else { throw NotFound() }
            return try reader.record(schema, id)
        }
    }
    /// The ids of a list, page after page to its end.
    package func list(
        _ entity: String, as actor: Actor? = nil, limit: Int = 200,
        _ change: @escaping @Sendable (inout Request) -> Void = { _ in }
    ) async throws -> [Int64] {
        try await records.read(as: actor ?? console, within: .seconds(60)) { reader in
            var request = Request(entity)
            request.limit = limit
            change(&request)
            var ids: [Int64] = []
            repeat {
                let plan = try reader.plan(request)
                request.after = try reader.each(plan) { ids.append($0.int(0)) }
            } while request.after != nil
            return ids
        }
    }
    package func search(_ entity: String, _ words: String, as actor: Actor? = nil) async throws -> [String] {
        try await records.read(as: actor ?? console, within: .seconds(60)) { reader in
            var request = Request(entity)
            request.search = words
            return try reader.records(request).map { reader.title($0) }.sorted()
        }
    }

    /// What a refusal names: field → message key. Empty where nothing was refused.
    package func refusal(_ body: () async throws -> some Any) async throws -> [String: String] {
        do { _ = try await body() } catch let refusal as Refusal {
            return Dictionary(refusal.problems.map { ($0.field, $0.key) }) { "\($0) \($1)" }
        }
        return [:]
    }

    /// Every row of every table, so that nothing can change unseen. Counters that count on after a refusal are left out.
    package func contents() async throws -> [String: String] {
        try await records.database.read(deadline: .seconds(60)) { tx in
            let names = try tx.rows(tx.kind == .sqlite ? Installation.sqliteTables : Installation.postgresTables)
            var contents: [String: String] = [:]
            for case .text(let name)? in names.map(\.first) {
                contents[name] = "\(try tx.rows("SELECT * FROM \(name: name) ORDER BY 1"))"
            }
            return contents
        }
    }
    private static let sqliteTables: SQL = """
        SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'
        """
    private static let postgresTables: SQL = """
        SELECT tablename FROM pg_tables WHERE schemaname = current_schema()
        """
}

extension String {
    fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
