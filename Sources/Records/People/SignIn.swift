import Kernel
import Secrets
import Store

/// Why somebody was not let in.
package enum SignInProblem: Error, Sendable, Equatable {
    /// Login or password is wrong; which of them is not said.
    case wrong
    /// Too many failures: how many seconds to wait.
    case wait(seconds: Int)
}

/// Somebody whose request carries a session or a key that is good.
package struct SignedIn: Sendable {
    package var actor: Actor
    package let state: Records.State
    /// Nothing for a program's key.
    package let session: Int64?
    /// What forms of this session must carry: only pages that we sent to this browser know it.
    package let formToken: String
}

extension Records {
    /// How long a session lives unused, and at all.
    private static let idle: Int64 = 12 * 3_600_000
    private static let longest: Int64 = 30 * 24 * 3_600_000

    /// The one door for passwords: the form, the command line and every later one.
    package func signIn(login: String, password: String, device: String, address: String) async throws -> Token {
        let login = trimmed(login).lowercased()
        let subjects = ["a:\(login.prefix(100))", "n:\(address)"]
        try await expectPatience(subjects)
        let now = try await latest()
        let person = now.organisation.person(login: login)
        var kept: String?
        if let person { kept = try await storedPassword(of: person.id) }
        guard password.utf8.count <= 1_000, await passwords.verify(password, against: kept), let person, person.isActive
        else {
            try await noteFailure(subjects)
            throw SignInProblem.wrong
        }
        return try await openSession(person.id, device: device, address: address)
    }

    func storedPassword(of user: Int64) async throws -> String? {
        let fields = UserSecret.table.fields
        return try await database.readOne { tx in
            try tx.records(UserSecret.table.schema, where: fields.user == Int(user), limit: 1).first
                .map { Typed<UserSecret>($0).password }
        }
    }

    /// A new token for every sign-in; what a browser carried before is worth nothing.
    package func openSession(_ user: Int64, device: String, address: String) async throws -> Token {
        let token = Token()
        let now = clock()
        try await database.write { tx in
            let person = try tx.record(User.table.schema, user)
            var session = Typed<LoginSession>()
            session.tokenHash = token.hashHex
            session.user = Int(user)
            session.epoch = person.map { Typed<User>($0).epoch } ?? 0
            session.device = String(device.prefix(300))
            session.address = address
            session.createdAt = now
            session.seenAt = now
            _ = try tx.insert(session.record)
        }
        return token
    }

    /// Who the token's bearer is, or nil where the session is over.
    package func session(_ token: Token) async throws -> SignedIn? {
        let hash = token.hashHex
        let row = try await database.readOne { tx in try tx.first("\(Records.sessionQuestion)\(hash)") }
        guard let row, let id = Int64(value: row[0]), let user = Int64(value: row[1]),
            let created = Int64(value: row[3]), let seen = Int64(value: row[4])
        else { return nil }
        let now = clock().ms
        guard now - created < Records.longest, now - seen < Records.idle else { return nil }
        guard let signedIn = try await signedIn(user, epoch: row[2], counters: row[5...], session: id, token) else {
            return nil
        }
        if now - seen > 60_000 { try await touch(session: id, now) }
        return signedIn
    }
    /// Who a program's key speaks for.
    package func key(_ token: Token) async throws -> SignedIn? {
        let hash = token.hashHex
        let row = try await database.readOne { tx in try tx.first("\(Records.keyQuestion)\(hash)") }
        guard let row, let user = Int64(value: row[0]) else { return nil }
        guard var signedIn = try await signedIn(user, epoch: row[1], counters: row[2...], session: nil, token) else {
            return nil
        }
        signedIn.actor.source = .api
        return signedIn
    }
    /// Asked at every request, so their text is made once; the hash of the token follows.
    private static let sessionQuestion: SQL = {
        let fields = LoginSession.table.fields
        return """
            SELECT s."id", s.\(fields.user), s.\(fields.epoch), s.\(fields.createdAt), s.\(fields.seenAt),
            \(counters) FROM \(name: "login_session") s WHERE s.\(fields.tokenHash) =
            """ + " "
    }()
    private static let keyQuestion: SQL = {
        let fields = ApiKey.table.fields
        return """
            SELECT k.\(fields.user), k.\(fields.epoch), \(counters)
            FROM \(name: "api_key") k WHERE k.\(fields.tokenHash) =
            """ + " "
    }()
    /// The counters by which a node sees that what it keeps in memory is stale, read with the session.
    private static let counters: SQL = """
        (SELECT "content" FROM "fact" WHERE "key" = 'organisation'), (SELECT "content" FROM "fact" WHERE "key" = 'catalog')
        """

    private func signedIn(_ user: Int64, epoch: Value, counters: ArraySlice<Value>, session: Int64?, _ token: Token)
        async throws -> SignedIn?
    {
        let texts = counters.map { value in if case .text(let text) = value { text } else { "" } }
        let state = try await state(organisation: texts.first ?? "", catalog: texts.last ?? "")
        guard let person = state.organisation.people[user], .int(Int64(person.epoch)) == epoch,
            let actor = actor(user, state)
        else { return nil }
        let formToken = session == nil ? "" : Digest.hex(Digest.hmacSHA256(key: token.hash, Array("form".utf8)))
        return SignedIn(actor: actor, state: state, session: session, formToken: formToken)
    }
    private func touch(session: Int64, _ now: Int64) async throws {
        let fields = LoginSession.table.fields
        _ = try await database.write { tx in
            try tx.execute("UPDATE \(name: "login_session") SET \(fields.seenAt) = \(now) WHERE \"id\" = \(session)")
        }
    }

    package func signOut(_ token: Token) async throws {
        let fields = LoginSession.table.fields
        let hash = token.hashHex
        _ = try await database.write { tx in
            try tx.execute("DELETE FROM \(name: "login_session") WHERE \(fields.tokenHash) = \(hash)")
        }
    }
}

extension Records {
    /// After five failures each further try waits longer, up to five minutes; a hundred an hour end an account's tries.
    private func expectPatience(_ subjects: [String]) async throws {
        let fields = LoginFailure.table.fields
        let now = clock()
        let hourAgo = Instant(ms: now.ms - 3_600_000)
        for (subject, most) in zip(subjects, [100, 1_000]) {
            let failures = try await database.readOne { tx in
                try tx.records(
                    LoginFailure.table.schema, where: fields.subject == subject && fields.at > hourAgo,
                    order: [(fields.at, true)], limit: 1_000
                ).map { Typed<LoginFailure>($0).at.ms }
            }
            if failures.count >= most { throw SignInProblem.wait(seconds: 3_600) }
            guard subject.hasPrefix("a:"), failures.count >= 5, let last = failures.first else { continue }
            let delay = Int64(min(300, 1 << min(failures.count - 5, 9))) * 1_000
            let left = last + delay - now.ms
            if left > 0 { throw SignInProblem.wait(seconds: Int((left + 999) / 1_000)) }
        }
    }
    private func noteFailure(_ subjects: [String]) async throws {
        let now = clock()
        let fields = LoginFailure.table.fields
        try await database.write { tx in
            let dayAgo = now.ms - 24 * 3_600_000
            try tx.execute("DELETE FROM \(name: "login_failure") WHERE \(fields.at) < \(dayAgo)")
            for subject in subjects {
                var failure = Typed<LoginFailure>()
                failure.subject = subject
                failure.at = now
                _ = try tx.insert(failure.record)
            }
        }
    }
}
