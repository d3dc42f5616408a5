import Kernel
import Records
import TestKit
import Testing

@testable import CRM

/// Customers handed out in numbers: evenly, within rights, and back again.
@Suite struct AllocationTests {
    private func company(_ engine: Engine, unowned: Int) async throws -> Installation {
        let company = try await Installation(engine)
        for number in 1...unowned {
            let city = number % 2 == 0 ? "Berlin" : "Paris"
            try await company.create("customer", ["name": "Customer \(number)", "city": city])
        }
        try await company.create("customer", ["name": "Taken", "owner": "stranger"])
        return company
    }
    private func plan(_ company: Installation, ids: [Int64] = [], to logins: [String], _ extra: [(String, String)] = [])
        throws -> Allocation.Plan
    {
        let address = try ListAddress(
            entity: "customer", query: [("owner", "empty:yes")] + extra, schema: company.schema("customer"))
        return Allocation.Plan(address: address, ids: ids, people: logins.map { company.id($0) })
    }
    private func owned(_ company: Installation, by login: String) async throws -> Int {
        try await company.list("customer") { $0.conditions = [Condition("owner", .is, login)] }.count
    }

    @Test(arguments: Engine.available) func allThatAreFoundGoOutEvenlyAndComeBack(engine: Engine) async throws {
        // 125 take three steps of the job: 125 = 63 + 62.
        let company = try await company(engine, unowned: 125)
        let before = try await company.list("customer") { $0.conditions = [Condition("owner", .empty, "yes")] }
        let plan = try plan(company, to: ["salesperson", "northerner"])
        #expect(plan.shares(of: 125).map(\.count) == [63, 62])

        try await Allocation.perform(company.records, plan, as: company.actor("marketing"))

        #expect(try await owned(company, by: "salesperson") == 63)
        #expect(try await owned(company, by: "northerner") == 62)
        #expect(try await owned(company, by: "stranger") == 1)
        #expect(try await Allocation.progress(company.records)?.progress.done == 125)
        let first = try #require(before.last)
        let history = try await company.records.read(as: company.console) { reader in
            try reader.history(reader.record(company.schema("customer"), first), limit: 5).map(\.actorName)
        }
        #expect(history.first == "Marketing")
        // Who has got another owner since keeps him.
        let moved = try #require(before.first)
        try await company.records.perform(
            .update("customer", id: moved, version: nil, Entries(texts: ["owner": "colleague"])), as: company.console)

        try await Allocation.undo(company.records, as: company.actor("marketing"))

        #expect(try await owned(company, by: "colleague") == 1)
        let after = try await company.list("customer") { $0.conditions = [Condition("owner", .empty, "yes")] }
        #expect(Set(after) == Set(before).subtracting([moved]))
        await company.close()
    }

    @Test(arguments: Engine.available) func onlyTheChosenOnesOfTheFilterGo(engine: Engine) async throws {
        let company = try await company(engine, unowned: 4)
        let some = try await company.list("customer") { $0.conditions = [Condition("city", .is, "Paris")] }

        try await Allocation.perform(
            company.records, try plan(company, ids: [some[0]], to: ["clerk"]), as: company.actor("administrator"))
        #expect(try await owned(company, by: "clerk") == 1)
        try await Allocation.perform(
            company.records, try plan(company, to: ["colleague"], [("city", "is:Berlin")]),
            as: company.actor("administrator"))

        #expect(try await owned(company, by: "colleague") == 2)
        #expect(try await company.list("customer") { $0.conditions = [Condition("owner", .empty, "yes")] }.count == 1)
        await company.close()
    }

    @Test(arguments: Engine.available) func nobodyGivesWhatIsNotHisToGive(engine: Engine) async throws {
        let company = try await company(engine, unowned: 2)
        let all = try await company.list("customer")
        let plan = try plan(company, ids: all, to: ["colleague"])
        for login in ["clerk", "salesperson", "service", "executive"] {
            await #expect(throws: Forbidden.self, "\(login)") {
                try await Allocation.perform(company.records, plan, as: company.actor(login))
            }
        }
        // A manager gives within the tree: these are outside it, and stay as they are.
        try await Allocation.perform(company.records, plan, as: company.actor("manager"))
        #expect(try await owned(company, by: "colleague") == 0)
        let nobody = try self.plan(company, ids: all, to: [])
        #expect(
            try await company.refusal {
                try await Allocation.perform(company.records, nobody, as: company.actor("marketing"))
            } == ["to": "allocation.nobody"])
        await company.close()
    }
}
