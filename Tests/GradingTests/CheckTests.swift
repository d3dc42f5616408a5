import CRM
import Kernel
import Records
import Store
import Synchronization
import TestKit
import Testing

/// Each test breaks a sound installation by hand in one place.
struct CheckTests {
    @Test(arguments: Engine.available) func aSoundInstallationIsLookedAtAndFoundWell(engine: Engine) async throws {
        let shop = try await Shop.sound(engine)

        let results = try await shop.check()

        for (name, checked) in results {
            #expect(checked.looked > 0, "\(name)")
            #expect(checked.examples == [], "\(name)")
        }
        #expect(
            Set(results.keys) == [
                "engine", "links", "uniques", "numbers", "search", "audit", "order_totals", "order_watch",
                "customer_values",
            ])
        await shop.close()
    }

    @Test(arguments: Engine.available) func aTotalThatIsNotTheSumOfItsLines(engine: Engine) async throws {
        let shop = try await Shop.sound(engine)

        try await shop.execute("UPDATE \(name: "order") SET total = total + 100, total_base = total_base + 100")

        #expect(try await shop.findings() == ["order_totals": ["order 1: 10.01 ≠ 10.00"]])
        await shop.close()
    }

    @Test(arguments: Engine.available) func aTotalThatIsNotConverted(engine: Engine) async throws {
        let shop = try await Shop.sound(engine)

        try await shop.execute("UPDATE \(name: "order") SET total_base = 1")

        #expect(try await shop.findings() == ["order_totals": ["order 1: 0.0001 ≠ 10.00 (total_base)"]])
        await shop.close()
    }

    @Test(arguments: Engine.available) func aLinkIntoTheBin(engine: Engine) async throws {
        let shop = try await Shop.sound(engine)

        try await shop.execute("UPDATE contact SET deleted_at = 1")
        try await shop.execute("UPDATE customer SET deleted_at = 1 WHERE id = 1")

        let findings = try await shop.findings()
        #expect(findings["links"] == ["order 1: customer → customer 1"])
        #expect(
            findings["search"] == ["customer 1: in the index, but not there", "contact 1: in the index, but not there"])
        await shop.close()
    }

    @Test(arguments: Engine.available) func aRecordThatNoSearchFinds(engine: Engine) async throws {
        let shop = try await Shop.sound(engine)

        try await shop.execute("DELETE FROM search")

        #expect(
            try await shop.findings() == [
                "search": [
                    "customer 1: not in the index", "customer 2: not in the index", "contact 1: not in the index",
                ]
            ])
        await shop.close()
    }

    @Test(arguments: Engine.available) func aNumberThatWillBeGivenAgain(engine: Engine) async throws {
        let shop = try await Shop.sound(engine)

        switch engine {
        case .sqlite: try await shop.execute("UPDATE sequence SET value = 1 WHERE name = 'customer'")
        case .postgres: _ = try await shop.records.database.write { try $0.int("SELECT setval('number_customer', 1)") }
        }

        #expect(try await shop.findings() == ["numbers": ["customer: 1 < 2"]])
        await shop.close()
    }

    @Test(arguments: Engine.available) func aRecordThatIsGone(engine: Engine) async throws {
        let shop = try await Shop.sound(engine)

        try await shop.execute("DELETE FROM contact")

        let findings = try await shop.findings()
        #expect(findings["audit"]?.count == 1)
        #expect(findings["audit"]?.first?.hasSuffix(": contact 1") == true)
        await shop.close()
    }

    @Test(arguments: Engine.available) func aValueThatStandsTwice(engine: Engine) async throws {
        let shop = try await Shop.sound(engine)

        try await shop.execute("DROP INDEX ux_customer_number")
        try await shop.execute("UPDATE customer SET number = 'C-00002'")

        #expect(try await shop.findings() == ["uniques": ["customer 1, 2: number"]])
        await shop.close()
    }

    @Test(arguments: Engine.available) func aCustomerWhoseValueIsNotTheRuns(engine: Engine) async throws {
        let shop = try await Shop.sound(engine)

        try await shop.execute("UPDATE customer SET value_score = 1 WHERE id = 2")

        #expect(try await shop.findings() == ["customer_values": ["customer 2"]])
        await shop.close()
    }

    @Test(arguments: Engine.available) func aRunThatWasInterrupted(engine: Engine) async throws {
        let shop = try await Shop.sound(engine)

        try await shop.records.write(as: shop.console) { funnel in
            var run = Record(shop.records.catalog["grading_run"]!)
            try funnel.keep(&run)
        }

        #expect(try await shop.findings() == ["customer_values": ["grading_run: interrupted; grade again"]])
        await shop.close()
    }

    @Test(arguments: Engine.available) func anIndexThatIsNotWhatItSays(engine: Engine) async throws {
        let location = try await engine.fresh()
        let shop = try await Shop.sound(at: location)
        switch engine {
        case .sqlite:
            try await shop.records.database.write { tx in
                try tx.execute("PRAGMA writable_schema = ON")
                try tx.execute(
                    """
                    UPDATE sqlite_schema SET sql = replace(sql, 'IS NULL', 'IS NOT NULL') WHERE name = 'ix_customer_name_key'
                    """)
            }
        case .postgres:
            try await shop.execute(
                "UPDATE pg_index SET indisvalid = FALSE WHERE indexrelid = CAST('ix_customer_name_key' AS regclass)")
        }
        await shop.close()

        let reopened = try await Shop(at: location)
        let findings = try await reopened.findings()["engine"] ?? []

        #expect(findings.contains { $0.contains("ix_customer_name_key") })
        await reopened.close()
    }
}

extension Shop {
    /// Two customers, a contact and an order, graded.
    fileprivate static func sound(_ engine: Engine) async throws -> Shop { try await sound(at: engine.fresh()) }
    fileprivate static func sound(at location: Location) async throws -> Shop {
        let shop = try await Shop(at: location)
        let acme = try await shop.customer("Acme")
        _ = try await shop.customer("Other")
        let contact = Entries(texts: ["name": "Wang", "customer": String(acme)])
        try await shop.records.perform(.create("contact", contact), as: shop.console)
        try await shop.order(acme, "10", on: day(2026, 6, 1))
        try await Grading.run(shop.records, as: shop.console)
        return shop
    }

    fileprivate func check() async throws -> [String: Checked] {
        let results = Mutex<[String: Checked]>([:])
        try await records.check(CRM.checks) { check, checked in results.withLock { $0[check.name] = checked } }
        return results.withLock { $0 }
    }
    fileprivate func findings() async throws -> [String: [String]] {
        try await check().filter { $0.value.wrong > 0 }.mapValues(\.examples)
    }
}
