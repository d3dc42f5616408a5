import Foundation
import TestKit
import Testing

@Suite struct ReadTests {
    @Test(arguments: Engine.available) func readsOneRecordAsItsColumns(engine: Engine) async throws {
        let world = try await World(engine)
        let id = try await world.create(
            "customers", #"{"name":"上海 \"国际\"\n".trim","city":"上海"}"#.replacing(#"\n".trim"#, with: ""))

        let reply = try await world.send(.get, "/api/customers/\(id)")

        #expect(reply.status == 200)
        #expect(reply.json["name"] as? String == #"上海 "国际""#)
        #expect(reply.json["kind"] as? String == "company")
        #expect(reply.json["phone"] is NSNull)
        #expect(reply.json["currency"] as? String == "EUR")
        #expect(reply.json["created_at"] as? String == "2026-09-21T14:13:20Z")
        #expect(reply.json["name_key"] == nil)
        #expect(reply.headers[.contentType] == "application/json")
        #expect(reply.headers[.cacheControl] == "no-store")
    }

    @Test(arguments: Engine.available) func showsAnOrderWithItsLinesAndExactAmounts(engine: Engine) async throws {
        let world = try await World(engine)
        let customer = try await world.create("customers", #"{"name":"Acme"}"#)
        let id = try await world.create(
            "orders",
            #"{"customer":\#(customer),"ordered_on":"2026-09-01","currency":"CNY","lines":[{"description":"Chair","quantity":3,"price":"1234.5","discount":"0.1"},{"description":"Desk","price":10}]}"#
        )

        let reply = try await world.send(.get, "/api/orders/\(id)")

        let lines = reply.json["lines"] as? [[String: Any]] ?? []
        #expect(lines.map { $0["amount"] as? String } == ["3333.15", "10.00"])
        #expect(lines.first?["quantity"] as? String == "3")
        #expect(reply.json["total"] as? String == "3343.15")
        #expect(reply.json["currency"] as? String == "CNY")
    }

    @Test(arguments: Engine.available) func answersEveryConditionThatTheTableOfOperatorsHas(engine: Engine) async throws
    {
        let world = try await World(engine)
        for (name, city, staff, day) in [
            ("Acme", "Berlin", "5", "2026-01-31"), ("Borealis", "Paris", "50", "2026-03-01"),
            ("Čapek", "", "null", "null"),
        ] {
            let day = day == "null" ? day : "\"\(day)\""
            _ = try await world.create(
                "customers", #"{"name":"\#(name)","city":"\#(city)","employees":\#(staff),"birth_date":\#(day)}"#)
        }
        let expected: [(String, [String])] = [
            ("city=is:Berlin", ["Acme"]), ("city=Berlin", ["Acme"]), ("city=not:Berlin", ["Borealis", "Čapek"]),
            ("city=any:Berlin,Paris", ["Acme", "Borealis"]), ("city=empty:yes", ["Čapek"]),
            ("city=empty:no", ["Acme", "Borealis"]),
            ("name=has:ORE", ["Borealis"]), ("name=starts:Ac", ["Acme"]), ("employees=over:5", ["Borealis"]),
            ("employees=under:50", ["Acme"]), ("employees=from:5", ["Acme", "Borealis"]), ("employees=to:5", ["Acme"]),
            ("birth_date=from:2026-01-31&birth_date=to:2026-02-28", ["Acme"]),
            ("created_at=within:1d", ["Acme", "Borealis", "Čapek"]),
            ("created_at=to:2026-09-21", ["Acme", "Borealis", "Čapek"]),
            ("owner=is:administrator", ["Acme", "Borealis", "Čapek"]),
            ("q=boreal", ["Borealis"]), ("sort=-name", ["Čapek", "Borealis", "Acme"]),
        ]
        for (query, names) in expected {
            let reply = try await world.send(
                .get, "/api/customers?" + (query.contains("sort") ? query : query + "&sort=name"))
            #expect(reply.names == names, "\(query): \(reply.text.prefix(300))")
        }
    }

    @Test(arguments: Engine.available) func pagesToTheEndWithoutLosingOne(engine: Engine) async throws {
        let world = try await World(engine)
        for index in 0..<23 {
            let city = index % 3 == 0 ? "" : "C\(index % 4)"
            let day = index % 4 == 0 ? "null" : "\"2026-01-0\(index % 5 + 1)\""
            _ = try await world.create(
                "customers", #"{"name":"N\#(index % 7)","city":"\#(city)","registered_on":\#(day)}"#)
        }
        for sort in [
            "id", "-id", "name", "-name", "city", "-city", "registered_on", "-registered_on", "created_at", "-sales",
        ] {
            var ids: [Int] = []
            var next = ""
            repeat {
                let page = try await world.send(.get, "/api/customers?sort=\(sort)&limit=5&fields=name\(next)")
                #expect(page.status == 200, "\(sort): \(page.text)")
                ids += page.items.compactMap { $0["id"] as? Int }
                next = (page.json["next"] as? String).map { "&after=\($0)" } ?? ""
            } while !next.isEmpty && ids.count < 50
            #expect(ids.count == 23 && Set(ids).count == 23, "\(sort): \(ids)")
        }
    }

    @Test(arguments: Engine.available) func pagesByAFlag(engine: Engine) async throws {
        let world = try await World(engine)
        for index in 0..<7 {
            _ = try await world.create(
                "products", #"{"code":"P\#(index)","name":"P\#(index)","is_active":\#(index % 2 == 0)}"#)
        }
        let first = try await world.send(.get, "/api/products?sort=is_active&limit=4")
        let second = try await world.send(
            .get, "/api/products?sort=is_active&limit=4&after=\(first.json["next"] as? String ?? "")")
        #expect(first.items.count == 4 && second.items.count == 3, "\(second.text)")
    }

    @Test(arguments: Engine.available) func searchesNamesToChooseFrom(engine: Engine) async throws {
        let world = try await World(engine)
        for name in ["上海国际贸易", "北京科技", "Acme Trading"] {
            _ = try await world.create("customers", #"{"name":"\#(name)"}"#)
        }

        for (typed, title) in [("%E4%B8%8A%E6%B5%B7", "上海国际贸易"), ("%E4%BA%AC", "北京科技"), ("trad", "Acme Trading")] {
            let reply = try await world.send(.get, "/api/customers/search?q=\(typed)")
            #expect(reply.items.compactMap { $0["title"] as? String } == [title], "\(typed): \(reply.text)")
        }
    }
}
