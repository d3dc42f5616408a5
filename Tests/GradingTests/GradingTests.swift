import CRM
import Kernel
import Records
import Store
import TestKit
import Testing

struct GradingTests {
    @Test(arguments: Engine.available) func gradesSixOfTwelve(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))

        let outcome = try await Grading.run(six.shop.records, as: six.shop.console)

        #expect(outcome.scored == 6)
        #expect(outcome.levels.map(\.count) == [0, 4, 1, 1])
        #expect(try await six.value("wang") == "5 4 2 5 3.55 value")
        #expect(try await six.value("tie") == "5 4 2 5 3.55 value")
        #expect(try await six.value("li") == "2 1 4 5 3 value")
        #expect(try await six.value("zhao") == "1 1 5 5 3.2 value")
        #expect(try await six.value("service") == "3 1 1 1 1.4 lowest")
        #expect(try await six.value("dollar") == "4 1 1 5 2.2 general")
        for name in ["outside", "cancelled", "zero", "future", "returner"] {
            #expect(try await six.value(name) == "", "\(name)")
        }
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func keepsTheValuesOfARun(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))

        try await Grading.run(six.shop.records, as: six.shop.console)

        let rows = try await six.shop.rows(
            """
            SELECT recency, frequency, amount, cost, recency_smaller, frequency_smaller, amount_smaller, cost_smaller
            FROM customer_score WHERE customer = \(six["service"])
            """)
        #expect(rows == [[29, 1, 500_000, 300_000, 3, 0, 0, 5].map { .int($0) }])
        let li = try await six.shop.record("customer", six["li"])
        #expect(li["last_order_on"] == day(2026, 5, 31).value)
        #expect(li["order_count"] == .int(1))
        #expect(li["sales"] == .int(4_000_000))
        await six.shop.close()
    }

    /// Six customers are scored in each of ten runs of one day: the rows of the last seven stay, and what every run found
    /// in sum.
    @Test(arguments: Engine.available) func keepsTheRowsOfTheLastSevenRuns(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))

        for _ in 0..<10 { try await Grading.run(six.shop.records, as: six.shop.console) }

        let runs = try await six.shop.rows("SELECT id FROM grading_run WHERE is_finished ORDER BY id").map { $0[0] }
        let kept = try await six.shop.rows("SELECT run, count(*) FROM customer_score GROUP BY run ORDER BY run")
        #expect(runs.count == 10)
        #expect(kept == runs.suffix(7).map { [$0, .int(6)] })
        #expect(try await six.value("wang") == "5 4 2 5 3.55 value")
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func returnsStayOutOfTheGrossAmount(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))

        try await Grading.run(six.shop.records, .init(countsReturns: false), as: six.shop.console)

        #expect(try await six.shop.record("customer", six["li"])["sales"] == .int(5_000_000))
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func whoIsNoLongerScoredLosesTheScore(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        try await Grading.run(six.shop.records, as: six.shop.console)

        try await Grading.run(six.shop.records, .init(windowMonths: 12), as: six.shop.console)

        let zhao = try await six.shop.record("customer", six["zhao"])
        #expect(zhao["value_level"] == .text(""))
        for field in ["value_score", "recency_score", "last_order_on", "order_count", "sales"] {
            #expect(zhao[field] == .null, "\(field)")
        }
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func aRunIsOneAuditEntryAndNoNewVersion(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        let before = try await six.shop.count("audit_entry")

        try await Grading.run(six.shop.records, as: six.shop.console)

        #expect(try await six.shop.count("audit_entry") == before + 1)
        #expect(try await six.shop.record("customer", six["wang"])["version"] == .int(1))
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func nobodyToScoreOffersTheDayAfterTheLastOrder(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let acme = try await shop.customer("Acme")
        try await shop.order(acme, "10", on: day(2020, 2, 28))

        await #expect(throws: Refusal("grading.nobody", ["on": "2026-06-30", "date": "2020-02-29"])) {
            try await Grading.run(shop.records, as: shop.console)
        }

        #expect(try await shop.count("grading_run") == 0)
        #expect(try await Grading.progress(shop.records)?.state == .stopped)
        await shop.close()
    }

    @Test(arguments: Engine.available) func withoutOrdersThereIsNothingToOffer(engine: Engine) async throws {
        let shop = try await Shop(engine)

        await #expect(throws: Refusal("grading.no_orders")) { try await Grading.run(shop.records, as: shop.console) }
        await shop.close()
    }

    @Test(arguments: Engine.available) func onlyOneRunAtATime(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        _ = try await six.shop.records.startJob("grade", key: "grade", again: true, as: six.shop.console)

        await #expect(throws: Refusal("grading.is_running")) {
            try await Grading.run(six.shop.records, as: six.shop.console)
        }
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func onlyWhoMayActOnAllCustomersGrades(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        let manager = try await six.shop.user("manager", "manager")
        let marketing = try await six.shop.user("marketing", "marketing")

        await #expect(throws: Forbidden.self) { try await Grading.run(six.shop.records, as: manager) }
        #expect(try await Grading.run(six.shop.records, as: marketing).scored == 6)
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func aKilledRunLeavesTheFormerInForce(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        let first = try await Grading.run(six.shop.records, as: six.shop.console)
        try await six.leaveHalfARun()

        #expect(try await six.latestScore("wang")?.scoredOn == first.on)
        let next = try await Grading.run(six.shop.records, .init(on: day(2026, 6, 29)), as: six.shop.console)

        #expect(try await six.latestScore("wang")?.scoredOn == day(2026, 6, 29))
        let runs = try await six.shop.rows("SELECT DISTINCT run FROM customer_score ORDER BY run")
        #expect(runs == [[.int(first.run)], [.int(next.run)]])
        await six.shop.close()
    }

    /// The task that a page leaves behind is looked at until it has ended, as the page itself does.
    @Test(arguments: Engine.available) func runsInTheBackground(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))

        try await Grading.start(six.shop.records, as: six.shop.console)
        while try await Grading.progress(six.shop.records)?.state == .running { await Task.yield() }

        let progress = try await Grading.progress(six.shop.records)
        #expect(progress?.state == .done)
        #expect(progress?.done == progress?.total)
        #expect(try await six.value("wang") == "5 4 2 5 3.55 value")
        await six.shop.close()
    }
}

extension SixScored {
    /// What a run that was killed between its scores and its customers leaves.
    fileprivate func leaveHalfARun() async throws {
        let wang = self["wang"]
        try await shop.records.write(as: shop.console) { funnel in
            var run = Record(shop.records.catalog["grading_run"]!)
            run[run.schema["scored_on"]!] = day(2026, 6, 28).value
            try funnel.keep(&run)
            let scores = shop.records.catalog["customer_score"]!
            var rows = Rows([scores["run"]!, scores["customer"]!, scores["level"]!])
            rows.append([.int(run.id!), .int(wang), .text("lowest")])
            try funnel.append(rows, to: scores)
        }
    }
    fileprivate func latestScore(_ name: String) async throws -> ScoreStory? {
        let id = self[name]
        return try await shop.records.read(as: shop.console) { try Grading.explain(id, $0) }
    }
}
