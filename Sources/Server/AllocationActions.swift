import CRM
import Door
import Hummingbird
import Kernel
import Page
import Records
import Web

/// Handing out customers, for whoever may say whose they are.
let allocationActions: [PageAction] = [
    PageAction("/allocation", isChange: false) { visit in try await allocationPage(visit) },
    PageAction("/allocation/preview", isChange: false) { visit in
        do { return try await preview(visit) } catch let refusal as Refusal {
            return try await allocationPage(visit, refusal)
        }
    },
    PageAction("/allocation", isChange: true) { visit in
        do {
            let plan = try allocationPlan(visit, visit.form.items.map { ($0.name, $0.value) })
            try await Allocation.start(visit.records, plan, as: visit.actor)
            return .seeOther("/allocation" as Path)
        } catch let refusal as Refusal { return try await allocationPage(visit, refusal) }
    },
    PageAction("/allocation/undo", isChange: true) { visit in
        do {
            try await Allocation.startUndo(visit.records, as: visit.actor)
            return .seeOther("/allocation" as Path)
        } catch let refusal as Refusal { return try await allocationPage(visit, refusal) }
    },
    PageAction("/allocation/progress.json", isChange: false) { visit in
        guard Allocation.isAllowed(visit.actor), let standing = try await Allocation.progress(visit.records) else {
            throw NotFound()
        }
        return .json(progressJSON(standing.progress, visit.context.words, "demo.progress"))
    },
]

/// The filter of the page: those without an owner, until somebody asks for others.
private func allocationAddress(_ visit: Visit, _ items: [(String, String)]) throws -> ListAddress {
    guard Allocation.isAllowed(visit.actor), let schema = visit.context.catalog["customer"] else { throw NotFound() }
    let own: Set<String> = ["id", "to", "all", "csrf", "said"]
    var query = items.filter { !own.contains($0.0) && !$0.1.isEmpty }
    if query.isEmpty { query = [("owner", "empty:yes")] }
    return try ListAddress(entity: schema.name, query: query, schema: schema, actor: visit.actor)
}
private func allocationPlan(_ visit: Visit, _ items: [(String, String)]) throws -> Allocation.Plan {
    func ids(_ name: String) -> [Int64] {
        var seen: Set<Int64> = []
        return items.filter { $0.0 == name }.compactMap { Int64($0.1) }.filter { seen.insert($0).inserted }
    }
    let isAll = items.contains { $0.0 == "all" }
    let plan = Allocation.Plan(
        address: try allocationAddress(visit, items), ids: isAll ? [] : Array(ids("id").prefix(1_000)),
        people: Array(ids("to").prefix(500)))
    var refusal = Refusal()
    if !isAll, plan.ids.isEmpty { refusal.add("allocation.nothing", field: "id") }
    if plan.people.isEmpty { refusal.add("allocation.nobody", field: "to") }
    try refusal.orNothing()
    return plan
}

private func preview(_ visit: Visit) async throws -> WebResponse {
    let plan = try allocationPlan(visit, visit.queryItems ?? [])
    var count = plan.ids.count
    if plan.ids.isEmpty {
        let request = plan.address.request
        count = try await visit.records.readOne(as: visit.actor, visit.state) {
            try $0.count(request, limit: Allocation.counted)
        }
    }
    return .page(AllocationPage.preview(visit.context, plan, count: count))
}

private func allocationPage(_ visit: Visit, _ refusal: Refusal = Refusal()) async throws -> WebResponse {
    let items = visit.form.items.map { ($0.name, $0.value) } + (visit.queryItems ?? [])
    let address = try allocationAddress(visit, items)
    let standing = try await Allocation.progress(visit.records)
    let context = visit.context
    let page = try await visit.records.read(as: visit.actor, visit.state) { reader in
        try AllocationPage(context, address, reader, standing: standing, refusal: refusal)
    }
    return .page(page.page(toast: visit.toast), status: refusal.isEmpty ? .ok : .unprocessableContent)
}
