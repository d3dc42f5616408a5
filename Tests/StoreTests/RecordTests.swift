import Kernel
import Store
import TestKit
import Testing

@Suite struct RecordTests {
    @Test(arguments: Engine.available) func savesAndFindsCases(engine: Engine) async throws {
        let database = try await engine.stocked()
        let fields = ServiceCase.table.fields

        try await database.write { tx in
            let wang = ID<Customer>(try tx.insert(sampleCustomer("王伟")))
            _ = try tx.insert(
                sampleCase("Printer 50%_off") {
                    $0.status = .new
                    $0.customer = wang
                    $0.cost = Money(units: 12_3400)
                    $0.dueOn = Day(2026, 8, 21)
                })
            var found = Typed<ServiceCase>(try #require(try tx.records(cases, where: fields.status == .new).first))
            #expect(found.subject == "Printer 50%_off")
            #expect(found.cost == Money(units: 12_3400))
            #expect(found.dueOn == Day(2026, 8, 21))
            #expect(found.customer == wang)

            found.status = .closed
            #expect(try tx.update(found.record) == 1)
            #expect(try tx.count(cases, where: fields.status == .new) == 0)
            #expect(try tx.count(cases, where: .contains(fields.subject, "PRINTER 50%_")) == 1)
            #expect(try tx.int("SELECT CAST(sum(\(fields.cost)) AS BIGINT) FROM service_case") == 12_3400)
        }
    }

    @Test(arguments: Engine.available) func anUnchangedRecordWritesNothing(engine: Engine) async throws {
        let database = try await engine.stocked()

        let (changes, written) = try await database.write { tx in
            let id = try tx.insert(sampleCustomer("ACME") { $0.isKey = true })
            var acme = Typed<Customer>(try #require(try tx.record(customers, id)))
            acme.isKey = true
            return (acme.record.changes.count, try tx.update(acme.record))
        }

        #expect(changes == 0)
        #expect(written == 0)
    }

    @Test(arguments: Engine.available) func anEmptyTextIsNeverNull(engine: Engine) async throws {
        let database = try await engine.stocked()

        let record = try await database.write { tx in
            let id = try tx.insert(sampleCase("Lift"))
            return try #require(try tx.record(cases, id))
        }

        #expect(record["status"] == .text(""))
        #expect(record["due_on"] == .null)
    }

    @Test(arguments: Engine.available) func manyRecordsGetTheirIdsInOrder(engine: Engine) async throws {
        let database = try await engine.stocked()

        let names = try await database.write { tx in
            let ids = try tx.insert((0..<450).map { sampleCustomer("C\($0)") })
            return try ids.map { try tx.record(customers, $0)?["name"] }
        }

        #expect(names == (0..<450).map { .text("C\($0)") })
    }

    @Test(arguments: Engine.available) func aTextWithNULIsRefused(engine: Engine) async throws {
        let database = try await engine.stocked()

        await #expect(throws: StoreError.failed("a text holds NUL", code: "22021")) {
            try await database.write { tx in try tx.insert(sampleCustomer("A\0B")) }
        }
    }

    @Test(arguments: Engine.available) func aLinkToNobodyIsRefused(engine: Engine) async throws {
        let database = try await engine.stocked()

        let error = await #expect(throws: StoreError.self) {
            try await database.write { tx in try tx.insert(sampleCase("Lift") { $0.customer = ID(99) }) }
        }

        guard case .foreignKey = error else { return #expect(Bool(false), "\(String(describing: error))") }
    }

    @Test(arguments: Engine.available) func anUpdateOfNobodyWritesNoRow(engine: Engine) async throws {
        let database = try await engine.stocked()

        let written = try await database.write { tx in
            var nobody = Record(customers, id: 4711)
            nobody[Customer.table.fields.name] = .text("B")
            return try tx.update(nobody)
        }

        #expect(written == 0)
    }

    /// Keyset pages over a sort key that is often empty.
    @Test(arguments: Engine.available) func pagesGiveEveryRecordOnce(engine: Engine) async throws {
        let database = try await engine.stocked()
        var dice = Dice(seed: 7)
        let records = (0..<200).map { number in
            sampleCase("S\(number)") { $0.dueOn = dice.pick([nil, nil, Day(2026, 1, 1), Day(2026, 2, 1)]) }
        }
        try await database.write { tx in _ = try tx.insert(records) }

        for direction in [("<", " DESC"), (">", "")] as [(SQL, SQL)] {
            let seen = try await database.read { tx in try pages(tx, direction.0, direction.1) }
            #expect(seen.count == 200)
            #expect(Set(seen).count == 200)
        }
    }
}

private func pages(_ tx: any Transaction, _ beyond: SQL, _ descending: SQL) throws -> [Int64] {
    let key = sortExpression(ServiceCase.table.fields.dueOn, "it")
    var seen: [Int64] = []
    var after: SQL = "1 = 1"
    while true {
        let page = try tx.rows(
            """
            SELECT it.id, \(key) FROM service_case AS it WHERE it.deleted_at IS NULL AND \(after)
            ORDER BY \(key)\(descending), it.id\(descending) LIMIT 30
            """)
        for row in page { if case .int(let id) = row[0] { seen.append(id) } }
        guard let last = page.last else { return seen }
        after = "(\(key), it.id) \(beyond) (\(bind: last[1]), \(bind: last[0]))"
    }
}
