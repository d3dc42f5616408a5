import Folding
import Kernel
import Store

/// One moment of the database as one actor sees it. Everything that pages, files and programs read comes from here.
package struct Reader {
    package let tx: any Transaction
    package let actor: Actor
    package let state: Records.State
    package let today: Day
    package let now: Instant
    let records: Records
    package var catalog: Catalog { state.catalog }

    /// Fields of an entity that the actor may see, in order.
    package func visible(_ schema: Schema) -> [AnyField] { schema.fields.filter { actor.sees($0, of: schema) } }

    /// The record, or `NotFound`: missing and not his to see are the same.
    package func record(_ schema: Schema, _ id: Int64, includingDeleted: Bool = false) throws -> Record {
        var scope = actor.scope(.read, schema, catalog)
        if !includingDeleted, let deleted = schema.system(.deletedAt) { scope = .empty(deleted) && scope }
        guard let record = try tx.record(schema, id, where: scope) else { throw NotFound() }
        return record
    }
    /// What the actor may do with this very record.
    package func may(_ verb: Verb, _ record: Record) throws -> Bool {
        guard let id = record.id, actor.may(verb, record.schema) else { return false }
        let scope = actor.scope(verb, record.schema, catalog)
        switch scope {
        case .always: return true
        case .never: return false
        default: return try tx.record(record.schema, id, where: scope) != nil
        }
    }

    /// Plans a list, with the names of what it links to or with ids alone: then `written` may say its columns, and who
    /// gives it answers for what is shown of them.
    /// Throws `Refusal` naming every condition that means nothing.
    package func plan(_ request: Request, withTitles: Bool = true, written: RecordPlan? = nil) throws -> ListPlan {
        guard let schema = catalog[request.entity], actor.may(.read, schema) else { throw NotFound() }
        var refusal = Refusal()
        var predicate = request.predicate
        for condition in request.conditions {
            do { predicate = predicate && (try self.predicate(condition, schema)) } catch let invalid as Invalid {
                refusal.add(invalid, field: condition.field)
            }
        }
        let (sort, isDescending) = try sort(request.sort, schema, &refusal)
        try refusal.orNothing()
        var isSearchCut = false
        var isNarrow = false
        if !request.search.isEmpty {
            let isNewest = request.sort == "-id" && request.conditions.isEmpty && request.after == nil
            var wanted: Int?
            if isNewest, case .always = request.predicate { wanted = min(max(request.limit, 1), 200) + 1 }
            let hits = try search(request.search, schema, wanted: wanted)
            predicate = predicate && hits.predicate
            isSearchCut = hits.isCut
            isNarrow = true
        }
        let scope = actor.scope(.read, schema, catalog)
        var hints = ListPlan.Hints()
        hints.inOrder =
            request.search.isEmpty && isOwnOrder(request.sort, schema) && (scope && predicate).asksForOneValue
        // Where one index gives both, nothing needs to be counted; a reach through parents is another question.
        if !hints.inOrder || scope.isLinked {
            let inOrder = hints.inOrder
            hints = try records.hints(predicate, schema, self)
            hints.inOrder = inOrder
        }
        hints.isNarrow = hints.isNarrow || isNarrow
        predicate = scope && predicate
        let fields = try written == nil ? self.fields(request, schema) : []
        return ListPlan(
            schema: schema, columns: columns(fields, withTitles), sort: sort, isDescending: isDescending,
            limit: min(max(request.limit, 1), 200), isSearchCut: isSearchCut, predicate: predicate, hints: hints,
            after: request.after, titles: withTitles ? titles(fields) : [:],
            written: written)
    }

    /// Shows each row of a plan while it lies in the engine's memory; answers with where the next page begins.
    package func each(_ plan: ListPlan, _ body: (borrowing Row) throws -> Void) throws -> Cursor? {
        var count = 0
        var next: Cursor?
        var last: Cursor?
        let kind = plan.sort.map { $0.spec.sortKey == nil ? $0.kind : .text } ?? .int
        try tx.each(plan.sql) { row in
            count += 1
            guard count <= plan.limit else {
                next = last
                return
            }
            if count == plan.limit { last = Cursor(key: row.value(plan.keyColumn, kind), id: row.int(0)) }
            try body(row)
        }
        return next
    }
    /// How many records a list has, counted up to `limit`.
    package func count(_ request: Request, limit: Int) throws -> Int { try counts([request], limit: limit)[0] }
    /// How many records each of these lists has: one statement for all of them.
    package func counts(_ requests: [Request], limit: Int) throws -> [Int] {
        guard !requests.isEmpty else { return [] }
        let questions = try requests.map { request -> SQL in
            var request = request
            request.fields = []
            return "(\(try plan(request).counting(upTo: limit).counting))"
        }
        var counts = [Int](repeating: 0, count: requests.count)
        try tx.each("SELECT \(questions.joined(", "))") { row in
            for index in counts.indices { counts[index] = Int(row.int(index)) }
        }
        return counts
    }

    /// What a condition of an address means. Throws `Invalid` for one that means nothing, or names what is not the actor's
    /// to see.
    package func predicate(_ condition: Condition, _ schema: Schema) throws -> Predicate {
        guard let field = schema[condition.field], field.isTraceOfImport || actor.sees(field, of: schema) else {
            throw Invalid("field.unknown")
        }
        guard let link = field.link, [.is, .not, .any].contains(condition.op) else {
            return try condition.op.predicate(field, condition.text, actor.format, today: today)
        }
        let funnel = records.funnel(actor, tx, state)
        let ids = try condition.text.split(separator: ",").prefix(1_000).map { part -> Value in
            let text = trimmed(part)
            return .int(try Int64(text) ?? funnel.resolve(text, link))
        }
        guard !ids.isEmpty else { throw Invalid("filter.value_missing") }
        return condition.op == .not ? .not(.oneOf(field, ids)) : .oneOf(field, ids)
    }

    private func sort(_ text: String, _ schema: Schema, _ refusal: inout Refusal) throws -> (AnyField?, Bool) {
        let text = text.isEmpty ? schema.traits.defaultSort : text
        let name = text.hasPrefix("-") ? String(text.dropFirst()) : text
        if name == "id" { return (nil, text.hasPrefix("-")) }
        // What is kept for the engine alone stands in no address; a page of ours may list by it.
        guard let field = schema[name], field.spec.isHidden || actor.sees(field, of: schema) else {
            refusal.add("filter.no_such_sort", field: "sort", ["text": name])
            return (nil, false)
        }
        return (field, text.hasPrefix("-"))
    }
    private func isOwnOrder(_ sort: String, _ schema: Schema) -> Bool {
        sort.isEmpty || sort == schema.traits.defaultSort
    }
    private func fields(_ request: Request, _ schema: Schema) throws -> [AnyField] {
        guard let names = request.fields else {
            // What names a record stands first.
            let listed = visible(schema).filter(\.spec.isListed)
            return listed.filter { $0.name == schema.traits.title } + listed.filter { $0.name != schema.traits.title }
        }
        return names.compactMap { name in schema[name].flatMap { actor.sees($0, of: schema) ? $0 : nil } }
    }
    private func columns(_ fields: [AnyField], _ withTitles: Bool) -> [ListColumn] {
        var next = 1
        return fields.map { field in
            let column = next
            next += 1
            guard withTitles, let link = field.link, asksForTitle(link) else {
                return ListColumn(field: field, column: column, titleColumn: nil)
            }
            next += 1
            return ListColumn(field: field, column: column, titleColumn: column + 1)
        }
    }
    func asksForTitle(_ link: LinkType) -> Bool {
        link.target != User.entityName && link.target != Department.entityName && catalog[link.target] != nil
    }
    private func titles(_ fields: [AnyField]) -> [String: ListPlan.Title] {
        var titles: [String: ListPlan.Title] = [:]
        for link in fields.compactMap(\.link) where asksForTitle(link) {
            guard let target = catalog[link.target] else { continue }
            titles[link.target] = ListPlan.Title(
                title: target.traits.title, scope: actor.naming(target, catalog).sql("t"))
        }
        return titles
    }
}

extension ListPlan {
    fileprivate func counting(upTo limit: Int) -> ListPlan {
        ListPlan(
            schema: schema, columns: [], sort: nil, isDescending: false, limit: limit, isSearchCut: isSearchCut,
            predicate: predicate, hints: hints, after: nil, titles: [:])
    }
}
