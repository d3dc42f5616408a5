import Kernel
import Store

/// How one record is read straight from the engine's memory: made once for the fields that somebody may see.
package struct RecordPlan: Sendable {
    package let schema: Schema
    package let fields: [AnyField]
    /// `, a0."name", a0."city"`
    let columns: SQL
    private let head: SQL

    package init(_ schema: Schema, _ fields: [AnyField]) {
        self.schema = schema
        self.fields = fields
        columns = fields.map { ", \(Store.column($0, of: "a0"))" as SQL }.joined("")
        let present: SQL = schema.system(.deletedAt).map { "\(Store.column($0, of: "a0")) IS NULL" } ?? "1 = 1"
        head = "SELECT a0.\"id\"\(columns) FROM \(name: schema.name) a0 WHERE \(present) AND "
    }
    /// Every field, whoever reads: for what works with records.
    static func whole(_ schema: Schema) -> RecordPlan { schema.memo.one { RecordPlan(schema, schema.fields) } }

    func sql(_ id: Int64, _ scope: Predicate) -> SQL {
        if case .always = scope { return "\(head)a0.\"id\" = \(id)" }
        return "\(head)a0.\"id\" = \(id) AND \(scope.sql("a0"))"
    }
    func sql(_ predicate: Predicate) -> SQL { "\(head)\(predicate.sql("a0"))" }
    func sql(via field: AnyField, _ id: Int64, _ scope: Predicate) -> SQL {
        let mine: SQL = "\(head)\(Store.column(field, of: "a0")) = \(id)"
        if case .always = scope { return "\(mine) ORDER BY a0.\"id\"" }
        return "\(mine) AND \(scope.sql("a0")) ORDER BY a0.\"id\""
    }
}

extension Reader {
    /// Shows the record, its id first and then the plan's fields. `NotFound` where it is missing or not the actor's to see.
    package func one(_ plan: RecordPlan, _ id: Int64, _ body: (borrowing Row) throws -> Void) throws {
        let scope = actor.scope(.read, plan.schema, catalog)
        if case .never = scope { throw NotFound() }
        var isFound = false
        try tx.each(plan.sql(id, scope)) { row in
            isFound = true
            try body(row)
        }
        guard isFound else { throw NotFound() }
    }
    /// Shows the lines of a record that the actor was just shown.
    package func lines(_ plan: RecordPlan, via field: AnyField, of id: Int64, _ body: (borrowing Row) throws -> Void)
        throws
    {
        let goes = actor.goes(.read, plan.schema, with: field, catalog)
        let scope = goes ? .always : actor.scope(.read, plan.schema, catalog)
        try tx.each(plan.sql(via: field, id, scope), body)
    }
}

extension Records {
    /// A funnel's transaction, to read what was just written as its writer sees it.
    package func reader(_ funnel: Funnel) -> Reader {
        Reader(tx: funnel.tx, actor: funnel.actor, state: current, today: funnel.today, now: funnel.now, records: self)
    }
}
