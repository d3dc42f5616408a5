import Kernel
import Store

/// Who changed what, when, from where: written in the transaction of the change, never changed afterwards.
struct AuditEntry: Entity {
    static let entityName = "audit_entry"
    static let table = Table<AuditEntry>(plural: "audit_entries", title: "id") {
        $0.isRecord = false
        $0.isListed = false
        $0.indexes = [["entity", "record", "at"]]
    }

    let at = Field<Instant>(MomentType())
    /// The person; nothing for the console and the product itself.
    let actor = Field<Int?>(CountType())
    let actorName = Text().max(200)
    let source = Text()
    let entity = Text()
    /// The record; nothing for what concerns many, such as an import.
    let record = Field<Int?>(CountType())
    let action = Text()
    /// JSON: field → [old, new], or what a job says of itself.
    let changes = Text(TextType(.longText, maxLength: 10_000_000))
    let job = Field<Int?>(CountType())
}

/// One line of a record's history.
package struct HistoryEntry: Sendable {
    package let id: Int64
    package let at: Instant
    package let actorName: String
    package let source: String
    package let action: String
    /// In the order in which the fields stand on the form.
    package let changes: [(field: AnyField, old: Value, new: Value)]
    /// Of each line that changed; nothing for one that was removed.
    package var lines: [(schema: Schema, list: String, changes: [(field: AnyField, old: Value, new: Value)])] = []
}

/// Writes the audit of one transaction.
struct Audit {
    let actor: Actor
    let now: Instant
    let tx: any Transaction

    func write(_ action: String, _ record: Record, changes: [Record.Change], _ lines: Form.Lines = Form.Lines()) throws
    {
        try write(action, entity: record.schema.name, record: record.id, Audit.json(changes, lines))
    }
    func write(_ action: String, entity: String, record: Int64?, _ json: String) throws {
        var entry = Typed<AuditEntry>()
        entry.at = now
        entry.actor = actor.userID.map { Int($0) }
        entry.actorName = actor.name
        entry.source = actor.source.rawValue
        entry.entity = entity
        entry[AuditEntry.table.fields.record] = record.map { Int($0) }
        entry.action = action
        entry.changes = json
        entry.job = actor.importJob.map { Int($0) }
        _ = try tx.insert(entry.record)
    }

    /// `{"city": ["Berlin", "Paris"], "lines": [{"quantity": [1, 2]}]}`; of a line that was removed `{}`.
    static func json(_ changes: [Record.Change], _ lines: Form.Lines = Form.Lines()) -> String {
        var json = JSONText()
        json.object { json in
            write(changes, into: &json)
            for (name, records) in lines.saved.lists.sorted(by: { $0.key < $1.key }) {
                let changed = records.filter { $0.isNew || !$0.changes.isEmpty }
                let removed = lines.removed[name] ?? []
                guard !changed.isEmpty || !removed.isEmpty else { continue }
                json.key(name)
                json.array { json in
                    for line in changed {
                        json.object { json in write(line.changes.filter { !$0.field.spec.isSystem }, into: &json) }
                    }
                    for _ in removed { json.object { _ in } }
                }
            }
        }
        return json.text
    }
    private static func write(_ changes: [Record.Change], into json: inout JSONText) {
        for change in changes where !change.field.spec.isHidden && !change.field.spec.isDerived {
            json.key(change.field.name)
            json.array { json in
                json.value(change.old)
                json.value(change.new)
            }
        }
    }
}
