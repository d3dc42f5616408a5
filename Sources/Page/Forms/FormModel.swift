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
        package var options: [String: [Option]] = [:]
        /// How many there are at least where they are too many to be changed here; else 0.
        package var count = 0
        package struct Row: Sendable {
            package let id: Int64?
            package let record: Record
            package let titles: [String: String]
        }
    }
    /// Rows that a form offers beyond the lines there are: more where lines are what the record is about.
    static func freeLines(_ list: LineList) -> Int { list.isInline ? 5 : 2 }
    /// More lines than a form shows are no form's to change: it would remove those that it does not name.
    static let mostLines = 500
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
        if record.schema.traits.hasReadyNames, !record.isNew {
            titles[record.schema.traits.title] = reader.title(record)
        }
        options = try FormModel.options(record.schema, reader)
        for list in record.schema.traits.lines {
            guard let schema = reader.catalog[list.entity], reader.actor.may(.read, schema),
                [Verb.create, .update, .delete].contains(where: { reader.actor.may($0, schema) })
            else { continue }
            let existing =
                try record.id.map { id in
                    try reader.related(schema, via: list.via, to: id, limit: FormModel.mostLines + 1)
                } ?? []
            guard existing.count <= FormModel.mostLines else {
                lines.append(LineForm(list: list, schema: schema, rows: [], count: existing.count))
                continue
            }
            let texts = try reader.linkTexts(existing)
            let rows = zip(existing, texts).map { LineForm.Row(id: $0.id, record: $0, titles: $1) }
            let options = try FormModel.options(schema, reader)
            lines.append(LineForm(list: list, schema: schema, rows: rows, options: options))
        }
    }

    private static func options(_ schema: Schema, _ reader: Reader) throws -> [String: [Option]] {
        var options: [String: [Option]] = [:]
        for field in schema.fields where reader.actor.mayWrite(field, of: schema) {
            guard let link = field.link, let dictionary = link.dictionary,
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
    func linkTexts(_ record: Record) throws -> [String: String] { try linkTexts([record])[0] }
    /// The same of several records: each kind of record that they point to is read once.
    func linkTexts(_ records: [Record]) throws -> [[String: String]] {
        var wanted: [String: Set<Int64>] = [:]
        for record in records {
            for field in visible(record.schema) {
                guard let link = field.link, case .int(let id) = record[field] else { continue }
                wanted[link.target, default: []].insert(id)
            }
        }
        let known = Dictionary(uniqueKeysWithValues: try wanted.map { ($0, try linkTexts($0, $1)) })
        return records.map { record in
            var texts: [String: String] = [:]
            for field in visible(record.schema) {
                guard let link = field.link, case .int(let id) = record[field] else { continue }
                texts[field.name] = known[link.target]?[id]
            }
            return texts
        }
    }
    private func linkTexts(_ entity: String, _ ids: Set<Int64>) throws -> [Int64: String] {
        if entity == User.entityName {
            return ids.reduce(into: [:]) { $0[$1] = state.organisation.people[$1]?.login }
        }
        // What the reader may not see has no name for him, in a form as on a page.
        guard let target = catalog[entity] else { return [:] }
        var scope: Predicate = .always
        if case .shared = target.traits.scope {} else { scope = actor.scope(.read, target, catalog) }
        let found = try tx.records(target, where: .ids(ids.sorted()) && scope, limit: ids.count)
        return found.reduce(into: [:]) { texts, record in record.id.map { texts[$0] = linkText(record) } }
    }
    /// `Acme (C-00042)`: a name that stays readable where two are alike.
    package func linkText(_ record: Record) -> String {
        let title = title(record)
        let code = record.schema.system(.number) ?? record.schema["code"]
        guard let code, case .text(let number) = record[code], !number.isEmpty, number != title else { return title }
        return "\(title) (\(number))"
    }
}
