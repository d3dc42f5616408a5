import Glibc
import Kernel
import Synchronization

/// PostgreSQL over a socket.
final class PostgresDatabase: Database {
    private let pool: PostgresPool
    private let state = Mutex(Health())

    init(url: String, _ options: OpenOptions) async throws {
        pool = PostgresPool(url: url, count: options.connections)
        try await work { try $0.connect() }
    }

    var kind: EngineKind { .postgres }
    var health: Health { state.withLock { $0 } }

    func read<T: Sendable>(
        deadline: Duration, _ body: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        let limit = deadline == .seconds(2) ? "" : "; SET LOCAL statement_timeout = \(deadline.milliseconds)"
        let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" + limit
        return try await work { try $0.transaction(begin, deadline: deadline, body) }
    }
    func readOne<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await work { try $0.statement(deadline: .seconds(2), body) }
    }
    func write<T: Sendable>(
        _ urgency: Urgency, _ body: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        let limit: Duration = urgency == .person ? .seconds(30) : .seconds(3_600)
        let begin = "BEGIN ISOLATION LEVEL SERIALIZABLE; SET LOCAL statement_timeout = \(limit.milliseconds)"
        return try await work { try $0.transaction(begin, deadline: limit, body) }
    }
    func analyse() async throws { try await write(.background) { try $0.analyse() } }
    func close() async { await pool.close() }

    /// Runs `job` on a connection, and again after it met another transaction or its connection was gone.
    /// A commit that was under way when the connection was lost is never repeated.
    private func work<T: Sendable>(_ job: @escaping @Sendable (PostgresConnection) throws -> T) async throws -> T {
        do {
            let result = try await pool.with { connection in
                var conflicts = 0
                var losses = 0
                while true {
                    do {
                        return try job(connection)
                    } catch StoreError.again where conflicts < 5 {
                        conflicts += 1
                        usleep(.random(in: 500...4_000) << conflicts)
                    } catch is ConnectionLost where losses == 0 {
                        losses += 1
                    }
                }
            }
            state.withLock { $0 = Health() }
            return result
        } catch let lost as ConnectionLost {
            state.withLock { $0 = Health(isWritable: false, problem: lost.message) }
            throw StoreError.unavailable(lost.message)
        }
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
