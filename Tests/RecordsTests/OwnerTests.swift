import Kernel
import Records
import Store
import TestKit
import Testing

/// Whose a record is, and who may change that.
@Suite struct OwnerTests {
    @Test(arguments: Engine.available) func aRecordIsTheCreatorsAndItsDepartmentFollows(engine: Engine) async throws {
        let company = try await Installation(engine)

        let mine = try await company.create("customer", ["name": "Acme"], as: company.actor("salesperson"))
        #expect(
            mine["owner"] == .int(company.id("salesperson")) && mine["department"] == .int(company.department("Sales")))
        #expect(mine["created_by"] == .int(company.id("salesperson")) && mine["source"] == .text("page"))

        let given = try await company.update(mine, ["owner": "stranger"])
        #expect(given["department"] == .int(company.department("Elsewhere")))
        let nobodys = try await company.update(mine, ["owner": ""])
        #expect(nobodys["owner"] == .null && nobodys["department"] == .null)
        await company.close()
    }

    @Test(arguments: Engine.available) func aSalespersonNeitherGivesAwayNorTakes(engine: Engine) async throws {
        let company = try await Installation(engine)
        let mine = try await company.create("customer", ["name": "Mine", "owner": "salesperson"])
        let theirs = try await company.create("customer", ["name": "Theirs", "owner": "colleague"])
        let nobodys = try await company.create("customer", ["name": "Nobody's"])
        let salesperson = company.actor("salesperson")
        let before = try await company.contents()

        for owner in ["colleague", "stranger", ""] {
            let given = try await company.refusal { try await company.update(mine, ["owner": owner], as: salesperson) }
            #expect(given == ["owner": "record.not_yours_to_give"], "\(owner)")
            let made = try await company.refusal {
                try await company.create("customer", ["name": "New", "owner": owner], as: salesperson)
            }
            #expect(made == ["owner": "record.not_yours_to_give"], "\(owner)")
        }
        for record in [theirs, nobodys] {
            await #expect(throws: NotFound.self) { try await company.update(record, ["owner": "me"], as: salesperson) }
        }

        #expect(try await company.contents() == before)
        await company.close()
    }

    @Test(arguments: Engine.available) func aManagerAssignsWithinTheTree(engine: Engine) async throws {
        let company = try await Installation(engine)
        let acme = try await company.create("customer", ["name": "Acme", "owner": "salesperson"])
        let theirs = try await company.create("customer", ["name": "Theirs", "owner": "stranger"])
        let manager = company.actor("manager")

        let given = try await company.update(acme, ["owner": "northerner"], as: manager)
        #expect(given["department"] == .int(company.department("North")))
        let made = try await company.create("customer", ["name": "New", "owner": "colleague"], as: manager)
        #expect(made["owner"] == .int(company.id("colleague")))
        await #expect(throws: NotFound.self) { try await company.update(theirs, ["owner": "colleague"], as: manager) }
        await company.close()
    }

    /// What hangs on a customer goes with it: an order cannot be moved to a customer that one does not see.
    @Test(arguments: Engine.available) func theNewRowIsLookedAtToo(engine: Engine) async throws {
        let company = try await Installation(engine)
        let mine = try await company.create("customer", ["name": "Mine", "owner": "salesperson"])
        let theirs = try await company.create("customer", ["name": "Theirs", "owner": "stranger"])
        let contact = try await company.create("contact", ["name": "Wang", "customer": String(mine.id ?? 0)])
        let before = try await company.contents()

        let moved = try await company.refusal {
            try await company.update(contact, ["customer": String(theirs.id ?? 0)], as: company.actor("salesperson"))
        }

        #expect(moved == ["customer": "field.no_such_record"])
        #expect(try await company.contents() == before)
        await company.close()
    }

    @Test(arguments: Engine.available) func whoMayNotCreateIsToldSo(engine: Engine) async throws {
        let company = try await Installation(engine)
        let before = try await company.contents()

        for login in ["executive", "service"] {
            await #expect(throws: Forbidden.self) {
                try await company.create("customer", ["name": "A"], as: company.actor(login))
            }
        }
        await #expect(throws: Forbidden.self) {
            try await company.create("customer", ["name": "A"], as: company.actor("unknown"))
        }

        #expect(try await company.contents() == before)
        await company.close()
    }
}
