import Kernel
import Records
import Store
import TestKit
import Testing

/// What holds for every kind of record, declared or made at run time, because it is one mechanism. Each test goes over the
/// whole catalog, which takes some seconds.
@Suite struct GenericTests {
    @Test(arguments: Engine.available) func everyRecordLivesItsLife(engine: Engine) async throws {
        let samples = try await Samples.open(engine)
        let company = samples.company
        for schema in samples.schemas {
            let entries = try await samples.entries(schema)
            let record = try await company.records.perform(.create(schema.name, entries), as: company.console)
            let read = try await company.read(record)
            // An exception is solved when it is closed, not before.
            let ruled = ["order_exception": ["solved_on"]][schema.name] ?? []
            for (name, entry) in entries.fields where !ruled.contains(name) {
                #expect(entry == .value(read[name]), "\(schema.name).\(name)")
            }

            let changes = try await samples.entries(schema, isChange: true)
            let id = record.id ?? 0
            let changed = try await company.records.perform(
                .update(schema.name, id: id, version: 1, changes), as: company.console)
            #expect(changed["version"] == .int(2), "\(schema.name)")
            let again = try await company.read(record)
            for (name, entry) in changes.fields where !ruled.contains(name) {
                #expect(entry == .value(again[name]), "\(schema.name).\(name)")
            }

            let before = try await company.contents()
            await #expect(throws: Conflict.self, "\(schema.name)") {
                try await company.records.perform(
                    .update(schema.name, id: id, version: 1, entries), as: company.console)
            }
            let same = try await company.records.perform(
                .update(schema.name, id: id, version: 2, changes), as: company.console)
            #expect(same["version"] == .int(2), "\(schema.name)")
            #expect(try await company.contents() == before, "\(schema.name)")

            try await company.delete(record, version: 2)
            await #expect(throws: NotFound.self, "\(schema.name)") { try await company.read(record) }
            #expect(try await !company.list(schema.name).contains(id), "\(schema.name)")
            try await company.records.perform(.restore(schema.name, id: id), as: company.console)
            #expect(try await company.list(schema.name).contains(id), "\(schema.name)")
        }
        await company.close()
    }

    @Test(arguments: Engine.available) func everyFieldIsFilteredBySortedByAndRead(engine: Engine) async throws {
        let samples = try await Samples.open(engine)
        let company = samples.company
        for schema in samples.schemas {
            let record = try await samples.create(schema)
            let id = try #require(record.id), read = try await company.read(record)
            for field in schema.visible {
                for op in field.type.operators {
                    guard let (text, isFound) = question(op, field, read[field]) else { continue }
                    let found = try await company.list(schema.name) {
                        $0.conditions = [Condition(field.name, op, text)]
                    }
                    #expect(found.contains(id) == isFound, "\(schema.name).\(field.name)=\(op):\(text)")
                }
                let all = try await company.list(schema.name).sorted()
                for sort in [field.name, "-" + field.name] where field.spec.isListed {
                    #expect(
                        try await company.list(schema.name) { $0.sort = sort }.sorted() == all,
                        "\(schema.name) by \(sort)")
                }
            }
        }
        await company.close()
    }
    /// What to ask about a value, and whether its record answers.
    private func question(_ op: Operator, _ field: AnyField, _ value: Value) -> (String, Bool)? {
        if op == .empty { return ("yes", value.isEmpty) }
        guard !value.isEmpty else { return nil }
        let text = field.type.plain(value)
        return switch op {
        case .is, .any, .from, .to: (text, true)
        case .not, .over, .under: (text, false)
        case .has, .starts: (String(text.prefix(3)), true)
        case .within: ("36500d", true)
        case .empty: nil
        }
    }

    @Test(arguments: Engine.available) func everyRequiredFieldIsAskedForByName(engine: Engine) async throws {
        let samples = try await Samples.open(engine)
        let company = samples.company
        let before = try await company.contents()
        for schema in samples.schemas {
            let refused = try await company.refusal {
                try await company.records.perform(.create(schema.name, Entries()), as: company.console)
            }
            let named = Set(refused.filter { $0.value == "field.required" }.keys)
            let required = Set(schema.fields.filter(\.spec.isRequired).map(\.name))
            // A case's day is today's, and a follow-up's time is now, unless somebody says another.
            let given = ["service_case": ["opened_on"], "follow_up": ["at"]][schema.name] ?? []
            #expect(named == required.subtracting(given), "\(schema.name)")
        }
        #expect(
            try await company.contents().filter { !required.contains($0.key) }
                == before.filter { !required.contains($0.key) })
        await company.close()
    }
    /// Kinds of record without a required field are made by an empty form, and so they and what counts them change.
    private let required: Set<String> = ["order_line", "audit_entry", "sequence", "meta", "search"]

    @Test(arguments: Engine.available) func noFieldTakesMoreThanItsType(engine: Engine) async throws {
        let samples = try await Samples.open(engine)
        let company = samples.company
        for schema in samples.schemas {
            for field in schema.fields where !field.spec.isReadOnly && !field.spec.isHidden && !field.spec.isSystem {
                for text in [
                    "\u{0}", String(repeating: "x", count: 20_001), "9223372036854775808", "1e300", "NaN", "-0",
                    "2026-02-30", "\u{202E}",
                ] {
                    do {
                        let record = try await company.records.perform(
                            .create(schema.name, samples.entries(schema).setting(field.name, text)), as: company.console
                        )
                        // What was taken reads back as what is stored, whatever it was.
                        #expect(
                            try await company.read(record)[field.name] == record[field.name],
                            "\(schema.name).\(field.name)")
                    } catch is Refusal {}
                }
            }
        }
        await company.close()
    }

    /// Tables of the product itself are changed by no intent.
    @Test func whatIsNoRecordIsNobodysToChange() async throws {
        let samples = try await Samples.open(.sqlite)
        let company = samples.company
        for schema in company.records.catalog.schemas where !schema.traits.isRecord {
            for intent in [
                Intent.update(schema.name, id: 1, version: nil, Entries()), .delete(schema.name, id: 1, version: nil),
            ] {
                await #expect(throws: NotFound.self, "\(schema.name)") {
                    try await company.records.perform(intent, as: company.console)
                }
            }
        }
        for name in [
            "user_secret", "login_session", "api_key", "fact", "audit_entry", "login_failure", "kept_answer",
            "custom_field", "custom_entity",
        ] {
            #expect(company.records.catalog[name] == nil, "\(name)")
            await #expect(throws: NotFound.self, "\(name)") { try await company.list(name) }
            await #expect(throws: NotFound.self, "\(name)") { try await company.create(name, [:]) }
        }
        await company.close()
    }
}

extension Entries {
    fileprivate func setting(_ name: String, _ text: String) -> Entries {
        var entries = self
        entries[name] = .text(text)
        return entries
    }
}
