import Intelligence
import Kernel
import Records

/// What the writing half of a run works from: every value is found, nothing is written yet.
struct GradingResult: Sendable {
    let purchases: Purchases
    let grades: [Grade]
    let ranks: Ranks
    let window: ScoringWindow
    let levels: LevelsByRule

    init(_ purchases: Purchases, _ settings: GradingSettings, _ window: ScoringWindow, _ levels: LevelsByRule) {
        self.purchases = purchases
        self.window = window
        self.levels = levels
        grades = grade(purchases.scored, settings)
        ranks = Ranks(purchases.scored)
    }
    var counts: LevelCounts { LevelCounts(grades) }
}

extension GradingResult {
    private static let columns: [AnyField] = {
        let score = CustomerScore.table.fields
        return [
            score.run, score.customer, score.recency, score.frequency, score.amount, score.cost, score.recencyScore,
            score.frequencyScore, score.amountScore, score.costScore, score.recencySmaller, score.frequencySmaller,
            score.amountSmaller, score.costSmaller, score.score, score.level,
        ]
    }()

    /// The score rows of some customers.
    func rows(_ range: Range<Int>, run: Int64) -> Rows {
        var rows = Rows(Self.columns)
        for grade in grades[range] {
            rows.append([
                .int(run), .int(grade.id), .int(grade.recency), .int(grade.frequency), .int(grade.amount),
                .int(grade.cost), .int(Int64(grade.r)), .int(Int64(grade.f)), .int(Int64(grade.m)),
                .int(Int64(grade.c)), smaller(.recency, grade.recency), smaller(.frequency, grade.frequency),
                smaller(.amount, grade.amount), smaller(.cost, grade.cost), .int(Int64(grade.score) * 100),
                .text(grade.level.rawValue),
            ])
        }
        return rows
    }
    private func smaller(_ measure: Measure, _ value: Int64) -> Value {
        .int(Int64(ranks.smaller(measure, than: value)))
    }
}

/// The fields of a customer that a run sets.
enum CustomerValue {
    static let fields: [AnyField] = {
        let customer = Customer.table.fields
        return [
            customer.valueLevel, customer.valueScore, customer.recencyScore, customer.frequencyScore,
            customer.amountScore, customer.costScore, customer.lastOrderOn, customer.orderCount, customer.sales,
        ]
    }()
    /// A customer who is not scored: text is empty, the rest is not known.
    static let none: [Value] = fields.map { $0.kind == .text ? .text("") : .null }

    static func of(_ grade: Grade, on day: Day) -> [Value] {
        [
            .text(grade.level.rawValue), .int(Int64(grade.score) * 100), .int(Int64(grade.r)), .int(Int64(grade.f)),
            .int(Int64(grade.m)), .int(Int64(grade.c)), day.adding(days: -Int(grade.recency)).value,
            .int(grade.frequency), .int(grade.amount),
        ]
    }
}
