import CRM
import Kernel
import Records
import Store
import TestKit
import Testing

@Suite struct AddressTests {
    private let schema: Schema
    init() throws {
        let catalog = Catalog(CRM.modules.flatMap(\.schemas), words: Words([recordWords]))
        schema = try #require(catalog["customer"])
    }
    private func read(_ query: String) throws -> ListAddress {
        try ListAddress(entity: "customer", query: PercentCoding.pairs(query.utf8) ?? [], schema: schema)
    }

    @Test func readsAndWritesTheSameList() throws {
        let address = try read(
            "sort=-created_at&city=is:%E4%B8%8A%E6%B5%B7&q=a+b&limit=20&sales=over:5000&city=not:Bonn")

        #expect(address.request.search == "a b" && address.request.limit == 20)
        #expect(address.conditions.count == 3)
        #expect(
            address.query()
                == "?q=a%20b&city=is:%E4%B8%8A%E6%B5%B7&city=not:Bonn&sales=over:5000&sort=-created_at&limit=20")
        #expect(try read(String(address.query().dropFirst())).query() == address.query())
    }
    @Test func changesOneThingAndBeginsAgain() throws {
        var address = try read("city=is:Bonn&sort=name")
        address.after = Cursor(key: .text("上"), id: 7)
        let paged = address.query()
        #expect(try read(String(paged.dropFirst())).after == Cursor(key: .text("上"), id: 7))

        let berlin = Condition("city", .not, "Berlin")
        #expect(address.query(adding: berlin) == "?city=is:Bonn&city=not:Berlin&sort=name")
        #expect(address.query(removing: Condition("city", .is, "Bonn")) == "?sort=name")
        #expect(address.query(sortedBy: "-sales") == "?city=is:Bonn&sort=-sales")
        #expect(address.query(after: nil) == "?city=is:Bonn&sort=name")
        #expect(address.query() == paged)
    }
    @Test func namesEveryProblemAtOnce() throws {
        do {
            _ = try read("no_such=is:1&limit=0&sort=x&after=AAAA&q=1&q=2&fields=name,y&name_key=is:a&city=is:%00")
            Issue.record("it was read")
        } catch let refusal as Refusal {
            let problems = refusal.problems.map { "\($0.field) \($0.key)" }.sorted()
            #expect(
                problems == [
                    "after address.cursor", "city field.control_characters", "fields field.unknown",
                    "limit field.out_of_range",
                    "name_key field.unknown", "no_such field.unknown", "q address.repeated", "sort filter.no_such_sort",
                ])
        }
    }
    /// A link, and what has no index: fifty records in such an order cost a reading of all.
    @Test(arguments: ["owner", "-owner", "parent", "employees", "updated_at"])
    func refusesAnOrderThatNoIndexHolds(sort: String) throws {
        let refusal = #expect(throws: Refusal.self) { try read("sort=\(sort)") }

        let problem = try #require(refusal?.problems.first)
        #expect(problem.field == "sort" && problem.key == "filter.sort_unindexed")
        #expect(problem.arguments["fields"]?.contains("created_at") == true)
    }
    @Test func refusesACursorOfAnotherOrder() throws {
        var address = try read("sort=city")
        address.after = Cursor(key: .text("Bonn"), id: 7)
        let text = String(address.query().dropFirst())

        #expect(throws: Refusal.self) { try read(text.replacing("sort=city", with: "sort=sales")) }
        #expect(throws: Refusal.self) { try read(String(text.dropLast(3)) + "AAA") }
    }
}
