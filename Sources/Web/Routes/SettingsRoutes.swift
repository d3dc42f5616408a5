import Door
import Hummingbird
import Kernel
import Page
import Records
import Secrets

/// The page on which administrators make departments and users.
struct SettingsRoutes: Sendable {
    let site: Site
    private var records: Records { site.records }

    func add(to routes: Routes) {
        site.on(.get, "/settings/users", in: routes) { visit in try await page(visit, Refusal()) }
        site.on(.post, "/settings/users", in: routes, addUser)
        site.on(.post, "/settings/departments", in: routes, addDepartment)
    }

    private func page(_ visit: Visit, _ refusal: Refusal) async throws -> WebResponse {
        // For anybody else the page is not there.
        guard visit.actor.isAdministrator else { throw NotFound() }
        let typed = Dictionary(visit.form.items.map { ($0.name, $0.value) }) { first, _ in first }
        let people = PeoplePages.shown(visit.context).map(\.id)
        let states = try await records.accountStates(of: people, as: visit.actor)
        let page = PeoplePages(visit.context, states: states, typed: typed, refusal: refusal)
        return .page(page.page(toast: visit.toast), status: refusal.isEmpty ? .ok : .unprocessableContent)
    }
    private func addUser(_ visit: Visit) async throws -> WebResponse {
        guard visit.actor.isAdministrator else { throw NotFound() }
        let department = visit.form["department"].flatMap { $0.isEmpty ? nil : $0 }
        let user = NewUser(
            login: visit.form["login"] ?? "", name: visit.form["name"] ?? "", role: visit.form["role"] ?? "",
            department: department, password: visit.form["password"] ?? "")
        do {
            // Without a password the person gets a link.
            if user.password.isEmpty {
                let invited = try await records.invite(user, as: visit.actor)
                return try await site.invited(invited.user.id ?? 0, invited.token, visit)
            }
            try await records.add(user, as: visit.actor)
            return .seeOther("/settings/users?said=user" as Path)
        } catch let refusal as Refusal { return try await page(visit, refusal) }
    }
    private func addDepartment(_ visit: Visit) async throws -> WebResponse {
        guard visit.actor.isAdministrator else { throw NotFound() }
        do {
            try await records.addDepartment(
                visit.form["department_name"] ?? "", parent: visit.form["parent"], as: visit.actor)
            return .seeOther("/settings/users?said=department" as Path)
        } catch let refusal as Refusal { return try await page(visit, refusal.renamed("name", "department_name")) }
    }
}

extension Site {
    /// The page of somebody for whom a link was just made, with the link, this once.
    func invited(_ user: Int64, _ token: Token, _ visit: Visit) async throws -> WebResponse {
        let state = try await records.latest()
        let states = try await records.accountStates(of: [user], as: visit.actor)
        guard let person = state.organisation.people[user], let account = states[user] else { throw NotFound() }
        let context = PageContext(
            look: visit.context.look, actor: visit.actor, state: state, formToken: visit.context.formToken,
            path: "/settings/users")
        let link = "\(settings.origin)/invitations/\(token.text)"
        return .page(PersonPage(context, person, account, link: link).page())
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
