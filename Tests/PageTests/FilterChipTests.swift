import Kernel
import Page
import Records
import Store
import TestKit
import Testing

/// The filters in force, as people read them.
@Suite struct FilterChipTests {
    @Test(arguments: Engine.available) func aFilterByALinkSaysTheName(engine: Engine) async throws {
        let company = try await Installation(engine)
        let acme = try await company.create("customer", ["name": "Acme & Söhne", "industry": "Retail"])
        let pages = Pages(company: company, actor: company.actor("administrator"))
        let industry = try #require(Int64(value: acme["industry"]))

        #expect(
            try await chips(pages, "contact", Condition("customer", .is, "\(acme.id ?? 0)")) == ["Acme &amp; Söhne"])
        #expect(
            try await chips(pages, "customer", Condition("parent", .any, "\(acme.id ?? 0),999")) == [
                "Acme &amp; Söhne, no. 999, not yours to see"
            ])
        #expect(try await chips(pages, "customer", Condition("industry", .not, "\(industry)")) == ["Retail"])
        await company.close()
    }

    /// The chip of an address that somebody else sent tells no name that its reader may not see.
    @Test(arguments: Engine.available) func aFilterNamesNothingUnseen(engine: Engine) async throws {
        let company = try await Installation(engine)
        let theirs = try await company.create("customer", ["name": "Secret Corp", "owner": "stranger"])
        let pages = Pages(company: company, actor: company.actor("salesperson"))
        let condition = Condition("customer", .is, "\(theirs.id ?? 0)")

        #expect(try await chips(pages, "contact", condition) == ["no. \(theirs.id ?? 0), not yours to see"])
        #expect(try await chips(pages, "contact", condition, .zhHant) == ["第 \(theirs.id ?? 0) 號（無權檢視）"])
        await company.close()
    }

    @Test func aLongFilterNamesTheFirstTenAndCountsTheRest() async throws {
        let company = try await Installation(.sqlite)
        var ids: [String] = []
        for index in 1...13 {
            ids.append("\(try await company.create("customer", ["name": "N\(index)"]).id ?? 0)")
        }
        let pages = Pages(company: company, actor: company.actor("administrator"))

        let shown = try await chips(pages, "contact", Condition("customer", .any, ids.joined(separator: ",")))

        #expect(shown == ["N1, N2, N3, N4, N5, N6, N7, N8, N9, N10 +3"])
        await company.close()
    }

    private func chips(_ pages: Pages, _ entity: String, _ condition: Condition, _ language: Language = .en)
        async throws -> [String]
    {
        let page = try await pages.list(entity, language) { $0.conditions = [condition] }
        return page.split(separator: "<span class=\"v\">").dropFirst().compactMap { rest in
            rest.split(separator: "</span>").first.map(String.init)
        }
    }
}
