import Kernel

extension Transaction {
    /// Writes a new record with every field and answers its id.
    package func insert(_ record: Record) throws -> Int64 {
        try insertedID(Insertion.of(record.schema).sql(record))
    }
    /// Writes new records of one entity, as many at once as the engine likes.
    package func insert(_ records: [Record]) throws -> [Int64] {
        guard let schema = records.first?.schema else { return [] }
        let insertion = Insertion.of(schema)
        switch kind {
        case .sqlite: return try records.map { try insertedID(insertion.sql($0)) }
        case .postgres:
            var ids: [Int64] = []
            let chunk = max(1, min(200, 60_000 / max(schema.fields.count, 1)))
            for start in stride(from: 0, to: records.count, by: chunk) {
                let part = records[start..<min(start + chunk, records.count)]
                try each(insertion.sql(part)) { ids.append($0.int(0)) }
            }
            return ids
        }
    }
    /// Writes a new record under an id that the caller chose.
    package func insert(_ record: Record, id: Int64) throws {
        try execute(Insertion.of(record.schema).sql(record, id: id))
    }

    /// Writes only what changed. Nothing changed, nothing written. Answers how many rows there were with its id.
    @discardableResult
    package func update(_ record: Record) throws -> Int {
        let sets = record.changes.map { "\($0.field) = \(bind: $0.new.stored($0.field.kind))" as SQL }
        guard !sets.isEmpty, let id = record.id else { return 0 }
        return try execute("UPDATE \(name: record.schema.name) SET \(sets.joined(", ")) WHERE \"id\" = \(id)")
    }

    /// The record, if it is there and satisfies the condition. Deleted records are found like others.
    package func record(_ schema: Schema, _ id: Int64, where predicate: Predicate = .always) throws -> Record? {
        var found: Record?
        let sql: SQL = "\(select(schema)) WHERE \(idColumn(of: "it")) = \(id) AND \(predicate.sql("it"))"
        try each(sql) { found = schema.record($0) }
        return found
    }
    /// The records that satisfy the condition, in this order and then by id. Deleted records are found like others.
    package func records(
        _ schema: Schema, where predicate: Predicate = .always, order: [(field: AnyField, descending: Bool)] = [],
        limit: Int = 1_000
    ) throws -> [Record] {
        var found: [Record] = []
        let descending: SQL = " DESC"
        var keys = order.map { sortExpression($0.field, "it") + ($0.descending ? descending : "") }
        // One direction at the end, so that (key, id) can page.
        keys.append(idColumn(of: "it") + (order.last?.descending == true ? descending : ""))
        try each("\(select(schema)) WHERE \(predicate.sql("it")) ORDER BY \(keys.joined(", ")) LIMIT \(limit)") {
            found.append(schema.record($0))
        }
        return found
    }
    /// How many records satisfy the condition, counting no further than `limit`.
    package func count(_ schema: Schema, where predicate: Predicate = .always, limit: Int = .max) throws -> Int {
        let found: SQL =
            "SELECT 1 AS one FROM \(name: schema.name) AS \"it\" WHERE \(predicate.sql("it")) LIMIT \(limit)"
        return Int(try int("SELECT count(*) FROM (\(found)) AS found") ?? 0)
    }
    private func select(_ schema: Schema) -> SQL {
        schema.memo.one { Selection(sql: "SELECT \(schema.columns("it")) FROM \(name: schema.name) AS \"it\"") }.sql
    }
}

extension Schema {
    /// The id and every field, in column order: what `record` reads.
    package func columns(_ alias: String) -> SQL {
        let prefix = quoted(alias) + "."
        return SQL(raw: fields.reduce(into: prefix + "\"id\"") { $0 += ", " + prefix + quoted($1.name) })
    }
    /// The record in a row of `columns`.
    package func record(_ row: borrowing Row) -> Record {
        var values: [Value] = []
        values.reserveCapacity(fields.count)
        for field in fields { values.append(row.value(field.index + 1, field.kind)) }
        return Record(self, id: row.int(0), values: values)
    }
}

/// The SELECT of an entity's records, up to its conditions.
private struct Selection: Sendable { let sql: SQL }

/// The INSERT of one entity. Its text is built once and kept with the schema.
private struct Insertion: Sendable {
    let kinds: [Kind]
    let head: String
    let values: String
    let whole: String

    static func of(_ schema: Schema) -> Insertion { schema.memo.one { Insertion(schema) } }
    private init(_ schema: Schema) {
        kinds = schema.fields.map(\.kind)
        let names = schema.fields.map { quoted($0.name) }.joined(separator: ", ")
        head = "INSERT INTO \(quoted(schema.name)) (\(names)"
        values = Insertion.places(1, kinds.count)
        whole = "\(head)) VALUES (\(values))"
    }
    func sql(_ record: Record) -> SQL { SQL(whole: whole, stored(record)) }
    func sql(_ record: Record, id: Int64) -> SQL {
        let places = kinds.isEmpty ? "$1" : "\(values), $\(kinds.count + 1)"
        return SQL(whole: "\(head)\(kinds.isEmpty ? "" : ", ")\"id\") VALUES (\(places))", stored(record) + [.int(id)])
    }
    /// Several records in one statement, which answers their ids.
    func sql(_ records: ArraySlice<Record>) -> SQL {
        let rows = (0..<records.count).map { "(" + Insertion.places($0 * kinds.count + 1, kinds.count) + ")" }
        let text = "\(head)) VALUES \(rows.joined(separator: ", ")) RETURNING \"id\""
        return SQL(whole: text, records.flatMap(stored))
    }

    private func stored(_ record: Record) -> [Value] {
        kinds.indices.map { index in
            (index < record.values.count ? record.values[index] : .null).stored(kinds[index])
        }
    }
    private static func places(_ first: Int, _ count: Int) -> String {
        (first..<first + count).map { "$\($0)" }.joined(separator: ", ")
    }
}

extension Value {
    /// As the column keeps it: a text is never NULL.
    func stored(_ kind: Kind) -> Value { kind == .text && self == .null ? .text("") : self }
}
