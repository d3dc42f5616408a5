/// How many rows a step of a background job takes: as many as fit in the time that the writer may be held.
package struct Pace: Sendable {
    package private(set) var size: Int
    private let range: ClosedRange<Int>
    /// Less than half of the 50 ms that nobody may be kept waiting: the commit takes as long as the disk takes, however
    /// few the rows are.
    private static let target = Duration.milliseconds(20)

    package init(starting size: Int = 500, _ range: ClosedRange<Int> = 100...10_000) {
        self.size = size
        self.range = range
    }
    /// After a step of `count` rows whose statements took so long.
    package mutating func took(_ time: Duration, for count: Int) {
        // A short last step says little.
        guard count * 2 >= size, time > .zero else { return }
        let fitting = Double(size) * (Pace.target / time)
        let next = min(fitting, Double(size) * 2)
        size = min(max(Int(next), range.lowerBound), range.upperBound)
    }
}

/// How long a job's transaction goes on: short where somebody waits for the writer; where nobody does, rows that share a
/// commit share the pages of the indexes that it writes.
package struct WriterTime {
    private let start = ContinuousClock.now
    private static let awaited = Duration.milliseconds(30)
    /// Who comes meanwhile is seen behind the next block; an end there is, so that what was done is kept.
    private static let alone = Duration.milliseconds(1_500)
    /// However quick the engine is.
    private static let mostRows = 10_000

    package init() {}
    /// Whether another block of rows may follow those that were written.
    package func allowsMore(after rows: Int, _ funnel: Funnel) -> Bool {
        let used = ContinuousClock.now - start
        guard rows < Self.mostRows, used < Self.alone else { return false }
        return used < Self.awaited || !funnel.tx.isAwaited
    }
}
