import Kernel

/// One entry of the audit about an entity as a whole: a change of settings, a run.
package struct JournalEntry: Sendable {
    package let at: Instant
    package let actorName: String
    /// JSON, in the words of its action.
    package let facts: String
}

extension Reader {
    /// What was done to an entity as a whole, newest first, for whoever may read its records.
    package func journal(_ schema: Schema, _ action: String, limit: Int) throws -> [JournalEntry] {
        guard actor.may(.read, schema) else { return [] }
        let fields = AuditEntry.table.fields
        let mine: Predicate = .and([fields.entity == schema.name, .empty(fields.record), fields.action == action])
        let order: [(field: AnyField, descending: Bool)] = [(fields.at, true)]
        return try tx.records(AuditEntry.table.schema, where: mine, order: order, limit: limit).map { row in
            let entry = Typed<AuditEntry>(row)
            return JournalEntry(at: entry.at, actorName: entry.actorName, facts: entry.changes)
        }
    }
}
