import Kernel
import Store

extension Check {
    /// The engine's own test of its files, and of what it enforces.
    static let engine = Check("engine") { reader in
        var checked = Checked()
        switch reader.tx.kind {
        case .sqlite:
            try reader.tx.each("SELECT count(*) FROM sqlite_schema") { checked.saw(Int($0.int(0))) }
            // Each row is looked up in each of its table's indexes: pages that are not mapped are better kept.
            try reader.tx.each("PRAGMA cache_size = -200000") { _ in }
            defer { try? reader.tx.each("PRAGMA cache_size = -16000") { _ in } }
            try reader.tx.each("PRAGMA integrity_check(100)") { row in
                if row.text(0) != "ok" { checked.found(row.text(0)) }
            }
            try reader.tx.each("PRAGMA foreign_key_check") { row in
                checked.found("\(row.text(0)) \(row.int(1)): \(row.text(2))")
            }
        case .postgres:
            let here: SQL = "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
            try reader.tx.each(
                """
                SELECT i.relname::text, x.indisvalid FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
                WHERE i.relnamespace = \(here)
                """
            ) { row in
                checked.saw()
                if row.int(1) == 0 { checked.found(row.text(0)) }
            }
            try reader.tx.each("SELECT conname::text, convalidated FROM pg_constraint WHERE connamespace = \(here)") {
                row in
                checked.saw()
                if row.int(1) == 0 { checked.found(row.text(0)) }
            }
        }
        return checked
    }
}
