import Synchronization

/// Things that are made once of what holds the memo, one of each type, and kept as long as it.
public final class Memo: Sendable {
    private let kept = Mutex<[ObjectIdentifier: any Sendable]>([:])

    public init() {}

    /// The thing of this type, made now if nobody has asked for it before.
    public func one<T: Sendable>(_ type: T.Type = T.self, make: () -> T) -> T {
        let key = ObjectIdentifier(type)
        if let known = kept.withLock({ $0[key] }) as? T { return known }
        let fresh = make()
        kept.withLock { $0[key] = fresh }
        return fresh
    }
}
