import Kernel

/// One open transaction. Synchronous on purpose: rules read like the business, not like a network.
package protocol Transaction {
    var dialect: any Dialect { get }
    /// Runs one statement and shows each row while it lies in the engine's memory.
    func each(_ sql: SQL, _ body: (borrowing Row) throws -> Void) throws
    /// As `each`, for results of any size: PostgreSQL sends 500 rows at a time.
    func eachInChunks(_ sql: SQL, _ body: (borrowing Row) throws -> Void) throws
    /// Runs one statement and answers how many rows it wrote.
    @discardableResult func execute(_ sql: SQL) throws -> Int
    /// Runs an INSERT of one row and answers its id. The engine adds what it needs to learn it.
    func insertedID(_ sql: SQL) throws -> Int64
    /// Whether somebody else waits for this writer, or may without our knowing: then a job's transaction is kept short.
    var isAwaited: Bool { get }
    /// Runs `body` under a savepoint: if it throws, what it wrote is undone and the transaction goes on.
    func attempt<T>(_ body: () throws -> T) throws -> T
}

extension Transaction {
    package var kind: EngineKind { dialect.kind }
    package var isAwaited: Bool { true }

    /// Every row, as the engine tells the values: a flag of SQLite is a number.
    package func rows(_ sql: SQL) throws -> [[Value]] {
        var rows: [[Value]] = []
        try each(sql) { row in rows.append((0..<row.count).map { row.value($0) }) }
        return rows
    }
    package func first(_ sql: SQL) throws -> [Value]? { try rows(sql).first }
    /// The first cell of the first row as a number; nil where there is no row, or nothing in it.
    package func int(_ sql: SQL) throws -> Int64? {
        var result: Int64?
        var isFirst = true
        try each(sql) { row in
            if isFirst, row.count > 0, !row.isNull(0) { result = row.int(0) }
            isFirst = false
        }
        return result
    }
    package func attempt<T>(_ body: () throws -> T) throws -> T {
        try execute("SAVEPOINT attempt")
        do {
            let result = try body()
            try execute("RELEASE attempt")
            return result
        } catch {
            try execute("ROLLBACK TO attempt")
            try execute("RELEASE attempt")
            throw error
        }
    }
}
