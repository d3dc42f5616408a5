import Kernel

package enum EngineKind: String, Sendable { case sqlite, postgres }

/// The few things SQLite and PostgreSQL do not say the same way, besides the words that `SQL.either` holds.
package protocol Dialect: Sendable {
    var kind: EngineKind { get }
    var primaryKey: String { get }
    var tableSuffix: String { get }
    func columnType(_ kind: Kind) -> String
}

extension Dialect {
    /// What stands after a column's name: a text is never NULL, everything else may be.
    func columnRule(_ kind: Kind) -> String { columnType(kind) + (kind == .text ? " NOT NULL DEFAULT ''" : "") }
    /// Of several workers that claim at once, each takes a row that no other holds: `… LIMIT 1\(skipLocked)`.
    package var skipLocked: SQL { .either(sqlite: "", postgres: " FOR UPDATE SKIP LOCKED") }
}
