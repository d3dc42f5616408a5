import Kernel
import Secrets
import Store

/// What the first page asks.
package struct SetUp: Sendable {
    package var company: String
    package var currency: String
    package var language: String
    package var zone: String
    package var administrator: NewUser
    package init(company: String, currency: String, language: String, zone: String, administrator: NewUser) {
        self.company = company
        self.currency = currency
        self.language = language
        self.zone = zone
        self.administrator = administrator
    }
}

extension Records {
    /// Whether an administrator who can sign in exists. Until then the one-time link is all there is.
    package var isSetUp: Bool {
        let organisation = current.organisation
        return organisation.people.values.contains { person in
            person.isActive && person.roles.contains { organisation.roles[$0]?.isAdministrator == true }
        }
    }

    /// A new one-time link's token, of which only the hash is kept; the last one made is the good one.
    package func makeSetUpToken() async throws -> Token {
        let token = Token()
        try await database.write { tx in try Meta(tx).set(.setup, token.hashHex) }
        return token
    }
    package func isGood(setUpToken token: Token) async throws -> Bool {
        _ = try await latest()
        guard !isSetUp else { return false }
        let hash = try await database.readOne { tx in try Meta(tx)[.setup] }
        return hash.map { constantTimeEqual(Array($0.utf8), Array(token.hashHex.utf8)) } ?? false
    }

    /// Company and administrator, in one go: the page is gone afterwards.
    package func setUp(_ form: SetUp) async throws -> Record {
        _ = try await latest()
        guard !isSetUp else { throw NotFound() }
        var refusal = Refusal()
        if trimmed(form.company).isEmpty { refusal.add("field.required", field: "company") }
        let language = Language(rawValue: form.language)
        if language == nil { refusal.add("field.required", field: "language") }
        let code = trimmed(form.currency).uppercased()
        let knows = try await readOne(as: .system) { reader in
            guard let currency = reader.catalog["currency"], let field = currency["code"] else { return false }
            return try reader.tx.count(currency, where: .compare(field, .equal, .text(code)), limit: 1) == 1
        }
        if !knows { refusal.add("order.no_such_currency", field: "currency", ["text": code]) }
        if zones(form.zone).name != form.zone {
            refusal.add("setup.no_such_zone", field: "time_zone", ["text": form.zone])
        }
        var company = Company()
        company.name = trimmed(form.company)
        company.currency = code
        company.language = language ?? .en
        company.zone = form.zone
        company.isSetUp = true
        var administrator = form.administrator
        administrator.role = "administrator"
        refusal.add(problems(of: administrator), under: "")
        try refusal.orNothing()
        let saved = company
        let link = try await useUpLink()
        do {
            let record = try await add(administrator, as: .system)
            try await write(as: .system) { try Meta($0.tx).set(.company, saved.stored) }
            try await refresh()
            return record
        } catch {
            if let link { try await write(as: .system) { try Meta($0.tx).set(.setup, link) } }
            throw error
        }
    }
    /// Of two who send the page at once, one finds the link used up. Answers what it was.
    private func useUpLink() async throws -> String? {
        try await write(as: .system) { funnel in
            let meta = Meta(funnel.tx)
            let link = try meta[.setup]
            if link == "" { throw NotFound() }
            try meta.set(.setup, "")
            return link
        }
    }
}
