import Kernel
import Records

extension GradingWork {
    /// Of how many runs, this one among them, each customer's row is kept: two years, graded once a month. Older runs
    /// keep what they found in sum. A million customers are a million rows a run.
    static let runsKept = 24

    /// Clears away the rows of runs that are older than those that are kept.
    func clearOld() async throws {
        let kept = Self.runsKept - 1
        let runs = try await records.readOne(as: .system) { reader in
            var request = Request(GradingRun.entityName)
            request.predicate = GradingRun.table.fields.isFinished == true
            request.sort = "-id"
            request.limit = kept
            return try reader.records(request).compactMap(\.id)
        }
        guard runs.count == kept, let oldest = runs.last else { return }
        let old: Predicate = CustomerScore.table.fields.run < ID<GradingRun>(oldest)
        var pace = Pace()
        var isClear = false
        while !isClear {
            let size = pace.size
            isClear =
                try await step(&pace, size) { funnel in
                    try funnel.remove(from: CustomerScore.table.schema, where: old, limit: size)
                } == 0
        }
    }
}
