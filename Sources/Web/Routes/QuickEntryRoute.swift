import Door
import Hummingbird
import Kernel
import Page
import Records

/// The small form on a record's page: saves what hangs on the record, and comes back to its timeline.
struct QuickEntryRoute: Sendable {
    let site: Site
    private var records: Records { site.records }

    func add(to routes: Routes) { site.on(.post, "/:slug/:id/:list/new", in: routes, create) }

    private func create(_ visit: Visit) async throws -> WebResponse {
        let (schema, id) = try visit.schemaAndID()
        guard let entry = site.pages(of: schema).quickEntry, let made = visit.context.catalog[entry.entity],
            visit.door.parameters.get("list") == made.slug, visit.actor.may(.create, made)
        else { throw NotFound() }
        // The record whose page it is must be there for the person, whatever the form says.
        _ = try await records.readOne(as: visit.actor, visit.state) { try $0.record(schema, id) }
        let typed = Dictionary(visit.form.items.map { ($0.name, $0.value) }) { _, last in last }
        var entries = visit.entries(typed, made)
        entries[entry.via] = .value(.int(id))
        do {
            try await records.perform(.create(made.name, entries), as: visit.actor)
            return .seeOther("\(visit.context.path(schema, id))?tab=timeline&said=created" as Path)
        } catch let refusal as Refusal {
            return try await again(visit, schema, id, QuickEntryState(typed: typed, refusal: refusal))
        }
    }
    private func again(_ visit: Visit, _ schema: Schema, _ id: Int64, _ state: QuickEntryState) async throws
        -> WebResponse
    {
        let (own, context) = (site.pages(of: schema), visit.context)
        let page = try await records.read(as: visit.actor, visit.state) { reader in
            var page = try RecordPage(context, try reader.record(schema, id), reader, own, tab: "timeline")
            page.quickEntry = state
            return try page.page(reader)
        }
        return .page(page, status: .unprocessableContent)
    }
}
