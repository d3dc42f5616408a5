import Kernel
import Secrets
import Store

/// A one-time link by which somebody without a password comes in. Only the hash of its token is kept.
struct Invitation: Entity {
    static let entityName = "invitation"
    static let table = Table<Invitation>(title: "id") {
        $0.isRecord = false
        $0.isListed = false
        $0.uniques = [["token_hash"], ["user"]]
    }
    let tokenHash = Text()
    let user = Count()
    let createdAt = Field<Instant>(MomentType())
    let expiresAt = Field<Instant>(MomentType())
}

/// Who was invited, for the page behind the link.
package struct Invited: Sendable {
    package let user: Int64, name: String, login: String
}

extension Records {
    /// How long a link is good.
    package static let invitationLife = Duration.seconds(7 * 24 * 3_600)

    /// Makes a person without a password, and the link by which that person sets one. It can be read this once.
    package func invite(_ user: NewUser, as actor: Actor) async throws -> (user: Record, token: Token) {
        guard actor.isAdministrator else { throw Forbidden() }
        _ = try await latest()
        try problems(of: user, withPassword: false).orNothing()
        let token = Token()
        let organisation = current.organisation
        let record = try await write(as: actor) { funnel in
            let record = try funnel.hire(user, organisation, passwordHash: nil)
            try funnel.writeInvitation(token, of: record.id ?? 0)
            return record
        }
        try await refresh()
        return (record, token)
    }

    /// A new link for somebody who has no password yet; the former one is worth nothing from now on.
    package func renewInvitation(of user: Int64, as actor: Actor) async throws -> Token {
        guard actor.isAdministrator else { throw Forbidden() }
        guard let person = try await latest().organisation.people[user], person.isActive else { throw NotFound() }
        let token = Token()
        try await write(as: actor) { funnel in
            guard try !funnel.hasPassword(user) else { throw Refusal("user.has_password") }
            try funnel.writeInvitation(token, of: user)
        }
        return token
    }
    package func withdrawInvitation(of user: Int64, as actor: Actor) async throws {
        guard actor.isAdministrator else { throw Forbidden() }
        try await write(as: actor) { funnel in
            guard try funnel.removeInvitation(of: user) > 0 else { throw NotFound() }
            try Audit(actor: actor, now: funnel.now, tx: funnel.tx).write(
                "withdraw_invitation", entity: User.entityName, record: user, "{}")
        }
    }

    /// Whom a link invites. One that is unknown, used up, withdrawn or too old is `NotFound`, and which is not said.
    package func invitation(_ token: Token) async throws -> Invited {
        let now = clock()
        let organisation = try await latest().organisation
        let user = try await database.readOne { tx in try tx.invited(token, now) }
        guard let user, let person = organisation.people[user], person.isActive else { throw NotFound() }
        return Invited(user: user, name: person.name, login: person.login)
    }

    /// Uses the link up: the person's own name, language and password. Answers with a session.
    package func accept(
        _ token: Token, name: String, language: String, password: String, device: String, address: String
    ) async throws -> Token {
        let invited = try await invitation(token)
        var refusal = Refusal()
        if trimmed(name).isEmpty { refusal.add("field.required", field: "name") }
        if Language(rawValue: language) == nil { refusal.add("field.required", field: "language") }
        check(password, login: invited.login, field: "password", &refusal)
        try refusal.orNothing()
        guard let person = self.actor(invited.user, current) else { throw NotFound() }
        let hash = try await passwords.hash(password)
        try await write(as: .asItself(person)) { funnel in
            // Of two who send the page at once, one finds the link used up.
            guard try funnel.tx.invited(token, funnel.now) == invited.user,
                try funnel.removeInvitation(of: invited.user) == 1
            else { throw NotFound() }
            try funnel.perform(
                .update(
                    User.entityName, id: invited.user, version: nil,
                    Entries(texts: ["name": name, "language": language])))
            try funnel.setPassword(hash, of: invited.user)
            try funnel.endEverything(of: invited.user)
            try Audit(actor: person, now: funnel.now, tx: funnel.tx).write(
                "password", entity: User.entityName, record: invited.user, "{}")
        }
        try await refresh()
        return try await openSession(invited.user, device: device, address: address)
    }
}

extension Funnel {
    fileprivate func writeInvitation(_ token: Token, of user: Int64) throws {
        _ = try removeInvitation(of: user)
        var invitation = Typed<Invitation>()
        invitation.tokenHash = token.hashHex
        invitation.user = Int(user)
        invitation.createdAt = now
        invitation.expiresAt = now + Records.invitationLife
        _ = try tx.insert(invitation.record)
        try Audit(actor: actor, now: now, tx: tx).write("invite", entity: User.entityName, record: user, "{}")
    }
    func removeInvitation(of user: Int64) throws -> Int {
        try tx.execute("DELETE FROM \(name: "invitation") WHERE \(Invitation.table.fields.user) = \(user)")
    }
    func hasPassword(_ user: Int64) throws -> Bool {
        let fields = UserSecret.table.fields
        let mine = fields.user == Int(user) && fields.password != ""
        return try tx.count(UserSecret.table.schema, where: mine, limit: 1) > 0
    }
}

extension Transaction {
    fileprivate func invited(_ token: Token, _ now: Instant) throws -> Int64? {
        let fields = Invitation.table.fields
        let good = fields.tokenHash == token.hashHex && fields.expiresAt > now
        return try records(Invitation.table.schema, where: good, limit: 1).first.map {
            Int64(Typed<Invitation>($0).user)
        }
    }
}

extension Reader {
    /// Whether anybody besides the first can sign in, or holds a link by which he will.
    package func hasColleagues() throws -> Bool {
        let invited = try tx.count(Invitation.table.schema, limit: 1)
        return try invited > 0
            || tx.count(UserSecret.table.schema, where: UserSecret.table.fields.password != "", limit: 2) > 1
    }
}
