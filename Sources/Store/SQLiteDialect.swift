import Kernel

struct SQLiteDialect: Dialect {
    var kind: EngineKind { .sqlite }
    var primaryKey: String { "INTEGER PRIMARY KEY" }
    var tableSuffix: String { " STRICT" }
    func columnType(_ kind: Kind) -> String {
        switch kind {
        case .bool, .int, .money, .moment, .link: "INTEGER"
        case .real: "REAL"
        case .text, .day: "TEXT"
        }
    }
}

struct SQLiteTransaction: Transaction {
    let connection: SQLiteConnection
    /// Nil while reading, which nobody waits for.
    var writer: SQLiteWriter?
    var isAwaited: Bool { writer?.isAwaited ?? false }
    var dialect: any Dialect { SQLiteDialect() }

    func each(_ sql: SQL, _ body: (borrowing Row) throws -> Void) throws { try connection.each(sql, body) }
    func eachInChunks(_ sql: SQL, _ body: (borrowing Row) throws -> Void) throws { try connection.each(sql, body) }
    func execute(_ sql: SQL) throws -> Int {
        try connection.each(sql) { _ in }
        return connection.changes
    }
    func insertedID(_ sql: SQL) throws -> Int64 {
        try connection.each(sql) { _ in }
        return connection.lastID
    }
}
