import Kernel
import Records
import Store
import TestKit
import Testing

/// Entries of lists that came with the product: one stored name, three that people know it by, until it is renamed.
@Suite struct ReadyNameTests {
    private func actor(_ company: Installation, _ language: Language) -> Actor {
        var actor = company.console
        actor.format.language = language
        return actor
    }
    private func channel(_ company: Installation, _ name: String) async throws -> Record {
        let ids = try await company.list("dictionary_item") {
            $0.conditions = [Condition("dictionary", .is, "registration_channel"), Condition("name", .is, name)]
        }
        return try await company.records.read(as: company.console) { reader in
            try reader.record(try #require(reader.catalog["dictionary_item"]), try #require(ids.first))
        }
    }
    private func title(_ company: Installation, _ record: Record, _ language: Language) async throws -> String? {
        try await company.records.read(as: actor(company, language)) { try $0.titles(record)["registration_channel"] }
    }

    @Test(arguments: Engine.available) func anEntryIsReadAndFoundInEveryLanguage(engine: Engine) async throws {
        let company = try await Installation(engine)
        let website = try await channel(company, "Website")
        for (language, name) in [(Language.en, "Website"), (.zhHans, "网站"), (.zhHant, "網站")] {
            // What is typed is found whatever language its reader has chosen.
            let customer = try await company.create("customer", ["name": name, "registration_channel": name])
            #expect(customer["registration_channel"] == .int(website.id ?? 0))
            #expect(try await title(company, customer, language) == name)
            let found = try await company.list("customer") {
                $0.conditions = [Condition("registration_channel", .is, name), Condition("name", .is, name)]
            }
            #expect(found == [customer.id ?? 0])
            let id = String(website.id ?? 0)
            let chip = try await company.records.read(as: actor(company, language)) { reader in
                let condition = Condition("registration_channel", .is, id)
                return try reader.names(of: [condition], reader.catalog["customer"] ?? customer.schema)
            }
            #expect(chip.name("dictionary_item", website.id ?? 0) == name)
        }
        // A name belongs to its list: the other list of channels has a trade fair of its own, and no website.
        let refused = try await company.refusal {
            try await company.create("customer", ["name": "Acme", "source_channel": "网站"])
        }
        #expect(refused == ["source_channel": "field.no_such_record"])
        await company.close()
    }

    @Test(arguments: Engine.available) func whoRenamesAnEntryNamesItInEveryLanguage(engine: Engine) async throws {
        let company = try await Installation(engine)
        let website = try await channel(company, "Website")
        let customer = try await company.create("customer", ["name": "Acme", "registration_channel": "网站"])

        // A form that is saved with the name as it was shown there renames nothing.
        let kept = try await company.update(
            website, ["name": "网站", "position": "9"], as: actor(company, .zhHans))
        #expect(kept["name"] == .text("Website") && kept["position"] == .int(9))
        try await company.update(website, ["name": "官网"], as: actor(company, .zhHans))
        for language in Language.allCases { #expect(try await title(company, customer, language) == "官网") }
        let refused = try await company.refusal {
            try await company.update(customer, ["registration_channel": "網站"])
        }
        #expect(refused == ["registration_channel": "field.no_such_record"])
        // What an administrator adds under a name of his own comes before the product's names.
        let own = try await company.create("dictionary_item", ["dictionary": "registration_channel", "name": "电话"])
        let changed = try await company.update(customer, ["registration_channel": "电话"])
        #expect(changed["registration_channel"] == .int(own.id ?? 0))
        await company.close()
    }
}
