import Kernel
import Records
import Store
import TestKit
import Testing

/// What every change passes through, whoever makes it.
@Suite struct FunnelTests {
    @Test(arguments: Engine.available) func aRecordIsCreatedChangedDeletedAndRestored(engine: Engine) async throws {
        let company = try await Installation(engine)

        let acme = try await company.create("customer", ["name": "Acme", "city": "Berlin"])
        let moved = try await company.update(acme, ["city": "Bonn"])
        #expect(moved["city"] == .text("Bonn") && moved["version"] == .int(2))

        try await company.delete(moved)
        await #expect(throws: NotFound.self) { try await company.read(acme) }
        let restored = try await company.records.perform(.restore("customer", id: acme.id ?? 0), as: company.console)
        #expect(restored["city"] == .text("Bonn") && restored["deleted_at"] == .null)
        #expect(try await company.read(acme)["version"] == .int(4))
        await #expect(throws: NotFound.self) {
            try await company.records.perform(.restore("customer", id: acme.id ?? 0), as: company.console)
        }
        await company.close()
    }

    @Test(arguments: Engine.available) func whoSavesSecondIsGivenTheRecordAsItStands(engine: Engine) async throws {
        let company = try await Installation(engine)
        let acme = try await company.create("customer", ["name": "Acme"])
        try await company.update(acme, ["city": "Bonn"], version: 1)
        let before = try await company.contents()

        let conflict = await #expect(throws: Conflict.self) {
            try await company.update(acme, ["city": "Ulm"], version: 1)
        }
        #expect(conflict?.current["city"] == .text("Bonn") && conflict?.current["version"] == .int(2))
        await #expect(throws: Conflict.self) { try await company.delete(acme, version: 1) }

        #expect(try await company.contents() == before)
        await company.close()
    }

    @Test(arguments: Engine.available) func whatMayNotBeSetIsRefusedByName(engine: Engine) async throws {
        let company = try await Installation(engine)
        let acme = try await company.create("customer", ["name": "Acme"])
        let before = try await company.contents()
        let refused = [
            "nickname": "field.unknown", "name_key": "field.unknown", "deleted_at": "field.unknown",
            "import_job": "field.unknown",
            "id": "field.unknown", "__proto__": "field.unknown", "is_administrator": "field.unknown",
            "version": "field.read_only", "created_at": "field.read_only", "created_by": "field.read_only",
            "updated_at": "field.read_only", "updated_by": "field.read_only", "department": "field.read_only",
            "source": "field.read_only", "sales": "field.read_only", "relationship_level": "field.read_only",
        ]

        let texts = refused.mapValues { _ in "1" }
        #expect(try await company.refusal { try await company.update(acme, texts) } == refused)
        #expect(
            try await company.refusal { try await company.create("customer", texts.merging(["name": "B"]) { $1 }) }
                == refused)

        #expect(try await company.contents() == before)
        await company.close()
    }

    @Test(arguments: Engine.available) func fieldsHiddenFromARoleDoNotExistForIt(engine: Engine) async throws {
        let company = try await Installation(engine)
        try await company.create("product", ["code": "P1", "name": "Chair", "cost_price": "5"])
        let acme = try await company.create("customer", ["name": "Acme", "owner": "salesperson"])
        let salesperson = company.actor("salesperson")
        let before = try await company.contents()

        let order = ["customer": String(acme.id ?? 0), "ordered_on": "2026-09-01"]
        let refused = try await company.refusal {
            try await company.create(
                "order", order, lines: ["lines": [["product": "P1", "cost_price": "1"]]], as: salesperson)
        }
        #expect(refused == ["lines.0.cost_price": "field.unknown"])
        await #expect(throws: Refusal.self) {
            try await company.list("product", as: salesperson) { $0.sort = "cost_price" }
        }
        await #expect(throws: Refusal.self) {
            try await company.list("product", as: salesperson) { $0.conditions = [Condition("cost_price", .over, "1")] }
        }

        #expect(try await company.contents() == before)
        await company.close()
    }

    @Test(arguments: Engine.available) func everythingWrongIsNamedAtOnce(engine: Engine) async throws {
        let company = try await Installation(engine)
        let refused = try await company.refusal {
            try await company.create(
                "order",
                [
                    "ordered_on": "2026-02-30", "state": "lost", "customer": "Nobody", "colour": "red",
                    "currency": "EUROS",
                ],
                lines: [
                    "lines": [
                        ["quantity": "1", "price": "2"], ["quantity": "many", "price": "?", "product": "none"],
                    ], "gifts": [],
                ])
        }

        #expect(
            refused == [
                "ordered_on": "field.no_such_day", "state": "field.not_a_choice", "customer": "field.no_such_record",
                "colour": "field.unknown", "currency": "field.too_long", "lines.1.quantity": "field.not_a_number",
                "lines.1.price": "field.not_a_number", "lines.1.product": "field.no_such_record",
                "gifts": "field.unknown",
            ])
        await company.close()
    }

    @Test(arguments: Engine.available) func requiredAndUniqueFieldsSaySoThemselves(engine: Engine) async throws {
        let company = try await Installation(engine)
        try await company.create("product", ["code": "P1", "name": "Chair"])
        let table = try await company.create("product", ["code": "P2", "name": "Table"])
        let before = try await company.contents()

        #expect(
            try await company.refusal { try await company.create("product", [:]) } == [
                "code": "field.required", "name": "field.required",
            ])
        #expect(
            try await company.refusal { try await company.update(table, ["name": "  "]) } == ["name": "field.required"])
        #expect(
            try await company.refusal { try await company.create("product", ["code": "P1", "name": "Again"]) } == [
                "code": "field.taken"
            ])
        #expect(
            try await company.refusal { try await company.update(table, ["code": "P1"]) } == ["code": "field.taken"])

        #expect(try await company.contents() == before)
        await company.close()
    }

    @Test(arguments: Engine.available) func linesAreRequiredAndUniqueLikeRecords(engine: Engine) async throws {
        let company = try await Installation(engine)
        let before = try await company.contents()
        func product(_ prices: [[String: String]]) async throws -> [String: String] {
            try await company.refusal {
                try await company.create("product", ["code": "P1", "name": "Chair"], lines: ["prices": prices])
            }
        }

        #expect(try await product([["price": "5"]]) == ["prices.0.tier": "field.required"])
        #expect(
            try await product([["tier": "A", "price": "5"], ["tier": "A", "price": "6"]]) == [
                "prices.1.tier": "field.taken"
            ])

        #expect(try await company.contents() == before)
        await company.close()
    }

    @Test(arguments: Engine.available) func aValueOfTheWrongKindIsRefusedNotKept(engine: Engine) async throws {
        let company = try await Installation(engine)
        let before = try await company.contents()
        let wrong: [String: Value] = [
            "employees": .text("many"), "credit_limit": .bool(true), "birth_date": .int(5), "city": .int(1),
        ]

        let refused = try await company.refusal {
            try await company.records.perform(
                .create("customer", Entries(values: wrong.merging(["name": .text("Acme")]) { $1 })), as: company.console
            )
        }

        #expect(refused == wrong.mapValues { _ in "field.wrong_type" })
        #expect(try await company.contents() == before)
        await company.close()
    }

    @Test(arguments: Engine.available) func savingWhatIsThereChangesNothing(engine: Engine) async throws {
        let company = try await Installation(engine)
        let acme = try await company.create("customer", ["name": "Acme", "credit_limit": "1000"])
        let before = try await company.contents()

        let same = try await company.update(acme, ["name": " Acme ", "credit_limit": "1,000.00", "city": ""])

        #expect(same["version"] == .int(1))
        #expect(try await company.contents() == before)
        await company.close()
    }

    @Test(arguments: Engine.available) func typedTextIsComposedAndControlCharactersAreRefused(engine: Engine)
        async throws
    {
        let company = try await Installation(engine)

        let cafe = try await company.create("customer", ["name": "  Cafe\u{301} \u{3000}"])
        #expect(cafe["name"] == .text("Caf\u{E9}"))
        #expect(
            try await company.refusal { try await company.create("customer", ["name": "A\u{0}B"]) } == [
                "name": "field.control_characters"
            ])
        let values = Entries(values: ["name": .text("A\u{0}B")])
        #expect(
            try await company.refusal {
                try await company.records.perform(.create("customer", values), as: company.console)
            }
                == ["name": "field.control_characters"])
        await company.close()
    }

    @Test(arguments: Engine.available) func twentyAtOnceGetTwentyNumbers(engine: Engine) async throws {
        let company = try await Installation(engine)

        let numbers = try await withThrowingTaskGroup(of: Value.self) { group in
            for index in 0..<20 {
                group.addTask { try await company.create("customer", ["name": "Customer \(index)"])["number"] }
            }
            return try await group.reduce(into: Set<Value>()) { $0.insert($1) }
        }

        #expect(numbers.count == 20 && numbers.contains(.text("C-00001")) && numbers.contains(.text("C-00020")))
        await company.close()
    }

    /// A number that somebody typed must not stand in the way of the next ones.
    @Test(arguments: Engine.available) func aNumberTypedByHandBlocksNobody(engine: Engine) async throws {
        let company = try await Installation(engine)
        try await company.create("customer", ["name": "First"])
        try await company.create("customer", ["name": "Second", "number": "C-00002"])

        let third = try await company.create("customer", ["name": "Third"])

        #expect(third["number"] == .text("C-00003"))
        #expect(
            try await company.refusal { try await company.create("customer", ["name": "Fourth", "number": "C-00002"]) }
                == ["number": "field.taken"])
        await company.close()
    }

    @Test(arguments: Engine.available) func whatIsReferredToStays(engine: Engine) async throws {
        let company = try await Installation(engine)
        let acme = try await company.create("customer", ["name": "Acme"])
        let wang = try await company.create("contact", ["name": "Wang", "customer": String(acme.id ?? 0)])

        #expect(try await company.refusal { try await company.delete(acme) } == ["": "record.is_referred_to"])
        try await company.delete(wang)
        try await company.delete(acme)
        #expect(try await company.list("customer").isEmpty)
        await company.close()
    }

    @Test(arguments: Engine.available) func productCategoriesAreThreeLevelsDeep(engine: Engine) async throws {
        let company = try await Installation(engine)
        var above: String?
        for name in ["Furniture", "Chairs", "Stools"] {
            var texts = ["name": name]
            if let above { texts["parent"] = above }
            above = String(try await company.create("product_category", texts).id ?? 0)
        }

        let refused = try await company.refusal {
            try await company.create("product_category", ["name": "Bar stools", "parent": above ?? ""])
        }
        #expect(refused == ["parent": "product_category.too_deep"])
        await company.close()
    }

    /// A group that moves takes those below it along, so a move can make them too deep, or close a circle.
    @Test(arguments: Engine.available) func aMovedCategoryKeepsItsTreeInShape(engine: Engine) async throws {
        let company = try await Installation(engine)
        let top = try await company.create("product_category", ["name": "Furniture"])
        let other = try await company.create("product_category", ["name": "Office"])
        let chairs = try await company.create("product_category", ["name": "Chairs", "parent": String(other.id ?? 0)])
        let stools = try await company.create("product_category", ["name": "Stools", "parent": String(chairs.id ?? 0)])

        #expect(
            try await company.refusal { try await company.update(other, ["parent": String(top.id ?? 0)]) } == [
                "parent": "product_category.has_groups"
            ])
        #expect(
            try await company.refusal { try await company.update(other, ["parent": String(stools.id ?? 0)]) }["parent"]
                != nil)
        await company.close()
    }
}
