import Kernel
import Store

/// Records on their way into a file: which, in what form.
///
///     try await records.export(Export("customers", .csv), as: actor, to: sink)
package struct Export: Sendable {
    package enum Form: String, Sendable, CaseIterable { case csv, jsonl }
    /// The entity's name.
    package let entity: String
    package let form: Form
    package var conditions: [Condition] = []
    package var search = ""

    package init(_ entity: String, _ form: Form) {
        self.entity = entity
        self.form = form
    }
}

/// Where an export goes, piece by piece.
package protocol ExportSink: AnyObject, Sendable {
    func write(_ bytes: [UInt8]) async throws
}

extension Records {
    /// Records that one read takes: few enough that no reader holds back the log for long.
    private static let exportChunk = 2_000

    /// Writes every record that the actor may export and that satisfies the conditions, by id, and answers how many.
    /// A CSV has a line of field names, links as "Acme (C-00042)" and every value as the import reads it;
    /// a line of JSON is what the API's lists hold. Throws `Refusal` for conditions that mean nothing.
    @discardableResult
    package func export(
        _ export: Export, as actor: Actor, to sink: any ExportSink, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> Int {
        let now = current
        guard let schema = now.catalog[export.entity], actor.may(.read, schema) else { throw NotFound() }
        guard actor.may(.export, schema) else { throw Forbidden() }
        let fields = schema.fields.filter { actor.sees($0, of: schema) }
        let writer = ExportWriter(schema: schema, fields: fields, form: export.form, actor: actor, company: now.company)
        var count = 0
        var after: Cursor?
        var isFirst = true
        repeat {
            let start = after
            let chunk = try await read(as: actor, within: .seconds(60)) { reader in
                try reader.chunk(export, fields, after: start, limit: Self.exportChunk)
            }
            // Only now is it known that the conditions mean something.
            if isFirst { try await sink.write(writer.heading()) }
            isFirst = false
            try await sink.write(writer.write(chunk))
            count += chunk.count
            after = chunk.next
            progress(count)
        } while after != nil
        let total = count
        try await write(as: actor, .background) { funnel in
            try funnel.audit("export", schema, export.facts(count: total))
        }
        return count
    }
}

extension Export {
    /// What the audit keeps: how many, in which form, and what was asked.
    fileprivate func facts(count: Int) -> JSONText {
        var json = JSONText()
        json.object { json in
            json.key("count")
            json.integer(Int64(count))
            json.key("format")
            json.string(form.rawValue)
            json.key("filter")
            json.array { json in
                for condition in conditions { json.string("\(condition.field)=\(condition.expression)") }
            }
            if !search.isEmpty {
                json.key("search")
                json.string(search)
            }
        }
        return json
    }
}

extension Reader {
    /// The next records of an export, of one moment.
    fileprivate func chunk(_ export: Export, _ fields: [AnyField], after: Cursor?, limit: Int) throws -> ExportChunk {
        var request = Request(export.entity)
        request.conditions = export.conditions
        request.predicate = actor.scope(.export, try schema(export.entity), catalog)
        request.search = export.search
        request.sort = "id"
        request.after = after
        request.fields = fields.map(\.name)
        let plan = try plan(request, withTitles: false).taking(limit)
        var chunk = ExportChunk()
        switch export.form {
        case .jsonl:
            let shape = RecordJSON(plan.schema, fields)
            var json = JSONText(reserving: 4_096)
            chunk.next = try each(plan) { row in
                json.removeAll()
                shape.write(row, state.company, &json)
                chunk.lines += json.bytes + [UInt8(ascii: "\n")]
                chunk.count += 1
            }
        case .csv:
            chunk.next = try each(plan) { row in
                chunk.count += 1
                for column in plan.columns { chunk.cells.append(row.value(column.column, column.field.kind)) }
            }
            chunk.names = try names(fields, chunk.cells)
        }
        return chunk
    }
    private func schema(_ entity: String) throws -> Schema {
        guard let schema = catalog[entity] else { throw NotFound() }
        return schema
    }

    /// What the links among the cells point to, by entity and id: only what the actor may see.
    private func names(_ fields: [AnyField], _ cells: [Value]) throws -> [String: [Int64: String]] {
        var wanted: [String: Set<Int64>] = [:]
        for (place, field) in fields.enumerated() {
            guard let link = field.link else { continue }
            for at in stride(from: place, to: cells.count, by: fields.count) {
                if case .int(let id) = cells[at] { wanted[link.target, default: []].insert(id) }
            }
        }
        var names: [String: [Int64: String]] = [:]
        for (entity, ids) in wanted { names[entity] = try self.names(entity, ids.sorted()) }
        return names
    }
    private func names(_ entity: String, _ ids: [Int64]) throws -> [Int64: String] {
        switch entity {
        case User.entityName: return ids.reduce(into: [:]) { $0[$1] = personName($1) }
        case Department.entityName: return ids.reduce(into: [:]) { $0[$1] = state.organisation.units[$1]?.name }
        default: break
        }
        guard let schema = catalog[entity] else { return [:] }
        let scope = actor.naming(schema, catalog)
        let key = schema.system(.number) ?? schema["code"]
        var names: [Int64: String] = [:]
        for start in stride(from: 0, to: ids.count, by: 1_000) {
            let some = Array(ids[start..<min(start + 1_000, ids.count)])
            for record in try tx.records(schema, where: .ids(some) && scope, limit: some.count) {
                guard let id = record.id else { continue }
                names[id] = name(of: record, key)
            }
        }
        return names
    }
    /// The person's name, or the login where two go by the same name.
    private func personName(_ id: Int64) -> String? {
        guard let person = state.organisation.people[id] else { return nil }
        let isAlone = state.organisation.people.values.count { $0.name == person.name } == 1
        return isAlone ? person.name : person.login
    }
    /// `Acme (C-00042)`, as the import reads it back.
    private func name(of record: Record, _ key: AnyField?) -> String {
        let title = title(record)
        if let key, case .text(let number) = record[key], !number.isEmpty, number != title {
            return "\(title) (\(number))"
        }
        return title
    }
}

extension ListPlan {
    fileprivate func taking(_ limit: Int) -> ListPlan {
        ListPlan(
            schema: schema, columns: columns, sort: sort, isDescending: isDescending, limit: limit,
            isSearchCut: isSearchCut, predicate: predicate, hints: hints, after: after, titles: titles)
    }
}
