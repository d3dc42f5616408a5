import Kernel
import Records
import TestKit
import Testing

@testable import CRM

/// The list of first steps knows from the data what is done.
@Suite struct FirstStepsTests {
    private func steps(_ company: Installation, _ login: String = "administrator") async throws -> [String]? {
        try await company.records.read(as: company.actor(login)) { reader in
            try FirstSteps(reader)?.steps.map { "\($0.name) \($0.isDone)" }
        }
    }

    @Test(arguments: Engine.available) func eachStepIsDoneWhenTheDataSaySo(engine: Engine) async throws {
        let company = try await Installation(engine)
        #expect(
            try await steps(company) == ["customers false", "best false", "follow_up false", "colleagues false"])
        #expect(try await steps(company, "marketing") == ["customers false", "best false", "follow_up false"])
        #expect(try await steps(company, "service") == nil)

        let boss = company.actor("administrator")
        try await company.create("customer", ["name": "Acme"], as: boss)
        try await company.create("follow_up", ["customer": "Acme", "content": "Called"], as: boss)
        #expect(try await steps(company) == ["customers true", "best false", "follow_up true", "colleagues false"])

        try await company.create(
            "order", ["customer": "Acme", "ordered_on": "2026-08-01"],
            lines: ["lines": [["quantity": "1", "price": "10"]]])
        try await Grading.run(company.records, as: boss)
        _ = try await company.records.invite(
            NewUser(login: "lin", name: "Lin", role: "clerk", password: ""), as: boss)
        #expect(try await steps(company) == nil)
        await company.close()
    }

    @Test(arguments: Engine.available) func whoPutsItAwayDoesSoForHimselfAlone(engine: Engine) async throws {
        let company = try await Installation(engine)
        try await company.records.dismiss(FirstSteps.hint, as: company.actor("administrator"))
        try await company.records.dismiss(FirstSteps.hint, as: company.actor("administrator"))
        #expect(try await steps(company) == nil)
        #expect(try await steps(company, "marketing") != nil)
        await company.close()
    }
}
