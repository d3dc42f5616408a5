import Kernel
import Records
import TestKit
import Testing

/// Follow-ups: their rules, and that they are seen by whoever sees the customer.
@Suite struct FollowUpTests {
    @Test(arguments: Engine.available) func timeAndOwnerAreGivenAndTheContactIsTheCustomersOwn(engine: Engine)
        async throws
    {
        let company = try await Installation(engine)
        let seller = company.actor("salesperson")
        let acme = try await company.create("customer", ["name": "Acme"], as: seller)
        let bolt = try await company.create("customer", ["name": "Bolt"], as: seller)
        let wang = try await company.create("contact", ["name": "Wang", "customer": "Acme"], as: seller)
        let texts = ["customer": "Acme", "content": "Called", "contact": "\(wang.id ?? 0)"]

        let talk = try await company.create("follow_up", texts, as: seller)

        #expect(talk["at"] == company.clock.now.value)
        #expect(talk["owner"] == .int(company.id("salesperson")))
        let elsewhere = texts.merging(["customer": "Bolt"]) { $1 }
        let refused = try await company.refusal { try await company.create("follow_up", elsewhere, as: seller) }
        #expect(refused == ["contact": "follow_up.contact_elsewhere"])
        try await company.create("customer_contact", ["customer": "\(bolt.id ?? 0)", "contact": "\(wang.id ?? 0)"])
        try await company.create("follow_up", elsewhere, as: seller)
        let later = texts.merging(["at": "2099-01-01 10:00"]) { $1 }
        #expect(
            try await company.refusal { try await company.create("follow_up", later, as: seller) }
                == ["at": "field.in_the_future"])
        _ = acme
        await company.close()
    }

    @Test(arguments: Engine.available) func theyAreSeenByWhoSeesTheCustomer(engine: Engine) async throws {
        let company = try await Installation(engine)
        try await company.create("customer", ["name": "Acme", "owner": "northerner"])
        let talk = try await company.create("follow_up", ["customer": "Acme", "content": "Called"])
        let readers = ["northerner", "manager", "marketing", "service", "executive", "administrator"]
        for login in ["clerk", "salesperson", "colleague", "stranger"] + readers {
            let found = try? await company.list("follow_up", as: company.actor(login))
            #expect((found ?? []) == (readers.contains(login) ? [talk.id ?? 0] : []), "\(login)")
        }
        for login in ["service", "executive"] {
            await #expect(throws: (any Error).self) {
                try await company.create("follow_up", ["customer": "Acme", "content": "x"], as: company.actor(login))
            }
        }
        #expect(
            try await company.refusal {
                try await company.create(
                    "follow_up", ["customer": "Acme", "content": "x"], as: company.actor("stranger"))
            } == ["customer": "field.no_such_record"])
        await company.close()
    }
}
