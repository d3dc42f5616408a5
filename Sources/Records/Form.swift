import Folding
import Kernel
import Store

/// What somebody entered, on its way into a record: every field is parsed and checked, every problem is kept.
struct Form {
    let funnel: Funnel
    let schema: Schema
    private(set) var refusal = Refusal()
    private var actor: Actor { funnel.actor }

    init(_ funnel: Funnel, _ schema: Schema) {
        self.funnel = funnel
        self.schema = schema
    }

    /// Sets the fields that were named. One that is unknown, hidden or not the actor's to change is refused by name.
    mutating func apply(_ entries: [String: Entries.Entry], to record: inout Record) throws {
        for (name, entry) in entries {
            guard let field = schema[name], actor.sees(field, of: schema) else {
                refusal.add("field.unknown", field: name)
                continue
            }
            guard actor.mayWrite(field, of: schema) else {
                refusal.add("field.read_only", field: name)
                continue
            }
            // Somebody else may have linked what this actor does not see: it stays where it is.
            if field.type is LinkType, case .text(let typed) = entry,
                record[field] == Int64(trimmed(typed)).map({ .int($0) })
            {
                continue
            }
            if case .text(let typed) = entry, shows(record, field, as: typed) { continue }
            do { record[field] = try value(entry, field) } catch let invalid as Invalid {
                refusal.add(invalid, field: name)
            }
        }
    }

    /// A ready record's name as its reader saw it in the form is no new name; he may have changed the language since.
    private func shows(_ record: Record, _ field: AnyField, as typed: String) -> Bool {
        guard schema.traits.hasReadyNames, !record.isNew, field.name == schema.traits.title,
            case .text(let name) = record[field]
        else { return false }
        let dictionary = funnel.catalog.dictionary(of: record)
        return funnel.catalog.shows(name, of: schema.name, in: dictionary, as: trimmed(typed))
    }

    private func value(_ entry: Entries.Entry, _ field: AnyField) throws -> Value {
        switch entry {
        case .text(let typed):
            guard let clean = normalised(typed) else { throw Invalid("field.control_characters") }
            let text = trimmed(clean)
            guard !text.isEmpty else { return blank(field) }
            if let link = field.link { return .int(try funnel.resolve(text, link)) }
            return try field.type.parse(text, actor.format)
        case .value(.null): return blank(field)
        case .value(.text(let text)):
            guard Value.text(text).fits(field.kind) else { throw Invalid("field.wrong_type") }
            guard let clean = normalised(text) else { throw Invalid("field.control_characters") }
            guard !clean.isEmpty else { return blank(field) }
            try field.type.check(.text(clean))
            return .text(clean)
        case .value(let value):
            guard value.fits(field.kind) else { throw Invalid("field.wrong_type") }
            try field.type.check(value)
            return value
        }
    }
    /// An emptied field: nothing where nothing is a value, the blank of its type elsewhere.
    private func blank(_ field: AnyField) -> Value {
        if field.kind == .text { return .text("") }
        return field.spec.defaultValue == .null || field.spec.isRequired ? .null : field.spec.defaultValue
    }

    /// Each field's own check, on values that code set as well.
    mutating func check(_ record: Record) {
        for field in schema.fields where record.isNew || record.changed(field) {
            do { try field.type.check(record[field]) } catch {
                refusal.add(error, field: field.name)
            }
        }
    }
    /// What the rules found, save where the form itself has said already what is wrong.
    mutating func add(_ found: Refusal) {
        refusal.add(Refusal(found.problems.filter { !isNamed($0.field) || $0.field.isEmpty }), under: "")
    }
    private func isNamed(_ field: String) -> Bool { refusal.problems.contains { $0.field == field } }

    mutating func checkRequired(_ record: Record, except via: String = "") {
        for field in schema.fields
        where field.spec.isRequired && record[field].isEmpty && field.name != via && !isNamed(field.name) {
            refusal.add("field.required", field: field.name)
        }
    }
    mutating func checkRequired(_ lines: SavedLines) {
        for list in schema.traits.lines {
            guard let lineSchema = funnel.catalog[list.entity] else { continue }
            for (index, line) in (lines.lists[list.name] ?? []).enumerated() {
                var form = Form(funnel, lineSchema)
                form.checkRequired(line, except: list.via)
                let missing = Refusal(form.refusal.problems.filter { !isNamed("\(list.name).\(index).\($0.field)") })
                refusal.add(missing, under: "\(list.name).\(index).")
            }
        }
    }
    /// A tree has no circles: nothing stands below itself.
    mutating func checkParents(_ record: Record) throws {
        for field in schema.fields {
            guard let id = record.id, record.changed(field), field.link?.target == schema.name else {
                continue
            }
            var above = Int64(value: record[field])
            for _ in 0..<100 {
                guard let next = above, next != id else { break }
                above = try funnel.record(schema.name, next).flatMap { Int64(value: $0[field]) }
            }
            if above != nil { refusal.add("field.circle", field: field.name) }
        }
    }
    /// What a change points to must be there, and be the actor's to see.
    mutating func checkLinks(_ record: Record) throws {
        for field in schema.fields {
            guard let link = field.link, record.isNew || record.changed(field),
                !field.spec.isHidden, case .int(let id) = record[field], !field.isKept, !isNamed(field.name)
            else { continue }
            if try !funnel.mayPoint(to: id, link) {
                refusal.add("field.no_such_record", field: field.name, ["text": String(id)])
            }
        }
    }
}

extension AnyField {
    /// Set by the funnel itself, and right by construction.
    fileprivate var isKept: Bool { spec.isSystem && name != SystemField.owner.rawValue }
}

extension Value {
    fileprivate func fits(_ kind: Kind) -> Bool {
        switch (self, kind) {
        case (.bool, .bool), (.real, .real), (.text, .text), (.text, .day): true
        case (.int, .int), (.int, .money), (.int, .moment), (.int, .link): true
        default: false
        }
    }
}

extension Form {
    struct Lines {
        var saved = SavedLines()
        var removed: [String: [Record]] = [:]
        var haveChanged: Bool {
            !removed.values.allSatisfy(\.isEmpty)
                || saved.lists.values.contains { $0.contains { $0.isNew || !$0.changes.isEmpty } }
        }
    }

    /// The lines as they will be: those named are changed or made, the others of the same list are removed.
    mutating func lines(_ named: [String: [LineEntries]], of parent: Int64?) throws -> Lines {
        var result = Lines()
        for name in named.keys where !schema.traits.lines.contains(where: { $0.name == name }) {
            refusal.add("field.unknown", field: name)
        }
        for list in schema.traits.lines {
            // Nobody asks for the lines of a list that the change does not touch, save a rule that adds them up.
            guard named[list.name] != nil || list.isInline, let reach = LineReach(funnel, list) else { continue }
            let existing = try parent.map { try reach.lines(of: $0) } ?? []
            guard let entries = named[list.name] else {
                result.saved.lists[list.name] = existing
                continue
            }
            guard actor.may(.read, reach.schema) else {
                refusal.add("field.unknown", field: list.name)
                continue
            }
            guard entries.count <= 2_000 else {
                refusal.add("lines.too_many", field: list.name, ["max": "2000"])
                continue
            }
            let records = try line(entries, existing, list, reach.schema)
            result.saved.lists[list.name] = records
            let kept = Set(entries.compactMap(\.id))
            let removed = existing.filter { !kept.contains($0.id ?? 0) }
            result.removed[list.name] = removed
            refusal.add(try reach.refused(records, removed), under: "")
            if !removed.isEmpty { result.saved.shortened.insert(list.name) }
        }
        return result
    }

    private mutating func line(_ entries: [LineEntries], _ existing: [Record], _ list: LineList, _ lineSchema: Schema)
        throws -> [Record]
    {
        var records: [Record] = []
        var named: Set<Int64> = []
        for (index, entry) in entries.enumerated() {
            var record = entry.id.flatMap { id in existing.first { $0.id == id } } ?? Record(lineSchema)
            if entry.id != nil, record.isNew { refusal.add("field.no_such_record", field: "\(list.name).\(index)") }
            if let id = entry.id, !named.insert(id).inserted {
                refusal.add("lines.twice", field: "\(list.name).\(index)")
            }
            if record.isNew {
                record[.createdAt] = funnel.now.value
                record[.createdBy] = actor.reference
                record[.source] = .text(actor.source.rawValue)
            }
            var form = Form(funnel, lineSchema)
            try form.apply(entry.fields, to: &record)
            form.check(record)
            try form.checkLinks(record)
            refusal.add(form.refusal, under: "\(list.name).\(index).")
            records.append(record)
        }
        return records
    }
}
