import Glibc
import Store

/// The engines that a test runs on: SQLite always, PostgreSQL where `TEST_POSTGRES` holds the address of one.
package enum Engine: String, Sendable, CaseIterable, CustomStringConvertible {
    case sqlite, postgres

    package static var available: [Engine] { postgresURL == nil ? [.sqlite] : [.sqlite, .postgres] }
    package var description: String { rawValue }

    /// An empty database of this test's own.
    package func open() async throws -> any Database { try await Store.open(fresh()) }

    /// Where an empty database is, for tests that open it more than once.
    package func fresh() async throws -> Location {
        let name = Engine.uniqueName()
        switch self {
        case .sqlite: return .sqlite(path: Engine.directory + "/" + name + ".db")
        case .postgres:
            let url = Engine.postgresURL ?? ""
            var options = OpenOptions()
            options.connections = 1
            let database = try await Store.open(.postgres(url: url), options: options)
            try await database.write { try $0.execute("CREATE SCHEMA \(name: name)") }
            await database.close()
            return .postgres(url: url + (url.contains("?") ? "&" : "?") + "options=-csearch_path%3D" + name)
        }
    }

    private static var postgresURL: String? { getenv("TEST_POSTGRES").map { String(cString: $0) } }
    private static var directory: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }
    private static func uniqueName() -> String { "t" + String(UInt64.random(in: 0 ... .max), radix: 36) }
}
