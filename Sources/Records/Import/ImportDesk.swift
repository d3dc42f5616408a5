import Folding
import Kernel
import Store

/// What a writer of imported rows works with: the funnel, with a memory, and the counts.
package struct ImportDesk {
    package let funnel: Funnel
    package let settings: ImportSettings
    /// The import in whose course records are written.
    package let job: Int64
    package internal(set) var counts: ImportCounts
    let memory: LookupMemory
    /// In a dry run: what earlier chunks would have made, though it was taken back.
    let imagined: Imagined?
    /// The entity that the import is about, and the line at which it is.
    let main: String
    let line: Int
    var samples: ImportSamples

    /// Creates a record and counts it, once for each key.
    @discardableResult
    package mutating func create(_ entity: String, _ entries: Entries, key: String) throws -> Record {
        let record = try funnel.perform(.create(entity, entries))
        if imagined?.isFirst(entity + "." + key) ?? true {
            counts.created[entity, default: 0] += 1
            try noteCreated(record)
        }
        return record
    }
    @discardableResult
    package mutating func update(_ record: Record, _ entries: Entries, isCounted: Bool = true) throws -> Record {
        guard let id = record.id else { return record }
        let after = try funnel.perform(.update(record.schema.name, id: id, version: nil, entries))
        let isChanged = after[.version] != record[.version]
        if isChanged, isCounted {
            counts.updated[record.schema.name, default: 0] += 1
            try noteChanged(record, after)
        }
        return after
    }
    /// Parts that were written with a record.
    package mutating func count(_ entity: String, _ number: Int) { counts.created[entity, default: 0] += number }
    package mutating func noteUnchanged(_ entity: String) { counts.unchanged[entity, default: 0] += 1 }

    /// The one record whose field holds this text; nil where there is none.
    package func find(_ entity: String, _ field: String, _ text: String, within more: Predicate = .always) throws
        -> Record?
    {
        guard let schema = funnel.catalog[entity], let field = schema[field] else { return nil }
        let scope = funnel.present(schema) && funnel.actor.naming(schema, funnel.catalog)
        let found = try funnel.tx.records(
            schema, where: scope && .compare(field, .equal, .text(text)) && more, limit: 2)
        guard found.count < 2 else { throw Invalid("field.several_records", ["text": text]) }
        return found.first
    }
    /// As `find`, for what is asked row after row.
    package func remembered(_ entity: String, _ field: String, _ text: String) throws -> Int64? {
        let space = entity + "." + field
        if let id = memory.id(space, text) { return id }
        guard let record = try find(entity, field, text), let id = record.id else { return nil }
        memory.learn(record)
        memory.learn(space, text, id)
        return id
    }
    package func remember(_ record: Record, _ field: String, _ text: String) {
        guard let id = record.id else { return }
        memory.learn(record)
        memory.learn(record.schema.name + "." + field, text, id)
    }
    package func remembered(_ space: String, _ key: String) -> Int64? { memory.id(space, key) }

    /// The record that a text names, by number, code, name or, where no list is meant, by id. In lists that grow
    /// `growing`, it is made where it is missing.
    package mutating func resolve(_ text: String, _ link: LinkType, growing: Set<String>) throws -> Int64 {
        let space = "\(link.target).\(link.dictionary ?? "")=link"
        let key = fold(text)
        if let id = memory.id(space, key) { return id }
        guard let target = funnel.catalog[link.target] else { throw Invalid("field.no_such_record", ["text": text]) }
        if let known = try named(text, link, target) {
            memory.learn(known)
            if let id = known.id {
                memory.learn(space, key, id)
                return id
            }
        }
        if let id = try? funnel.resolve(text, link) { return id }
        guard growing.contains(link.target), let title = target.title, funnel.actor.may(.create, target) else {
            throw Invalid("field.no_such_record", ["text": text])
        }
        var entries = Entries([title.name: .text(text)])
        if let dictionary = link.dictionary { entries["dictionary"] = .text(dictionary) }
        let made = try create(link.target, entries, key: "\(space).\(key)")
        memory.learn(made)
        memory.learn(space, key, made.id ?? 0)
        return made.id ?? 0
    }
    private func named(_ text: String, _ link: LinkType, _ target: Schema) throws -> Record? {
        var within = Predicate.always
        if let dictionary = link.dictionary, let field = target["dictionary"] {
            within = .compare(field, .equal, .text(dictionary))
        }
        let keys = target.fields.filter { $0.kind == .text && $0.spec.isUnique }.map(\.name)
        for field in keys + (target.title.map { [$0.name] } ?? []) {
            if let record = try find(target.name, field, text, within: within) { return record }
        }
        // Of a list that people edit, case and width of a name do not matter; what came with the product goes by its name
        // in every language.
        guard let dictionary = link.dictionary else { return nil }
        return try funnel.records(target.name, where: within, limit: 1_000).first { record in
            if case .text(let name) = record[target.title ?? target.fields[0]] {
                ([name] + funnel.catalog.readyNames.names(name, in: dictionary)).contains { fold($0) == fold(text) }
            } else {
                false
            }
        }
    }
}

/// What an import has done so far.
package struct ImportCounts: Sendable, Equatable {
    package var rows = 0
    package var created: [String: Int] = [:]
    package var updated: [String: Int] = [:]
    package var unchanged: [String: Int] = [:]
    package var setAside = 0
    /// Set aside for one reason each, by its message key.
    package var reasons: [String: Int] = [:]
    /// Rows that are rightly left out, by the word for why.
    package var passed: [String: Int] = [:]
    /// Links to records that were not there yet when their row was written.
    var deferred = 0
    package init() {}
}
