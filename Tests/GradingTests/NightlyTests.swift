import Kernel
import Records
import Store
import TestKit
import Testing

@testable import CRM

struct NightlyTests {
    private let plan = GradingPlan()

    @Test func theNightBeginsAtItsHour() {
        let (monday, tuesday) = (day(2026, 6, 29), day(2026, 6, 30))

        #expect(Nightly.due(plan, today: tuesday, secondsOfDay: 7_199, last: monday) == nil)
        #expect(Nightly.due(plan, today: tuesday, secondsOfDay: 7_200, last: monday) == tuesday)
        #expect(Nightly.due(plan, today: tuesday, secondsOfDay: 80_000, last: tuesday) == nil)
        // A week without a server is made up for by one run.
        #expect(Nightly.due(plan, today: tuesday, secondsOfDay: 7_200, last: day(2026, 6, 1)) == tuesday)
        #expect(Nightly.due(plan, today: tuesday, secondsOfDay: 80_000, last: nil) == nil)
    }

    /// A server that runs by day only, with a night that begins at ten in the evening.
    @Test func aNightThatNobodyServedIsMadeUpForByDay() {
        var plan = plan
        plan.night.hour = 22
        let (sunday, monday, tuesday) = (day(2026, 6, 28), day(2026, 6, 29), day(2026, 6, 30))

        #expect(Nightly.due(plan, today: tuesday, secondsOfDay: 30_000, last: sunday) == monday)
        #expect(Nightly.due(plan, today: tuesday, secondsOfDay: 30_000, last: monday) == nil)
        #expect(Nightly.due(plan, today: tuesday, secondsOfDay: 79_200, last: monday) == tuesday)
    }

    @Test func nobodyIsGradedByNightWhereThatIsOff() {
        var plan = plan
        plan.night.isOn = false

        #expect(Nightly.due(plan, today: day(2026, 6, 30), secondsOfDay: 80_000, last: day(2026, 6, 1)) == nil)
    }

    @Test(arguments: Engine.available) func twoNodesGradeOnce(engine: Engine) async throws {
        let location = try await engine.fresh()
        let six = try await SixScored(Shop(at: location))
        let other = try await Shop(at: location)
        try await six.yesterday()

        async let first = Nightly.run(six.shop.records)
        async let second = Nightly.run(other.records)
        let runs = try await [first, second]
        let again = try await Nightly.run(other.records)

        #expect(runs.count { $0 } == 1)
        #expect(!again)
        #expect(try await six.shop.rows("SELECT is_nightly, scored FROM grading_run").count == 1)
        #expect(try await six.value("wang") == "5 4 2 5 3.55 value")
        await other.close()
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func aNewInstallationBeginsWithTheNextNight(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))

        #expect(try await !Nightly.run(six.shop.records))
        #expect(try await !Nightly.run(six.shop.records))
        #expect(try await six.shop.count("grading_run") == 0)
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func aKilledNightIsMadeUpFor(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        try await six.yesterday()
        // A run that another process held until its lease ended.
        _ = try await six.shop.records.startJob("grade", key: "grade", again: true, as: six.shop.console)
        #expect(try await !Nightly.run(six.shop.records))
        try await six.shop.execute("UPDATE job SET held_until = 0")

        #expect(try await Nightly.run(six.shop.records))
        #expect(try await six.value("wang") == "5 4 2 5 3.55 value")
        await six.shop.close()
    }

    /// Many nights without a purchase, as in a new installation, are no failures: the first purchase is graded.
    @Test(arguments: Engine.available) func nightsWithNobodyToScoreAreOver(engine: Engine) async throws {
        let shop = try await Shop(engine)
        for _ in 1...5 {
            try await shop.records.write(as: shop.console) { try Meta($0.tx).set(.gradedNight, "2026-06-01") }
            #expect(try await Nightly.run(shop.records))
            #expect(try await !Nightly.run(shop.records))
        }
        #expect(try await Grading.progress(shop.records)?.state == .done)

        try await shop.order(shop.customer("Acme"), "20", on: day(2026, 1, 1))
        try await shop.records.write(as: shop.console) { try Meta($0.tx).set(.gradedNight, "2026-06-01") }
        #expect(try await Nightly.run(shop.records))
        #expect(try await shop.count("grading_run") == 1)
        await shop.close()
    }
}

extension SixScored {
    fileprivate func yesterday() async throws {
        try await shop.records.write(as: shop.console) { try Meta($0.tx).set(.gradedNight, "2026-06-29") }
    }
}
