import Kernel
import Records

/// What a form shows: a record, new or kept, with what was typed and what was wrong with it.
package struct FormModel: Sendable {
    package let record: Record
    /// What was typed, by the names of the inputs; nothing for a form that is opened.
    package var typed: [String: String]?
    package var refusal = Refusal()
    /// The names of what links point to, and the choices of short lists, by field.
    package var titles: [String: String] = [:]
    package var options: [String: [Option]] = [:]
    package var lines: [LineForm] = []
    /// Set when somebody else saved meanwhile: the record as it stands now.
    package var conflict: Record?
    package var conflictTitles: [String: String] = [:]

    package struct Option: Sendable {
        package let value: String, label: String
    }
    /// The lines of one list, as rows of inputs.
    package struct LineForm: Sendable {
        package let list: LineList
        package let schema: Schema
        package var rows: [Row]
        package struct Row: Sendable {
            package let id: Int64?
            package let record: Record
            package let titles: [String: String]
        }
    }
    /// Lines that a form offers beyond those there are.
    static let freeLines = 5
}

extension FormModel {
    /// Reads what the form needs: names of links, items of dictionaries, the lines there are.
    package init(_ record: Record, _ reader: Reader, typed: [String: String]? = nil, refusal: Refusal = Refusal())
        throws
    {
        self.record = record
        self.typed = typed
        self.refusal = refusal
        titles = try reader.linkTexts(record)
        options = try FormModel.options(record.schema, reader)
        for list in record.schema.traits.lines {
            guard let schema = reader.catalog[list.entity] else { continue }
            let existing =
                try record.id.map { id in
                    try reader.related(schema, via: list.via, to: id, limit: 2_000, sort: "id")
                } ?? []
            let rows = try existing.map { LineForm.Row(id: $0.id, record: $0, titles: try reader.linkTexts($0)) }
            lines.append(LineForm(list: list, schema: schema, rows: rows))
        }
    }

    private static func options(_ schema: Schema, _ reader: Reader) throws -> [String: [Option]] {
        var options: [String: [Option]] = [:]
        for field in schema.fields where reader.actor.mayWrite(field, of: schema) {
            guard let link = field.type as? LinkType, let dictionary = link.dictionary,
                let items = reader.catalog[link.target], let key = items["dictionary"], let active = items["is_active"]
            else { continue }
            let choices = try reader.tx.records(
                items, where: .and([.compare(key, .equal, .text(dictionary)), .compare(active, .equal, .bool(true))]),
                order: items["position"].map { [($0, false)] } ?? [], limit: 500)
            options[field.name] = choices.compactMap { item in
                item.id.map { Option(value: String($0), label: reader.title(item)) }
            }
        }
        return options
    }
}

extension Reader {
    /// What stands in the input of each link: a text that the funnel resolves to the same record.
    func linkTexts(_ record: Record) throws -> [String: String] {
        var texts: [String: String] = [:]
        for field in visible(record.schema) {
            guard let link = field.type as? LinkType, case .int(let id) = record[field] else { continue }
            if link.target == User.entityName {
                texts[field.name] = state.organisation.people[id]?.login
                continue
            }
            // What the reader may not see has no name for him, in a form as on a page.
            guard let target = catalog[link.target] else { continue }
            var scope: Predicate = .always
            if case .shared = target.traits.scope {} else { scope = actor.scope(.read, target, catalog) }
            if let found = try tx.record(target, id, where: scope) { texts[field.name] = linkText(found) }
        }
        return texts
    }
    /// `Acme (C-00042)`: a name that stays readable where two are alike.
    package func linkText(_ record: Record) -> String {
        let title = title(record)
        let code = record.schema.system(.number) ?? record.schema["code"]
        guard let code, case .text(let number) = record[code], !number.isEmpty, number != title else { return title }
        return "\(title) (\(number))"
    }
}
