extension Transaction {
    /// The last number that a sequence gave; 0 where it gave none.
    package func lastNumber(of sequence: String) throws -> Int64 {
        switch kind {
        case .sqlite: return try int("SELECT value FROM sequence WHERE name = \(sequence)") ?? 0
        case .postgres:
            let name = "number_" + sequence
            guard try int("SELECT 1 FROM pg_class WHERE oid = to_regclass(\(quoted(name))) AND relkind = 'S'") != nil
            else {
                return 0
            }
            return try int("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM \(name: name)") ?? 0
        }
    }
}
