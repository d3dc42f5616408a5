import Kernel
import Synchronization

/// SQLite in this process: readers run where they are asked, one writer commits for all that wait.
final class SQLiteDatabase: Database {
    private let path: String
    private let writer: SQLiteWriter
    private let workers: Workers
    private let readers = Mutex<Readers>(Readers())
    /// How long a read may hold the thread that asked for it.
    private static let inlineLimit = Duration.milliseconds(10)

    init(path: String, _ options: OpenOptions) throws {
        self.path = path
        writer = try SQLiteWriter(path: path)
        workers = Workers(limit: options.slowReaders)
    }

    var kind: EngineKind { .sqlite }
    var health: Health { writer.health }

    func read<T: Sendable>(
        deadline: Duration, _ body: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        try await run(deadline) { connection in
            try connection.transaction("BEGIN") { try body(SQLiteTransaction(connection: connection)) }
        }
    }
    func readOne<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await run(.seconds(2)) { try body(SQLiteTransaction(connection: $0)) }
    }
    func write<T: Sendable>(
        _ urgency: Urgency, _ body: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        try await writer.write(urgency, body)
    }
    func analyse() async throws {
        try await writer.write(.background) { try $0.analyse() }
        // A connection reads the statistics once, so readers begin anew.
        readers.withLock { readers in
            readers.generation += 1
            readers.idle = []
        }
    }
    func close() async {
        readers.withLock { readers in
            readers.isClosed = true
            readers.idle = []
        }
        await writer.close()
    }

    /// Short reads run here and now; what takes longer is stopped and runs again on a thread of its own.
    private func run<T: Sendable>(
        _ deadline: Duration, _ work: @escaping @Sendable (SQLiteConnection) throws -> T
    ) async throws -> T {
        if deadline <= .seconds(2) {
            do {
                return try withReader(Self.inlineLimit, work)
            } catch StoreError.tooSlow {}
        }
        return try await workers.run { try self.withReader(deadline, work) }
    }
    private func withReader<T>(_ limit: Duration, _ work: (SQLiteConnection) throws -> T) throws -> T {
        let reader = try takeReader()
        defer { giveBack(reader) }
        return try reader.connection.within(limit) { try work(reader.connection) }
    }
    private func takeReader() throws -> Reader {
        let (reader, generation) = try readers.withLock { readers in
            guard !readers.isClosed else { throw StoreError.unavailable("the database is closed") }
            return (readers.idle.popLast(), readers.generation)
        }
        return try reader
            ?? Reader(connection: SQLiteConnection(path: path, readOnly: true), generation: generation)
    }
    private func giveBack(_ reader: Reader) {
        guard reader.connection.isIdle else { return }
        readers.withLock { readers in
            if !readers.isClosed, reader.generation == readers.generation { readers.idle.append(reader) }
        }
    }

    private struct Readers {
        var idle: [Reader] = []
        var isClosed = false
        var generation = 0
    }
    /// Unchecked: a connection is in the array or in one thread's hands, never both.
    private struct Reader: @unchecked Sendable {
        let connection: SQLiteConnection
        let generation: Int
    }
}
