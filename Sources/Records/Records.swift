import Kernel
import Secrets
import Store
import Synchronization
import Tabular

/// The one door to everything an installation holds. There is no query and no change without an actor.
package final class Records: Sendable {
    package let database: any Database
    package let passwords = Passwords()
    private let declared: Catalog
    private let rules: [String: RuleSet]
    let seeds: [Seed]
    package let readyRoles: [ReadyRole]
    package let clock: @Sendable () -> Instant
    package let zones: @Sendable (String) -> Zone
    /// Where workbooks that people bring are read.
    let sandbox: Sandbox
    private let state: Mutex<State>
    let scopeSizes = Mutex<[ScopeSize.Key: ScopeSize]>([:])

    /// What is kept in memory of the database, swapped whole when a counter there rises.
    package struct State: Sendable {
        package var catalog: Catalog
        package var organisation = Organisation()
        package var company = Company()
        package var actors: [Int64: Actor] = [:]
        /// The job that made the demo company, while the installation holds it.
        package var demo: Int64?
    }

    package init(
        _ database: any Database, modules: [Module], readyRoles: [ReadyRole], words: [StaticString],
        clock: @escaping @Sendable () -> Instant, zones: @escaping @Sendable (String) -> Zone,
        sandbox: Sandbox = .child
    ) {
        self.database = database
        self.readyRoles = readyRoles
        self.clock = clock
        self.zones = zones
        self.sandbox = sandbox
        let platform = [
            User.table.schema, Department.table.schema, Role.table.schema, UserRole.table.schema,
            RoleGrant.table.schema, FieldGrant.table.schema,
        ]
        declared = Catalog(platform + modules.flatMap(\.schemas), words: Words(words + modules.flatMap(\.words)))
        rules = Dictionary(modules.flatMap(\.rules).map { ($0.entity, $0) }) { first, _ in first }
        seeds = modules.flatMap(\.seeds)
        state = Mutex(State(catalog: declared))
    }

    package var current: State { state.withLock { $0 } }
    package var catalog: Catalog { state.withLock { $0.catalog } }

    /// Brings the database to the shape of the catalog and reads what is kept in memory.
    /// Only additions are made by themselves; `report` is given what was done, and the columns that nobody declares.
    package func start(report: @escaping @Sendable (String) -> Void = { _ in }) async throws {
        let declared = declared
        let steps = try await SchemaSync.run(
            Catalog(PrivateTables.schemas + declared.schemas, words: Words()), on: database)
        steps.steps.forEach { report($0.text) }
        if !steps.undeclared.isEmpty { report("-- nobody declares: " + steps.undeclared.joined(separator: ", ")) }
        try await seed()
        try await refresh()
        let custom = catalog
        if custom.version > 0 {
            let all = Catalog(PrivateTables.schemas + custom.schemas, words: Words(), version: custom.version)
            try await SchemaSync.run(all, on: database).steps.forEach { report($0.text) }
        }
    }

    /// Reads people, rights, company and custom fields anew.
    package func refresh() async throws {
        let declared = declared
        let fresh = try await database.read { tx in
            var fresh = State(catalog: declared)
            let version = try Meta(tx)[.catalog].flatMap { Int($0) } ?? 0
            if version > 0 { fresh.catalog = try declared.withCustom(tx, version: version) }
            fresh.organisation = try Organisation(version: Meta(tx)[.organisation] ?? "", tx)
            fresh.company = try Company(Meta(tx)[.company] ?? "")
            fresh.demo = try Meta(tx)[.demo].flatMap { Int64($0) }
            if let currencies = fresh.catalog["currency"], let code = currencies["code"],
                let digits = currencies["digits"]
            {
                let mine: Predicate = .compare(code, .equal, .text(fresh.company.currency))
                let found = try tx.records(currencies, where: mine, limit: 1).first
                fresh.company.digits = found.flatMap { Int64(value: $0[digits]) }.map { Int($0) } ?? 2
            }
            return fresh
        }
        state.withLock { $0 = fresh }
    }

    /// The state that a request works with: what its session saw of the counters decides whether memory is stale.
    package func state(organisation: String, catalog: String) async throws -> State {
        let now = current
        if now.organisation.version == organisation, now.catalog.version == Int(catalog) ?? 0 { return now }
        try await refresh()
        return current
    }

    /// As `current`, but never older than the database: for requests that carry no session yet.
    package func latest() async throws -> State {
        let counters = try await database.readOne { tx in
            (try Meta(tx)[.organisation] ?? "", try Meta(tx)[.catalog] ?? "")
        }
        return try await state(organisation: counters.0, catalog: counters.1)
    }

    /// A person with all rights, or nil for somebody who may not come in.
    package func actor(_ user: Int64, _ now: State) -> Actor? {
        if let actor = now.actors[user] { return actor }
        let actor = now.organisation.actor(user, catalog: now.catalog, company: now.company, zones: zones)
        state.withLock { state in
            guard state.organisation.version == now.organisation.version, let actor else { return }
            state.actors[user] = actor
        }
        return actor
    }
    /// The command line, which may do everything.
    package var console: Actor {
        let now = current
        var format = Format(language: now.company.language, zone: zones(now.company.zone), words: now.catalog.words)
        format.moneyDigits = now.company.digits
        return .console(format)
    }

    /// Does one thing and answers once it is on disk.
    @discardableResult
    package func perform(_ intent: Intent, as actor: Actor, _ urgency: Urgency = .person) async throws -> Record {
        try await write(as: actor, urgency) { try $0.perform(intent) }
    }

    /// Several things in one transaction, through the funnel.
    package func write<T: Sendable>(
        as actor: Actor, _ urgency: Urgency = .person, _ body: @escaping @Sendable (Funnel) throws -> T
    ) async throws -> T {
        let now = current
        let result = try await database.write(urgency) { [self] tx in try body(funnel(actor, tx, now)) }
        return result
    }

    package func funnel(_ actor: Actor, _ tx: any Transaction, _ state: State? = nil) -> Funnel {
        let state = state ?? current
        let instant = clock()
        return Funnel(
            now: instant, today: zones(state.company.zone).clock(instant).day, company: state.company, actor: actor,
            catalog: state.catalog, organisation: state.organisation, rules: rules, tx: tx)
    }
    package var today: Day {
        let now = current
        return zones(now.company.zone).clock(clock()).day
    }

    /// Adds an administrator's own field while everything runs.
    package func add(_ field: CustomField, as actor: Actor) async throws {
        guard actor.isAdministrator else { throw Forbidden() }
        guard field.spec != nil else { throw Refusal("custom.no_such_type", field: "type", ["text": field.type]) }
        guard let schema = catalog[field.entity] else { throw NotFound() }
        guard schema[field.name] == nil else { throw Refusal("field.taken", field: "name") }
        guard CustomName.isGood(field: field.name, of: schema) else { throw Refusal("custom.name_form", field: "name") }
        if let link = field.spec?.link, catalog[link.target] == nil {
            throw Refusal("custom.no_such_type", field: "type", ["text": link.target])
        }
        try await write(as: actor) { funnel in
            var row = Typed<CustomFieldRow>()
            row.entity = field.entity
            row.name = field.name
            row.type = field.type
            row.label = field.label
            row.options = field.options.joined(separator: "\n")
            row.isRequired = field.isRequired
            row.isSearchable = field.isSearchable
            row.isIndexed = field.isIndexed
            row.isListed = field.isListed
            _ = try funnel.tx.insert(row.record)
            try Meta(funnel.tx).raise(.catalog)
        }
        try await takeCustomCatalog()
    }

    /// Adds an administrator's own kind of record. It starts with a name; fields are added to it like to any other.
    package func addEntity(_ name: String, label: String, plural: String, isShared: Bool, as actor: Actor) async throws
    {
        guard actor.isAdministrator else { throw Forbidden() }
        guard catalog[name] == nil else { throw Refusal("field.taken", field: "name") }
        guard CustomName.isGood(entity: name, in: catalog) else { throw Refusal("custom.name_form", field: "name") }
        try await write(as: actor) { funnel in
            var row = Typed<CustomEntityRow>()
            row.name = name
            row.label = label
            row.plural = plural
            row.scope = isShared ? "shared" : "own"
            _ = try funnel.tx.insert(row.record)
            try Meta(funnel.tx).raise(.catalog)
        }
        try await takeCustomCatalog()
    }
    private func takeCustomCatalog() async throws {
        try await refresh()
        let all = Catalog(PrivateTables.schemas + catalog.schemas, words: Words(), version: catalog.version)
        _ = try await SchemaSync.run(all, on: database)
    }
}
