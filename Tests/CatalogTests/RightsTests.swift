import Kernel
import Records
import Store
import TestKit
import Testing

/// Every ready role meets every kind of record, its own, its department's, others' and nobody's, in every way there is.
@Suite struct RightsTests {
    @Test(arguments: Engine.available, Installation.roles) func aRoleMeetsEveryRecord(engine: Engine, role: String)
        async throws
    {
        let samples = try await Samples.open(engine)
        for schema in samples.schemas { try await meet(samples, schema, role) }
        await samples.company.close()
    }

    private func meet(_ samples: Samples, _ schema: Schema, _ role: String) async throws {
        let company = samples.company, actor = company.actor(role)
        var records: [(whose: Oracle.Whose, record: Record, customer: Int64)] = []
        for whose in Oracle.Whose.allCases {
            let owner = owner(whose, role, company)
            let customer = try await company.records.perform(
                .create(
                    "customer", Entries(values: ["name": .text("Parent"), "owner": owner.map { .int($0) } ?? .null])),
                as: company.console)
            let id = customer.id ?? 0
            records.append(
                (whose, schema.name == "customer" ? customer : try await child(samples, schema, owner, id), id))
        }

        let before = try await company.contents()
        for (whose, record, customer) in records {
            func allows(_ deed: Oracle.Deed) -> Bool { Oracle.allows(role, deed, schema.name, whose) }
            let name = "\(role): \(whose) \(schema.name)"
            #expect(try await reads(company, record, actor) == allows(.read), "\(name) read")
            #expect(try await lists(company, record, actor) == allows(.read), "\(name) list")
            #expect(try await counts(company, record, actor) == allows(.read), "\(name) count")
            #expect(try await finds(company, record, actor) != !allows(.read), "\(name) search")
            #expect(try await relates(company, record, customer, actor) != !allows(.read), "\(name) related")
            if !(allows(.read) && allows(.update)) {
                await expectNotFound("\(name) update") { try await touch(samples, record, actor) }
            }
            if !(allows(.read) && allows(.delete)) {
                await expectNotFound("\(name) delete") { try await company.delete(record, as: actor) }
            }
        }
        if !Oracle.mayCreate(role, schema.name) {
            let entries = try await samples.entries(schema, owner: company.id(role), customer: records.first?.customer)
            let ready = try await company.contents()
            await #expect(throws: Forbidden.self, "\(role) creates \(schema.name)") {
                try await company.records.perform(.create(schema.name, entries), as: actor)
            }
            #expect(try await company.contents() == ready, "\(role) \(schema.name): a refused create left a trace")
        } else {
            #expect(try await company.contents() == before, "\(role) \(schema.name): a refusal left a trace")
            _ = try await samples.create(schema, owner: company.id(role), customer: records.first?.customer, as: actor)
        }
        for (whose, record, _) in records where Oracle.allows(role, .read, schema.name, whose) {
            if Oracle.allows(role, .update, schema.name, whose) { try await touch(samples, record, actor) }
            if Oracle.allows(role, .delete, schema.name, whose), record.schema.name != "customer" {
                try await company.delete(record, as: actor)
            }
        }
    }

    private func owner(_ whose: Oracle.Whose, _ role: String, _ company: Installation) -> Int64? {
        switch whose {
        case .own: company.id(role)
        case .department: company.id("colleague")
        case .below: company.id("northerner")
        case .elsewhere: company.id("stranger")
        case .nobody: nil
        }
    }
    /// A record that hangs on the customer; what is of an order hangs on its order.
    private func child(_ samples: Samples, _ schema: Schema, _ owner: Int64?, _ customer: Int64) async throws -> Record
    {
        guard ["order_line", "order_exception"].contains(schema.name) else {
            return try await samples.create(schema, owner: owner, customer: customer)
        }
        let order = try await samples.create(
            try #require(samples.company.records.catalog["order"]), owner: owner, customer: customer)
        let entries = try await samples.entries(schema)
        var moved = entries
        moved["order"] = .value(.int(order.id ?? 0))
        return try await samples.company.records.perform(.create(schema.name, moved), as: samples.company.console)
    }

    private func reads(_ company: Installation, _ record: Record, _ actor: Actor) async throws -> Bool {
        do { _ = try await company.read(record, as: actor) } catch is NotFound { return false }
        return true
    }
    private func lists(_ company: Installation, _ record: Record, _ actor: Actor) async throws -> Bool {
        do {
            return try await company.list(record.schema.name, as: actor) { $0.sort = "-id" }.contains(record.id ?? 0)
        } catch is NotFound {
            return false
        }
    }
    private func counts(_ company: Installation, _ record: Record, _ actor: Actor) async throws -> Bool {
        let name = record.schema.name, id = record.id ?? 0
        do {
            return try await company.records.read(as: actor) { reader in
                var request = Request(name)
                request.predicate = .ids([id])
                return try reader.count(request, limit: 10) == 1
            }
        } catch is NotFound { return false }
    }
    /// nil for what no search looks for.
    private func finds(_ company: Installation, _ record: Record, _ actor: Actor) async throws -> Bool? {
        guard let field = record.schema.visible.first(where: { $0.spec.isSearchable && !record[$0].isEmpty }),
            case .text(let text) = record[field]
        else {
            return nil
        }
        let name = record.schema.name, id = record.id ?? 0
        do {
            return try await company.records.read(as: actor) { reader in
                var request = Request(name)
                request.search = text
                request.limit = 200
                return try reader.records(request).contains { $0.id == id }
            }
        } catch is NotFound { return false }
    }
    /// nil for what hangs on no customer.
    private func relates(_ company: Installation, _ record: Record, _ customer: Int64, _ actor: Actor) async throws
        -> Bool?
    {
        guard record.schema["customer"] != nil else { return nil }
        let name = record.schema.name, id = record.id ?? 0
        return try await company.records.read(as: actor) { reader in
            guard let schema = reader.catalog[name] else { return false }
            return try reader.related(schema, via: "customer", to: customer, limit: 10).contains { $0.id == id }
        }
    }
    @discardableResult
    private func touch(_ samples: Samples, _ record: Record, _ actor: Actor) async throws -> Record {
        let texts = record.schema.fields.filter { field in
            (field.type as? TextType)?.content == .text && !field.spec.isReadOnly && !field.spec.isHidden
                && !field.spec.isSystem
        }
        // A currency's code is no free text, and a kind of record without texts is touched by name alone.
        let field = texts.first { ($0.type as? TextType)?.maxLength ?? 0 > 3 }
        let entries = Entries(values: field.map { [$0.name: .text("seen")] } ?? [:])
        return try await samples.company.records.perform(
            .update(record.schema.name, id: record.id ?? 0, version: nil, entries), as: actor)
    }
    private func expectNotFound(_ name: String, _ body: () async throws -> Any) async {
        await #expect(throws: NotFound.self, "\(name)") { _ = try await body() }
    }
}

/// Who says nothing of whose its records are has them seen by administrators only.
@Suite struct ClosedTests {
    @Test func whatSaysNothingIsSeenByAdministratorsOnly() async throws {
        let samples = try await Samples.open(.sqlite)
        let silent = samples.company.records.catalog.schemas.filter {
            if case .administrators = $0.traits.scope { true } else { false }
        }
        #expect(silent.map(\.name).sorted() == ["field_grant", "role", "role_grant", "user_role"])
        await samples.company.close()
    }

    @Test func everyKindOfRecordStandsInTheTable() async throws {
        let samples = try await Samples.open(.sqlite)
        let known = Oracle.lists.union(Oracle.closed).union([
            "customer", "contact", "customer_contact", "address", "follow_up", "order", "order_line", "order_exception",
            "service_case",
        ])
        #expect(Set(samples.schemas.map(\.name)) == known)
        await samples.company.close()
    }

    /// An administrator gives a role a right to his own kind of record, and it reaches as far as it says.
    @Test(arguments: Engine.available) func aGrantOpensAnOwnKindOfRecord(engine: Engine) async throws {
        let samples = try await Samples.open(engine)
        let company = samples.company
        let role = company.records.current.organisation.role(code: "salesperson")?.id ?? 0
        for verb in ["read", "update"] {
            let grant: [String: Value] = [
                "role": .int(role), "entity": .text("visit_report"), "verb": .text(verb), "scope": .text("own"),
            ]
            try await company.records.perform(.create("role_grant", Entries(values: grant)), as: company.console)
        }
        try await company.records.refresh()
        let mine = try await company.create("visit_report", ["name": "Mine", "owner": "salesperson"])
        let theirs = try await company.create("visit_report", ["name": "Theirs", "owner": "colleague"])
        let salesperson = company.actor("salesperson")

        #expect(try await company.list("visit_report", as: salesperson) == [mine.id ?? 0])
        #expect(try await company.search("visit_report", "theirs", as: salesperson).isEmpty)
        try await company.update(mine, ["own_text": "seen"], as: salesperson)
        await #expect(throws: NotFound.self) { try await company.update(theirs, ["own_text": "seen"], as: salesperson) }
        await #expect(throws: NotFound.self) { try await company.delete(mine, as: salesperson) }
        await company.close()
    }
}
