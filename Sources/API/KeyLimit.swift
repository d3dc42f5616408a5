import Synchronization

/// How many requests each key may send: a bucket for each that fills at a steady rate and gives one for every request.
///
/// Each server counts for itself, in memory: a program that is sent to several of them is served more.
package final class KeyLimit: Sendable {
    private let perSecond: Double
    private let burst: Double
    private let buckets = Mutex<[Int: Bucket]>([:])
    /// A bucket that nobody drew from for so long is full, which is what a new one is.
    private let filling: Duration
    /// More keys than anybody has at work at once.
    static let mostBuckets = 10_000

    private struct Bucket {
        var left: Double
        var at: ContinuousClock.Instant
    }

    /// `perSecond` requests a second in the long run, `burst` at once after a pause. nil for a rate of 0: no limit.
    package init?(perSecond: Int, burst: Int) {
        guard perSecond > 0 else { return nil }
        self.perSecond = Double(perSecond)
        self.burst = Double(max(burst, 1))
        filling = .seconds(self.burst / self.perSecond)
    }

    /// Takes one request out of the key's bucket; where it is empty, answers the whole seconds until there is one.
    func take(_ key: Int, at now: ContinuousClock.Instant = .now) -> Int? {
        buckets.withLock { buckets in
            guard var bucket = buckets[key] else {
                if buckets.count >= KeyLimit.mostBuckets { makeRoom(in: &buckets, now) }
                buckets[key] = Bucket(left: burst - 1, at: now)
                return nil
            }
            bucket.left = min(burst, bucket.left + (now - bucket.at) / .seconds(1) * perSecond)
            bucket.at = now
            let isServed = bucket.left >= 1
            if isServed { bucket.left -= 1 }
            buckets[key] = bucket
            return isServed ? nil : max(1, Int(((1 - bucket.left) / perSecond).rounded(.up)))
        }
    }
    private func makeRoom(in buckets: inout [Int: Bucket], _ now: ContinuousClock.Instant) {
        buckets = buckets.filter { now - $0.value.at < filling }
        // Rather too many requests than memory without a bound.
        if buckets.count > KeyLimit.mostBuckets / 2 { buckets.removeAll(keepingCapacity: true) }
    }
    var count: Int { buckets.withLock { $0.count } }
}
