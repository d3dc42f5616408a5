import Door
import HTTPTypes
import Hummingbird
import Kernel
import Page
import Records

extension Visit {
    /// The entity that the address names, if the person may do this with it at all.
    func schema(for verb: Verb) throws -> Schema {
        guard let slug = door.parameters.get("slug"), let schema = context.catalog.slug(slug), schema.traits.isListed,
            actor.may(verb, schema)
        else { throw NotFound() }
        return schema
    }
    func schemaAndID() throws -> (Schema, Int64) {
        guard let id = door.parameters.get("id", as: Int64.self) else { throw NotFound() }
        return (try schema(for: .read), id)
    }
    /// Whether a script asked for a part of a page.
    package var isFragment: Bool { HTTPField.Name("hx-request").map { request.headers[$0] != nil } ?? false }
    var query: [(String, String)] {
        get throws {
            guard let items = queryItems else { throw Failure.badRequest }
            return items
        }
    }

    /// The filter form says `f`, `op` and `v`; the address of the list says `city=is:上海`.
    func folded(_ query: [(String, String)], _ schema: Schema) throws -> Path? {
        guard let condition = Condition(form: query), schema[condition.field] != nil else { return nil }
        let rest = query.filter { !Condition.formNames.contains($0.0) && $0.0 != "said" && !$0.1.isEmpty }
        let items = rest + [(condition.field, condition.expression)]
        let text = items.map { PercentCoding.encode($0.0) + "=" + PercentCoding.encode($0.1) }.joined(separator: "&")
        return "\(context.path(schema))\(query: "?" + text)"
    }

    /// What a form says, as the funnel takes it: the fields that the person may set, and the lines.
    func entries(_ typed: [String: String], _ schema: Schema) -> Entries {
        var entries = Entries()
        for field in schema.fields where actor.mayWrite(field, of: schema) {
            if let text = typed[field.name] { entries[field.name] = .text(text) }
        }
        for list in schema.traits.lines {
            guard let lineSchema = context.catalog[list.entity] else { continue }
            let rows = rows(typed, list.name)
            guard !rows.isEmpty else { continue }
            entries.lines[list.name] = rows.compactMap { line($0.texts, lineSchema) }
        }
        return entries
    }
    /// In which rows of the form the lines stood that `entries` took, so that what is wrong is said where it was typed.
    func rowNumbers(_ typed: [String: String], _ schema: Schema) -> [String: [Int]] {
        var numbers: [String: [Int]] = [:]
        for list in schema.traits.lines {
            guard let lineSchema = context.catalog[list.entity] else { continue }
            numbers[list.name] = rows(typed, list.name).compactMap {
                line($0.texts, lineSchema) == nil ? nil : $0.number
            }
        }
        return numbers
    }
    /// The inputs of each row, in order: `lines.0.quantity` is `quantity` of the first.
    private func rows(_ typed: [String: String], _ list: String) -> [(number: Int, texts: [String: String])] {
        var rows: [Int: [String: String]] = [:]
        for (name, text) in typed {
            let parts = name.split(separator: ".")
            guard parts.count == 3, parts[0] == list, let index = Int(parts[1]), (0..<2_000).contains(index) else {
                continue
            }
            rows[index, default: [:]][String(parts[2])] = text
        }
        return rows.keys.sorted().map { ($0, rows[$0] ?? [:]) }
    }
    /// A row in which nothing stands is no line.
    private func line(_ row: [String: String], _ schema: Schema) -> LineEntries? {
        // A box that is ticked or not, and a choice that always has one, say nothing by themselves.
        let silent = Set(schema.fields.filter { $0.type is FlagType || $0.alwaysHasChoice }.map(\.name))
        guard row.contains(where: { $0.key != "id" && !silent.contains($0.key) && !trimmed($0.value).isEmpty }) else {
            return nil
        }
        let fields = row.filter { $0.key != "id" }
            .filter { name, text in !trimmed(text).isEmpty || row["id"] != nil }
            .mapValues { Entries.Entry.text($0) }
        return LineEntries(id: row["id"].flatMap { Int64($0) }, fields)
    }
}

extension AnyField {
    fileprivate var alwaysHasChoice: Bool { type is PickType && !spec.defaultValue.isEmpty }
}

extension EntityPages {
    /// The columns of the list: those that the entity lists, and what cells of the module need besides.
    func columns(_ visible: [AnyField], title: String) -> [String] {
        let names = visible.filter(\.spec.isListed).map(\.name)
        let listed = names.filter { $0 == title } + names.filter { $0 != title }
        let needed = cells.filter { listed.contains($0.key) }.values.flatMap(\.needs)
        return listed + needed.filter { name in !listed.contains(name) && visible.contains { $0.name == name } }
    }
}
