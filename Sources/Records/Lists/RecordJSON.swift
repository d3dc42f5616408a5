import Kernel
import Store

/// How a record of one kind stands in JSON for somebody: the properties that he may see, in the order of the fields.
package struct RecordJSON: Sendable {
    package let plan: RecordPlan
    package let names: [String]
    private let columns: [Column]
    /// `,"name":null` of every column, one after the other: most cells are empty, and those between two that are not are
    /// written at one go.
    private let members: [UInt8]
    /// An amount without its record's own currency is in the company's.
    private let needsCurrency: Bool
    package let lists: [Lines]

    package struct Lines: Sendable {
        package let name: String
        package let via: AnyField
        package let json: RecordJSON
    }
    fileprivate struct Column: Sendable {
        let form: Form
        /// Where its member begins in `members`, and where it ends.
        let member: Range<Int>
    }
    fileprivate enum Form: Sendable { case text, int, real, bool, moment, decimal(scale: Int, digits: Int) }
    private static let idKey = Array("\"id\":".utf8)
    private static let currencyKey = Array(",\"currency\":".utf8)

    /// `lines` names the lists that come along besides those that always do.
    package init(_ schema: Schema, _ actor: Actor, _ catalog: Catalog, lines: Set<String> = []) {
        let fields = schema.fields.filter { actor.sees($0, of: schema) }
        self.init(schema, fields, lists: RecordJSON.lists(schema, actor, catalog, lines))
    }
    package init(_ schema: Schema, _ fields: [AnyField], lists: [Lines] = [], isLine: Bool = false) {
        plan = RecordPlan(schema, fields)
        names = fields.map(\.name)
        var members: [UInt8] = []
        columns = fields.map { field in
            let start = members.count
            members += ",\"\(field.name)\":null".utf8
            return Column(form: Form(field), member: start..<members.count)
        }
        self.members = members
        needsCurrency = !isLine && schema["currency"] == nil && fields.contains { $0.kind == .money }
        self.lists = lists
    }
    private static func lists(_ schema: Schema, _ actor: Actor, _ catalog: Catalog, _ named: Set<String>) -> [Lines] {
        schema.traits.lines.compactMap { list in
            guard list.isInline || named.contains(list.name), let line = catalog[list.entity],
                let via = line[list.via], actor.may(.read, line)
            else { return nil }
            let fields = line.fields.filter { actor.sees($0, of: line) }
            return Lines(name: list.name, via: via, json: RecordJSON(line, fields, isLine: true))
        }
    }

    /// The record in a row that has its id first and then the plan's fields.
    package func write(_ row: borrowing Row, _ company: Company, _ json: inout JSONText) {
        write(row, company, &json) { _ in }
    }
    /// With more at the end, such as its lines.
    package func write(
        _ row: borrowing Row, _ company: Company, _ json: inout JSONText, _ more: (inout JSONText) throws -> Void
    ) rethrows {
        begin(row.int(0), &json)
        members.withUnsafeBytes { members in
            var writer = MemberWriter(members: members)
            for index in columns.indices { columns[index].write(row, index + 1, &writer, &json) }
            writer.finish(&json)
        }
        try end(company, &json, more)
    }
    /// A record in hand, to the letter as it would be read.
    package func write(
        _ record: Record, _ company: Company, _ json: inout JSONText, _ more: (inout JSONText) throws -> Void
    ) rethrows {
        begin(record.id ?? 0, &json)
        members.withUnsafeBytes { members in
            var writer = MemberWriter(members: members)
            for (column, field) in zip(columns, plan.fields) { column.write(record[field], &writer, &json) }
            writer.finish(&json)
        }
        try end(company, &json, more)
    }

    private func begin(_ id: Int64, _ json: inout JSONText) {
        json.open()
        RecordJSON.idKey.withUnsafeBytes { json.key(written: $0) }
        json.integer(id)
    }
    private func end(_ company: Company, _ json: inout JSONText, _ more: (inout JSONText) throws -> Void) rethrows {
        if needsCurrency {
            RecordJSON.currencyKey.withUnsafeBytes { json.key(written: $0) }
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
}

/// Writes the members of one record: the key of each that has a value, and before it those that have none.
private struct MemberWriter {
    let members: UnsafeRawBufferPointer
    private var written = 0

    init(members: UnsafeRawBufferPointer) { self.members = members }

    mutating func key(_ column: RecordJSON.Column, _ json: inout JSONText) {
        json.key(written: UnsafeRawBufferPointer(rebasing: members[written..<column.member.upperBound - 4]))
        written = column.member.upperBound
    }
    func finish(_ json: inout JSONText) {
        guard written < members.count else { return }
        json.member(written: UnsafeRawBufferPointer(rebasing: members[written...]))
    }
}

extension RecordJSON.Column {
    fileprivate func write(
        _ row: borrowing Row, _ column: Int, _ writer: inout MemberWriter, _ json: inout JSONText
    ) {
        if case .text = form {
            let text = row.utf8(column)
            guard !text.isEmpty else { return }
            writer.key(self, &json)
            return json.string(text)
        }
        guard !row.isNull(column) else { return }
        writer.key(self, &json)
        switch form {
        case .text: break
        case .int: json.integer(row.int(column))
        case .real: json.value(.real(row.real(column)))
        case .bool: json.bool(row.int(column) != 0)
        case .moment: json.moment(row.int(column))
        case .decimal(let scale, let digits): json.decimal(row.int(column), scale: scale, digits: digits)
        }
    }
    fileprivate func write(_ value: Value, _ writer: inout MemberWriter, _ json: inout JSONText) {
        guard !value.isEmpty else { return }
        writer.key(self, &json)
        switch (form, value) {
        case (.moment, .int(let ms)): json.moment(ms)
        case (.decimal(let scale, let digits), .int(let units)): json.decimal(units, scale: scale, digits: digits)
        case (.bool, .int(let int)): json.bool(int != 0)
        default: json.value(value)
        }
    }
}
