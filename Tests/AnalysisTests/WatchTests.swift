import CRM
import Kernel
import Records
import TestKit
import Testing

/// The order watch list, and the rule that finds late orders. Today is 21 September 2026.
@Suite struct WatchTests {
    private func order(
        _ company: Installation, _ number: String, promised: String = "", owner: String = "salesperson",
        _ more: [String: String] = [:]
    ) async throws -> Record {
        let customer = try await company.create("customer", ["name": number, "owner": "\(company.id(owner))"])
        let texts = [
            "number": number, "customer": "\(customer.id ?? 0)", "ordered_on": "2026-08-01", "promised_on": promised,
        ]
        return try await company.create("order", texts.merging(more) { $1 })
    }
    private func watched(_ company: Installation, as person: String = "administrator", limit: Int = 50) async throws
        -> [String]
    {
        try await company.records.read(as: company.actor(person)) { reader in
            var (numbers, after, isFirst) = ([String](), Cursor?.none, true)
            while isFirst || after != nil {
                let list = try WatchList(reader, after: after, limit: limit)
                numbers += list.entries.map(\.number)
                (after, isFirst) = (list.next, false)
            }
            return numbers
        }
    }
    private func open(_ company: Installation, _ order: Record) async throws -> [String] {
        let all = try await company.records.write(as: company.console) {
            try $0.records("order_exception", where: .always, limit: 100)
        }
        return all.filter { $0["order"] == .int(order.id ?? 0) && $0["state"].text == "open" }
            .map { "\($0["kind"].text) \($0["severity"].text) \($0["found_by"].text)" }
    }

    @Test(arguments: Engine.available) func abnormalFirstThenTheNearestDelivery(_ engine: Engine) async throws {
        let company = try await Installation(engine)
        _ = try await order(company, "later", promised: "2026-12-01")
        _ = try await order(company, "soon", promised: "2026-09-25")
        _ = try await order(company, "unpromised")
        _ = try await order(company, "done", ["state": "delivered", "delivered_on": "2026-09-01"])
        let bad = try await order(company, "bad", ["state": "delivered", "delivered_on": "2026-09-01"])
        _ = try await order(company, "late", promised: "2026-09-10")
        _ = try await order(company, "very late", promised: "2026-07-01", owner: "stranger")
        try await company.create(
            "order_exception", ["order": "\(bad.id ?? 0)", "kind": "quality", "severity": "high"],
            as: company.actor("salesperson"))

        // By hand: severity high, by promised day (none last); medium (eleven days late); then what is normal.
        let all = ["very late", "bad", "late", "soon", "later", "unpromised"]
        #expect(try await watched(company) == all)
        #expect(try await watched(company, limit: 2) == all)
        #expect(try await watched(company, as: "salesperson") == all.filter { $0 != "very late" })
        #expect(try await watched(company, as: "stranger") == ["very late"])
        await company.close()
    }

    @Test(arguments: Engine.available) func aLateOrderHasOneExceptionUntilItIsDelivered(_ engine: Engine) async throws {
        let company = try await Installation(engine)
        let late = try await order(company, "SO-1", promised: "2026-09-20")
        #expect(try await open(company, late) == ["late low rule"])

        let saved = try await company.update(company.read(late), ["note": "Called"], as: company.actor("salesperson"))
        #expect(try await open(company, late) == ["late low rule"])
        #expect(try await company.read(saved)["attention"].text == "low")

        try await company.update(company.read(late), ["state": "delivered", "delivered_on": "2026-09-21"])
        #expect(try await open(company, late).isEmpty)
        #expect(try await watched(company).isEmpty)
        #expect(try await company.read(late)["attention"].isEmpty)
        await company.close()
    }

    @Test(arguments: Engine.available) func timeAloneMakesAnOrderLateAndWorse(_ engine: Engine) async throws {
        let company = try await Installation(engine)
        let it = try await order(company, "SO-1", promised: "2026-09-22")
        #expect(try await OrderWatch.run(company.records) == 0)

        var found: [[String]] = []
        for days in [2, 7, 24] {
            company.clock.move(seconds: Int64(days) * 86_400)
            #expect(try await OrderWatch.run(company.records) == 1)
            #expect(try await OrderWatch.run(company.records) == 0)
            found.append(try await open(company, it))
        }

        // One day late, eight, thirty-two.
        #expect(found == [["late low rule"], ["late medium rule"], ["late high rule"]])
        await company.close()
    }

    @Test func whatPeopleFoundIsTheirs() async throws {
        let company = try await Installation(.sqlite)
        let it = try await order(company, "SO-1", promised: "2026-09-22")
        try await company.create("order_exception", ["order": "\(it.id ?? 0)", "kind": "late", "severity": "high"])

        company.clock.move(seconds: 3 * 86_400)
        #expect(try await OrderWatch.run(company.records) == 0)
        #expect(try await open(company, it) == ["late high hand"])
        await company.close()
    }

    @Test(arguments: Engine.available) func theListFollowsItsExceptions(_ engine: Engine) async throws {
        let company = try await Installation(engine)
        let first = try await order(company, "first", promised: "2026-10-01")
        _ = try await order(company, "second", promised: "2026-09-30")
        let found = try await company.create("order_exception", ["order": "\(first.id ?? 0)", "severity": "low"])
        #expect(try await watched(company) == ["first", "second"])

        try await company.update(found, ["state": "closed"])
        #expect(try await watched(company) == ["second", "first"])
        #expect(try await company.read(found)["solved_on"].text == company.records.today.iso)

        try await company.update(company.read(found), ["state": "open"])
        try await company.delete(company.read(found))
        #expect(try await watched(company) == ["second", "first"])
        await company.close()
    }
}
