import Foundation
import HTTPTypes
import TestKit
import Testing

/// Lists that are read where somebody asks for them.
@Suite struct PartTests {
    @Test(arguments: Engine.available) func addressesComeWhereTheyAreAskedFor(engine: Engine) async throws {
        let world = try await World(engine)
        let created = try await world.send(
            .post, "/api/customers", #"{"name":"Acme","addresses":[{"line":"Main Street 1","city":"Berlin"}]}"#)
        let address = try #require(created.headers[.location])
        #expect(created.status == 201 && lines(created) == ["Main Street 1"], "\(created.text)")

        let plain = try await world.send(.get, address)
        #expect(plain.status == 200 && plain.json["addresses"] == nil)
        let asked = try await world.send(.get, address + "?lines=addresses")
        #expect(asked.text == created.text)
        #expect(try await world.send(.get, "/api/customers").items.allSatisfy { $0["addresses"] == nil })

        let note = try await world.send(.patch, address, #"{"city":"Bonn"}"#)
        #expect(note.status == 200 && note.json["addresses"] == nil)
        let id = try #require((asked.json["addresses"] as? [[String: Any]])?.first?["id"] as? Int)
        let changed = try await world.send(
            .patch, address, #"{"addresses":[{"id":\#(id),"city":"Köln"},{"line":"Dock 2","kind":"shipping"}]}"#)
        #expect(lines(changed) == ["Main Street 1", "Dock 2"], "\(changed.text)")
        let wrong = try await world.send(.patch, address, #"{"addresses":[{"id":\#(id)},{"city":"Bonn"}]}"#)
        #expect(wrong.status == 422 && wrong.errors == ["addresses.1.line": "field.required"])
        #expect(try await lines(world.send(.get, address + "?lines=addresses")) == ["Main Street 1", "Dock 2"])
    }
    private func lines(_ reply: Reply) -> [String] {
        (reply.json["addresses"] as? [[String: Any]] ?? []).compactMap { $0["line"] as? String }
    }

    @Test func aListThatThereIsNotIsRefused() async throws {
        let world = try await World(.sqlite)
        let customer = try await world.create("customers", #"{"name":"Acme"}"#)
        for query in ["lines=orders", "lines=addresses,colours", "lines=addresses&lines=addresses", "fields=name"] {
            #expect(try await world.send(.get, "/api/customers/\(customer)?\(query)").status == 400, "\(query)")
        }
        #expect(try await world.send(.get, "/api/regions/1?lines=addresses").status == 400)
    }

    @Test(arguments: Engine.available) func aContactsFurtherCustomersAreThoseThatOneSees(engine: Engine) async throws {
        let world = try await World(engine)
        let mine = try await world.create("customers", #"{"name":"Mine"}"#, as: "salesperson")
        let theirs = try await world.create("customers", #"{"name":"Theirs"}"#)
        let contact = try await world.create(
            "contacts", #"{"name":"Ann","customer":\#(mine),"customers":[{"customer":\#(theirs),"role":"Board"}]}"#)
        let address = "/api/contacts/\(contact)?lines=customers"
        let whole = try await world.send(.get, address)
        #expect((whole.json["customers"] as? [[String: Any]])?.first?["customer"] as? Int == Int(theirs))
        let seen = try await world.send(.get, address, as: "salesperson")
        #expect(seen.status == 200 && (seen.json["customers"] as? [Any])?.isEmpty == true, "\(seen.text)")
    }

    @Test func ratesBelongToTheirCurrency() async throws {
        let world = try await World(.sqlite)
        let euro = try #require(try await world.send(.get, "/api/currencies?code=is:EUR").items.first?["id"] as? Int)
        let body = #"{"rates":[{"on":"2026-09-01","rate":"7.85"}]}"#
        #expect(try await world.send(.patch, "/api/currencies/\(euro)", as: "salesperson", body).status == 404)
        let changed = try await world.send(.patch, "/api/currencies/\(euro)", body)
        #expect((changed.json["rates"] as? [[String: Any]])?.first?["rate"] as? String == "7.85", "\(changed.text)")
    }
}
