import CRM
import Kernel
import Records
import TestKit
import Testing

/// How figures are kept and added up anew.
@Suite struct DeskTests {
    private func standing(_ analyses: Analyses, _ company: Installation, as person: String) async throws -> Tally {
        let question = Tally.Question(Period(.year, today: company.records.today))
        for _ in 0..<1_000 {
            if case .ready(let tally) = try await analyses.standing(question, as: company.actor(person)) {
                return tally
            }
        }
        throw NotFound()
    }

    @Test(arguments: Engine.available) func aChangeIsSeenAtTheNextLook(_ engine: Engine) async throws {
        let company = try await Installation(engine)
        let analyses = Analyses(company.records)
        let customer = try await company.create("customer", ["name": "Acme"])
        let before = try await standing(analyses, company, as: "administrator")

        try await company.create(
            "order", ["customer": "\(customer.id ?? 0)", "ordered_on": company.records.today.iso],
            lines: ["lines": [["price": "25", "quantity": "2"]]])
        var after = before
        // A quick tally is never begun again within twenty times what it took.
        for _ in 0..<200 where after.ranking.total == 0 {
            after = try await standing(analyses, company, as: "administrator")
            try await Task.sleep(for: .milliseconds(20))
        }

        #expect(before.ranking.total == 0)
        #expect(after.ranking.total == 500_000)
        #expect(
            after.months[Tally.Question(Period(.year, today: company.records.today)).period.to.monthNumber]?.orders == 1
        )
        await company.close()
    }

    @Test func whoSeesNothingCountsNothing() async throws {
        let company = try await Installation(.sqlite)
        let analyses = Analyses(company.records)
        try await company.create("customer", ["name": "Acme", "owner": "\(company.id("salesperson"))"])

        #expect(try await standing(analyses, company, as: "salesperson").customers == 1)
        #expect(try await standing(analyses, company, as: "colleague").customers == 0)
        #expect(try await standing(analyses, company, as: "manager").customers == 1)
        #expect(try await standing(analyses, company, as: "stranger").customers == 0)
        let clerk = try await standing(analyses, company, as: "clerk")
        #expect(!clerk.hasOrders && clerk.ranking.count == 0)
        await company.close()
    }

    @Test func periodsBeginAndEndWithWholeMonths() {
        let today = Day(2026, 3, 31)!

        #expect(Period(.year, today: today).from == Day(2025, 4, 1))
        #expect(Period(.year, today: today).to == Day(2026, 3, 31))
        #expect(Period(.twoYears, today: today).from == Day(2024, 4, 1))
        #expect(Period(.thisYear, today: today).from == Day(2026, 1, 1))
        #expect(Period(.thisYear, today: today).to == Day(2026, 12, 31))
        #expect(Period(.lastYear, today: today).from == Day(2025, 1, 1))
        #expect(Period(.lastYear, today: today).to == Day(2025, 12, 31))
    }
}

extension Day { fileprivate var monthNumber: Int { year * 12 + month - 1 } }
