import Kernel

/// How a record of one kind stands in JSON for somebody: the properties that he may see, in the order of the fields.
package struct RecordJSON: Sendable {
    package let plan: RecordPlan
    package let names: [String]
    private let columns: [Column]
    /// An amount without its record's own currency is in the company's.
    private let needsCurrency: Bool
    package let lists: [Lines]

    package struct Lines: Sendable {
        package let name: String
        package let via: AnyField
        package let json: RecordJSON
    }
    private struct Column: Sendable {
        let key: [UInt8]
        let form: Form
    }
    fileprivate enum Form: Sendable { case text, int, real, bool, moment, decimal(scale: Int, digits: Int) }
    private static let idKey = Array("\"id\":".utf8)
    private static let currencyKey = Array("\"currency\":".utf8)

    package init(_ schema: Schema, _ actor: Actor, _ catalog: Catalog, isLine: Bool = false) {
        let fields = schema.fields.filter { actor.sees($0, of: schema) }
        self.init(schema, fields, lists: isLine ? [] : RecordJSON.lists(schema, actor, catalog), isLine: isLine)
    }
    package init(_ schema: Schema, _ fields: [AnyField], lists: [Lines] = [], isLine: Bool = false) {
        plan = RecordPlan(schema, fields)
        names = fields.map(\.name)
        columns = fields.map { Column(key: Array("\"\($0.name)\":".utf8), form: Form($0)) }
        needsCurrency = !isLine && schema["currency"] == nil && fields.contains { $0.kind == .money }
        self.lists = lists
    }
    private static func lists(_ schema: Schema, _ actor: Actor, _ catalog: Catalog) -> [Lines] {
        schema.traits.lines.compactMap { list in
            guard let line = catalog[list.entity], let via = line[list.via], actor.may(.read, line) else { return nil }
            return Lines(name: list.name, via: via, json: RecordJSON(line, actor, catalog, isLine: true))
        }
    }

    /// The record in a row that has its id first and then the plan's fields.
    package func write(_ row: borrowing some Cells & ~Copyable, _ company: Company, _ json: inout JSONText) {
        write(row, company, &json) { _ in }
    }
    /// With more at the end, such as its lines.
    package func write(
        _ row: borrowing some Cells & ~Copyable, _ company: Company, _ json: inout JSONText,
        _ more: (inout JSONText) throws -> Void
    ) rethrows {
        json.open()
        json.key(written: RecordJSON.idKey)
        json.integer(row.int(0))
        for index in columns.indices {
            json.key(written: columns[index].key)
            columns[index].form.write(row, index + 1, &json)
        }
        if needsCurrency {
            json.key(written: RecordJSON.currencyKey)
            json.string(company.currency)
        }
        try more(&json)
        json.close()
    }
}

extension RecordJSON.Form {
    fileprivate init(_ field: AnyField) {
        if let decimal = field.type as? DecimalType {
            self = .decimal(scale: decimal.scale, digits: decimal.meaning == .amount ? 2 : 0)
            return
        }
        self =
            switch field.kind {
            case .text, .day: .text
            case .int, .link: .int
            case .real: .real
            case .bool: .bool
            case .moment: .moment
            case .money: .decimal(scale: 4, digits: 2)
            }
    }
    fileprivate func write(_ row: borrowing some Cells & ~Copyable, _ column: Int, _ json: inout JSONText) {
        switch self {
        case .text: row.withText(column) { $0.isEmpty ? json.null() : json.string($0) }
        case _ where row.isNull(column): json.null()
        case .int: json.integer(row.int(column))
        case .real: json.value(.real(row.real(column)))
        case .bool: json.bool(row.int(column) != 0)
        case .moment: json.moment(row.int(column))
        case .decimal(let scale, let digits): json.decimal(row.int(column), scale: scale, digits: digits)
        }
    }
}

/// A record in hand, read like a row: its id first and then these fields.
package struct RecordCells: Cells {
    let record: Record
    let fields: [AnyField]
    package init(record: Record, fields: [AnyField]) {
        self.record = record
        self.fields = fields
    }
    package var count: Int { fields.count + 1 }

    private func value(_ column: Int) -> Value {
        column == 0 ? record.id.map { .int($0) } ?? .null : record[fields[column - 1]]
    }
    package func isNull(_ column: Int) -> Bool { value(column) == .null }
    package func int(_ column: Int) -> Int64 {
        switch value(column) {
        case .int(let int): int
        case .bool(let bool): bool ? 1 : 0
        case .null, .real, .text: 0
        }
    }
    package func real(_ column: Int) -> Double { if case .real(let real) = value(column) { real } else { 0 } }
    package func withText<R>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        guard case .text(var text) = value(column) else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        return try text.withUTF8 { try body(UnsafeRawBufferPointer($0)) }
    }
}
