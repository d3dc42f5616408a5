import Kernel
import Records
import Store
import TestKit
import Testing

/// What an administrator adds while everything runs is like what was declared.
@Suite struct CustomTests {
    /// A field of each type, with two values that may be entered and what is shown of them.
    static let samples: [(type: String, low: String, high: String)] = [
        ("text", "Alpha", "Beta"), ("long_text", "One\nTwo", "Three"), ("email", "a@acme.example", "b@acme.example"),
        ("phone", "030 111", "030 222"), ("url", "https://a.example", "https://b.example"), ("count", "1", "2"),
        ("amount", "1.50", "2.50"), ("quantity", "0.5", "1.25"), ("percent", "5 %", "50 %"),
        ("day", "2026-01-31", "2026-02-28"),
        ("moment", "2026-01-31 10:00", "2026-02-28 10:00"), ("flag", "no", "yes"), ("pick", "blue", "red"),
        ("link", "First", "Second"), ("dictionary", "Manufacturing", "Retail"),
    ]

    private func addFields(_ company: Installation, to entity: String) async throws {
        for name in CustomField.typeNames {
            var field = CustomField(entity, "own_\(name)", type: name, label: "Own \(name)")
            field.options = ["pick": ["blue", "red"], "link": ["customer"], "dictionary": ["industry"]][name] ?? []
            field.isSearchable = true
            field.isListed = true
            try await company.records.add(field, as: company.console)
        }
    }

    @Test func everyTypeHasASample() {
        #expect(CustomField.typeNames.sorted() == CustomTests.samples.map(\.type).sorted())
    }

    @Test(arguments: Engine.available) func aFieldOfEachTypeIsCreatedListedSortedAndRead(engine: Engine) async throws {
        let company = try await Installation(engine)
        for name in ["First", "Second"] { try await company.create("customer", ["name": name]) }
        try await company.records.addEntity(
            "visit_report", label: "Visit report", plural: "Visit reports", isShared: false, as: company.console)
        for entity in ["customer", "visit_report"] {
            try await addFields(company, to: entity)
            let low = try await company.create(entity, texts(\.low).merging(["name": "Low"]) { $1 })
            let high = try await company.create(entity, texts(\.high).merging(["name": "High"]) { $1 })
            let read = try await company.read(high)
            let pair = try [low, high].map { try #require($0.id) }

            for (type, lowText, highText) in CustomTests.samples {
                let name = "own_\(type)"
                #expect(!read[name].isEmpty && read[name] == high[name], "\(entity).\(name)")
                let sorted = try await company.list(entity) { $0.sort = name }.filter { pair.contains($0) }
                #expect(sorted == pair, "\(entity).\(name)")
                let backwards = try await company.list(entity, limit: 1) { $0.sort = "-" + name }.filter {
                    pair.contains($0)
                }
                #expect(backwards == pair.reversed(), "\(entity).\(name)")
                let field = try #require(company.schema(entity)[name])
                for op in field.type.operators { try await expect(op, field, lowText, highText, pair, entity, company) }
            }
        }
        await company.close()
    }
    private func texts(_ side: KeyPath<(type: String, low: String, high: String), String>) -> [String: String] {
        Dictionary(uniqueKeysWithValues: CustomTests.samples.map { ("own_\($0.type)", $0[keyPath: side]) })
    }

    /// Of two records, which does a question about the lower value find?
    private func expect(
        _ op: Operator, _ field: AnyField, _ low: String, _ high: String, _ pair: [Int64], _ entity: String,
        _ company: Installation
    ) async throws {
        let expected: (text: String, found: [Int64]) =
            switch op {
            case .is, .any, .under, .to: (op == .under ? high : low, [pair[0]])
            case .not, .over: (low, [pair[1]])
            case .from: (high, [pair[1]])
            case .empty: ("no", pair)
            case .has, .starts:
                (String(low.prefix(4)), ["own_phone", "own_url"].contains(field.name) ? pair : [pair[0]])
            case .within: ("1d", [])
            }
        let found = try await company.list(entity) { request in
            request.sort = "id"
            request.conditions = [Condition(field.name, op, expected.text)]
        }.filter { pair.contains($0) }
        #expect(found == expected.found, "\(entity).\(field.name) \(op)")
    }

    @Test(arguments: Engine.available) func ownFieldsAreFoundAuditedAndRequired(engine: Engine) async throws {
        let company = try await Installation(engine)
        var field = CustomField("customer", "slogan", type: "text", label: "Slogan")
        field.isSearchable = true
        field.isRequired = true
        try await company.records.add(field, as: company.console)

        #expect(
            try await company.refusal { try await company.create("customer", ["name": "Acme"]) } == [
                "slogan": "field.required"
            ])
        let acme = try await company.create("customer", ["name": "Acme", "slogan": "Everything bounces"])
        try await company.update(acme, ["slogan": "Nothing breaks"])

        #expect(try await company.search("customer", "bounces").isEmpty)
        #expect(try await company.search("customer", "nothing br") == ["Acme"])
        let last = try await company.records.read(as: company.console) { try $0.history(acme, limit: 1).first?.changes }
        #expect(last?.map(\.field.name) == ["slogan"] && last?.first?.old == .text("Everything bounces"))
        await company.close()
    }

    @Test(arguments: Engine.available) func anOwnKindOfRecordIsFoundAndHasRights(engine: Engine) async throws {
        let company = try await Installation(engine)
        try await company.records.addEntity(
            "visit_report", label: "Visit report", plural: "Visit reports", isShared: false, as: company.console)
        try await company.create("visit_report", ["name": "上海国际贸易", "owner": "salesperson"])

        #expect(try await company.search("visit_report", "貿易") == ["上海国际贸易"])
        for role in Installation.roles where role != "administrator" {
            await #expect(throws: NotFound.self, "\(role)") {
                try await company.list("visit_report", as: company.actor(role))
            }
        }
        await company.close()
    }

    @Test(arguments: Engine.available) func aRestartAndAnotherNodeSeeThem(engine: Engine) async throws {
        let company = try await Installation(engine)
        let other = try await Installation(at: company.location)
        try await company.records.addEntity(
            "visit_report", label: "Visit report", plural: "Visit reports", isShared: true, as: company.console)
        try await company.records.add(
            CustomField("visit_report", "mood", type: "text", label: "Mood"), as: company.console)
        let report = try await company.create("visit_report", ["name": "First", "mood": "good"])

        #expect(other.records.catalog["visit_report"] == nil)
        _ = try await other.records.latest()
        #expect(try await other.read(report)["mood"] == .text("good"))

        let restarted = try await Installation(at: company.location)
        #expect(try await restarted.read(report)["mood"] == .text("good"))
        #expect(restarted.records.catalog.words.text("visit_report.mood", .en) == "Mood")
        for node in [company, other, restarted] { await node.close() }
    }

    @Test(arguments: Engine.available) func namesThatWouldDoHarmAreRefused(engine: Engine) async throws {
        let company = try await Installation(engine)
        let before = try await company.contents()
        let records = company.records, console = company.console

        for name in [
            "id", "", "q", "sort", "after", "Upper", "with space", "a\"b", "x; DROP TABLE customer", "ключ", "1st",
            "name", "name_key", String(repeating: "a", count: 64),
        ] {
            let refused = try await company.refusal {
                try await records.add(CustomField("customer", name, type: "text", label: "L"), as: console)
            }
            #expect(refused.keys.contains("name"), "\(name)")
        }
        for name in [
            "user_secret", "login_session", "api_key", "fact", "audit_entry", "search", "sequence", "customer",
            "product_categorie", "", "a b",
        ] {
            let refused = try await company.refusal {
                try await records.addEntity(name, label: "L", plural: "Ls", isShared: true, as: console)
            }
            #expect(refused.keys.contains("name"), "\(name)")
        }
        let nowhere = try await company.refusal {
            try await records.add(CustomField("customer", "x", type: "link", label: "L"), as: console)
        }
        #expect(nowhere == ["type": "custom.no_such_type"])
        await #expect(throws: Forbidden.self) {
            try await records.add(CustomField("customer", "x", type: "text", label: "L"), as: company.actor("manager"))
        }

        #expect(try await company.contents() == before)
        await company.close()
    }
}
