import CRM
import Intelligence
import Kernel
import Records
import Store
import TestKit
import Testing

struct ExplainTests {
    @Test(arguments: Engine.available) func storedRowsExplainAsTheGradingDoes(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        try await Grading.run(six.shop.records, as: six.shop.console)

        for name in ["wang", "li", "zhao", "service", "tie", "dollar"] {
            let story = try await six.story(name, as: six.shop.console)
            #expect(story?.score?.explanation == explain(six[name], in: six.input, GradingSettings()), "\(name)")
        }
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func theStoryTellsTheWindowAndTheRunsBefore(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        try await Grading.run(six.shop.records, .init(on: day(2026, 6, 29), windowMonths: 12), as: six.shop.console)
        try await Grading.run(six.shop.records, as: six.shop.console)

        let story = try await six.story("zhao", as: six.shop.console)

        #expect(story?.scoredOn == day(2026, 6, 30))
        #expect(story?.windowStart == day(2024, 7, 1))
        #expect(story?.history.map(\.scoredOn) == [day(2026, 6, 30)])
        #expect(story?.history.map(\.score) == [Fixed(units: 32_000)])
        #expect(story?.history.map(\.level) == ["value"])
        #expect(try await six.story("wang", as: six.shop.console)?.history.count == 2)
        let outside = try await six.story("outside", as: six.shop.console)
        #expect(outside != nil && outside?.score == nil)
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func anothersCustomerHasNoStory(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        try await Grading.run(six.shop.records, as: six.shop.console)
        let salesperson = try await six.shop.user("wu", "salesperson")
        let clerk = try await six.shop.user("chen", "clerk")

        await #expect(throws: NotFound.self) { try await six.story("wang", as: salesperson) }
        #expect(try await six.story("wang", as: clerk) == nil)
        await six.shop.close()
    }
}

extension SixScored {
    fileprivate func story(_ name: String, as actor: Actor) async throws -> ScoreStory? {
        let id = self[name]
        return try await shop.records.read(as: actor) { try Grading.explain(id, $0) }
    }
    /// The table above, as the grading takes it.
    fileprivate var input: GradingInput {
        var input = GradingInput()
        let rows: [(String, Int64, Int64, Int64, Int64)] = [
            ("wang", 0, 2, 300, 0), ("li", 30, 1, 400, 0), ("zhao", 729, 1, 1_000, 0), ("service", 29, 1, 50, 30),
            ("tie", 0, 2, 300, 0), ("dollar", 10, 1, 90, 0),
        ]
        for (name, recency, frequency, amount, cost) in rows {
            input.append(
                id: self[name], recencyDays: recency, frequency: frequency, amount: amount * 10_000, cost: cost * 10_000
            )
        }
        return input
    }
}
