import Synchronization

/// In a dry run: the records that would exist by now.
final class Imagined: Sendable {
    private let keys = Mutex<Set<Int>>([])
    func isFirst(_ key: String) -> Bool { keys.withLock { $0.insert(key.hashValue).inserted } }
}
