import Folding
import Kernel
import Store

/// A record's place in the search index: its words, and who may find it.
struct SearchEntry {
    let funnel: Funnel
    init(_ funnel: Funnel) { self.funnel = funnel }

    func writeIfChanged(_ record: Record) throws {
        guard let number = EntityNumbers.number(record.schema) else { return }
        let isNew = record[.version] == .int(1)
        let matters = record.schema.fields.contains { field in
            record.changed(field) && (field.spec.isSearchable || scopes(field, of: record.schema))
        }
        guard isNew || matters else { return }
        try write(record, number)
        let owner = record.schema.system(.owner)
        if !isNew, let owner, record.changed(owner) { try rewriteChildren(of: record) }
    }
    func write(_ record: Record) throws {
        guard let number = EntityNumbers.number(record.schema) else { return }
        try write(record, number)
    }
    func remove(_ record: Record) throws {
        guard let number = EntityNumbers.number(record.schema), let id = record.id else { return }
        try SearchIndex.delete(entity: number, id: id, in: funnel.tx)
    }

    /// The tokens of a record's searchable fields.
    static func words(_ record: Record) -> [String] {
        var tokens = TokenBuffer()
        for field in record.schema.fields where field.spec.isSearchable {
            guard case .text(let text) = record[field], !text.isEmpty else { continue }
            tokens.add(text)
        }
        return tokens.tokens
    }

    private func write(_ record: Record, _ number: Int64) throws {
        guard let id = record.id else { return }
        try SearchIndex.write(
            entity: number, id: id, tokens: SearchEntry.words(record), scope: scopeTokens(record), in: funnel.tx)
    }

    /// Who may find the record: its owner, its department and those above, or those of the record it hangs on.
    func scopeTokens(_ record: Record) throws -> [String] {
        switch record.schema.traits.scope {
        case .shared: return ["zall"]
        case .administrators: return []
        case .own: return own(record)
        case .through(let name): return try parent(name, record)
        case .ownOrThrough(let name): return try own(record) + parent(name, record)
        }
    }
    private func own(_ record: Record) -> [String] {
        SearchEntry.scopeTokens(
            owner: Int64(value: record[.owner]), department: Int64(value: record[.department]), funnel.organisation)
    }
    static func scopeTokens(owner: Int64?, department: Int64?, _ organisation: Organisation) -> [String] {
        (owner.map { ["zo\($0)"] } ?? []) + organisation.ancestors(of: department).map { "zd\($0)" }
    }
    private func parent(_ name: String, _ record: Record) throws -> [String] {
        guard let field = record.schema[name], let link = field.link, let id = Int64(value: record[field]),
            let parent = try funnel.record(link.target, id)
        else { return [] }
        return try scopeTokens(parent)
    }
    private func scopes(_ field: AnyField, of schema: Schema) -> Bool {
        switch schema.traits.scope {
        case .shared, .administrators: false
        case .own: field.name == SystemField.owner.rawValue
        case .through(let name): field.name == name
        case .ownOrThrough(let name): field.name == name || field.name == SystemField.owner.rawValue
        }
    }
    /// What hangs on a record is found by whoever may find the record.
    private func rewriteChildren(of record: Record) throws {
        guard let id = record.id else { return }
        for (schema, field) in funnel.catalog.links(to: record.schema.name) where scopes(field, of: schema) {
            guard EntityNumbers.number(schema) != nil else { continue }
            for child in try funnel.records(schema.name, where: .compare(field, .equal, .int(id)), limit: 100_000) {
                try write(child)
            }
        }
    }
}

/// The number by which the search index knows an entity. It is stored: a number never changes its meaning.
enum EntityNumbers {
    private static let known: [String: Int64] = ["customer": 1, "contact": 2, "product": 3, "region": 4]

    /// Nothing for entities that are found by their fields alone.
    static func number(_ schema: Schema) -> Int64? {
        guard schema.fields.contains(where: { $0.spec.isSearchable && !$0.spec.isSystem }) else { return nil }
        if let number = known[schema.name] { return number }
        guard schema.isCustom else { return nil }
        // Custom entities take numbers above 1,000 by their name's hash, which is stable over restarts (FNV-1a).
        let hash = schema.name.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return 1_000 + Int64(hash % 30_000)
    }
}
