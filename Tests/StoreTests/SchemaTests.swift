import Kernel
import Store
import TestKit
import Testing

@Suite struct SchemaTests {
    @Test(arguments: Engine.available) func asksNothingOfADatabaseThatIsAsItSays(engine: Engine) async throws {
        let database = try await engine.stocked()

        let plan = try await database.write { try SchemaSync.plan(catalog, in: $0) }
        let again = try await SchemaSync.run(catalog, on: database)

        #expect(plan.steps.map(\.text) == [])
        #expect(plan.undeclared == [])
        #expect(again.isEmpty)
    }

    @Test(arguments: Engine.available) func customFieldsAndEntitiesAppearWhileItRuns(engine: Engine) async throws {
        let database = try await engine.stocked()
        let sponsor = Schema.custom(
            "x_sponsor", traits: EntityTraits(plural: "x_sponsors", title: "name"),
            [FieldSpec(name: "name", type: TextType()), FieldSpec(name: "customer", type: LinkType(to: "customer"))])
        let floor = FieldSpec(name: "x_floor", type: TextType())
        let grown = catalog.adding(fields: [("service_case", floor)], entities: [sponsor], labels: [:], version: 1)
        try await database.write { tx in _ = try tx.insert(sampleCase("Old")) }

        try await SchemaSync.run(grown, on: database)

        let schema = try #require(grown["service_case"])
        let field = try #require(schema["x_floor"])
        let found = try await database.write { tx in
            _ = try tx.insert(Record(sponsor))
            var lift = Record(schema)
            lift[field] = .text("12F")
            _ = try tx.insert(lift)
            return try tx.records(schema, where: .empty(field)).map { $0["subject"] }
        }
        #expect(found == [.text("Old")])
    }

    @Test(arguments: Engine.available) func aRenamedFieldKeepsItsValues(engine: Engine) async throws {
        let database = try await engine.stocked()
        try await database.write { tx in _ = try tx.insert(sampleCustomer("ACME")) }
        var name = FieldSpec(name: "title", type: TextType())
        name.was = "name"
        let renamed = Schema.custom("customer", traits: EntityTraits(plural: "customers", title: "title"), [name])
        let after = Catalog([renamed], words: Words())

        let plan = try await SchemaSync.run(after, on: database)

        let title = try await database.read { try $0.records(renamed).first?["title"] }
        #expect(title == .text("ACME"))
        #expect(
            plan.undeclared
                == ["code", "department", "employees", "is_key", "number", "owner"].map { "customer.\($0)" })
        #expect(try await database.write { try SchemaSync.plan(after, in: $0) }.isEmpty)
    }

    @Test(arguments: Engine.available) func emptyAndDeletedRecordsDoNotHoldACode(engine: Engine) async throws {
        let database = try await engine.stocked()

        try await database.write { tx in
            var old = sampleCustomer("Old") { $0.code = "A" }
            old[.deletedAt] = .int(1)
            _ = try tx.insert([old, old, sampleCustomer("New") { $0.code = "A" }])
            _ = try tx.insert([sampleCustomer("x"), sampleCustomer("y")])
        }

        await #expect(throws: StoreError.unique(index: "ux_customer_code", columns: ["code"])) {
            try await database.write { try $0.insert(sampleCustomer("Second") { $0.code = "A" }) }
        }
    }

    @Test(arguments: Engine.available) func entitiesMayPointToEachOther(engine: Engine) async throws {
        let database = try await engine.open()
        func entity(_ name: String, to other: String) -> Schema {
            let link = FieldSpec(name: "other", type: LinkType(to: other))
            return Schema.custom(name, traits: EntityTraits(plural: name + "s", title: "id"), [link])
        }

        try await SchemaSync.run(Catalog([entity("a", to: "b"), entity("b", to: "a")], words: Words()), on: database)

        await #expect(throws: StoreError.self) {
            try await database.write { try $0.execute("INSERT INTO a (other) VALUES (7)") }
        }
    }

    @Test(arguments: Engine.available) func aMigrationRunsOnce(engine: Engine) async throws {
        let database = try await engine.stocked()
        let migrations = [
            Migration("first") { tx in _ = try tx.insert(sampleCustomer("A")) },
            Migration("second") { tx in try tx.execute("UPDATE customer SET name = name || 'B'") },
        ]

        let ran = try await Migration.run(migrations, on: database)
        let again = try await Migration.run(migrations, on: database)

        #expect(ran == ["first", "second"])
        #expect(again == [])
        #expect(try await database.read { try $0.records(customers).map { $0["name"] } } == [.text("AB")])
    }

    @Test(arguments: Engine.available) func listsWalkTheirIndex(engine: Engine) async throws {
        let database = try await engine.stocked()
        let due = ServiceCase.table.fields.dueOn
        let list: SQL = """
            SELECT it.id FROM service_case AS it WHERE it.deleted_at IS NULL
            ORDER BY \(sortExpression(due, "it")) DESC, it.id DESC LIMIT 50
            """

        let plan = try await database.write { tx in
            if tx.kind == .postgres {
                for way in ["seqscan", "bitmapscan", "sort"] {
                    try tx.execute("SET LOCAL \(name: "enable_" + way) = off")
                }
            }
            let explain = SQL.either(sqlite: "EXPLAIN QUERY PLAN ", postgres: "EXPLAIN ")
            return try tx.rows("\(explain)\(list)").flatMap { $0 }
        }

        let text = "\(plan)"
        #expect(text.contains("ix_service_case_due_on"))
        #expect(!text.contains("TEMP B-TREE") && !text.contains("Sort"))
    }
}
