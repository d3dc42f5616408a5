import Kernel

/// Writes the records of one entity, a row each: new ones, and what existing ones lack.
struct RecordWriter: ImportWriter {
    private let schema: Schema
    private let plan: ImportPlan
    private let complete: Completion
    private let beside: Companion
    /// Fields by which a record is known, best first.
    private let keys: [AnyField]
    /// The record to which the entity belongs, within which its name is meant.
    private let parent: AnyField?

    init(_ schema: Schema, _ plan: ImportPlan, _ complete: @escaping Completion, _ beside: @escaping Companion) {
        self.schema = schema
        self.plan = plan
        self.complete = complete
        self.beside = beside
        let uniques = schema.fields.filter { $0.spec.isUnique && $0.kind == .text && !$0.spec.isHidden }
        keys = uniques + (schema.title.map { [$0] } ?? [])
        parent = if case .through(let name) = schema.traits.scope { schema[name] } else { nil }
    }

    func write(_ rows: [ImportRow], _ desk: inout ImportDesk) throws {
        for row in rows { try write(row, &desk) }
    }

    private func write(_ row: ImportRow, _ desk: inout ImportDesk) throws {
        var entries = try entries(row, &desk)
        complete(&entries, false)
        guard let key = key(entries) else { return try create(row, entries, "line \(row.file) \(row.line)", &desk) }
        let existing = try find(key, entries, desk)
        let text = rowKey(key, entries)
        try expectFirst(text, key.field, existing, desk)
        if let existing {
            try fill(existing, entries, &desk)
            if desk.settings.existing != .leave { try beside(entries, existing, &desk) }
            try note(text, existing.id, row, desk)
        } else {
            try create(row, entries, text, &desk)
        }
    }
    private func create(
        _ row: ImportRow, _ entries: [String: Entries.Entry], _ key: String, _ desk: inout ImportDesk
    ) throws {
        var entries = entries
        complete(&entries, true)
        let made = try desk.create(schema.name, known(entries), key: key)
        try note(key, made.id, row, desk)
        try beside(entries, made, &desk)
    }

    func link(_ row: ImportRow, _ desk: inout ImportDesk) throws {
        var entries = try entries(row, &desk, isLast: true)
        complete(&entries, false)
        guard let key = key(entries), let record = try find(key, entries, desk) else { return }
        let missing = known(entries).fields.filter { name, _ in
            schema[name].map(isOfSameKind) ?? false && record[name].isEmpty
        }
        guard !missing.isEmpty else { return }
        try desk.update(record, Entries(missing), isCounted: false)
    }

    /// Links as ids, everything else as it was read. What names a record of the same kind may come before it in the
    /// file, and is looked up again when all rows are in.
    private func entries(
        _ row: ImportRow, _ desk: inout ImportDesk, isLast: Bool = false
    ) throws -> [String: Entries.Entry] {
        var entries: [String: Entries.Entry] = [:]
        var refusal = Refusal()
        for (index, target) in plan.kind.targets.enumerated() where row[index] != .null {
            guard let link = target.type.link, case .text(let text) = row[index] else {
                entries[target.path] = .value(row[index])
                continue
            }
            do {
                entries[target.path] = .value(.int(try desk.resolve(text, link, growing: plan.kind.growing)))
            } catch let invalid as Invalid {
                let canWait = !isLast && link.target == schema.name && invalid.key == "field.no_such_record"
                if canWait { desk.counts.deferred += 1 } else { refusal.add(invalid, field: target.path) }
            }
        }
        try refusal.orNothing()
        return entries
    }
    private func isOfSameKind(_ field: AnyField) -> Bool { field.link?.target == schema.name }
    /// Without places that are no fields, which were only read to complete others.
    private func known(_ entries: [String: Entries.Entry]) -> Entries {
        Entries(entries.filter { schema[$0.key] != nil })
    }

    private func key(_ entries: [String: Entries.Entry]) -> (field: AnyField, text: String)? {
        for field in keys {
            if case .value(.text(let text)) = entries[field.name], !text.isEmpty { return (field, text) }
        }
        return nil
    }
    private func find(
        _ key: (field: AnyField, text: String), _ entries: [String: Entries.Entry], _ desk: ImportDesk
    ) throws -> Record? {
        var more = Predicate.always
        if let parent, !key.field.spec.isUnique, case .value(.int(let id)) = entries[parent.name] {
            more = .compare(parent, .equal, .int(id))
        }
        do { return try desk.find(schema.name, key.field.name, key.text, within: more) } catch let invalid as Invalid {
            throw Refusal(invalid.key, field: key.field.name, invalid.arguments)
        }
    }

    /// Two rows of one file that speak of the same record contradict each other: the second is set aside.
    private func expectFirst(_ key: String, _ field: AnyField, _ existing: Record?, _ desk: ImportDesk) throws {
        if let imagined = desk.imagined {
            if !imagined.isFirst("row " + key) { throw Refusal("import.twice", field: field.name) }
            return
        }
        guard existing != nil else { return }
        let fields = JobRow.table.fields
        let isSeen = fields.job == Int(desk.job) && fields.entity == schema.name && fields.key == key
        if let first = try desk.funnel.tx.records(JobRow.table.schema, where: isSeen, limit: 1).first {
            throw Refusal("import.same_as_line", field: field.name, ["line": "\(Typed<JobRow>(first).line)"])
        }
    }
    private func note(_ key: String, _ id: Int64?, _ row: ImportRow, _ desk: ImportDesk) throws {
        guard desk.imagined == nil else { return }
        var seen = Typed<JobRow>()
        (seen.job, seen.entity, seen.key) = (Int(desk.job), schema.name, key)
        seen.line = row.line
        seen[JobRow.table.fields.record] = Int(id ?? 0)
        _ = try desk.funnel.tx.insert(seen.record)
    }
    private func rowKey(_ key: (field: AnyField, text: String), _ entries: [String: Entries.Entry]) -> String {
        let own = "\(key.field.name)=\(key.text)"
        guard let parent, !key.field.spec.isUnique, case .value(.int(let id)) = entries[parent.name] else { return own }
        return "\(id)/\(own)"
    }

    private func fill(_ existing: Record, _ entries: [String: Entries.Entry], _ desk: inout ImportDesk) throws {
        let wanted = known(entries).fields.filter { name, _ in
            switch desk.settings.existing {
            case .leave: false
            case .fill: existing[name].isEmpty
            case .overwrite: true
            }
        }
        guard !wanted.isEmpty else { return desk.noteUnchanged(schema.name) }
        let after = try desk.update(existing, Entries(wanted))
        if after[.version] == existing[.version] { desk.noteUnchanged(schema.name) }
    }
}
