import Kernel

/// Who waits for a write: a person, or a job that can let people pass.
package enum Urgency: Sendable { case person, background }

/// How the database fares, for the health page and for whoever watches the server.
package struct Health: Sendable {
    package var isWritable = true
    /// What went wrong last, in the engine's words; nil while all is well.
    package var problem: String?
}

/// A database: SQLite in the same process, or PostgreSQL over a socket.
/// Bodies may run more than once, so they have no effect outside their transaction.
package protocol Database: Sendable {
    var kind: EngineKind { get }
    var health: Health { get }
    /// Everything `body` reads is of one moment.
    func read<T: Sendable>(deadline: Duration, _ body: @escaping @Sendable (any Transaction) throws -> T) async throws
        -> T
    /// For a single statement, which is of one moment without a transaction around it; or several that need not agree.
    func readOne<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T
    func write<T: Sendable>(_ urgency: Urgency, _ body: @escaping @Sendable (any Transaction) throws -> T) async throws
        -> T
    /// Lets the engine count what lies in its tables, so that it chooses indexes well. For jobs, after large imports.
    func analyse() async throws
    /// Lets what runs end, writes everything to its place and closes the connections. Later calls throw `unavailable`.
    func close() async
}

extension Database {
    package var isWritable: Bool { health.isWritable }
    package func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await read(deadline: .seconds(2), body)
    }
    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await write(.person, body)
    }
}

/// Where the records are.
package enum Location: Sendable {
    case sqlite(path: String)
    case postgres(url: String)
}

/// What an installation may choose about its database.
package struct OpenOptions: Sendable {
    /// Connections to PostgreSQL.
    package var connections = 8
    /// Threads for the reads of SQLite that take longer than a request may hold its thread.
    package var slowReaders = 3
    package init() {}
}

package func open(_ location: Location, options: OpenOptions = OpenOptions()) async throws -> any Database {
    switch location {
    case .sqlite(let path): try SQLiteDatabase(path: path, options)
    case .postgres(let url): try await PostgresDatabase(url: url, options)
    }
}
