import Kernel
import Secrets
import Store

/// What is said of a person who is to use the product.
package struct NewUser: Sendable {
    package var login: String
    package var name: String
    package var role: String
    package var department: String?
    package var password: String
    package init(login: String, name: String, role: String, department: String? = nil, password: String) {
        self.login = login
        self.name = name
        self.role = role
        self.department = department
        self.password = password
    }
}

extension Records {
    /// Makes a person who can sign in. Login, role, department and password are checked together.
    @discardableResult
    package func add(_ user: NewUser, as actor: Actor) async throws -> Record {
        guard actor.isAdministrator else { throw Forbidden() }
        let organisation = try await latest().organisation
        try problems(of: user).orNothing()
        let hash = try await passwords.hash(user.password)
        let record = try await write(as: actor) { try $0.hire(user, organisation, passwordHash: hash) }
        try await refresh()
        return record
    }

    /// Everything that is wrong with a person to be made, at the fields of the form.
    func problems(of user: NewUser, withPassword: Bool = true) -> Refusal {
        var refusal = Refusal()
        if withPassword { check(user.password, login: user.login, field: "password", &refusal) }
        let login = trimmed(user.login).lowercased()
        if login.isEmpty || login.contains(where: \.isWhitespace) { refusal.add("user.login_form", field: "login") }
        let organisation = current.organisation
        if organisation.role(code: user.role) == nil {
            refusal.add("user.no_such_role", field: "role", ["text": user.role])
        }
        if let name = user.department, !name.isEmpty, !organisation.units.values.contains(where: { $0.name == name }) {
            refusal.add("user.no_such_department", field: "department", ["text": name])
        }
        if organisation.person(login: login) != nil { refusal.add("field.taken", field: "login") }
        return refusal
    }

    @discardableResult
    package func addDepartment(_ name: String, parent: String?, as actor: Actor) async throws -> Record {
        guard actor.isAdministrator else { throw Forbidden() }
        var entries = Entries(texts: ["name": name])
        if let parent, !parent.isEmpty {
            guard let unit = try await latest().organisation.units.values.first(where: { $0.name == parent }) else {
                throw Refusal("user.no_such_department", field: "parent", ["text": parent])
            }
            entries["parent"] = .value(.int(unit.id))
        }
        let record = try await perform(.create(Department.entityName, entries), as: actor)
        try await refresh()
        return record
    }

    /// A key by which a program speaks for a person. It can be read this once.
    package func addKey(for login: String, name: String, as actor: Actor) async throws -> Token {
        guard let person = try await latest().organisation.person(login: login.lowercased()), person.isActive else {
            throw Refusal("user.no_such_user", field: "login", ["text": login])
        }
        guard actor.isAdministrator || actor.userID == person.id else { throw Forbidden() }
        let token = Token()
        let now = clock()
        try await database.write { tx in
            var key = Typed<ApiKey>()
            key.tokenHash = token.hashHex
            key.user = Int(person.id)
            key.epoch = person.epoch
            key.name = name
            key.createdAt = now
            let id = try tx.insert(key.record)
            try Audit(actor: actor, now: now, tx: tx).write(
                "key", entity: User.entityName, record: person.id, "{\"key\":\(id)}")
        }
        return token
    }

    /// A person's own new password. Every other session and key of the person ends; the browser gets a new token.
    package func changePassword(
        of user: Int64, from old: String, to new: String, device: String, address: String, as actor: Actor
    )
        async throws -> Token
    {
        guard let person = current.organisation.people[user] else { throw NotFound() }
        var refusal = Refusal()
        let kept = try await storedPassword(of: user)
        if await !passwords.verify(old, against: kept) { refusal.add("password.current_wrong", field: "current") }
        check(new, login: person.login, field: "password", &refusal)
        try refusal.orNothing()
        let hash = try await passwords.hash(new)
        try await write(as: actor) { funnel in
            try funnel.setPassword(hash, of: user)
            try funnel.endEverything(of: user)
            try Audit(actor: actor, now: funnel.now, tx: funnel.tx).write(
                "password", entity: User.entityName, record: user, "{}")
        }
        try await refresh()
        return try await openSession(user, device: device, address: address)
    }
    func check(_ password: String, login: String, field: String, _ refusal: inout Refusal) {
        switch Passwords.problem(with: password, login: login, company: current.company.name) {
        case nil: break
        case .tooShort(let minimum): refusal.add("password.too_short", field: field, ["min": String(minimum)])
        case .tooLong(let maximum): refusal.add("password.too_long", field: field, ["max": String(maximum)])
        case .common: refusal.add("password.common", field: field)
        case .containsLogin: refusal.add("password.contains_login", field: field)
        case .containsCompany: refusal.add("password.contains_company", field: field)
        }
    }
}

extension Funnel {
    /// Writes a person with one role; without a password nobody signs in as him.
    func hire(_ user: NewUser, _ organisation: Organisation, passwordHash: String?) throws -> Record {
        let department = organisation.units.values.first { $0.name == user.department }
        let login = trimmed(user.login).lowercased()
        let record = try perform(
            .create(
                User.entityName,
                Entries(values: [
                    "login": .text(login), "name": .text(user.name.isEmpty ? login : user.name),
                    "department": department.map { .int($0.id) } ?? .null,
                ])))
        let id = record.id ?? 0
        let role = organisation.role(code: user.role)?.id ?? 0
        try perform(.create(UserRole.entityName, Entries(values: ["user": .int(id), "role": .int(role)])))
        if let passwordHash { try setPassword(passwordHash, of: id) }
        return record
    }
    func setPassword(_ hash: String, of user: Int64) throws {
        let fields = UserSecret.table.fields
        if var secret = try tx.records(UserSecret.table.schema, where: fields.user == Int(user), limit: 1).first {
            secret[fields.password] = .text(hash)
            try tx.update(secret)
        } else {
            var secret = Typed<UserSecret>()
            secret.user = Int(user)
            secret.password = hash
            _ = try tx.insert(secret.record)
        }
    }
    /// Ends every session and key of a person: their epoch is over.
    func endEverything(of user: Int64) throws {
        guard var record = try tx.record(User.table.schema, user) else { return }
        let fields = User.table.fields
        record[fields.epoch] = .int((Int64(value: record[fields.epoch]) ?? 0) + 1)
        try tx.update(record)
        try tx.execute("DELETE FROM \(name: "login_session") WHERE \(LoginSession.table.fields.user) = \(user)")
        try Meta(tx).raise(.organisation)
    }
}

/// One browser in which a person is signed in, as that person's page lists it.
package struct SessionEntry: Sendable {
    package let id: Int64, device: String, address: String, createdAt: Instant, seenAt: Instant
}

extension Records {
    package func sessions(of user: Int64) async throws -> [SessionEntry] {
        let fields = LoginSession.table.fields
        return try await database.readOne { tx in
            try tx.records(
                LoginSession.table.schema, where: fields.user == Int(user), order: [(fields.seenAt, true)], limit: 100
            ).map { record in
                let session = Typed<LoginSession>(record)
                return SessionEntry(
                    id: record.id ?? 0, device: session.device, address: session.address, createdAt: session.createdAt,
                    seenAt: session.seenAt)
            }
        }
    }
    /// Ends one of a person's own sessions.
    package func end(session: Int64, of user: Int64) async throws {
        let fields = LoginSession.table.fields
        let ended = try await database.write { tx in
            try tx.execute(
                "DELETE FROM \(name: "login_session") WHERE \"id\" = \(session) AND \(fields.user) = \(user)")
        }
        if ended == 0 { throw NotFound() }
    }
    /// What a person chose for the pages: language, light or dark.
    package func prefer(_ entries: [String: String], as actor: Actor) async throws {
        guard let user = actor.userID else { return }
        let allowed = entries.filter { ["language", "theme", "zone"].contains($0.key) }
        _ = try await perform(
            .update(User.entityName, id: user, version: nil, Entries(texts: allowed)), as: .asItself(actor))
        try await refresh()
    }
}

extension Actor {
    /// Nobody has the right to change users but administrators; everybody may choose his own language.
    static func asItself(_ actor: Actor) -> Actor {
        var itself = actor
        itself.grants[User.entityName] = Grant([.read, .update], .all)
        return itself
    }
}
