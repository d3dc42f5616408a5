import Intelligence
import Kernel
import Records

extension Check {
    /// What customers show of their value is what the run in force found.
    static let customerValues = Check("customer_values") { reader in
        var checked = Checked()
        // While a run is at work, some customers show what it found already.
        guard try !reader.isGrading() else { return checked }
        if try reader.hasInterruptedRun() { checked.found("grading_run: interrupted; grade again") }
        let run = try reader.latestRun()
        var last: Int64? = 0
        while let after = last {
            var customers: [(id: Int64, values: [Value])] = []
            last = try reader.scan(reader.catalog.schema(Customer.self), CustomerValue.fields, after: after) { row in
                customers.append((row.int(0), CustomerValue.read(row, from: 1)))
            }
            let found = try run.map { try reader.values(of: $0, from: after, to: customers.last?.id ?? after) } ?? [:]
            checked.saw(customers.count)
            for (id, values) in customers where values != found[id] ?? CustomerValue.none {
                checked.found("customer \(id)")
            }
        }
        return checked
    }
}

extension CustomerValue {
    static func read(_ row: borrowing some Cells & ~Copyable, from column: Int) -> [Value] {
        var values: [Value] = []
        for (index, field) in fields.enumerated() { values.append(row.value(column + index, field.kind)) }
        return values
    }
}

extension Reader {
    fileprivate func hasInterruptedRun() throws -> Bool {
        var request = Request(GradingRun.entityName)
        request.predicate = GradingRun.table.fields.isFinished == false
        return try count(request, limit: 1) > 0
    }
    fileprivate func isGrading() throws -> Bool { try progress(ofJob: Grading.job)?.state == .running }

    /// What a run says that customers show.
    fileprivate func values(of run: Typed<GradingRun>, from first: Int64, to last: Int64) throws -> [Int64: [Value]] {
        let score = CustomerScore.table.fields
        let mine: Predicate = .and([
            score.run == ID(run.record.id ?? 0), score.customer > ID(first), score.customer <= ID(last),
        ])
        let fields: [AnyField] = [
            score.customer, score.recency, score.frequency, score.amount, score.cost, score.recencyScore,
            score.frequencyScore, score.amountScore, score.costScore, score.score, score.level,
        ]
        let on = run.scoredOn ?? .blank
        var values: [Int64: [Value]] = [:]
        _ = try scan(catalog.schema(CustomerScore.self), fields, where: mine, limit: .max) { row in
            let grade = Grade(
                id: row.int(1), recency: row.int(2), frequency: row.int(3), amount: row.int(4), cost: row.int(5),
                r: UInt8(clamping: row.int(6)), f: UInt8(clamping: row.int(7)), m: UInt8(clamping: row.int(8)),
                c: UInt8(clamping: row.int(9)), score: Int(row.int(10) / 100),
                level: ValueLevel(rawValue: row.text(11)) ?? .lowest)
            values[grade.id] = CustomerValue.of(grade, on: on)
        }
        return values
    }
}
