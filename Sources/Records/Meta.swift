import Kernel
import Store

/// Facts about the installation itself, one row each, and counters by which nodes see that something changed.
struct Fact: Entity {
    static let entityName = "fact"
    static let table = Table<Fact>(title: "key") {
        $0.isRecord = false
        $0.isListed = false
        $0.uniques = [["key"]]
    }
    let key = Text().max(100)
    let content = Text(TextType(.longText, maxLength: 1_000_000))
}

/// Reads and writes the facts within a transaction.
package struct Meta {
    package enum Key: String, Sendable {
        case company, organisation, catalog, seeded, setup, grading, demo
        /// The last night for which customers were graded, or could not be.
        case gradedNight = "graded_night"
    }
    private let tx: any Transaction
    package init(_ tx: any Transaction) { self.tx = tx }

    package subscript(key: Key) -> String? {
        get throws {
            let fields = Fact.table.fields
            let rows = try tx.rows(
                "SELECT \(fields.content) FROM \(name: "fact") WHERE \(fields.key) = \(key.rawValue)")
            if case .text(let text)? = rows.first?.first { return text }
            return nil
        }
    }
    package func set(_ key: Key, _ content: String) throws {
        let fields = Fact.table.fields
        let changed = try tx.execute(
            "UPDATE \(name: "fact") SET \(fields.content) = \(content) WHERE \(fields.key) = \(key.rawValue)")
        guard changed == 0 else { return }
        _ = try tx.execute(
            "INSERT INTO \(name: "fact") (\(fields.key), \(fields.content)) VALUES (\(key.rawValue), \(content))")
    }
    /// Makes every node read anew what it keeps of this.
    package func raise(_ key: Key) throws {
        try set(key, String((Int(try self[key] ?? "") ?? 0) + 1))
    }
}

/// Tables of the product itself, which no page, import or program reaches.
enum PrivateTables {
    static let schemas: [Schema] = [
        Fact.table.schema, AuditEntry.table.schema, UserSecret.table.schema, LoginSession.table.schema,
        ApiKey.table.schema, Job.table.schema, JobRow.table.schema, ImportTask.table.schema,
        CustomFieldRow.table.schema,
        CustomEntityRow.table.schema, LoginFailure.table.schema, KeptAnswer.table.schema,
        Invitation.table.schema, Dismissal.table.schema,
    ]
}
