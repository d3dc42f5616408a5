import Door
import Hummingbird
import Kernel
import Page
import Records

/// The page on which administrators make departments and users.
struct SettingsRoutes: Sendable {
    let site: Site
    private var records: Records { site.records }

    func add(to routes: Routes) {
        site.on(.get, "/settings/users", in: routes) { visit in try page(visit, Refusal()) }
        site.on(.post, "/settings/users", in: routes, addUser)
        site.on(.post, "/settings/departments", in: routes, addDepartment)
    }

    private func page(_ visit: Visit, _ refusal: Refusal) throws -> WebResponse {
        // For anybody else the page is not there.
        guard visit.actor.isAdministrator else { throw NotFound() }
        let typed = Dictionary(visit.form.items.map { ($0.name, $0.value) }) { first, _ in first }
        let page = PeoplePages(visit.context, typed: typed, refusal: refusal)
        return .page(page.page(toast: visit.toast), status: refusal.isEmpty ? .ok : .unprocessableContent)
    }
    private func addUser(_ visit: Visit) async throws -> WebResponse {
        guard visit.actor.isAdministrator else { throw NotFound() }
        let department = visit.form["department"].flatMap { $0.isEmpty ? nil : $0 }
        let user = NewUser(
            login: visit.form["login"] ?? "", name: visit.form["name"] ?? "", role: visit.form["role"] ?? "",
            department: department, password: visit.form["password"] ?? "")
        do {
            try await records.add(user, as: visit.actor)
            return .seeOther("/settings/users?said=user" as Path)
        } catch let refusal as Refusal { return try page(visit, refusal) }
    }
    private func addDepartment(_ visit: Visit) async throws -> WebResponse {
        guard visit.actor.isAdministrator else { throw NotFound() }
        do {
            try await records.addDepartment(
                visit.form["department_name"] ?? "", parent: visit.form["parent"], as: visit.actor)
            return .seeOther("/settings/users?said=department" as Path)
        } catch let refusal as Refusal { return try page(visit, refusal.renamed("name", "department_name")) }
    }
}

extension Refusal {
    /// The same problems, with a field called as the form calls it.
    fileprivate func renamed(_ name: String, _ new: String) -> Refusal {
        var renamed = Refusal()
        for problem in problems {
            renamed.add(problem.key, field: problem.field == name ? new : problem.field, problem.arguments)
        }
        return renamed
    }
}
