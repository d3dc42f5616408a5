import Intelligence
import Kernel
import Records

/// How a customer's score came about in the run that is in force, and how the customer stood in the runs before.
package struct ScoreStory: Sendable {
    package let scoredOn: Day
    /// The window's first day; the scoring date is its last.
    package let windowStart: Day
    package let windowMonths: Int
    package let countsReturns: Bool
    /// The customer's score with its four parts; nil where the customer had no purchase in the window.
    package let score: Score?
    /// The last runs in which the customer was scored, newest first.
    package let history: [Past]

    package struct Score: Sendable {
        /// As the grading itself explains it: value, score, smaller, total and weight of each measure.
        package let explanation: Explanation
        /// `customer_score.level.` and this name the level.
        package let level: String
        /// The value score as it is stored and shown: 4.25.
        package let score: Fixed
        /// The levels' limits, of which the score reached one.
        package let limits: LevelLimits
        package let totalWeight: Int
        /// What would lift the customer, and what waiting does; nil where nothing is known of it, or there is nothing.
        package let lift: Lift?
        package let fade: Fade?
    }
    package struct Past: Sendable, Equatable {
        package let scoredOn: Day
        package let score: Fixed
        package let level: String
    }
}

extension Grading {
    /// What the customer's page says about the score. nil before the first run, and for somebody who may not see scores.
    /// `NotFound` for a customer who is not the reader's to see.
    package static func explain(_ customer: Int64, _ reader: Reader) throws -> ScoreStory? {
        let schema = reader.catalog.schema(CustomerScore.self)
        guard reader.actor.may(.read, schema), let run = try reader.latestRun() else { return nil }
        _ = try reader.record(reader.catalog.schema(Customer.self), customer)
        let rows = try reader.scores(of: customer, limit: 40)
        let plan = GradingPlan(stored: run.settings)
        let on = run.scoredOn ?? .blank
        let current = rows.first { $0.run?.raw == run.record.id }
        let window = ScoringWindow(on: on, months: UInt16(clamping: run.windowMonths))
        return ScoreStory(
            scoredOn: on, windowStart: window.start, windowMonths: run.windowMonths, countsReturns: run.countsReturns,
            score: current.map {
                ScoreStory.Score($0, plan.settings, total: run.scored, PerMeasure(stored: run.cutOffs))
            },
            history: try reader.past(rows))
    }
}

extension ScoreStory.Score {
    fileprivate init(
        _ row: Typed<CustomerScore>, _ settings: GradingSettings, total: Int, _ cutOffs: PerMeasure<[Int64]>?
    ) {
        func part(_ measure: Measure, _ value: Int64, _ score: Int, _ smaller: Int) -> ExplanationPart {
            ExplanationPart(
                value: value, score: UInt8(clamping: score), smaller: smaller, total: total,
                weight: settings.weights[measure], scale: settings.scales[measure])
        }
        let grade = Grade(
            id: row.customer?.raw ?? 0, recency: Int64(row.recency), frequency: Int64(row.frequency),
            amount: row.amount.units, cost: row.cost.units, r: UInt8(clamping: row.recencyScore),
            f: UInt8(clamping: row.frequencyScore), m: UInt8(clamping: row.amountScore),
            c: UInt8(clamping: row.costScore), score: Int(row.score.units / 100),
            level: ValueLevel(rawValue: row.level.rawValue) ?? .lowest)
        explanation = Explanation(
            grade: grade,
            parts: PerMeasure(
                recency: part(.recency, grade.recency, row.recencyScore, row.recencySmaller),
                frequency: part(.frequency, grade.frequency, row.frequencyScore, row.frequencySmaller),
                amount: part(.amount, grade.amount, row.amountScore, row.amountSmaller),
                cost: part(.cost, grade.cost, row.costScore, row.costSmaller)))
        lift = cutOffs.flatMap { Intelligence.lift(grade, by: $0, settings) }
        fade = cutOffs.flatMap { Intelligence.fade(grade, by: $0, settings) }
        level = row.level.rawValue
        score = row.score
        limits = settings.levelLimits
        totalWeight = Measure.allCases.reduce(0) { $0 + Int(settings.weights[$1]) }
    }
}

extension Reader {
    /// The run in force: the last one that was finished.
    func latestRun() throws -> Typed<GradingRun>? {
        var request = Request(GradingRun.entityName)
        request.predicate = GradingRun.table.fields.isFinished == true
        request.sort = "-id"
        request.limit = 1
        return try records(request).first.map { Typed($0) }
    }
    /// The customer's scores in finished runs, newest first.
    fileprivate func scores(of customer: Int64, limit: Int) throws -> [Typed<CustomerScore>] {
        let score = CustomerScore.table.fields
        var request = Request(CustomerScore.entityName)
        request.predicate = .and([
            score.customer == ID(customer),
            .linked(score.run, to: GradingRun.entityName, GradingRun.table.fields.isFinished == true),
        ])
        request.sort = "-id"
        request.limit = limit
        return try records(request).map { Typed($0) }
    }
    /// The same with the day of each run, all looked up at once.
    fileprivate func past(_ rows: [Typed<CustomerScore>]) throws -> [ScoreStory.Past] {
        var request = Request(GradingRun.entityName)
        request.predicate = .ids(rows.compactMap { $0.run?.raw })
        request.limit = max(rows.count, 1)
        let days = try records(request).compactMap { record -> (Int64, Day)? in
            guard let id = record.id, let day = Typed<GradingRun>(record).scoredOn else { return nil }
            return (id, day)
        }
        let on = Dictionary(days) { first, _ in first }
        return rows.compactMap { row in
            row.run.flatMap { on[$0.raw] }.map {
                ScoreStory.Past(scoredOn: $0, score: row.score, level: row.level.rawValue)
            }
        }
    }
}
