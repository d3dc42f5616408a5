import Kernel
import Store

/// How somebody stands with the door.
package enum AccountState: Sendable, Equatable {
    case active
    /// A link was made that is good until then, or was.
    case invited(until: Instant)
    case expired
    /// Neither a password nor a link: cannot sign in.
    case waiting
    case locked
}

/// What an administrator may change of somebody.
package struct StaffChange: Sendable {
    package var texts: [String: String]
    package var department: String
    package var roles: Set<String>
    /// `texts`: name, login, e-mail, telephone.
    package init(texts: [String: String], department: String, roles: Set<String>) {
        self.texts = texts
        self.department = department
        self.roles = roles
    }
}

extension Records {
    /// How each of these people stands, for the page on which an administrator sees them.
    package func accountStates(of users: [Int64], as actor: Actor) async throws -> [Int64: AccountState] {
        guard actor.isAdministrator else { throw Forbidden() }
        let now = clock()
        let people = current.organisation.people
        let (secrets, links) = (UserSecret.table.fields, Invitation.table.fields)
        return try await database.read { tx in
            let ids = users.map { Value.int($0) }
            let known = try tx.records(
                UserSecret.table.schema, where: .oneOf(secrets.user, ids) && secrets.password != "", limit: users.count
            ).map { Int64(Typed<UserSecret>($0).user) }
            let invited = try tx.records(
                Invitation.table.schema, where: .oneOf(links.user, ids), limit: users.count
            ).map { (Int64(Typed<Invitation>($0).user), Typed<Invitation>($0).expiresAt) }
            let until = Dictionary(invited) { first, _ in first }
            return users.reduce(into: [:]) { states, user in
                guard people[user]?.isActive == true else { return states[user] = .locked }
                guard !known.contains(user) else { return states[user] = .active }
                states[user] = until[user].map { $0 > now ? .invited(until: $0) : .expired } ?? .waiting
            }
        }
    }

    /// Changes what somebody is called, where he works and what he may do. New rights end the person's sessions, so that
    /// each of them was made with the rights that it has.
    package func change(_ user: Int64, _ change: StaffChange, as actor: Actor) async throws {
        guard actor.isAdministrator else { throw Forbidden() }
        let organisation = try await latest().organisation
        guard let person = organisation.people[user] else { throw NotFound() }
        var refusal = Refusal()
        let login = trimmed(change.texts["login"] ?? "").lowercased()
        if login.isEmpty || login.contains(where: \.isWhitespace) { refusal.add("user.login_form", field: "login") }
        let roles = change.roles.compactMap { organisation.role(code: $0) }
        if roles.isEmpty || roles.count < change.roles.count { refusal.add("field.required", field: "roles") }
        let unit = organisation.units.values.first { $0.name == change.department }
        if !change.department.isEmpty, unit == nil {
            refusal.add("user.no_such_department", field: "department", ["text": change.department])
        }
        try refusal.orNothing()
        let keepsRights = Set(person.roles) == Set(roles.map(\.id))
        let staysAdministrator = roles.contains(where: \.isAdministrator)
        try await write(as: actor) { funnel in
            if !staysAdministrator { try funnel.expectAdministrator(besides: user) }
            var entries = Entries(texts: change.texts)
            entries["login"] = .text(login)
            entries["department"] = .value(unit.map { .int($0.id) } ?? .null)
            try funnel.perform(.update(User.entityName, id: user, version: nil, entries))
            guard !keepsRights else { return }
            try funnel.setRoles(Set(roles.map(\.id)), of: user)
            try funnel.endSessions(of: user)
        }
        try await refresh()
    }

    /// Lets somebody in no more, or again. Every session, key and invitation ends.
    package func setActive(_ isActive: Bool, _ user: Int64, as actor: Actor) async throws {
        guard actor.isAdministrator else { throw Forbidden() }
        guard try await latest().organisation.people[user] != nil else { throw NotFound() }
        try await write(as: actor) { funnel in
            if !isActive { try funnel.expectAdministrator(besides: user) }
            let status = isActive ? User.Status.active : .locked
            try funnel.perform(
                .update(User.entityName, id: user, version: nil, Entries(values: ["status": status.value])))
            _ = try funnel.removeInvitation(of: user)
            try funnel.endEverything(of: user)
        }
        try await refresh()
    }
}

extension Funnel {
    /// Somebody must be left who can give rights.
    fileprivate func expectAdministrator(besides user: Int64) throws {
        guard organisation.isAdministrator(user) else { return }
        let others = organisation.people.values.filter {
            $0.id != user && $0.isActive && organisation.isAdministrator($0.id)
        }
        guard try !others.contains(where: { try hasPassword($0.id) }) else { return }
        throw Refusal("user.last_administrator")
    }
    fileprivate func setRoles(_ roles: Set<Int64>, of user: Int64) throws {
        let had = try records(UserRole.entityName, where: UserRole.table.fields.user == ID(user), limit: 1_000)
        var missing = roles
        for row in had {
            guard let role = Typed<UserRole>(row).role?.raw else { continue }
            if roles.contains(role) {
                missing.remove(role)
            } else {
                try perform(.delete(UserRole.entityName, id: row.id ?? 0, version: nil))
            }
        }
        for role in missing.sorted() {
            try perform(.create(UserRole.entityName, Entries(values: ["user": .int(user), "role": .int(role)])))
        }
    }
    fileprivate func endSessions(of user: Int64) throws {
        try tx.execute("DELETE FROM \(name: "login_session") WHERE \(LoginSession.table.fields.user) = \(user)")
    }
}

extension Organisation {
    package func isAdministrator(_ user: Int64) -> Bool {
        people[user]?.roles.contains { roles[$0]?.isAdministrator == true } ?? false
    }
}
