import Kernel
import Records
import Store
import TestKit
import Testing

/// What a link may point to, and what may be typed into one.
@Suite struct LinkTests {
    @Test(arguments: Engine.available) func aLinkIsAnIDANumberAName(engine: Engine) async throws {
        let company = try await Installation(engine)
        let acme = try await company.create("customer", ["name": "Acme"])
        let id = Value.int(acme.id ?? 0)

        for typed in [String(acme.id ?? 0), "C-00001", "Acme", "Acme (C-00001)", "Renamed since (C-00001)"] {
            let contact = try await company.create("contact", ["name": "Wang", "customer": typed])
            #expect(contact["customer"] == id, "\(typed)")
        }
        await company.close()
    }

    @Test(arguments: Engine.available) func whatNamesNobodyOrSeveralIsRefused(engine: Engine) async throws {
        let company = try await Installation(engine)
        for _ in 0..<2 { try await company.create("customer", ["name": "Twin"]) }
        let gone = try await company.create("customer", ["name": "Gone"])
        try await company.delete(gone)
        let before = try await company.contents()

        let cases = [
            "Twin": "field.several_records", "Nobody": "field.no_such_record", "999": "field.no_such_record",
            "Gone": "field.no_such_record", String(gone.id ?? 0): "field.no_such_record", "-1": "field.no_such_record",
            "Twin (C-00099)": "field.no_such_record", "": "field.required",
        ]
        for (typed, key) in cases {
            let refused = try await company.refusal {
                try await company.create("contact", ["name": "Wang", "customer": typed])
            }
            #expect(refused == ["customer": key], "\(typed)")
        }
        for id in [gone.id ?? 0, 999, 0, -7] {
            let entries = Entries(values: ["name": .text("Wang"), "customer": .int(id)])
            let refused = try await company.refusal {
                try await company.records.perform(.create("contact", entries), as: company.console)
            }
            #expect(refused == ["customer": "field.no_such_record"], "\(id)")
        }

        #expect(try await company.contents() == before)
        await company.close()
    }

    @Test(arguments: Engine.available) func nobodyLinksToWhatHeMayNotSee(engine: Engine) async throws {
        let company = try await Installation(engine)
        let theirs = try await company.create("customer", ["name": "Theirs", "owner": "stranger"])
        let mine = try await company.create("customer", ["name": "Mine", "owner": "salesperson"])
        let salesperson = company.actor("salesperson")
        let before = try await company.contents()

        for typed in [String(theirs.id ?? 0), "Theirs", "C-00001", "Theirs (C-00001)"] {
            let create = try await company.refusal {
                try await company.create("contact", ["name": "Wang", "customer": typed], as: salesperson)
            }
            #expect(create == ["customer": "field.no_such_record"], "\(typed)")
            let parent = try await company.refusal {
                try await company.update(mine, ["parent": typed], as: salesperson)
            }
            #expect(parent == ["parent": "field.no_such_record"], "\(typed)")
        }

        #expect(try await company.contents() == before)
        await company.close()
    }

    /// Somebody else linked it; whoever may not see it can still save the rest of his record.
    @Test(arguments: Engine.available) func aLinkToTheUnseenStaysWhereItIs(engine: Engine) async throws {
        let company = try await Installation(engine)
        let theirs = try await company.create("customer", ["name": "Theirs", "owner": "stranger"])
        let mine = try await company.create(
            "customer", ["name": "Mine", "owner": "salesperson", "parent": String(theirs.id ?? 0)])

        let saved = try await company.update(
            mine, ["city": "Bonn", "parent": String(theirs.id ?? 0)], as: company.actor("salesperson"))

        #expect(saved["city"] == .text("Bonn") && saved["parent"] == .int(theirs.id ?? 0))
        await company.close()
    }

    @Test(arguments: Engine.available) func peopleAreTheirLoginTheirNameOrMe(engine: Engine) async throws {
        let company = try await Installation(engine)
        let manager = company.actor("manager")

        for (typed, login) in [
            ("me", "manager"), ("colleague", "colleague"), ("Colleague", "colleague"),
            (String(company.id("clerk")), "clerk"),
        ] {
            let record = try await company.create("customer", ["name": "Acme", "owner": typed], as: manager)
            #expect(record["owner"] == .int(company.id(login)), "\(typed)")
        }
        #expect(
            try await company.refusal { try await company.create("customer", ["name": "A", "owner": "me"]) } == [
                "owner": "field.no_such_record"
            ])
        await company.close()
    }

    @Test(arguments: Engine.available) func nobodyWhoIsGoneBecomesAnOwner(engine: Engine) async throws {
        let company = try await Installation(engine)
        let id = company.id("stranger")
        try await company.records.write(as: company.console) { funnel in
            let roles = try funnel.records("user_role", where: .always, limit: 100).filter { $0["user"] == .int(id) }
            for role in roles { try funnel.perform(.delete("user_role", id: role.id ?? 0, version: nil)) }
            try funnel.perform(.delete("user", id: id, version: nil))
        }
        try await company.records.refresh()

        for typed in ["stranger", "Stranger", String(id)] {
            let refused = try await company.refusal {
                try await company.create("customer", ["name": "Acme", "owner": typed])
            }
            #expect(refused == ["owner": "field.no_such_record"], "\(typed)")
        }
        await company.close()
    }

    @Test(arguments: Engine.available) func anItemOfAnotherListIsNoChoice(engine: Engine) async throws {
        let company = try await Installation(engine)
        let channel = try await company.list("dictionary_item") { $0.conditions = [Condition("name", .is, "Website")] }
        let id = try #require(channel.first)

        for entry in [Entries.Entry.text(String(id)), .value(.int(id)), .text("Website")] {
            let entries = Entries(["name": .text("Acme"), "industry": entry])
            let refused = try await company.refusal {
                try await company.records.perform(.create("customer", entries), as: company.console)
            }
            #expect(refused == ["industry": "field.no_such_record"])
        }
        let right = try await company.create("customer", ["name": "Acme", "registration_channel": "Website"])
        #expect(right["registration_channel"] == .int(id))
        await company.close()
    }
}
