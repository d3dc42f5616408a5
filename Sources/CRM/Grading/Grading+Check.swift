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
        let found = try reader.latestRun().map { try reader.values(of: $0) } ?? [:]
        let none = CustomerValue.none.hashValue
        var last: Int64? = 0
        while let after = last {
            last = try reader.scan(reader.catalog.schema(Customer.self), CustomerValue.fields, after: after) { row in
                checked.saw()
                let id = row.int(0)
                if CustomerValue.read(row, from: 1).hashValue != found[id] ?? none { checked.found("customer \(id)") }
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

    /// What a run says that customers show, each as its hash: a million rows are read once, and few bytes kept of each.
    fileprivate func values(of run: Typed<GradingRun>) throws -> [Int64: Int] {
        let score = CustomerScore.table.fields
        let mine = score.run == ID(run.record.id ?? 0)
        let fields: [AnyField] = [
            score.customer, score.recency, score.frequency, score.amount, score.cost, score.recencyScore,
            score.frequencyScore, score.amountScore, score.costScore, score.score, score.level,
        ]
        let on = run.scoredOn ?? .blank
        var values: [Int64: Int] = [:]
        var last: Int64? = 0
        while let after = last {
            last = try scan(catalog.schema(CustomerScore.self), fields, where: mine, after: after) { row in
                let grade = Grade(
                    id: row.int(1), recency: row.int(2), frequency: row.int(3), amount: row.int(4), cost: row.int(5),
                    r: UInt8(clamping: row.int(6)), f: UInt8(clamping: row.int(7)), m: UInt8(clamping: row.int(8)),
                    c: UInt8(clamping: row.int(9)), score: Int(row.int(10) / 100),
                    level: ValueLevel(rawValue: row.text(11)) ?? .lowest)
                values[grade.id] = CustomerValue.of(grade, on: on).hashValue
            }
        }
        return values
    }
}
