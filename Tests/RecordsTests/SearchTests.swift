import Kernel
import Records
import Store
import TestKit
import Testing

/// Names are found by whoever may see their records, from the moment they are saved.
@Suite struct SearchTests {
    @Test(arguments: Engine.available) func namesAreFoundByTheirPartsInBothScripts(engine: Engine) async throws {
        let company = try await Installation(engine)
        for name in ["上海国际贸易", "北京科技", "Müller & Söhne", "O'Neil Trading", "Acme Tools"] {
            try await company.create("customer", ["name": name])
        }

        let expected = [
            "上海": ["上海国际贸易"], "貿易": ["上海国际贸易"], "京": ["北京科技"], "muller": ["Müller & Söhne"],
            "oneil": ["O'Neil Trading"],
            "trad": ["O'Neil Trading"], "tools acm": ["Acme Tools"], "海上": [], "C-00005": ["Acme Tools"], "xyz": [],
        ]
        for (words, names) in expected {
            #expect(try await company.search("customer", words) == names, "\(words)")
        }
        await company.close()
    }

    @Test(arguments: Engine.available) func theIndexFollowsNamesAndDeletion(engine: Engine) async throws {
        let company = try await Installation(engine)
        let acme = try await company.create("customer", ["name": "Acme"])
        try await company.update(acme, ["name": "Zenith"])
        #expect(try await company.search("customer", "acme").isEmpty)
        #expect(try await company.search("customer", "zen") == ["Zenith"])

        try await company.delete(acme)
        #expect(try await company.search("customer", "zenith").isEmpty)
        _ = try await company.records.perform(.restore("customer", id: acme.id ?? 0), as: company.console)
        #expect(try await company.search("customer", "zenith") == ["Zenith"])
        await company.close()
    }

    @Test(arguments: Engine.available) func theIndexFollowsTheOwnerWithEverythingThatHangsOnIt(engine: Engine)
        async throws
    {
        let company = try await Installation(engine)
        let acme = try await company.create("customer", ["name": "Acme", "owner": "salesperson"])
        try await company.create("contact", ["name": "Wang", "customer": String(acme.id ?? 0)])
        let (before, after) = (company.actor("salesperson"), company.actor("stranger"))
        #expect(try await company.search("customer", "acme", as: before) == ["Acme"])
        #expect(try await company.search("contact", "wang", as: after).isEmpty)

        try await company.update(acme, ["owner": "stranger"])

        #expect(try await company.search("customer", "acme", as: before).isEmpty)
        #expect(try await company.search("contact", "wang", as: before).isEmpty)
        #expect(try await company.search("customer", "acme", as: after) == ["Acme"])
        #expect(try await company.search("contact", "wang", as: after) == ["Wang"])
        #expect(try await company.search("contact", "wang", as: company.actor("manager")).isEmpty)
        await company.close()
    }

    @Test(arguments: Engine.available) func everyListThatHasASearchFindsByName(engine: Engine) async throws {
        let company = try await Installation(engine)
        try await company.create("region", ["name": "浙江省"])
        try await company.create("product_category", ["name": "Office furniture"])

        #expect(try await company.search("region", "浙江") == ["浙江省"])
        #expect(try await company.search("product_category", "furn") == ["Office furniture"])
        #expect(try await company.search("dictionary_item", "manuf") == ["Manufacturing"])
        #expect(try await company.search("product_category", " ").isEmpty)
        await company.close()
    }

    /// A department that moves takes its customers into another manager's sight: in lists, and so in search.
    @Test(arguments: Engine.available) func theIndexFollowsADepartmentThatMoves(engine: Engine) async throws {
        let company = try await Installation(engine)
        try await company.create("customer", ["name": "Far", "owner": "stranger"])
        let elsewhere = company.department("Elsewhere"), sales = company.department("Sales")

        try await company.records.perform(
            .update("department", id: elsewhere, version: nil, Entries(values: ["parent": .int(sales)])),
            as: company.console)
        try await company.records.refresh()

        #expect(try await company.list("customer", as: company.actor("manager")).count == 1)
        #expect(try await company.search("customer", "far", as: company.actor("manager")) == ["Far"])
        await company.close()
    }
}
