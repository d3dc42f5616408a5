import Dispatch
import Synchronization

/// The connections of one node: each is with one caller at a time, and who comes too late waits in line.
final class PostgresPool: Sendable {
    private let total: Int
    private let state: Mutex<State>
    private let timers = DispatchQueue(label: "postgres.line")
    /// How long a caller waits for a connection.
    private static let patience = DispatchTimeInterval.seconds(5)

    private typealias Caller = CheckedContinuation<PostgresConnection, any Error>
    private struct State {
        var idle: [PostgresConnection]
        var line: [(number: Int, caller: Caller)] = []
        var counter = 0
        var isClosed = false
        var closing: CheckedContinuation<Void, Never>?
    }

    init(url: String, count: Int) {
        total = max(count, 1)
        state = Mutex(State(idle: (0..<max(count, 1)).map { _ in PostgresConnection(url: url) }))
    }

    func with<T: Sendable>(_ work: @escaping @Sendable (PostgresConnection) throws -> T) async throws -> T {
        let connection = try await take()
        defer { giveBack(connection) }
        return try await connection.run(work)
    }

    /// Waits until every connection came back, and lets them go.
    func close() async {
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            let line = state.withLock { state in
                state.isClosed = true
                state.closing = done
                defer { state.line = [] }
                return state.line
            }
            for waiting in line { waiting.caller.resume(throwing: closed) }
            endIfAllAreBack()
        }
    }

    private func take() async throws -> PostgresConnection {
        try await withCheckedThrowingContinuation { (caller: Caller) in
            let answer = state.withLock { state -> Result<PostgresConnection, any Error>? in
                if state.isClosed { return .failure(closed) }
                if let connection = state.idle.popLast() { return .success(connection) }
                state.counter += 1
                state.line.append((state.counter, caller))
                giveUpLater(state.counter)
                return nil
            }
            if let answer { caller.resume(with: answer) }
        }
    }
    private func giveBack(_ connection: PostgresConnection) {
        let next = state.withLock { state -> Caller? in
            guard !state.line.isEmpty else {
                state.idle.append(connection)
                return nil
            }
            return state.line.removeFirst().caller
        }
        next?.resume(returning: connection)
        endIfAllAreBack()
    }
    private func giveUpLater(_ number: Int) {
        timers.asyncAfter(deadline: .now() + Self.patience) { [weak self] in
            let caller = self?.state.withLock { state -> Caller? in
                guard let place = state.line.firstIndex(where: { $0.number == number }) else { return nil }
                return state.line.remove(at: place).caller
            }
            caller?.resume(throwing: StoreError.busy)
        }
    }
    private func endIfAllAreBack() {
        let done = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.isClosed, state.idle.count == total else { return nil }
            defer { state.closing = nil }
            if state.closing != nil { state.idle = [] }
            return state.closing
        }
        done?.resume()
    }
    private var closed: StoreError { .unavailable("the database is closed") }
}
