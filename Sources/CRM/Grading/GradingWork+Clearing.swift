import Kernel
import Records

/// Of which runs each customer's row is kept. A million customers are a million rows a run, and a run is made every
/// night: the last week whole, then the last run of each month, for two years. Other runs keep what they found in sum.
struct KeptRuns {
    static let newest = 7
    static let months = 24

    /// The runs whose rows go, of those that are given newest first, by the day they scored; a run that is about to be
    /// made on `day` counts as the newest.
    static func superseded(_ runs: [(id: Int64, on: Day)], on day: Day) -> [Int64] {
        let first = day.adding(months: -months)
        var months: Set<Int> = []
        var gone: [Int64] = []
        for (place, run) in runs.enumerated() {
            let isLastOfMonth = months.insert(run.on.year * 12 + run.on.month).inserted
            guard place >= newest - 1 else { continue }
            if !isLastOfMonth || run.on < first { gone.append(run.id) }
        }
        return gone
    }
}

extension GradingWork {
    /// Clears away the rows of runs that are not kept. Those that were cleared before have none, which is seen quickly.
    func clearOld() async throws {
        let day = window.on
        let gone = try await records.readOne(as: .system) { reader in
            try KeptRuns.superseded(reader.finishedRuns(), on: day).filter { try reader.hasScores($0) }
        }
        for run in gone {
            let mine: Predicate = CustomerScore.table.fields.run == ID<GradingRun>(run)
            var pace = Pace()
            var isClear = false
            while !isClear {
                let size = pace.size
                isClear =
                    try await step(&pace, size) { funnel in
                        try funnel.remove(from: CustomerScore.table.schema, where: mine, limit: size)
                    } == 0
            }
        }
    }
}

extension Reader {
    /// Finished runs, newest first: those of somewhat more than two years of nights.
    fileprivate func finishedRuns() throws -> [(id: Int64, on: Day)] {
        var request = Request(GradingRun.entityName)
        request.predicate = GradingRun.table.fields.isFinished == true
        request.sort = "-id"
        request.limit = 200
        request.fields = ["scored_on"]
        var runs: [(id: Int64, on: Day)] = []
        repeat {
            request.after = try each(try plan(request)) { row in
                runs.append((row.int(0), Day(iso: row.text(1)) ?? .blank))
            }
        } while request.after != nil && runs.count < 1_000
        return runs
    }
    fileprivate func hasScores(_ run: Int64) throws -> Bool {
        var request = Request(CustomerScore.entityName)
        request.predicate = CustomerScore.table.fields.run == ID<GradingRun>(run)
        return try count(request, limit: 1) > 0
    }
}
