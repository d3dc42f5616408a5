import Dispatch
import Synchronization

/// A few threads for work that would hold a request's thread too long.
final class Workers: Sendable {
    private let limit: Int
    private let queue = DispatchQueue(label: "store.workers", attributes: .concurrent)
    private let state = Mutex(State())

    /// How long work waits for its turn; after that nobody wants its answer.
    private static let patience = Duration.seconds(5)

    private struct State {
        var waiting: [@Sendable () -> Void] = []
        var running = 0
    }

    init(limit: Int) { self.limit = max(limit, 1) }

    func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { caller in
            let asked = ContinuousClock.now
            start {
                guard ContinuousClock.now - asked < Workers.patience else {
                    return caller.resume(throwing: StoreError.busy)
                }
                caller.resume(with: Result { try work() })
            }
        }
    }

    private func start(_ job: @escaping @Sendable () -> Void) {
        let isFree = state.withLock { state in
            state.waiting.append(job)
            guard state.running < limit else { return false }
            state.running += 1
            return true
        }
        if isFree { queue.async { self.work() } }
    }
    private func work() {
        while let job = next() { job() }
    }
    private func next() -> (@Sendable () -> Void)? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.running -= 1
                return nil
            }
            return state.waiting.removeFirst()
        }
    }
}
