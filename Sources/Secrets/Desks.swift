import Dispatch
import Synchronization

/// The queues on which passwords are worked on: each does one at a time, and they are taken in turn.
final class Desks: Sendable {
    private let queues: [DispatchQueue]
    private let taken = Atomic<Int>(0)

    init(_ count: Int) {
        queues = (0..<count).map { DispatchQueue(label: "passwords.\($0)") }
    }

    func run<Answer: Sendable>(_ work: @escaping @Sendable () -> Answer) async -> Answer {
        let turn = taken.wrappingAdd(1, ordering: .relaxed).oldValue
        let queue = queues[Int(turn.magnitude % UInt(queues.count))]
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }
}
