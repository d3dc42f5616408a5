import Kernel
import Store

/// Rows of a table, for whoever may not speak to the store.
package typealias Rows = Store.Rows

/// What a job found for one record: the fields as they are, and as they shall be.
package struct Derivation: Sendable {
    package let id: Int64
    package let was: [Value]
    package let becomes: [Value]
    package init(id: Int64, was: [Value], becomes: [Value]) {
        self.id = id
        self.was = was
        self.becomes = becomes
    }
    package var changesNothing: Bool { was == becomes }
}

extension Funnel {
    /// Writes what a job computed for many records: only what changed, no new version, no audit of each record.
    /// Only fields are accepted that people never enter.
    package func derive(_ schema: Schema, _ fields: [AnyField], _ derivations: [Derivation]) throws {
        for field in fields where !field.spec.isReadOnly || field.spec.isSystem {
            preconditionFailure("\(schema.name).\(field.name) is entered by people and cannot be derived")
        }
        // An engine rewrites the indexes of every column that a statement names, changed or not.
        var groups: [[Bool]: [Derivation]] = [:]
        for derivation in derivations where !derivation.changesNothing {
            groups[zip(derivation.was, derivation.becomes).map { $0 != $1 }, default: []].append(derivation)
        }
        for (changed, group) in groups {
            let places = changed.indices.filter { changed[$0] }
            var rows = Rows(places.map { fields[$0] })
            for derivation in group { rows.append(places.map { derivation.becomes[$0] }) }
            try tx.update(schema, ids: group.map(\.id), rows)
        }
    }

    /// Adds rows to a table of the product's own, such as the scores of a run: no rules, no audit.
    package func append(_ rows: Rows, to schema: Schema) throws {
        expectOwn(schema)
        try tx.append(rows, to: schema)
    }
    /// Removes up to `limit` rows of such a table, the oldest first, and answers how many.
    package func remove(from schema: Schema, where predicate: Predicate, limit: Int) throws -> Int {
        expectOwn(schema)
        let some: SQL =
            "SELECT it.\"id\" FROM \(name: schema.name) it WHERE \(predicate.sql("it")) ORDER BY it.\"id\" LIMIT \(limit)"
        return try tx.execute("DELETE FROM \(name: schema.name) WHERE \"id\" IN (\(some))")
    }
    private func expectOwn(_ schema: Schema) {
        guard schema.traits.isRecord else { return }
        preconditionFailure("\(schema.name) holds records, which are changed by an intent")
    }

    /// Writes a record that the product keeps of itself and no page lists, such as a run of a job.
    package func keep(_ record: inout Record) throws {
        guard !record.schema.traits.isListed else {
            preconditionFailure("\(record.schema.name) holds records of people, which are changed by an intent")
        }
        record[.updatedAt] = now.value
        record[.updatedBy] = actor.reference
        if record.isNew {
            record[.createdAt] = now.value
            record[.createdBy] = actor.reference
            record[.source] = .text(actor.source.rawValue)
            record.id = try tx.insert(record)
        } else {
            try tx.update(record)
        }
        record = Record(record.schema, id: record.id, values: record.values)
    }
    /// Moves such a record to the bin.
    package func discard(_ record: Record) throws {
        var record = record
        record[.deletedAt] = now.value
        record[.deletedBy] = actor.reference
        try keep(&record)
    }

    /// One entry in the audit for something that concerns many records: a run, an export.
    package func audit(_ action: String, _ schema: Schema, record: Int64? = nil, _ facts: JSONText) throws {
        try Audit(actor: actor, now: now, tx: tx).write(action, entity: schema.name, record: record, facts.text)
    }

    /// Shows fields of the records after an id, by id, deleted ones too: how a job works through a table.
    /// Column 0 is the id. Answers the last id shown, or nil after the last record.
    package func each(
        _ schema: Schema, _ fields: [AnyField], after id: Int64, limit: Int, _ body: (borrowing Row) throws -> Void
    ) throws -> Int64? {
        var last: Int64?
        let columns = ["it.\"id\""] + fields.map { column($0, of: "it") }
        let sql: SQL = """
            SELECT \(columns.joined(", ")) FROM \(name: schema.name) it WHERE it."id" > \(id) ORDER BY it."id" LIMIT \(limit)
            """
        try tx.each(sql) { row in
            last = row.int(0)
            try body(row)
        }
        return last
    }
}
