import Kernel

/// Writes the records of one entity, a row each: new ones, and what existing ones lack.
struct RecordWriter: ImportWriter {
    private let schema: Schema
    private let plan: ImportPlan
    private let complete: @Sendable (inout [String: Entries.Entry]) -> Void
    /// Fields by which a record is known, best first.
    private let keys: [AnyField]
    /// The record to which the entity belongs, within which its name is meant.
    private let parent: AnyField?

    init(_ schema: Schema, _ plan: ImportPlan, _ complete: @escaping @Sendable (inout [String: Entries.Entry]) -> Void) {
        self.schema = schema
        self.plan = plan
        self.complete = complete
        let uniques = schema.fields.filter { $0.spec.isUnique && $0.kind == .text && !$0.spec.isHidden }
        keys = uniques + (schema.title.map { [$0] } ?? [])
        parent = if case .through(let name) = schema.traits.scope { schema[name] } else { nil }
    }

    func write(_ rows: [ImportRow], _ desk: inout ImportDesk) throws {
        for row in rows { try write(row, &desk) }
    }

    private func write(_ row: ImportRow, _ desk: inout ImportDesk) throws {
        var entries = try entries(row, &desk)
        complete(&entries)
        guard let key = key(entries) else {
            try desk.create(schema.name, known(entries), key: "line \(row.file) \(row.line)")
            return
        }
        let existing = try find(key, entries, desk)
        let text = "\(key.field.name)=\(key.text)"
        try expectFirst(text, within(entries), key.field, row, existing, desk)
        if let existing {
            try fill(existing, entries, &desk)
            try note(text, within(entries), existing.id, row, desk)
        } else {
            let made = try desk.create(schema.name, known(entries), key: text + "/" + within(entries))
            try note(text, within(entries), made.id, row, desk)
        }
    }

    /// Links as ids, everything else as it was read.
    private func entries(_ row: ImportRow, _ desk: inout ImportDesk) throws -> [String: Entries.Entry] {
        var entries: [String: Entries.Entry] = [:]
        var refusal = Refusal()
        for (index, target) in plan.kind.targets.enumerated() where row[index] != .null {
            guard let link = target.type as? LinkType, case .text(let text) = row[index] else {
                entries[target.path] = .value(row[index])
                continue
            }
            do {
                entries[target.path] = .value(.int(try desk.resolve(text, link, growing: plan.kind.growing)))
            } catch let invalid as Invalid { refusal.add(invalid, field: target.path) }
        }
        try refusal.orNothing()
        return entries
    }
    /// Without places that are no fields, which were only read to complete others.
    private func known(_ entries: [String: Entries.Entry]) -> Entries { Entries(entries.filter { schema[$0.key] != nil }) }

    private func key(_ entries: [String: Entries.Entry]) -> (field: AnyField, text: String)? {
        for field in keys {
            if case .value(.text(let text)) = entries[field.name], !text.isEmpty { return (field, text) }
        }
        return nil
    }
    private func within(_ entries: [String: Entries.Entry]) -> String {
        guard let parent, case .value(.int(let id)) = entries[parent.name] else { return "" }
        return "\(id)"
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
    private func expectFirst(
        _ text: String, _ within: String, _ field: AnyField, _ row: ImportRow, _ existing: Record?, _ desk: ImportDesk
    ) throws {
        if let imagined = desk.imagined {
            if !imagined.isFirst("row " + text + "/" + within) { throw Refusal("import.twice", field: field.name) }
            return
        }
        guard existing != nil else { return }
        let fields = JobRow.table.fields
        let seen = try desk.funnel.tx.records(
            JobRow.table.schema,
            where: fields.job == Int(desk.job) && fields.entity == schema.name && fields.key == rowKey(text, within), limit: 1)
        if let first = seen.first {
            throw Refusal("import.same_as_line", field: field.name, ["line": "\(Typed<JobRow>(first).line)"])
        }
    }
    private func note(_ text: String, _ within: String, _ id: Int64?, _ row: ImportRow, _ desk: ImportDesk) throws {
        guard desk.imagined == nil else { return }
        var seen = Typed<JobRow>()
        (seen.job, seen.entity, seen.key) = (Int(desk.job), schema.name, rowKey(text, within))
        seen.line = row.line
        seen[JobRow.table.fields.record] = Int(id ?? 0)
        _ = try desk.funnel.tx.insert(seen.record)
    }
    private func rowKey(_ text: String, _ within: String) -> String { within.isEmpty ? text : text + "/" + within }

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
