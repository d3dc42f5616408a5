import Kernel

/// What the database holds now.
struct ExistingSchema {
    var columns: [String: Set<String>] = [:]
    var indexes: [(name: String, table: String)] = []
    var constraints: Set<String> = []
    var sequences: Set<String> = []
    var hasStoreTables: Bool { columns["meta"] != nil && columns["sequence"] != nil && columns["search"] != nil }

    init(_ tx: any Transaction) throws {
        switch tx.kind {
        case .sqlite: try readSQLite(tx)
        case .postgres: try readPostgres(tx)
        }
    }

    private mutating func readSQLite(_ tx: any Transaction) throws {
        try readColumns(
            "SELECT m.name, p.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS p WHERE m.type = 'table'", tx)
        try readIndexes("SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index'", tx)
    }
    private mutating func readPostgres(_ tx: any Transaction) throws {
        let here: SQL = "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
        try readColumns(
            """
            SELECT c.relname::text, a.attname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = \(here) AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
            """, tx)
        try readIndexes(
            """
            SELECT i.relname::text, t.relname::text FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
            JOIN pg_class t ON t.oid = x.indrelid WHERE i.relnamespace = \(here)
            """, tx)
        try tx.each("SELECT conname::text FROM pg_constraint WHERE connamespace = \(here)") {
            constraints.insert($0.text(0))
        }
        try tx.each("SELECT relname::text FROM pg_class WHERE relnamespace = \(here) AND relkind = 'S'") {
            sequences.insert($0.text(0))
        }
    }

    private mutating func readColumns(_ sql: SQL, _ tx: any Transaction) throws {
        try tx.each(sql) { columns[$0.text(0), default: []].insert($0.text(1)) }
    }
    private mutating func readIndexes(_ sql: SQL, _ tx: any Transaction) throws {
        try tx.each(sql) { indexes.append((name: $0.text(0), table: $0.text(1))) }
    }
}

extension Transaction {
    /// Whether there is a table of this name.
    package func knows(_ table: String) throws -> Bool {
        let sql: SQL =
            switch kind {
            case .sqlite: "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = \(table)"
            case .postgres: "SELECT count(*) FROM pg_class WHERE oid = to_regclass(\(quoted(table)))"
            }
        return try int(sql) ?? 0 > 0
    }
    func analyse() throws {
        switch kind {
        case .sqlite:
            try each("PRAGMA analysis_limit = 1000") { _ in }
            try execute("ANALYZE")
        case .postgres: try execute("ANALYZE")
        }
    }
}
