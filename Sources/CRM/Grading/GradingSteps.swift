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

    /// Whether a row shows just this from a column on: the same question as comparing with `of`, without making a value.
    static func isShown(
        _ row: borrowing some Cells & ~Copyable, from column: Int, _ grade: Grade?, on day: Day
    ) -> Bool {
        guard let grade else {
            for place in 1..<fields.count where !row.isNull(column + place) { return false }
            return row.withText(column) { $0.isEmpty }
        }
        let numbers = [
            Int64(grade.score) * 100, Int64(grade.r), Int64(grade.f), Int64(grade.m), Int64(grade.c), 0,
            grade.frequency,
            grade.amount,
        ]
        for place in 0..<8 where place != 5 {
            if row.isNull(column + 1 + place) || row.int(column + 1 + place) != numbers[place] { return false }
        }
        let last = row.withText(column + 6) { StoredDay($0).number }
        return last == day.number - Int(grade.recency)
            && row.withText(column) { $0.elementsEqual(grade.level.rawValue.utf8) }
    }
}

extension PerMeasure<[Int64]> {
    /// `{"recency":[7,30,90,200],…}`.
    var stored: String {
        var json = JSONText()
        json.object { json in
            for measure in Measure.allCases {
                json.key(measure.rawValue)
                json.array { json in self[measure].forEach { json.integer($0) } }
            }
        }
        return json.text
    }
    /// nil for a run of before cut-offs were kept.
    init?(stored: String) {
        guard let facts = JSONValue.parse(stored)?.object else { return nil }
        self.init { facts[$0.rawValue]?.array?.compactMap(\.integer) ?? [] }
    }
}
