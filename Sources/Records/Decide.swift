import Kernel
import Store

extension Funnel {
    /// Sets what no form offers on a record that the actor may change: with its version, its audit and his rights as for
    /// any other change. Answers the record as it was. Throws `NotFound`; or `Forbidden` for a field that is not his.
    ///
    /// Only fields are accepted that people do not enter: an action's own, such as a level that was chosen by hand.
    package func decide(_ schema: Schema, _ id: Int64, _ change: (inout Record) -> Void) throws -> Record {
        let schema = catalog[schema.name] ?? schema
        guard let deleted = schema.system(.deletedAt) else { throw NotFound() }
        let scope = actor.scope(.read, schema, catalog) && actor.scope(.update, schema, catalog)
        guard let before = try tx.record(schema, id, where: .and([.empty(deleted), scope])) else { throw NotFound() }
        var record = before
        change(&record)
        for change in record.changes where !change.field.spec.isReadOnly || change.field.spec.isSystem {
            preconditionFailure("\(schema.name).\(change.field.name) is entered in a form and not decided")
        }
        let changes = record.changes
        guard !changes.isEmpty else { return before }
        guard changes.allSatisfy({ actor.mayDecide($0.field, of: schema) }) else { throw Forbidden() }
        touch(&record)
        _ = try tx.update(record)
        try Audit(actor: actor, now: now, tx: tx).write("update", record, changes: changes)
        return before
    }
}
