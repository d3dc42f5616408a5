import Door
import Hummingbird
import Kernel
import Page
import Records
import Store

/// The pages that every entity has: its list, its records, their forms.
struct RecordRoutes: Sendable {
    let site: Site
    private var records: Records { site.records }

    func add(to routes: Routes) {
        site.on(.get, "/:slug", in: routes, list)
        site.on(.get, "/:slug/count", in: routes, count)
        site.on(.get, "/:slug/filter", in: routes, filterForm)
        site.on(.get, "/:slug/suggest", in: routes, suggest)
        site.on(.get, "/:slug/bin", in: routes, bin)
        site.on(.get, "/:slug/new", in: routes, newForm)
        site.on(.post, "/:slug/new", in: routes, create)
        site.on(.get, "/:slug/:id", in: routes, record)
        site.on(.get, "/:slug/:id/edit", in: routes, editForm)
        site.on(.post, "/:slug/:id/edit", in: routes, update)
        site.on(.get, "/:slug/:id/delete", in: routes, deletePage)
        site.on(.post, "/:slug/:id/delete", in: routes, delete)
        site.on(.post, "/:slug/:id/restore", in: routes, restore)
    }

    private func list(_ visit: Visit) async throws -> WebResponse {
        let schema = try visit.schema(for: .read)
        let query = try visit.query
        if let address = try visit.folded(query, schema) { return .seeOther(address) }
        let address = try ListAddress(
            entity: schema.name, query: query.filter { !["said", "undo"].contains($0.0) }, schema: schema,
            actor: visit.actor)
        let drawn = try await draw(address, visit, schema)
        // Questions of their own, with their own time: the page does not fail over them.
        guard drawn.isEmpty, let easing = await easing(address, visit) else { return .page(drawn.page) }
        return .page(try await draw(address, visit, schema, easing).page)
    }
    private func draw(_ address: ListAddress, _ visit: Visit, _ schema: Schema, _ easing: Easing? = nil) async throws
        -> (page: HTML, isEmpty: Bool)
    {
        let own = site.pages(of: schema)
        let context = visit.context
        let toast = visit.toast
        let undone = visit.queryItems?.first { $0.0 == "undo" }.flatMap { Int64($0.1) }
        let undo: Path? = toast == nil ? nil : undone.map { "\(context.path(schema, $0))/restore" }
        return try await records.readOne(as: visit.actor, visit.state) { reader in
            var request = address.request
            request.fields = request.fields ?? own.columns(reader.visible(schema), title: schema.traits.title)
            let plan = try reader.plan(request)
            var painter = CellPainter(context, plan, own: own.cells)
            var rows = HTML(reserving: 48_000)
            let path = context.path(schema)
            let next = try reader.each(plan) { row in painter.row(row, into: &rows, path: path) }
            let names = try reader.names(of: address.conditions, schema)
            var list = ListPage(context, plan, address, own)
            list.easing = easing
            let page = list.page(
                rows: rows, painter: painter, next: next, toast: toast, undo: undo, names: names)
            return (page, rows.isEmpty)
        }
    }
    private func easing(_ address: ListAddress, _ visit: Visit) async -> Easing? {
        try? await records.readOne(as: visit.actor, visit.state) { try ListEasing.find(address, $0) }
    }

    private func count(_ visit: Visit) async throws -> WebResponse {
        let schema = try visit.schema(for: .read)
        let address = try ListAddress(entity: schema.name, query: visit.query, schema: schema, actor: visit.actor)
        let limit = 1_000
        let count = try await records.readOne(as: visit.actor, visit.state) { reader in
            try reader.count(address.request, limit: limit)
        }
        let words = visit.context.words
        let shown =
            count > limit
            ? words("list.more_than", ["n": grouped(Int64(limit), scale: 0, digits: 0)])
            : grouped(Int64(count), scale: 0, digits: 0)
        let name = visit.context.catalog.plural(schema, visit.context.language)
        return .page("<b>\(shown)</b> \(name)")
    }

    private func filterForm(_ visit: Visit) async throws -> WebResponse {
        let schema = try visit.schema(for: .read)
        let address = try ListAddress(entity: schema.name, query: visit.query, schema: schema, actor: visit.actor)
        let form = FilterForm(visit.context, schema, address)
        return .page(visit.isFragment ? form.html : form.page)
    }

    /// The first names that an input of a link offers.
    private func suggest(_ visit: Visit) async throws -> WebResponse {
        let schema = try visit.schema(for: .read)
        let typed = try visit.query.first { $0.0 != "for" }?.1 ?? ""
        let names = try await records.readOne(as: visit.actor, visit.state) { reader in
            var request = Kernel.Request(schema.name)
            request.search = typed
            request.limit = 20
            return try reader.records(request).map { reader.linkText($0) }
        }
        return .page(names.map { "<option value=\"\($0)\"></option>" as HTML }.joined())
    }

    private func record(_ visit: Visit) async throws -> WebResponse {
        let (schema, id) = try visit.schemaAndID()
        let own = site.pages(of: schema)
        let context = visit.context
        let tab = try visit.query.first { $0.0 == "tab" }?.1 ?? ""
        let timeline = TimelineQuery(try visit.query)
        let toast = visit.toast
        let page = try await records.read(as: visit.actor, visit.state) { reader in
            var page = try RecordPage(context, try reader.record(schema, id), reader, own, tab: tab)
            page.toast = toast
            page.timeline = timeline
            return try page.page(reader)
        }
        return .page(page)
    }
}

extension RecordRoutes {
    private func newForm(_ visit: Visit) async throws -> WebResponse {
        let schema = try visit.schema(for: .create)
        let given = try visit.query
        let context = visit.context
        let page = try await records.read(as: visit.actor, visit.state) { reader in
            var record = Record(schema)
            record[.owner] = reader.actor.userID.map { .int($0) } ?? .null
            // A related record is made from the record it hangs on: the address names it.
            for (name, text) in given {
                guard let field = schema[name], field.type is LinkType, let id = Int64(text) else { continue }
                record[field] = .int(id)
            }
            return FormPage(context, try FormModel(record, reader)).page
        }
        return .page(page)
    }
    private func create(_ visit: Visit) async throws -> WebResponse {
        let schema = try visit.schema(for: .create)
        return try await save(visit, schema, nil) { entries in .create(schema.name, entries) }
    }
    private func editForm(_ visit: Visit) async throws -> WebResponse {
        let (schema, id) = try visit.schemaAndID()
        let context = visit.context
        let page = try await records.read(as: visit.actor, visit.state) { reader in
            let record = try reader.record(schema, id)
            guard try reader.may(.update, record) else { throw NotFound() }
            return FormPage(context, try FormModel(record, reader)).page
        }
        return .page(page)
    }
    private func update(_ visit: Visit) async throws -> WebResponse {
        let (schema, id) = try visit.schemaAndID()
        let version = visit.form["version"].flatMap { Int($0) }
        return try await save(visit, schema, id) { .update(schema.name, id: id, version: version, $0) }
    }

    /// Saves, or shows the form again with what was typed and everything that is wrong.
    private func save(_ visit: Visit, _ schema: Schema, _ id: Int64?, _ intent: (Entries) -> Intent) async throws
        -> WebResponse
    {
        let typed = Dictionary(visit.form.items.map { ($0.name, $0.value) }) { _, last in last }
        let entries = visit.entries(typed, schema)
        do {
            let record = try await records.perform(intent(entries), as: visit.actor)
            let path = visit.context.path(schema, record.id ?? 0)
            return .seeOther("\(path)?said=\(id == nil ? "created" : "saved")" as Path)
        } catch let refusal as Refusal {
            let there = refusal.renumbered(visit.rowNumbers(typed, schema))
            return try await again(visit, schema, id, typed, refusal: there, status: .unprocessableContent)
        } catch let conflict as Conflict {
            return try await again(visit, schema, id, typed, conflict: conflict.current, status: .conflict)
        }
    }
    private func again(
        _ visit: Visit, _ schema: Schema, _ id: Int64?, _ typed: [String: String], refusal: Refusal = Refusal(),
        conflict: Record? = nil, status: HTTPResponse.Status
    ) async throws -> WebResponse {
        let context = visit.context
        let page = try await records.read(as: visit.actor, visit.state) { reader in
            let record = try id.map { try reader.record(schema, $0) } ?? Record(schema)
            var model = try FormModel(record, reader, typed: typed, refusal: refusal)
            model.conflict = conflict
            if let conflict { model.conflictTitles = try reader.titles(conflict) }
            return FormPage(context, model).page
        }
        return .page(page, status: status)
    }

    private func deletePage(_ visit: Visit) async throws -> WebResponse {
        let (schema, id) = try visit.schemaAndID()
        let context = visit.context
        let page = try await records.read(as: visit.actor, visit.state) { reader in
            let record = try reader.record(schema, id)
            guard try reader.may(.delete, record) else { throw NotFound() }
            return DeletePage(context, record, name: reader.title(record)).page
        }
        return .page(page)
    }
    /// Takes a deletion back, by whoever deleted and by administrators.
    private func restore(_ visit: Visit) async throws -> WebResponse {
        let (schema, id) = try visit.schemaAndID()
        do {
            try await records.perform(.restore(schema.name, id: id), as: visit.actor)
            return .seeOther("\(visit.context.path(schema, id))?said=restored" as Path)
        } catch let refusal as Refusal {
            return try await binPage(visit, schema, refusal: refusal)
        }
    }
    private func bin(_ visit: Visit) async throws -> WebResponse {
        try await binPage(visit, try visit.schema(for: .delete))
    }
    private func binPage(_ visit: Visit, _ schema: Schema, refusal: Refusal = Refusal()) async throws -> WebResponse {
        let context = visit.context
        let after = try visit.query.first { $0.0 == "after" }?.1
        let page = try await records.read(as: visit.actor, visit.state) { reader in
            try BinPage(context, schema, reader, after: after, refusal: refusal).page
        }
        return .page(page, status: refusal.isEmpty ? .ok : .unprocessableContent)
    }
    private func delete(_ visit: Visit) async throws -> WebResponse {
        let (schema, id) = try visit.schemaAndID()
        let version = visit.form["version"].flatMap { Int($0) }
        do {
            try await records.perform(.delete(schema.name, id: id, version: version), as: visit.actor)
            return .seeOther("\(visit.context.path(schema))?said=deleted&undo=\(id)" as Path)
        } catch let refusal as Refusal {
            let context = visit.context
            let page = try await records.read(as: visit.actor, visit.state) { reader in
                let record = try reader.record(schema, id)
                return DeletePage(context, record, name: reader.title(record), refusal: refusal).page
            }
            return .page(page, status: .unprocessableContent)
        }
    }
}
