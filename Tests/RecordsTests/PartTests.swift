import Kernel
import Records
import Store
import TestKit
import Testing

/// Lists that belong to a record and are saved with it: addresses, further customers, rates. Several kinds, one mechanism.
@Suite struct PartTests {
    private func parts(
        _ company: Installation, _ entity: String, via: String, of record: Record, as actor: Actor? = nil
    )
        async throws -> [Record]
    {
        let id = record.id ?? 0
        return try await company.records.read(as: actor ?? company.console) { reader in
            try reader.related(try #require(reader.catalog[entity]), via: via, to: id, limit: 100, sort: "id")
        }
    }
    private func save(
        _ company: Installation, _ record: Record, _ list: String,
        _ lines: [LineEntries], as actor: Actor? = nil
    ) async throws {
        var entries = Entries()
        entries.lines[list] = lines
        try await company.records.perform(
            .update(record.schema.name, id: record.id ?? 0, version: nil, entries), as: actor ?? company.console)
    }
    private func line(_ id: Int64? = nil, _ texts: [String: String]) -> LineEntries {
        LineEntries(id: id, texts.mapValues { .text($0) })
    }

    @Test(arguments: Engine.available) func addressesAreAddedChangedAndRemovedWithTheirCustomer(engine: Engine)
        async throws
    {
        let company = try await Installation(engine)
        let acme = try await company.create(
            "customer", ["name": "Acme"],
            lines: [
                "addresses": [["line": "Main Street 1", "city": "Berlin"], ["line": "Dock 2", "kind": "shipping"]]
            ])
        let made = try await parts(company, "address", via: "customer", of: acme)
        #expect(made.map { $0["line"] } == [.text("Main Street 1"), .text("Dock 2")])
        #expect(made.map { $0["kind"] } == [.text("billing"), .text("shipping")])

        // A change that does not speak of the list leaves it alone; one that does says what there is afterwards.
        try await company.update(acme, ["city": "Bonn"])
        #expect(try await parts(company, "address", via: "customer", of: acme).map(\.id) == made.map(\.id))
        let kept = made[1].id
        try await save(company, acme, "addresses", [line(kept, ["city": "Hamburg"]), line(nil, ["line": "Pier 3"])])
        let now = try await parts(company, "address", via: "customer", of: acme)
        #expect(now.map { $0["line"] } == [.text("Dock 2"), .text("Pier 3")])
        #expect(now[0].id == kept && now[0]["city"] == .text("Hamburg"))

        let history = try await company.records.read(as: company.console) { try $0.history(acme, limit: 10) }
        let latest = try #require(history.first)
        #expect(latest.lines.map(\.list) == ["addresses", "addresses", "addresses"])
        #expect(latest.lines[0].changes.map(\.field.name) == ["city"] && latest.lines[2].changes.isEmpty)
        await company.close()
    }

    @Test(arguments: Engine.available) func whatIsWrongIsSaidAtItsLine(engine: Engine) async throws {
        let company = try await Installation(engine)
        let before = try await company.contents()
        let refused = try await company.refusal {
            try await company.create(
                "customer", ["name": "Acme"],
                lines: [
                    "addresses": [
                        ["line": "Main Street 1"],
                        ["city": "Berlin", "postal_code": String(repeating: "1", count: 21)],
                    ]
                ])
        }
        #expect(refused == ["addresses.1.line": "field.required", "addresses.1.postal_code": "field.too_long"])
        #expect(try await company.contents() == before)

        let rates = try await company.refusal {
            try await company.create(
                "currency", ["code": "XAU", "digits": "5"],
                lines: ["rates": [["on": "2026-01-01", "rate": "0"], ["rate": "1.5"]]])
        }
        #expect(
            rates == [
                "digits": "currency.digits_range", "rates.0.rate": "order.rate_positive",
                "rates.1.on": "field.required",
            ])
        let twice = try await company.refusal {
            try await company.create(
                "currency", ["code": "XAU", "digits": "2"],
                lines: ["rates": [["on": "2026-01-01", "rate": "2"], ["on": "2026-01-01", "rate": "3"]]])
        }
        #expect(twice == ["rates.1.on": "field.taken"])
        await company.close()
    }

    /// Who sees the contact sees only those of its further customers that he sees at all, and removes no others.
    @Test(arguments: Engine.available) func furtherCustomersThatOneDoesNotSeeStayAsTheyAre(engine: Engine) async throws
    {
        let company = try await Installation(engine)
        let salesperson = company.actor("salesperson")
        let mine = try await company.create("customer", ["name": "Mine", "owner": "salesperson"])
        let also = try await company.create("customer", ["name": "Also mine", "owner": "salesperson"])
        let theirs = try await company.create("customer", ["name": "Theirs", "owner": "stranger"])
        func id(_ record: Record) -> String { String(record.id ?? 0) }
        let ann = try await company.create(
            "contact", ["name": "Ann", "customer": id(mine)],
            lines: [
                "customers": [["customer": id(theirs), "role": "Board"], ["customer": id(also), "role": "Buyer"]]
            ])
        let all = try await parts(company, "customer_contact", via: "contact", of: ann)
        let seen = try await parts(company, "customer_contact", via: "contact", of: ann, as: salesperson)
        #expect(all.count == 2 && seen.map(\.id) == [all[1].id])

        try await save(company, ann, "customers", [], as: salesperson)
        #expect(try await parts(company, "customer_contact", via: "contact", of: ann).map(\.id) == [all[0].id])
        let hidden = try await company.refusal {
            try await save(company, ann, "customers", [line(all[0].id, ["role": "Spy"])], as: salesperson)
        }
        #expect(hidden["customers.0"] == "field.no_such_record")
        let pointed = try await company.refusal {
            try await save(company, ann, "customers", [line(nil, ["customer": id(theirs)])], as: salesperson)
        }
        #expect(pointed == ["customers.0.customer": "field.no_such_record"])
        let own = try await company.refusal {
            try await save(company, ann, "customers", [line(nil, ["customer": id(mine)])], as: salesperson)
        }
        #expect(own == ["customers.0.customer": "contact.own_customer"])
        // Nor does the history tell of it, or of the customer's role.
        let history = try await company.records.read(as: salesperson) { try $0.history(ann, limit: 10) }
        let told = history.flatMap(\.lines).flatMap(\.changes).map(\.new)
        #expect(told.contains(.text("Buyer")) && !told.contains(.text("Board")) && !told.contains(.int(theirs.id ?? 0)))
        await company.close()
    }

    /// A change that leaves the further customers alone does not make one of them the contact's own.
    @Test(arguments: Engine.available) func aFurtherCustomerIsNotTheOwnOneToo(engine: Engine) async throws {
        let company = try await Installation(engine)
        let acme = try await company.create("customer", ["name": "Acme"])
        let beta = try await company.create("customer", ["name": "Beta"])
        func id(_ record: Record) -> String { String(record.id ?? 0) }
        let ann = try await company.create(
            "contact", ["name": "Ann", "customer": id(acme)], lines: ["customers": [["customer": id(beta)]]])

        let refused = try await company.refusal { try await company.update(ann, ["customer": id(beta)]) }
        #expect(refused == ["customer": "contact.own_customer"])
        await company.close()
    }

    /// Who may add further customers of his own only does not add another's, though he may read it.
    @Test(arguments: Engine.available) func aLineIsNoWayAroundTheReachOfItsKind(engine: Engine) async throws {
        let company = try await Installation(engine)
        var actor = company.actor("salesperson")
        for entity in ["customer", "contact"] { actor.grants[entity]?.scopes[.read] = .all }
        let reader = actor
        let mine = try await company.create("customer", ["name": "Mine", "owner": "salesperson"])
        let theirs = try await company.create("customer", ["name": "Theirs", "owner": "stranger"])
        let ann = try await company.create(
            "contact", ["name": "Ann", "customer": String(mine.id ?? 0)])
        let before = try await company.contents()

        let refused = try await company.refusal {
            try await save(
                company, ann, "customers", [line(nil, ["customer": String(theirs.id ?? 0)])], as: reader)
        }
        #expect(refused == ["customers": "lines.not_yours"])
        #expect(try await company.contents() == before)
        await company.close()
    }

    /// The company keeps its currency by its code.
    @Test(arguments: Engine.available) func theCompanysCurrencyStays(engine: Engine) async throws {
        let company = try await Installation(engine)
        let all = try await company.records.read(as: company.console) { reader in
            try reader.related(all: try #require(reader.catalog["currency"]), limit: 100)
        }
        let own = company.records.current.company.currency
        let its = try #require(all.first { $0["code"] == .text(own) })

        let renamed = try await company.refusal { try await company.update(its, ["code": "XAG"]) }
        #expect(renamed == ["code": "currency.code_stays"])
        let deleted = try await company.refusal {
            try await company.records.perform(.delete("currency", id: its.id ?? 0, version: nil), as: company.console)
        }
        #expect(deleted == ["": "currency.is_the_companys"])
        try await company.update(its, ["symbol": "C"])
        await company.close()
    }

    /// A clerk keeps addresses but removes none; service reads them, and changes neither customer nor address.
    @Test(arguments: Engine.available) func aRoleDoesWithLinesWhatItMayDoWithTheirKind(engine: Engine) async throws {
        let company = try await Installation(engine)
        let clerk = company.actor("clerk")
        let acme = try await company.create(
            "customer", ["name": "Acme"], lines: ["addresses": [["line": "Main Street 1"]]], as: clerk)
        let address = try #require(try await parts(company, "address", via: "customer", of: acme).first?.id)
        try await save(
            company, acme, "addresses", [line(address, ["city": "Bonn"]), line(nil, ["line": "Dock 2"])], as: clerk)
        let refused = try await company.refusal { try await save(company, acme, "addresses", [], as: clerk) }
        #expect(refused == ["addresses": "lines.not_yours"])
        #expect(try await parts(company, "address", via: "customer", of: acme).count == 2)
        await #expect(throws: NotFound.self) {
            try await save(company, acme, "addresses", [], as: company.actor("service"))
        }
        await company.close()
    }
}
