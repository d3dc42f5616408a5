import Intelligence
import Kernel
import Records

/// One run under way: reads, grades, writes the scores, brings the customers to them, and only then is in force.
struct GradingWork: Sendable {
    let records: Records
    let actor: Actor
    let job: HeldJob
    let plan: GradingPlan
    let window: ScoringWindow
    /// The night that asked for the run; nil where somebody did.
    var night: Day?
    let startedAt: Instant
    let report: @Sendable (Double) -> Void

    /// The parts of the whole, for the progress that people see.
    private static let reading = 0.0..<0.25
    private static let writing = 0.25..<0.5
    private static let settling = 0.5..<1.0

    func run() async throws -> Grading.Outcome {
        try await clearInterrupted()
        let purchases = try await read()
        guard !purchases.scored.ids.isEmpty else { throw try await nobody() }
        try await clearOld()
        let plan = plan
        let levels = try await records.readOne(as: .system) { try LevelsByRule(plan.scheme, $0) }
        let (result, limits) = await aside {
            (GradingResult(purchases, plan.settings, window, levels), cutOffs(purchases.scored, plan.settings))
        }
        let run = try await begin(limits)
        try await write(result, run)
        try await settle(result)
        try await finish(result, run)
        report(1)
        return Grading.Outcome(run: run, on: window.on, counts: result.counts)
    }

    /// Clears away what a killed run left.
    private func clearInterrupted() async throws {
        var isClear = false
        var pace = Pace()
        while !isClear {
            let size = pace.size
            let left = try await step(&pace, size) { funnel in
                let runs = try funnel.records(
                    GradingRun.entityName, where: GradingRun.table.fields.isFinished == false, limit: 1)
                guard let run = runs.first, let id = run.id else { return 0 }
                let mine: Predicate = CustomerScore.table.fields.run == ID<GradingRun>(id)
                let count = try funnel.remove(from: CustomerScore.table.schema, where: mine, limit: size)
                if count == 0 { try funnel.discard(run) }
                return max(count, 1)
            }
            isClear = left == 0
        }
    }

    private func read() async throws -> Purchases {
        try await PurchaseReading(plan.settings, on: window.on).read(records) { share in
            let share = Self.reading.at(share)
            try await write { funnel in try move(share, funnel) }
        }
    }

    private func begin(_ cutOffs: PerMeasure<[Int64]>) async throws -> Int64 {
        try await write { funnel in
            var run = Typed<GradingRun>()
            run.scoredOn = window.on
            run.windowMonths = Int(plan.settings.windowMonths)
            run.countsReturns = plan.settings.countsReturns
            run.settings = plan.stored
            run.cutOffs = cutOffs.stored
            run.isNightly = night != nil
            run.startedAt = startedAt
            try funnel.keep(&run.record)
            return run.record.id ?? 0
        }
    }

    /// Rows of a block: between two of them the writer is let go if somebody waits for it.
    private static let block = 500

    private func write(_ result: GradingResult, _ run: Int64) async throws {
        let count = result.grades.count
        var done = 0
        while done < count {
            let start = done
            done = try await write { funnel in
                let time = WriterTime()
                var end = start
                repeat {
                    let range = end..<min(end + Self.block, count)
                    try funnel.append(result.rows(range, run: run), to: CustomerScore.table.schema)
                    end = range.upperBound
                } while end < count && time.allowsMore(after: end - start, funnel)
                try move(Self.writing.at(Double(end) / Double(count)), funnel)
                return end
            }
        }
    }

    private func settle(_ result: GradingResult) async throws {
        let customers = try await records.read(as: .system, within: .seconds(30)) {
            try $0.lastID(Customer.table.schema)
        }
        var last: Int64? = 0
        while let after = last {
            last = try await write { funnel in
                let time = WriterTime()
                let step = CustomerStep(result: result, funnel: funnel)
                var last: Int64? = after
                var rows = 0
                repeat {
                    let block = try step.run(after: last ?? after, limit: Self.block)
                    rows += block.count
                    last = block.count < Self.block ? nil : block.last
                } while last != nil && time.allowsMore(after: rows, funnel)
                try move(Self.settling.at(Double(last ?? customers) / Double(max(customers, 1))), funnel)
                return last
            }
        }
    }

    /// From here on the run is in force.
    private func finish(_ result: GradingResult, _ run: Int64) async throws {
        let counts = result.counts
        try await write { funnel in
            guard let record = try funnel.record(GradingRun.entityName, run) else { throw JobLost() }
            var it = Typed<GradingRun>(record)
            it.isFinished = true
            it.scored = counts.total
            (it.highest, it.value) = (counts[.highest], counts[.value])
            (it.general, it.lowest) = (counts[.general], counts[.lowest])
            try funnel.keep(&it.record)
            try funnel.audit("grade", it.record.schema, record: run, facts(counts))
            if let night { try Nightly.note(night, funnel) }
            try funnel.finish(job, done: Grading.total, progress: "")
        }
    }
    private func facts(_ counts: LevelCounts) -> JSONText {
        var json = JSONText()
        json.object { json in
            json.key("scored_on")
            json.string(window.on.iso)
            json.fact("window_months", Int64(plan.settings.windowMonths))
            json.fact("scored", Int64(counts.total))
            for level in ValueLevel.allCases { json.fact(level.rawValue, Int64(counts[level])) }
        }
        return json
    }

    private func write<T: Sendable>(_ body: @escaping @Sendable (Funnel) throws -> T) async throws -> T {
        try await records.write(as: actor, .background, body)
    }
    /// A write whose size keeps the writer for a moment only; the job is held meanwhile.
    func step<T: Sendable>(_ pace: inout Pace, _ count: Int, _ body: @escaping @Sendable (Funnel) throws -> T)
        async throws -> T
    {
        let (result, time) = try await write { funnel in
            let clock = ContinuousClock()
            let start = clock.now
            let result = try body(funnel)
            try funnel.advance(job, done: 0, total: Grading.total, progress: "")
            return (result, clock.now - start)
        }
        pace.took(time, for: count)
        return result
    }
    private func move(_ share: Double, _ funnel: Funnel) throws {
        report(share)
        try funnel.advance(job, done: Int(share * Double(Grading.total)), total: Grading.total, progress: "")
    }
}

extension GradingWork {
    /// Why nobody is scored, with the day that would find somebody.
    private func nobody() async throws -> Refusal {
        let last = try await records.read(as: .system, within: .seconds(30)) { try $0.lastPurchase() }
        guard let last else { return Refusal("grading.no_orders") }
        return Refusal("grading.nobody", ["on": window.on.iso, "date": last.adding(days: 1).iso])
    }
}

extension Reader {
    /// The day of the last purchase there is.
    fileprivate func lastPurchase() throws -> Day? {
        let order = Order.table.fields
        var request = Request(Order.entityName)
        request.predicate = .and([order.kind == .sale, order.state != .cancelled, order.totalBase > Money(units: 0)])
        request.sort = "-ordered_on"
        request.limit = 1
        request.fields = ["ordered_on"]
        let plan = try plan(request)
        var day: Day?
        _ = try each(plan) { row in day = Day(iso: row.text(1)) }
        return day
    }
}

extension Range<Double> {
    /// The point that lies so far along the range.
    fileprivate func at(_ share: Double) -> Double { lowerBound + (upperBound - lowerBound) * Swift.min(share, 1) }
}
