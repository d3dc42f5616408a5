import Kernel

/// A change of the database that the catalog cannot say: run once, in a transaction, and remembered by its name.
///
///     Migration("2027-03 split address") { tx in … }
package struct Migration: Sendable {
    package let name: String
    package let run: @Sendable (any Transaction) throws -> Void

    package init(_ name: String, _ run: @escaping @Sendable (any Transaction) throws -> Void) {
        self.name = name
        self.run = run
    }

    /// Runs those that have not run yet, in order, each in a transaction of its own, and answers their names.
    @discardableResult
    package static func run(_ migrations: [Migration], on database: any Database) async throws -> [String] {
        try await database.write(.background) { tx in
            try tx.lockSchema()
            try tx.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT NOT NULL PRIMARY KEY)")
        }
        var ran: [String] = []
        for migration in migrations {
            let isNew = try await database.write(.background) { tx in
                try tx.lockSchema()
                let known = try tx.int("SELECT count(*) FROM migration WHERE name = \(migration.name)")
                guard known == 0 else { return false }
                try migration.run(tx)
                try tx.execute("INSERT INTO migration (name) VALUES (\(migration.name))")
                return true
            }
            if isNew { ran.append(migration.name) }
        }
        return ran
    }
}

extension Transaction {
    /// Of several nodes that start at once, one changes the schema while the others wait.
    func lockSchema() throws {
        guard kind == .postgres else { return }
        try each("SELECT pg_advisory_xact_lock(20260821, hashtext(current_schema()::text))") { _ in }
    }
}
