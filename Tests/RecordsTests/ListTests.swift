import Kernel
import Records
import Store
import TestKit
import Testing

/// Lists show each record once, in order, and only what was asked for.
@Suite struct ListTests {
    private static let fields = [
        "number", "name", "short_name", "kind", "industry", "country", "email", "website", "gender", "birth_date",
        "parent", "employees",
        "credit_limit", "registered_on", "owner", "department", "created_at", "version", "source", "note", "updated_by",
    ]

    /// 60 customers with empties and ties in every field; every seventh is deleted.
    private func stock(_ company: Installation) async throws {
        try await company.records.write(as: company.console) { funnel in
            let owners = ["salesperson", "colleague", "stranger"].map { Value.int(company.id($0)) } + [.null]
            var ids: [Int64] = []
            for index in 0..<60 {
                var values: [String: Value] = [
                    "name": .text(["Acme", "北京", "Müller", "acme", "Zürich \(index)"][index % 5])
                ]
                if index % 3 == 0 { values["short_name"] = .text(["a", "B", "é"][index / 3 % 3]) }
                if index % 4 != 0 { values["employees"] = .int([0, -5, 7][index % 3]) }
                if index % 2 == 0 { values["credit_limit"] = .int([0, 12_345, 990_000][index % 3]) }
                if index % 5 < 2 { values["birth_date"] = .text(["1990-01-01", "1985-12-31"][index % 2]) }
                if index % 6 == 0 { values["gender"] = .text(["female", "male"][index / 6 % 2]) }
                if index % 4 == 1 { values["country"] = .text(["Chile", "chile", "中国"][index % 3]) }
                if index > 9, index % 3 == 1 { values["parent"] = .int(ids[index % 10]) }
                values["owner"] = owners[index % 4]
                ids.append(try funnel.perform(.create("customer", Entries(values: values))).id ?? 0)
            }
            for (index, id) in ids.enumerated() where index > 9 && index % 7 == 0 {
                _ = try? funnel.tx.attempt { try funnel.perform(.delete("customer", id: id, version: nil)) }
            }
        }
    }

    /// Reason for its length: 21 sorts, each in two directions and paged to the end.
    @Test(arguments: Engine.available) func everySortPagesThroughEachRecordOnce(engine: Engine) async throws {
        let company = try await Installation(engine)
        try await stock(company)
        let schema = company.schema("customer")

        for (login, expected) in [("administrator", nil), ("salesperson", "salesperson")] as [(String, String?)] {
            let actor = company.actor(login)
            let all = try await company.list("customer", as: actor) { $0.sort = "id" }
            #expect(expected == nil ? all.count > 50 : all.count < 20)
            for name in ListTests.fields + ["id"] {
                let up = try await company.list("customer", as: actor, limit: 7) { $0.sort = name }
                let down = try await company.list("customer", as: actor, limit: 7) { $0.sort = "-" + name }
                #expect(up.sorted() == all && down == up.reversed(), "\(login) by \(name)")
                try await expectInOrder(up, schema[name], company)
            }
        }
        await company.close()
    }
    private func expectInOrder(_ ids: [Int64], _ field: AnyField?, _ company: Installation) async throws {
        guard let field else { return }
        let key = field.spec.sortKey.flatMap { company.schema("customer")[$0] } ?? field
        let values = try await records(company).reduce(into: [:]) { $0[$1.id ?? 0] = $1[key] }
        let keys = ids.map { id -> Value in
            let value = values[id] ?? .null
            return value == .null ? sortKeyFloor(key.kind) : value
        }
        #expect(zip(keys, keys.dropFirst()).allSatisfy { !less($1, $0) }, "\(field.name)")
    }
    private func records(_ company: Installation) async throws -> [Record] {
        try await company.records.read(as: company.console) { reader in
            try reader.tx.records(try #require(reader.catalog["customer"])).filter { $0[.deletedAt] == .null }
        }
    }

    @Test(arguments: Engine.available) func everyOperatorFindsWhatItSays(engine: Engine) async throws {
        let company = try await Installation(engine)
        try await stock(company)
        let records = try await records(company)
        let actor = company.actor("administrator")

        for field in company.schema("customer").visible where !(field.type is LinkType) {
            var texts = Set(records.prefix(12).map { field.type.plain($0[field]) }.filter { !$0.isEmpty }.prefix(3))
            texts.insert(
                ["text": "a", "day": "1990-01-01", "moment": "2026-09-21", "flag": "yes"][field.type.typeName] ?? "")
            for op in field.type.operators {
                for text in texts.sorted() where !text.isEmpty {
                    let typed = op == .empty ? (text == texts.min() ? "yes" : "no") : op == .within ? "30d" : text
                    let condition = Condition(field.name, op, typed)
                    let found = try await company.list("customer", as: actor) {
                        $0.conditions = [condition]
                        $0.sort = "id"
                    }
                    let expected = try records.filter { try holds(condition, $0[field], field, actor) }.compactMap(\.id)
                        .sorted()
                    #expect(found == expected, "\(condition.field)=\(condition.expression)")
                }
            }
        }
        await company.close()
    }
    /// What a question means, said once more without predicates and SQL.
    private func holds(_ condition: Condition, _ value: Value, _ field: AnyField, _ actor: Actor) throws -> Bool {
        let format = actor.format
        func parsed(_ text: String) throws -> Value { try field.type.parse(trimmed(text), format) }
        let text = if case .text(let text) = value { text } else { "" }
        switch condition.op {
        case .is: return try value == parsed(condition.text)
        case .not: return try value != parsed(condition.text)
        case .any: return try condition.text.split(separator: ",").contains { try value == parsed(String($0)) }
        case .empty: return value.isEmpty == (condition.text == "yes")
        case .has: return text.asciiLowercased.contains(condition.text.asciiLowercased)
        case .starts: return Array(text.utf8).starts(with: condition.text.utf8)
        case .over: return try value != .null && less(parsed(condition.text), value)
        case .under: return try value != .null && less(value, parsed(condition.text))
        case .from: return try value != .null && !less(value, parsed(condition.text))
        case .to:
            guard value != .null else { return false }
            if field.kind == .moment, case .int(let at) = value, case .int(let day) = try parsed(condition.text),
                day % 86_400_000 == 0
            {
                return at < day + 86_400_000
            }
            return try !less(parsed(condition.text), value)
        case .within:
            switch value {
            case .text(let day): return day >= "2026-08-22" && day < "2026-09-22"
            case .int(let ms): return ms >= 1_790_000_000_000 - 31 * 86_400_000 && ms <= 1_790_000_000_000
            case .null, .bool, .real: return false
            }
        }
    }

    @Test(arguments: Engine.available) func linksAreFilteredByNameNumberAndMe(engine: Engine) async throws {
        let company = try await Installation(engine)
        let acme = try await company.create("customer", ["name": "Acme", "owner": "salesperson", "industry": "Retail"])
        let child = try await company.create("customer", ["name": "Child", "owner": "colleague", "parent": "Acme"])
        func found(_ field: String, _ op: Operator, _ text: String, _ login: String = "manager") async throws -> [Int64]
        {
            try await company.list("customer", as: company.actor(login)) { request in
                request.sort = "id"
                request.conditions = [Condition(field, op, text)]
            }
        }
        let both = [acme, child].compactMap(\.id), first = [both[0]], second = [both[1]]

        for text in ["Acme", "C-00001", String(both[0])] {
            #expect(try await found("parent", .is, text) == second, "\(text)")
        }
        #expect(try await found("parent", .not, "Acme") == first)
        #expect(try await found("parent", .empty, "yes") == first)
        #expect(try await found("owner", .any, "salesperson,colleague") == both)
        #expect(try await found("owner", .is, "me", "salesperson") == first)
        #expect(try await found("industry", .is, "Retail") == first)
        await #expect(throws: Refusal.self) { try await found("parent", .is, "Nobody") }
        await #expect(throws: Refusal.self) { try await found("name_key", .is, "acme") }
        await #expect(throws: Refusal.self) { try await found("credit_limit", .has, "1") }
        await company.close()
    }

    @Test(arguments: Engine.available) func countsAreOfTheSameRecords(engine: Engine) async throws {
        let company = try await Installation(engine)
        try await stock(company)

        for login in Installation.roles {
            let actor = company.actor(login)
            guard actor.may(.read, company.schema("customer")) else { continue }
            for condition in [Condition("country", .has, "chile"), Condition("employees", .empty, "yes")] {
                let listed = try await company.list("customer", as: actor) { $0.conditions = [condition] }
                let counted = try await company.records.read(as: actor) { reader in
                    var request = Request("customer")
                    request.conditions = [condition]
                    return try reader.count(request, limit: 1_000)
                }
                #expect(counted == listed.count, "\(login) \(condition.expression)")
            }
        }
        await company.close()
    }
}

private func less(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.int(let a), .int(let b)): a < b
    case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
    case (.bool(let a), .bool(let b)): !a && b
    default: false
    }
}

extension String {
    fileprivate var asciiLowercased: String {
        String(decoding: utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    }
}
