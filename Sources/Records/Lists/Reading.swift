import Kernel
import Store

extension Records {
    /// Reads what belongs together, as of one moment. `body` may run more than once.
    package func read<T: Sendable>(
        as actor: Actor, _ state: State? = nil, _ body: @escaping @Sendable (Reader) throws -> T
    ) async throws -> T {
        let reading = reading(actor, state)
        return try await database.read { tx in try body(reading(tx)) }
    }
    /// Reads something that one statement answers, or several that need not agree.
    package func readOne<T: Sendable>(
        as actor: Actor, _ state: State? = nil, _ body: @escaping @Sendable (Reader) throws -> T
    ) async throws -> T {
        let reading = reading(actor, state)
        return try await database.readOne { tx in try body(reading(tx)) }
    }
    private func reading(_ actor: Actor, _ state: State?) -> @Sendable (any Transaction) -> Reader {
        let state = state ?? current
        let now = clock()
        let today = zones(state.company.zone).clock(now).day
        return { [self] tx in Reader(tx: tx, actor: actor, state: state, today: today, now: now, records: self) }
    }
}

extension Reader {
    /// What the links of a record point to, by field: the names that the reader may see.
    package func titles(_ record: Record) throws -> [String: String] {
        var titles: [String: String] = [:]
        for field in visible(record.schema) {
            guard let link = field.link, case .int(let id) = record[field] else { continue }
            titles[field.name] = try title(link, id)
        }
        return titles
    }
    package func title(_ link: LinkType, _ id: Int64) throws -> String? {
        switch link.target {
        case User.entityName: return state.organisation.people[id]?.name
        case Department.entityName: return state.organisation.units[id]?.name
        default: break
        }
        guard let target = catalog[link.target] else { return nil }
        guard let record = try tx.record(target, id, where: actor.naming(target, catalog)) else { return nil }
        return title(record)
    }
    /// The name by which a record is known: its title, or else its number.
    package func title(_ record: Record) -> String {
        if let title = record.schema.title, case .text(let text) = record[title], !text.isEmpty {
            guard record.schema.traits.hasReadyNames else { return text }
            let dictionary = catalog.dictionary(of: record)
            return catalog.shown(text, of: record.schema.name, in: dictionary, actor.format.language)
        }
        if case .text(let number) = record[.number], !number.isEmpty { return number }
        return record.id.map { String($0) } ?? ""
    }

    /// Records of another entity that point to this one, as a list of their own.
    package func related(_ schema: Schema, via field: String, to id: Int64, limit: Int, sort: String = "") throws
        -> [Record]
    {
        guard actor.may(.read, schema), let link = schema[field] else { return [] }
        let scope = actor.scope(.read, schema, catalog)
        let name = sort.isEmpty ? schema.traits.defaultSort : sort
        let key = schema[name.hasPrefix("-") ? String(name.dropFirst()) : name]
        let order =
            key.map { [(field: $0.spec.sortKey.flatMap { schema[$0] } ?? $0, descending: name.hasPrefix("-"))] } ?? []
        return try tx.records(
            schema, where: .and([.compare(link, .equal, .int(id)), present(schema), scope]),
            order: order, limit: limit)
    }

    /// All records of a small shared entity.
    package func related(all schema: Schema, limit: Int) throws -> [Record] {
        try tx.records(schema, where: present(schema) && actor.scope(.read, schema, catalog), limit: limit)
    }
    /// The records of a list, as records: for few of them.
    package func records(_ request: Request) throws -> [Record] {
        guard let schema = catalog[request.entity] else { throw NotFound() }
        let plan = try plan(request, withTitles: false, written: .whole(schema))
        var found: [Record] = []
        _ = try each(plan) { found.append(schema.record($0)) }
        return found
    }

    /// Who changed what, newest first; `before`: only what stands behind an entry of this time and id.
    package func history(_ record: Record, before: (ms: Int64, id: Int64)? = nil, limit: Int) throws -> [HistoryEntry] {
        guard let id = record.id else { return [] }
        let fields = AuditEntry.table.fields
        var mine: Predicate = fields.entity == record.schema.name && fields.record == Int(id)
        if let before { mine = mine && fields.at <= Instant(ms: before.ms) }
        // One record changes a few times at most within a millisecond.
        let sameTime = before == nil ? 0 : 20
        return try tx.records(
            AuditEntry.table.schema, where: mine, order: [(fields.at, true)], limit: limit + sameTime
        ).filter { row in
            guard let before, Instant(row[fields.at])?.ms == before.ms else { return true }
            return (row.id ?? 0) < before.id
        }.prefix(limit).map { row in
            let entry = Typed<AuditEntry>(row)
            return try HistoryEntry(
                id: row.id ?? 0,
                at: entry.at, actorName: entry.actorName, source: entry.source, action: entry.action,
                changes: changes(JSONValue.parse(entry.changes)?.object ?? [:], record.schema),
                lines: lines(JSONValue.parse(entry.changes)?.object ?? [:], record.schema))
        }
    }
    private func lines(_ parsed: [String: JSONValue], _ schema: Schema) throws
        -> [(schema: Schema, list: String, changes: [(field: AnyField, old: Value, new: Value)])]
    {
        try schema.traits.lines.flatMap { list -> [(Schema, String, [(field: AnyField, old: Value, new: Value)])] in
            guard let lineSchema = catalog[list.entity], let lines = parsed[list.name]?.array,
                actor.may(.read, lineSchema)
            else { return [] }
            return try lines.filter { try maySee($0.object ?? [:], lineSchema, list) }
                .map { (lineSchema, list.name, changes($0.object ?? [:], lineSchema)) }
        }
    }
    /// A line of the history that goes with its parent is seen with it. Another is seen through the records that it names:
    /// the entry does not say which line it was.
    private func maySee(_ parsed: [String: JSONValue], _ schema: Schema, _ list: LineList) throws -> Bool {
        if let via = schema[list.via], actor.goes(.read, schema, with: via, catalog) { return true }
        for field in schema.fields where field.name != list.via {
            guard let link = field.link, let target = catalog[link.target],
                let pair = parsed[field.name]?.array
            else { continue }
            for case .int(let id) in pair.map(\.value) {
                guard try tx.record(target, id, where: actor.naming(target, catalog)) != nil else { return false }
            }
        }
        return true
    }
    private func changes(_ parsed: [String: JSONValue], _ schema: Schema) -> [(field: AnyField, old: Value, new: Value)]
    {
        return visible(schema).compactMap { field in
            guard let pair = parsed[field.name]?.array, pair.count == 2 else { return nil }
            return (field, pair[0].value, pair[1].value)
        }
    }
}
