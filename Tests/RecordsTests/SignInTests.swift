import Kernel
import Records
import Secrets
import Store
import TestKit
import Testing

/// Coming in, staying in and being shown out.
@Suite struct SignInTests {
    private static let password = "four words make one"

    /// An installation with one person who has a password.
    private func open(_ engine: Engine) async throws -> Installation {
        let company = try await Installation(engine)
        _ = try await company.records.add(
            NewUser(
                login: "Wang", name: "Wang", role: "salesperson", department: "Sales", password: SignInTests.password),
            as: company.console)
        return company
    }
    private func signIn(_ company: Installation, _ login: String = "wang", _ password: String = SignInTests.password)
        async throws -> Token
    {
        try await company.records.signIn(login: login, password: password, device: "Firefox", address: "192.0.2.1")
    }

    @Test(arguments: Engine.available) func theRightPasswordOpensAndSignOutCloses(engine: Engine) async throws {
        let company = try await open(engine)

        let token = try await signIn(company, " WANG ")
        let other = try await signIn(company)
        #expect(try await company.records.session(token)?.actor.name == "Wang")
        #expect(try await company.records.session(Token()) == nil)

        try await company.records.signOut(token)
        #expect(try await company.records.session(token) == nil)
        #expect(try await company.records.session(other) != nil)
        await company.close()
    }

    @Test(arguments: Engine.available) func everyWrongWayIsTheSameWrong(engine: Engine) async throws {
        let company = try await open(engine)

        for (login, password) in [
            ("wang", "wrong"), ("nobody", SignInTests.password), ("clerk", ""), ("", ""),
            ("wang", String(repeating: "x", count: 2_000)),
        ] {
            await #expect(throws: SignInProblem.wrong, "\(login)") { try await signIn(company, login, password) }
        }
        let id = company.id("wang")
        try await company.records.perform(
            .update("user", id: id, version: nil, Entries(values: ["status": .text("locked")])), as: company.console)
        await #expect(throws: SignInProblem.wrong) { try await signIn(company) }
        await company.close()
    }

    @Test(arguments: Engine.available) func whoFailsOftenWaitsLonger(engine: Engine) async throws {
        let company = try await open(engine)
        for _ in 0..<5 { await #expect(throws: SignInProblem.wrong) { try await signIn(company, "wang", "wrong") } }

        await #expect(throws: SignInProblem.wait(seconds: 1)) { try await signIn(company) }
        company.clock.move(seconds: 1)
        await #expect(throws: SignInProblem.wrong) { try await signIn(company, "wang", "wrong") }
        await #expect(throws: SignInProblem.wait(seconds: 2)) { try await signIn(company) }
        company.clock.move(seconds: 2)
        _ = try await signIn(company)
        await company.close()
    }

    @Test(arguments: Engine.available) func aSessionEndsUnusedAndAtLast(engine: Engine) async throws {
        let company = try await open(engine)
        let idle = try await signIn(company), busy = try await signIn(company)

        company.clock.move(seconds: 12 * 3_600 - 1)
        #expect(try await company.records.session(busy) != nil)
        company.clock.move(seconds: 2)
        #expect(try await company.records.session(idle) == nil)
        for _ in 0..<59 {
            #expect(try await company.records.session(busy) != nil)
            company.clock.move(seconds: 12 * 3_600 - 60)
        }
        company.clock.move(seconds: 3_600)
        #expect(try await company.records.session(busy) == nil)
        await company.close()
    }

    @Test(arguments: Engine.available) func aNewPasswordEndsEverySessionAndKey(engine: Engine) async throws {
        let company = try await open(engine)
        let old = try await signIn(company)
        let key = try await company.records.addKey(for: "wang", name: "test", as: company.console)
        let actor = company.actor("wang")
        #expect(try await company.records.key(key)?.actor.source == .api)
        func change(_ from: String, _ to: String) async throws -> Token {
            try await company.records.changePassword(
                of: company.id("wang"), from: from, to: to, device: "", address: "", as: actor)
        }

        #expect(
            try await company.refusal { try await change("wrong", "short") } == [
                "current": "password.current_wrong", "password": "password.too_short",
            ])
        #expect(try await company.records.session(old) != nil)
        let new = try await change(SignInTests.password, "five other words make two")

        #expect(try await company.records.session(old) == nil)
        #expect(try await company.records.key(key) == nil)
        #expect(try await company.records.session(new) != nil)
        await #expect(throws: SignInProblem.wrong) { try await signIn(company) }
        await company.close()
    }

    @Test(arguments: Engine.available) func whoIsLockedIsOutOnEveryNode(engine: Engine) async throws {
        let company = try await open(engine)
        let other = try await Installation(at: company.location)
        let token = try await signIn(company)
        let key = try await company.records.addKey(for: "wang", name: "test", as: company.console)
        #expect(try await other.records.session(token) != nil)

        let id = company.id("wang")
        try await company.records.perform(
            .update("user", id: id, version: nil, Entries(values: ["status": .text("locked")])), as: company.console)

        for node in [company, other] {
            #expect(try await node.records.session(token) == nil)
            #expect(try await node.records.key(key) == nil)
        }
        for node in [company, other] { await node.close() }
    }

    @Test(arguments: Engine.available) func changedRightsAreSeenAtTheNextRequest(engine: Engine) async throws {
        let company = try await open(engine)
        let other = try await Installation(at: company.location)
        let token = try await signIn(company)
        let schema = company.schema("customer")
        #expect(try await other.records.session(token)?.actor.grant(schema)[.read] == .own)

        try await company.records.write(as: company.console) { funnel in
            let grants = try funnel.records("role_grant", where: .always, limit: 1_000)
            let role =
                try funnel.records("role", where: .always, limit: 100).first { $0["code"] == .text("salesperson") }?.id
                ?? 0
            let read = grants.first {
                $0["role"] == .int(role) && $0["entity"] == .text("customer") && $0["verb"] == .text("read")
            }
            try funnel.perform(
                .update("role_grant", id: read?.id ?? 0, version: nil, Entries(values: ["scope": .text("all")])))
        }

        #expect(try await other.records.session(token)?.actor.grant(schema)[.read] == .all)
        for node in [company, other] { await node.close() }
    }

    @Test(arguments: Engine.available) func theSetUpLinkIsGoodOnce(engine: Engine) async throws {
        let location = try await engine.fresh()
        let empty = try await Installation(at: location)
        let records = empty.records
        let first = try await records.makeSetUpToken()
        let token = try await records.makeSetUpToken()
        #expect(try await !records.isGood(setUpToken: first))
        #expect(try await records.isGood(setUpToken: token))
        let boss = NewUser(login: "boss", name: "Boss", role: "", password: SignInTests.password)

        let wrong = SetUp(
            company: " ", currency: "XXX", language: "tlh", zone: "UTC",
            administrator: NewUser(login: "", name: "", role: "", password: "x"))
        #expect(
            try await Set(empty.refusal { try await records.setUp(wrong) }.keys) == [
                "company", "currency", "language", "login", "password",
            ])
        _ = try await records.setUp(
            SetUp(company: "Acme", currency: "cny", language: "zh-Hans", zone: "UTC", administrator: boss))

        #expect(records.isSetUp && records.current.company.currency == "CNY")
        #expect(try await !records.isGood(setUpToken: token))
        _ = try await signIn(empty, "boss")
        let again = SetUp(
            company: "Thief", currency: "EUR", language: "en", zone: "UTC",
            administrator: NewUser(login: "thief", name: "", role: "", password: SignInTests.password))
        await #expect(throws: NotFound.self) { try await records.setUp(again) }
        await empty.close()
    }
}
