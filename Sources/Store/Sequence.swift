import Kernel

extension Transaction {
    /// Reserves the next `count` numbers of a sequence and answers the first. No number is given twice;
    /// on PostgreSQL a transaction that fails leaves a gap.
    package func nextNumber(of sequence: String, count: Int = 1) throws -> Int64 {
        let count = Int64(max(count, 1))
        let last =
            switch kind {
            case .sqlite: try nextInTable(sequence, count)
            case .postgres: try nextInSequence(sequence, count)
            }
        guard let last else { throw StoreError.failed("the sequence \(sequence) gave no number", code: "") }
        return last - count + 1
    }

    private func nextInTable(_ sequence: String, _ count: Int64) throws -> Int64? {
        try int(
            """
            INSERT INTO sequence (name, value) VALUES (\(sequence), \(count))
            ON CONFLICT (name) DO UPDATE SET value = value + excluded.value RETURNING value
            """)
    }

    private func nextInSequence(_ sequence: String, _ count: Int64) throws -> Int64? {
        let name = "number_" + sequence
        if try int("SELECT 1 FROM pg_class WHERE oid = to_regclass(\(quoted(name))) AND relkind = 'S'") == nil {
            try lockSchema()
            try execute("CREATE SEQUENCE IF NOT EXISTS \(name: name)")
        }
        let sequence: SQL = "CAST(\(quoted(name)) AS regclass)"
        let key: SQL = "hashtextextended(current_schema()::text || \(name), 0)"
        // Single numbers pass beside each other; a range is taken alone, but not kept from others until the commit.
        let sql: SQL =
            count == 1
            ? "SELECT pg_advisory_lock_shared(\(key)), nextval(\(sequence)), pg_advisory_unlock_shared(\(key))"
            : """
            SELECT pg_advisory_lock(\(key)), setval(\(sequence), nextval(\(sequence)) + \(count) - 1),
                pg_advisory_unlock(\(key))
            """
        var last: Int64?
        try each(sql) { last = $0.int(1) }
        return last
    }
}
