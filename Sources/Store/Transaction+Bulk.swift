import Kernel

/// Rows of values for the same columns, one after another.
package struct Rows: Sendable {
    package let fields: [AnyField]
    package private(set) var cells: [Value] = []
    package init(_ fields: [AnyField]) { self.fields = fields }

    package var count: Int { fields.isEmpty ? 0 : cells.count / fields.count }
    package var isEmpty: Bool { cells.isEmpty }
    package mutating func append(_ row: [Value]) {
        guard row.count == fields.count else {
            preconditionFailure("\(row.count) cells for \(fields.count) columns")
        }
        for (cell, field) in zip(row, fields) { cells.append(cell.stored(field.kind)) }
    }
    fileprivate subscript(row: Int) -> ArraySlice<Value> {
        cells[row * fields.count..<(row + 1) * fields.count]
    }
}

extension Transaction {
    /// Writes new rows of a table. Columns that are not named take their defaults.
    package func append(_ rows: Rows, to schema: Schema) throws {
        guard !rows.isEmpty else { return }
        let names = rows.fields.map { quoted($0.name) }.joined(separator: ", ")
        let head = "INSERT INTO \(quoted(schema.name)) (\(names))"
        switch kind {
        case .sqlite:
            let text = "\(head) VALUES (\(places(rows.fields.count)))"
            for row in 0..<rows.count { try execute(SQL(whole: text, Array(rows[row]))) }
        case .postgres:
            let lists = rows.fields.indices.map { rows.array(of: $0) }
            let text = "\(head) SELECT * FROM unnest(\(arrays(rows.fields.map(\.kind))))"
            try execute(SQL(whole: text, lists))
        }
    }
    /// Writes the rows into the records with these ids, and answers how many there were.
    @discardableResult
    package func update(_ schema: Schema, ids: [Int64], _ rows: Rows) throws -> Int {
        guard !rows.isEmpty else { return 0 }
        let names = rows.fields.map { quoted($0.name) }
        let table = quoted(schema.name)
        switch kind {
        case .sqlite:
            let sets = names.enumerated().map { "\($1) = $\($0 + 1)" }.joined(separator: ", ")
            let text = "UPDATE \(table) SET \(sets) WHERE \"id\" = $\(names.count + 1)"
            return try ids.indices.reduce(0) { try $0 + execute(SQL(whole: text, rows[$1] + [.int(ids[$1])])) }
        case .postgres:
            let sets = names.enumerated().map { "\($1) = v.c\($0 + 1)" }.joined(separator: ", ")
            let columns = (0...names.count).map { "c\($0)" }.joined(separator: ", ")
            let lists = arrays([.link] + rows.fields.map(\.kind))
            let text =
                "UPDATE \(table) SET \(sets) FROM unnest(\(lists)) AS v (\(columns)) WHERE \(table).\"id\" = v.c0"
            let values = rows.fields.indices.map { rows.array(of: $0) }
            return try execute(SQL(whole: text, [arrayLiteral(ids[...].map { .int($0) })] + values))
        }
    }

    private func places(_ count: Int) -> String { (1...max(count, 1)).map { "$\($0)" }.joined(separator: ", ") }
    private func arrays(_ kinds: [Kind]) -> String {
        kinds.enumerated().map { "CAST($\($0 + 1) AS \(dialect.arrayType($1))[])" }.joined(separator: ", ")
    }
}

extension Rows {
    fileprivate func array(of column: Int) -> Value {
        arrayLiteral(stride(from: column, to: cells.count, by: fields.count).map { cells[$0] })
    }
}

extension Dialect {
    fileprivate func arrayType(_ kind: Kind) -> String {
        // A collation belongs to a column, not to a type.
        kind == .text || kind == .day ? "TEXT" : columnType(kind)
    }
}

/// Values as PostgreSQL reads a whole column of them from one parameter.
private func arrayLiteral(_ values: [Value]) -> Value {
    var text = "{"
    for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        switch value {
        case .null: text += "NULL"
        case .bool(let bool): text += bool ? "t" : "f"
        case .int(let int): text += String(int)
        case .real(let real): text += String(real)
        case .text(let content):
            text += "\"" + content.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        }
    }
    return .text(text + "}")
}
