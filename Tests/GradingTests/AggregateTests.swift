import Kernel
import Records
import Store
import TestKit
import Testing

struct AggregateTests {
    @Test(arguments: Engine.available) func addsUpPerGroup(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))

        let sums = try await six.shop.sums(as: six.shop.console) {
            $0.condition = .oneOf($1["customer"]!, [.int(six["li"])])
        }

        // Customer, orders, net, gross, first and last day, smallest amount.
        #expect(sums == [["\(six["li"])", "2", "4000000", "5000000", "2026-05-31", "2026-06-10", "-1000000"]])
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func deletedRecordsDoNotCount(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        let id = try await six.shop.order(six["li"], "9", on: day(2026, 6, 11))
        try await six.shop.records.perform(.delete("order", id: id, version: nil), as: six.shop.console)

        let sums = try await six.shop.sums(as: six.shop.console) {
            $0.condition = .oneOf($1["customer"]!, [.int(six["li"])])
        }

        #expect(sums.first?[1] == "2")
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func groupsOfDeletedRecordsCanBeLeftOut(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))

        let all = try await six.shop.sums(as: six.shop.console)
        let present = try await six.shop.sums(as: six.shop.console) { sums, _ in sums.ofPresent = true }

        #expect(all.contains { $0[0] == "\(six["deleted"])" })
        #expect(present.count == all.count - 1)
        #expect(!present.contains { $0[0] == "\(six["deleted"])" })
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func limitedGroupsComeInOrder(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))

        let two = try await six.shop.sums(as: six.shop.console) { aggregate, schema in
            aggregate.condition = .compare(schema["customer"]!, .greater, .int(six["wang"]))
            aggregate.limit = 2
        }

        #expect(two.map { $0[0] } == ["\(six["li"])", "\(six["zhao"])"])
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func aSalespersonAddsUpHisOwn(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let wu = try await shop.user("wu", "salesperson")
        let his = try await shop.customer("his", as: wu)
        let other = try await shop.customer("other")
        for id in [his, other] { try await shop.order(id, "10", on: day(2026, 6, 1)) }

        #expect(try await shop.sums(as: wu).map { $0[0] } == ["\(his)"])
        #expect(try await shop.sums(as: shop.console).count == 2)
        await shop.close()
    }

    @Test(arguments: Engine.available) func whatOneMayNotSeeCannotBeAddedUp(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let wu = try await shop.user("wu", "salesperson")
        let clerk = try await shop.user("chen", "clerk")

        await #expect(throws: Invalid("field.unknown")) {
            try await shop.records.read(as: wu) { reader in
                var costs = Aggregate("order_line")
                costs.figures = [.sum(reader.catalog["order_line"]!["cost_price"]!)]
                try reader.each(costs) { _ in }
            }
        }
        await #expect(throws: NotFound.self) { try await shop.sums(as: clerk) }
        await shop.close()
    }
}

extension Shop {
    /// Orders by customer, as texts.
    fileprivate func sums(
        as actor: Actor, _ change: @escaping @Sendable (inout Aggregate, Schema) -> Void = { _, _ in }
    ) async throws -> [[String]] {
        try await records.read(as: actor) { reader in
            let order = reader.catalog["order"]!
            let (total, day) = (order["total_base"]!, order["ordered_on"]!)
            var sums = Aggregate("order", by: ["customer"])
            sums.figures = [
                .count(), .sum(total), .sum(total, where: .compare(order["kind"]!, .equal, .text("sale"))), .min(day),
                .max(day), .min(total),
            ]
            change(&sums, order)
            var rows: [[String]] = []
            try reader.each(sums) { row in
                rows.append((0..<row.count).map { column in row.text(column) })
            }
            return rows
        }
    }
}
