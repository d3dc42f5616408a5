import Kernel
import Records
import Store
import TestKit
import Testing

/// What was deleted: who sees it, in which order, and what stands in the way of its return.
@Suite struct BinTests {
    private func bin(
        _ company: Installation, _ login: String, _ entity: String = "contact", after: Cursor? = nil, limit: Int = 50
    ) async throws -> (names: [String], next: Cursor?) {
        let schema = company.schema(entity)
        return try await company.records.read(as: company.actor(login)) { reader in
            let bin = try reader.bin(schema, after: after, limit: limit)
            return (bin.records.map { reader.title($0) }, bin.next)
        }
    }
    /// A contact of a customer of his own.
    private func contact(_ company: Installation, _ name: String, of login: String) async throws -> (Record, Record) {
        let actor = company.actor(login)
        let customer = try await company.create("customer", ["name": "Customer of \(login)"], as: actor)
        let contact = try await company.create(
            "contact", ["name": name, "customer": "\(customer.id ?? 0)"], as: actor)
        return (customer, contact)
    }

    @Test(arguments: Engine.available) func whoDeletedSeesItAndAdministratorsSeeAll(engine: Engine) async throws {
        let company = try await Installation(engine)
        for (name, login) in [("Mine", "salesperson"), ("Also mine", "salesperson"), ("Theirs", "colleague")] {
            let (_, contact) = try await contact(company, name, of: login)
            try await company.delete(contact, as: company.actor(login))
        }
        _ = try await contact(company, "Alive", of: "salesperson")

        #expect(try await Set(bin(company, "salesperson").names) == ["Mine", "Also mine"])
        #expect(try await bin(company, "colleague").names == ["Theirs"])
        #expect(try await bin(company, "northerner").names == [])
        #expect(try await Set(bin(company, "administrator").names) == ["Mine", "Also mine", "Theirs"])
        // A manager reads what his people have, but what they threw away is theirs and the administrator's.
        #expect(try await bin(company, "manager").names == [])
        await company.close()
    }

    @Test(arguments: Engine.available) func pagesGoOnWhereTheLastEnded(engine: Engine) async throws {
        let company = try await Installation(engine)
        for number in 1...5 {
            try await company.delete(try await company.create("customer", ["name": "C\(number)"]))
            company.clock.move(seconds: number == 3 ? 0 : 60)
        }
        var seen: [String] = []
        var after: Cursor?
        repeat {
            let page = try await bin(company, "administrator", "customer", after: after, limit: 2)
            #expect(page.names.count <= 2)
            seen += page.names
            after = page.next
        } while after != nil
        #expect(seen == ["C5", "C4", "C3", "C2", "C1"])
        await company.close()
    }

    @Test(arguments: Engine.available) func onlyWhoDeletedRestoresAndNotWithoutItsCustomer(engine: Engine) async throws
    {
        let company = try await Installation(engine)
        let (customer, contact) = try await contact(company, "Li Na", of: "salesperson")
        let id = try #require(contact.id)
        try await company.delete(contact, as: company.actor("salesperson"))
        let before = try await company.contents()
        for login in ["manager", "colleague", "northerner"] {
            await #expect(throws: NotFound.self, "\(login)") {
                try await company.records.perform(.restore("contact", id: id), as: company.actor(login))
            }
        }
        #expect(try await company.contents() == before)

        try await company.delete(customer)
        // Without the customer the right to see the contact is gone too; who sees everything is told what is missing.
        await #expect(throws: NotFound.self) {
            try await company.records.perform(.restore("contact", id: id), as: company.actor("salesperson"))
        }
        let refused = try await company.refusal {
            try await company.records.perform(.restore("contact", id: id), as: company.console)
        }
        #expect(refused == ["customer": "record.hangs_on_deleted"])

        try await company.records.perform(.restore("customer", id: customer.id ?? 0), as: company.console)
        try await company.records.perform(.restore("contact", id: id), as: company.actor("salesperson"))
        #expect(try await company.read(contact)["name"] == .text("Li Na"))
        await company.close()
    }

    /// What is in the way is told as far as the reader may see it: of the rest he learns that it is there.
    @Test(arguments: Engine.available) func whatIsInTheWayIsToldAsFarAsItMayBeSeen(engine: Engine) async throws {
        let company = try await Installation(engine)
        let parent = try await company.create("customer", ["name": "Group"], as: company.actor("manager"))
        for owner in ["manager", "stranger"] {
            try await company.create(
                "customer", ["name": "Part of \(owner)", "parent": "\(parent.id ?? 0)", "owner": owner])
        }
        func list(_ login: String) async throws -> String {
            do {
                try await company.delete(parent, as: company.actor(login))
                return "deleted"
            } catch let refusal as Refusal {
                return refusal.problems.first?.arguments["list"] ?? ""
            }
        }
        #expect(try await list("administrator") == "Customers: 2")
        #expect(try await list("manager") == "Customers: 1, Others that you may not see")
        await company.close()
    }
}
