/// How many rows a step of a background job takes: as many as fit in the time that the writer may be held.
package struct Pace: Sendable {
    package private(set) var size: Int
    private let range: ClosedRange<Int>
    /// Half of the 50 ms that nobody may be kept waiting, for a slow moment of the disk.
    private static let target = Duration.milliseconds(25)

    package init(starting size: Int = 500, _ range: ClosedRange<Int> = 20...10_000) {
        self.size = size
        self.range = range
    }
    /// After a step of `count` rows that took so long from its first statement to the end of its commit.
    package mutating func took(_ time: Duration, for count: Int) {
        // A short last step says little.
        guard count * 2 >= size, time > .zero else { return }
        let fitting = Double(size) * (Pace.target / time)
        let next = min(fitting, Double(size) * 2)
        size = min(max(Int(next), range.lowerBound), range.upperBound)
    }
}
