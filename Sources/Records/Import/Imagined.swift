import Synchronization

/// In a dry run: the records that would exist by now.
final class Imagined: Sendable {
    private let state = Mutex(State())

    private struct State {
        var keys: Set<Int> = []
        /// What this transaction brought, which goes if it is undone.
        var fresh: [Int] = []

        mutating func forget(to mark: Int) {
            for key in fresh[min(mark, fresh.count)...] { keys.remove(key) }
            fresh.removeLast(fresh.count - min(mark, fresh.count))
        }
    }

    func isFirst(_ key: String) -> Bool {
        state.withLock { state in
            let isFirst = state.keys.insert(key.hashValue).inserted
            if isFirst { state.fresh.append(key.hashValue) }
            return isFirst
        }
    }
    /// Before a transaction begins, and before it begins again.
    func begin() { undo(to: 0) }
    func keep() { state.withLock { $0.fresh = [] } }

    /// Before something that may be undone alone, and after it was undone.
    var mark: Int { state.withLock { $0.fresh.count } }
    func undo(to mark: Int) { state.withLock { $0.forget(to: mark) } }
}
