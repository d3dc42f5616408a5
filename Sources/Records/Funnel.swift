import Folding
import Kernel
import Store

/// One transaction's way in for every change: permit → validate → rules → write → audit → index.
package struct Funnel: Desk {
    package let now: Instant
    package let today: Day
    package let company: Company
    package private(set) var actor: Actor
    let catalog: Catalog
    let organisation: Organisation
    let rules: [String: RuleSet]
    package let tx: any Transaction
    /// Whether each record has its own audit entry. An import has one for all that it wrote.
    var auditsEachRecord = true
    /// What a bulk write has looked up already, over many transactions.
    var memory: LookupMemory?

    /// Does what the intent says and gives back the record as it stands afterwards.
    /// Throws `Refusal`, `Conflict`, `NotFound` or `Forbidden`; nothing is written then.
    @discardableResult
    package func perform(_ intent: Intent) throws -> Record {
        switch intent {
        case .create(let entity, let entries): try create(schema(entity), entries)
        case .update(let entity, let id, let version, let entries): try update(schema(entity), id, version, entries)
        case .delete(let entity, let id, let version): try delete(schema(entity), id, version)
        case .restore(let entity, let id): try restore(schema(entity), id)
        }
    }

    /// The same transaction in the product's own hands: what a rule does that the person may not, or need not, do himself.
    package var asSystem: Funnel {
        var funnel = self
        funnel.actor = .system
        funnel.actor.source = .workflow
        funnel.actor.importJob = actor.importJob
        return funnel
    }

    private func schema(_ entity: String) throws -> Schema {
        guard let schema = catalog[entity] else { throw NotFound() }
        return schema
    }

    private func create(_ schema: Schema, _ entries: Entries) throws -> Record {
        guard actor.may(.create, schema) else { throw Forbidden() }
        var record = Record(schema)
        setDefaults(&record)
        var form = Form(self, schema)
        try form.apply(entries.fields, to: &record)
        var lines = try form.lines(entries.lines, of: nil)
        try save(&record, &lines, form)
        try audit("create", record, lines)
        return record
    }

    private func update(_ schema: Schema, _ id: Int64, _ version: Int?, _ entries: Entries) throws -> Record {
        var record = try fetch(schema, id, for: .update)
        try expect(version, record)
        var form = Form(self, schema)
        try form.apply(entries.fields, to: &record)
        var lines = try form.lines(entries.lines, of: id)
        guard !record.changes.isEmpty || lines.haveChanged else {
            try form.refusal.orNothing()
            return record
        }
        try save(&record, &lines, form)
        try audit("update", record, lines)
        return record
    }

    private func delete(_ schema: Schema, _ id: Int64, _ version: Int?) throws -> Record {
        var record = try fetch(schema, id, for: .delete)
        try expect(version, record)
        let (seen, others) = try referring(to: schema, id)
        guard seen.isEmpty, !others else {
            let list = seen.map { "\(catalog.plural($0.schema, actor.format.language)): \($0.count)" }
            let unseen = others ? [actor.format.words("record.referred_to_unseen")] : []
            throw Refusal("record.is_referred_to", on: nil, ["list": (list + unseen).joined(separator: ", ")])
        }
        record[.deletedAt] = now.value
        record[.deletedBy] = actor.reference
        touch(&record)
        _ = try tx.update(record)
        try SearchEntry(self).remove(record)
        try Audit(actor: actor, now: now, tx: tx).write("delete", record, changes: [])
        try noteOrganisation(schema)
        try rules[schema.name]?.afterChange(record, self)
        return record
    }
}

extension Funnel {
    /// The record, if the actor may do this with it. What he may not even see is not there.
    private func fetch(_ schema: Schema, _ id: Int64, for verb: Verb) throws -> Record {
        guard let deleted = schema.system(.deletedAt) else { throw NotFound() }
        let scope = actor.scope(.read, schema, catalog) && actor.scope(verb, schema, catalog)
        guard let record = try tx.record(schema, id, where: .and([.empty(deleted), scope])) else { throw NotFound() }
        return record
    }
    private func expect(_ version: Int?, _ record: Record) throws {
        guard let version, record[.version] != .int(Int64(version)) else { return }
        throw Conflict(current: record)
    }

    private func setDefaults(_ record: inout Record) {
        record[.source] = .text(actor.source.rawValue)
        record[.importJob] = actor.importJob.map { .int($0) } ?? .null
        record[.createdAt] = now.value
        record[.createdBy] = actor.reference
        record[.owner] = actor.reference
    }
    func touch(_ record: inout Record) {
        record[.updatedAt] = now.value
        record[.updatedBy] = actor.reference
        if !record.isNew, case .int(let version) = record[.version] { record[.version] = .int(version + 1) }
    }

    /// Everything from the rules to the search index, for a new record and a changed one alike.
    private func save(_ record: inout Record, _ lines: inout Form.Lines, _ form: Form) throws {
        var form = form
        form.check(record)
        // The rules run on a form with problems too, so that everything is said at once.
        if let rules = rules[record.schema.name] {
            do { try rules.beforeSave(&record, &lines.saved, self) } catch let refusal as Refusal { form.add(refusal) }
        }
        form.checkRequired(record)
        form.checkRequired(lines.saved)
        try form.checkLinks(record)
        try form.checkParents(record)
        try form.refusal.orNothing()
        followOwner(&record)
        setSortKeys(&record)
        touch(&record)
        try passTypedNumber(record)
        try refusingDuplicates(record.schema) {
            if record.isNew {
                try giveNumber(&record)
                record.id = try tx.insert(record)
            } else {
                _ = try tx.update(record)
            }
        }
        memory?.forget(record)
        try write(&lines, of: record)
        try expectInScope(record)
        try SearchEntry(self).writeIfChanged(record)
        try noteOrganisation(record.schema)
        try rules[record.schema.name]?.afterChange(record, self)
    }

    /// The department follows the owner, and is kept when the owner changes department, so that reports stay true.
    private func followOwner(_ record: inout Record) {
        guard let owner = record.schema.system(.owner), record.isNew || record.changed(owner) else { return }
        let department = Int64(value: record[owner]).flatMap { organisation.people[$0]?.department }
        record[.department] = department.map { .int($0) } ?? .null
    }
    func setSortKeys(_ record: inout Record) {
        for field in record.schema.fields {
            guard let name = field.spec.sortKey, let key = record.schema[name], record.isNew || record.changed(field),
                case .text(let text) = record[field]
            else { continue }
            record[key] = .text(sortKey(text))
        }
    }
    private func giveNumber(_ record: inout Record) throws {
        guard let prefix = record.schema.traits.numberPrefix, record[.number].isEmpty else { return }
        let number = try tx.nextNumber(of: record.schema.name, count: 1)
        record[.number] = .text(humanNumber(prefix, number, record.schema))
    }
    /// A number that somebody typed must not stand in everybody's way: ours go on behind it.
    private func passTypedNumber(_ record: Record) throws {
        guard let field = record.schema.system(.number), record.changed(field), case .text(let text) = record[field],
            let prefix = record.schema.traits.numberPrefix, let digits = text.split(separator: "-").last,
            digits.utf8.count <= 9, let typed = Int64(digits), humanNumber(prefix, typed, record.schema) == text
        else { return }
        let next = try tx.nextNumber(of: record.schema.name, count: 1)
        if typed > next { _ = try tx.nextNumber(of: record.schema.name, count: Int(typed - next)) }
    }
    func humanNumber(_ prefix: String, _ number: Int64, _ schema: Schema) -> String {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
        return schema.traits.numberHasYear ? "\(prefix)-\(today.year)-\(padded)" : "\(prefix)-\(padded)"
    }

    /// The new row must be the actor's too: nobody gives away what he may not assign.
    private func expectInScope(_ record: Record) throws {
        guard let id = record.id, !actor.isAdministrator else { return }
        let verb: Verb = record[.version] == .int(1) ? .create : .update
        let reach = actor.scope(verb, record.schema, catalog)
        if case .always = reach { return }
        let changedOwner =
            record.schema.system(.owner).map { record.changed($0) && record[$0] != actor.reference } ?? false
        // Who may allocate gives within the reach of that right, not beyond.
        let allowed = changedOwner ? reach || actor.scope(.assign, record.schema, catalog) : reach
        guard try tx.record(record.schema, id, where: allowed) != nil else {
            throw Refusal("record.not_yours_to_give", field: SystemField.owner.rawValue)
        }
    }

    func refusingDuplicates(_ schema: Schema, _ body: () throws -> Void) throws {
        do { try body() } catch StoreError.unique(_, let columns) {
            let name = columns.first { schema[$0].map { !$0.spec.isSystem || $0.name == "number" } ?? false }
            throw Refusal("field.taken", field: name ?? "")
        }
    }

    private func audit(_ action: String, _ record: Record, _ lines: Form.Lines) throws {
        guard auditsEachRecord else { return }
        try Audit(actor: actor, now: now, tx: tx).write(
            action, record, changes: record.changes.filter { !$0.field.spec.isSystem || $0.field.name == "owner" },
            lines)
    }

    /// People and rights are kept in memory by every node: whoever changes them says so.
    func noteOrganisation(_ schema: Schema) throws {
        let names = [
            User.entityName, Department.entityName, Role.entityName, UserRole.entityName, RoleGrant.entityName,
            FieldGrant.entityName,
        ]
        if names.contains(schema.name) { try Meta(tx).raise(.organisation) }
    }
}

extension Funnel {
    package func record(_ entity: String, _ id: Int64) throws -> Record? {
        guard let schema = catalog[entity] else { return nil }
        guard let memory else { return try tx.record(schema, id, where: .always) }
        return try memory.record(entity, id) { try tx.record(schema, id, where: .always) }
    }
    package func records(_ entity: String, where predicate: Predicate, limit: Int) throws -> [Record] {
        guard let schema = catalog[entity] else { return [] }
        // What a bulk write asks of a list again and again: the decimals of a currency.
        if let memory, case .shared = schema.traits.scope, case .compare(let field, .equal, let value) = predicate {
            return try memory.answer("\(entity).\(field.name)=\(value) \(limit)") {
                try find(schema, where: predicate, limit: limit)
            }
        }
        return try find(schema, where: predicate, limit: limit)
    }
    private func find(_ schema: Schema, where predicate: Predicate, limit: Int) throws -> [Record] {
        let present = schema.system(.deletedAt).map { Predicate.empty($0) } ?? .always
        return try tx.records(schema, where: present && predicate, order: [], limit: limit)
    }
}
