import Door
import Hummingbird
import Kernel
import Page
import Records

/// One colleague's page for administrators: name, rights, the invitation's link, and the door that closes.
struct PersonRoutes: Sendable {
    let site: Site
    private var records: Records { site.records }

    func add(to routes: Routes) {
        site.on(.get, "/settings/users/:id", in: routes) { visit in try await page(visit) }
        site.on(.post, "/settings/users/:id", in: routes, change)
        site.on(.post, "/settings/users/:id/invitation", in: routes, renew)
        site.on(.post, "/settings/users/:id/invitation/withdraw", in: routes, withdraw)
        site.on(.post, "/settings/users/:id/deactivate", in: routes) { visit in try await setActive(false, visit) }
        site.on(.post, "/settings/users/:id/activate", in: routes) { visit in try await setActive(true, visit) }
    }

    /// For anybody but administrators the page is not there.
    private func id(_ visit: Visit) throws -> Int64 {
        guard visit.actor.isAdministrator, let id = visit.door.parameters.get("id", as: Int64.self) else {
            throw NotFound()
        }
        return id
    }
    private func page(_ visit: Visit, _ refusal: Refusal = Refusal(), isTyped: Bool = false) async throws
        -> WebResponse
    {
        let id = try id(visit)
        let states = try await records.accountStates(of: [id], as: visit.actor)
        guard let person = visit.state.organisation.people[id], let state = states[id] else { throw NotFound() }
        let typed = Dictionary(visit.form.items.map { ($0.name, $0.value) }) { first, _ in first }
        let page = PersonPage(
            visit.context, person, state, typed: isTyped ? typed : nil, roles: isTyped ? roles(visit) : nil,
            refusal: refusal)
        return .page(page.page(toast: visit.toast), status: refusal.isEmpty ? .ok : .unprocessableContent)
    }
    private func roles(_ visit: Visit) -> Set<String> {
        Set(visit.form.items.filter { $0.name == "role" }.map(\.value))
    }

    private func change(_ visit: Visit) async throws -> WebResponse {
        let id = try id(visit)
        let texts = ["name", "login", "email"].reduce(into: [:]) { $0[$1] = visit.form[$1] ?? "" }
        let change = StaffChange(texts: texts, department: visit.form["department"] ?? "", roles: roles(visit))
        do {
            try await records.change(id, change, as: visit.actor)
            return .seeOther("/settings/users/\(id)?said=saved" as Path)
        } catch let refusal as Refusal { return try await page(visit, refusal, isTyped: true) }
    }
    /// The link stands in this answer alone: it is in no address, and no later page knows it.
    private func renew(_ visit: Visit) async throws -> WebResponse {
        let id = try id(visit)
        do {
            let token = try await records.renewInvitation(of: id, as: visit.actor)
            return try await site.invited(id, token, visit)
        } catch let refusal as Refusal { return try await page(visit, refusal) }
    }
    private func withdraw(_ visit: Visit) async throws -> WebResponse {
        let id = try id(visit)
        try await records.withdrawInvitation(of: id, as: visit.actor)
        return .seeOther("/settings/users/\(id)?said=withdrawn" as Path)
    }
    private func setActive(_ isActive: Bool, _ visit: Visit) async throws -> WebResponse {
        let id = try id(visit)
        do {
            try await records.setActive(isActive, id, as: visit.actor)
            return .seeOther("/settings/users/\(id)?said=\(isActive ? "activated" : "deactivated")" as Path)
        } catch let refusal as Refusal { return try await page(visit, refusal) }
    }
}
