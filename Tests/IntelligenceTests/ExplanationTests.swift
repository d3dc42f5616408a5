import Intelligence
import Testing

struct ExplanationTests {
    @Test func anExplanationShowsHowEachScoreCameAbout() throws {
        let input = GradingInput(
            ids: [7, 8, 9],
            recencyDays: [10, 20, 5], frequency: [3, 1, 1], amount: [500, 900, 100], cost: [0, 0, 4])

        let explanation = try #require(explain(7, in: input, GradingSettings()))

        // One of three bought more recently: 1 + ⌊5/3⌋ = 2, so R 6 - 2 = 4. Two bought less often: 1 + ⌊10/3⌋ = 4.
        // One bought less: 2. Nobody was cheaper: 1, so C 5.
        #expect(explanation.parts.recency == part(value: 10, score: 4, smaller: 1, weight: 20))
        #expect(explanation.parts.frequency == part(value: 3, score: 4, smaller: 2, weight: 25))
        #expect(explanation.parts.amount == part(value: 500, score: 2, smaller: 1, weight: 40))
        #expect(explanation.parts.cost == part(value: 0, score: 5, smaller: 0, weight: 15))
        // 0.20 × 4 + 0.25 × 4 + 0.40 × 2 + 0.15 × 5 = 3.35.
        #expect(explanation.grade.score == 335)
        #expect(explanation.grade == grade(input, GradingSettings()).first)
    }

    @Test func whoWasNotScoredHasNoExplanation() {
        #expect(explain(4, in: customers(1...3), GradingSettings()) == nil)
    }

    private func part(value: Int64, score: UInt8, smaller: Int, weight: UInt16) -> ExplanationPart {
        ExplanationPart(value: value, score: score, smaller: smaller, total: 3, weight: weight, scale: .quintiles)
    }
}
