import Kernel
import Records
import Secrets
import TestKit
import Testing

/// Links by which invited people come in: one use, seven days, and nobody else's.
@Suite struct InvitationTests {
    private static let password = "quite long enough for it"

    private func invite(_ company: Installation, _ login: String = "lin") async throws -> (user: Int64, token: Token) {
        let invited = try await company.records.invite(
            NewUser(login: login, name: "Lin", role: "salesperson", department: "North", password: ""),
            as: company.console)
        return (invited.user.id ?? 0, invited.token)
    }
    private func accept(_ company: Installation, _ token: Token, password: String = InvitationTests.password)
        async throws -> Token
    {
        try await company.records.accept(
            token, name: "Lin Wei", language: "zh-Hans", password: password, device: "", address: "127.0.0.1")
    }

    @Test(arguments: Engine.available) func theInvitedPersonSetsNameLanguageAndPassword(engine: Engine) async throws {
        let company = try await Installation(engine)
        let (user, token) = try await invite(company)
        #expect(try await company.records.invitation(token).login == "lin")

        let session = try await accept(company, token)

        let signedIn = try #require(try await company.records.session(session))
        #expect(signedIn.actor.userID == user)
        #expect(signedIn.actor.name == "Lin Wei")
        #expect(signedIn.actor.format.language == .zhHans)
        #expect(signedIn.actor.roles == ["salesperson"])
        _ = try await company.records.signIn(
            login: "lin", password: InvitationTests.password, device: "", address: "127.0.0.1")
        await company.close()
    }

    @Test(arguments: Engine.available) func aLinkIsGoodOnceForSevenDaysAndUntilTheNext(engine: Engine) async throws {
        let clock = TestClock()
        let company = try await Installation(engine, clock: clock)
        let (user, first) = try await invite(company)
        let second = try await company.records.renewInvitation(of: user, as: company.console)
        await #expect(throws: NotFound.self) { try await company.records.invitation(first) }
        await #expect(throws: NotFound.self) { try await accept(company, first) }

        clock.move(seconds: 7 * 24 * 3_600)
        await #expect(throws: NotFound.self) { try await accept(company, second) }
        let third = try await company.records.renewInvitation(of: user, as: company.console)
        clock.move(seconds: 7 * 24 * 3_600 - 1)
        // What is refused does not use it up.
        #expect(
            try await company.refusal { try await accept(company, third, password: "short") } == [
                "password": "password.too_short"
            ])
        _ = try await accept(company, third)
        await #expect(throws: NotFound.self) { try await accept(company, third) }
        await #expect(throws: Refusal.self) {
            try await company.records.renewInvitation(of: user, as: company.console)
        }
        await #expect(throws: NotFound.self) { try await accept(company, Token()) }
        await company.close()
    }

    @Test(arguments: Engine.available) func aLinkThatWasWithdrawnOrWhosePersonWasLockedOpensNothing(engine: Engine)
        async throws
    {
        let company = try await Installation(engine)
        let (user, first) = try await invite(company)
        try await company.records.withdrawInvitation(of: user, as: company.console)
        await #expect(throws: NotFound.self) { try await accept(company, first) }

        let second = try await company.records.renewInvitation(of: user, as: company.console)
        try await company.records.setActive(false, user, as: company.console)
        await #expect(throws: NotFound.self) { try await accept(company, second) }
        try await company.records.setActive(true, user, as: company.console)
        await #expect(throws: NotFound.self) { try await accept(company, second) }
        await company.close()
    }

    @Test(arguments: Engine.available) func onlyItsHashIsKept(engine: Engine) async throws {
        let company = try await Installation(engine)
        let (_, token) = try await invite(company)

        let all = try await company.contents().values.joined()

        #expect(!all.contains(token.text))
        #expect(all.contains(token.hashHex))
        await company.close()
    }

    @Test(arguments: Engine.available) func onlyAdministratorsInviteAndChangePeople(engine: Engine) async throws {
        let company = try await Installation(engine)
        let (user, _) = try await invite(company)
        let before = try await company.contents()
        let manager = company.actor("manager"), records = company.records
        let new = NewUser(login: "x", name: "X", role: "administrator", password: "")
        let change = StaffChange(texts: ["name": "X", "login": "x"], department: "", roles: ["administrator"])
        await #expect(throws: Forbidden.self) { _ = try await records.invite(new, as: manager) }
        await #expect(throws: Forbidden.self) { _ = try await records.renewInvitation(of: user, as: manager) }
        await #expect(throws: Forbidden.self) { try await records.withdrawInvitation(of: user, as: manager) }
        await #expect(throws: Forbidden.self) { try await records.change(company.id("manager"), change, as: manager) }
        await #expect(throws: Forbidden.self) { try await records.setActive(false, user, as: manager) }
        #expect(try await company.contents() == before)
        await company.close()
    }

    @Test(arguments: Engine.available) func newRightsAndALockEndWhatWasSignedIn(engine: Engine) async throws {
        let company = try await Installation(engine)
        let (user, token) = try await invite(company)
        let session = try await accept(company, token)
        let key = try await company.records.addKey(for: "lin", name: "", as: company.console)
        let texts = ["name": "Lin Wei", "login": "lin", "email": ""]
        try await company.records.change(
            user, StaffChange(texts: texts, department: "Sales", roles: ["salesperson"]), as: company.console)
        #expect(try await company.records.session(session)?.actor.department == company.department("Sales"))

        try await company.records.change(
            user, StaffChange(texts: texts, department: "Sales", roles: ["manager", "service"]), as: company.console)
        #expect(try await company.records.session(session) == nil)
        #expect(Set(company.actor("lin").roles) == ["manager", "service"])
        #expect(try await company.records.key(key) != nil)

        try await company.records.setActive(false, user, as: company.console)
        #expect(try await company.records.key(key) == nil)
        try await company.records.setActive(true, user, as: company.console)
        #expect(try await company.records.key(key) == nil)
        await company.close()
    }

    @Test(arguments: Engine.available) func theLastAdministratorStays(engine: Engine) async throws {
        let company = try await Installation(engine)
        let boss = company.id("administrator")
        let change = StaffChange(texts: ["name": "Boss", "login": "boss"], department: "", roles: ["clerk"])
        #expect(
            try await company.refusal { try await company.records.setActive(false, boss, as: company.console) }
                == ["": "user.last_administrator"])
        #expect(
            try await company.refusal { try await company.records.change(boss, change, as: company.console) }
                == ["": "user.last_administrator"])
        try await company.records.add(
            NewUser(login: "second", name: "", role: "administrator", password: InvitationTests.password),
            as: company.console)
        try await company.records.setActive(false, boss, as: company.console)
        #expect(company.records.actor(boss, company.records.current) == nil)
        await company.close()
    }

    @Test(arguments: Engine.available) func statesSayHowEachStandsWithTheDoor(engine: Engine) async throws {
        let clock = TestClock()
        let company = try await Installation(engine, clock: clock)
        let (invited, _) = try await invite(company)
        let until = clock.now + Records.invitationLife
        try await company.records.add(
            NewUser(login: "second", name: "", role: "clerk", password: InvitationTests.password), as: company.console)
        let ids = [invited, company.id("second"), company.id("clerk")]

        let states = try await company.records.accountStates(of: ids, as: company.console)

        #expect(states == [ids[0]: .invited(until: until), ids[1]: .active, ids[2]: .waiting])
        await company.close()
    }
}
