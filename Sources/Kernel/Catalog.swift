import Synchronization

/// Every entity of an installation, declared and custom: an immutable value that is swapped whole when it changes.
public struct Catalog: Sendable {
    public private(set) var schemas: [Schema]
    /// Rises with each change of a custom field or entity; nodes compare it.
    public let version: Int
    public private(set) var words: Words
    private var byName: [String: Int] = [:]
    private var bySlug: [String: Int] = [:]
    private var linksByTarget: [String: [(schema: Schema, field: AnyField)]] = [:]
    private let labels = LabelBook()
    public let readyNames: ReadyNames

    public init(_ schemas: [Schema], words: Words, version: Int = 0) {
        self.schemas = schemas
        self.words = words
        self.version = version
        readyNames = ReadyNames(words)
        for (index, schema) in schemas.enumerated() {
            byName[schema.name] = index
            bySlug[schema.slug] = index
            for field in schema.fields where !field.spec.isSystem {
                guard let link = field.link else { continue }
                linksByTarget[link.target, default: []].append((schema, field))
            }
        }
    }
    public subscript(name: String) -> Schema? { byName[name].map { schemas[$0] } }
    /// The schema of a Swift entity, with the administrator's own fields.
    public func schema<E: Entity>(_ entity: E.Type) -> Schema { self[E.entityName] ?? E.table.schema }
    public func slug(_ slug: String) -> Schema? { bySlug[slug].map { schemas[$0] } }

    /// What points to an entity: the fields that hold its ids.
    public func links(to entity: String) -> [(schema: Schema, field: AnyField)] { linksByTarget[entity] ?? [] }

    /// A field's label: the entity's own word for it, or the word that all entities share, or an administrator's.
    public func label(_ field: AnyField, of schema: Schema, _ language: Language) -> String {
        labels.label(field.index, of: schema, language) {
            schema.fields.map { field in
                let own = "\(schema.name).\(field.name)"
                return words.text(words.has(own) ? own : "field.\(field.name)", language)
            }
        } ?? words.text("field.\(field.name)", language)
    }
    public func label(_ schema: Schema, _ language: Language) -> String { words.text(schema.name, language) }
    public func plural(_ schema: Schema, _ language: Language) -> String {
        words.text("\(schema.name).plural", language)
    }

    /// The catalog with an administrator's fields and entities. `labels` holds their names by key.
    public func adding(
        fields: [(entity: String, spec: FieldSpec)], entities: [Schema], labels: [String: String], version: Int
    )
        -> Catalog
    {
        var all = schemas.map { schema in
            schema.adding(fields.filter { $0.entity == schema.name }.map(\.spec))
        }
        all += entities.map { schema in schema.adding(fields.filter { $0.entity == schema.name }.map(\.spec)) }
        var words = words
        for (key, label) in labels { words.set(key, to: label) }
        return Catalog(all, words: words, version: version)
    }
}

/// The labels of fields as they were put together before: a page asks for dozens.
private final class LabelBook: Sendable {
    /// A schema with an administrator's own fields is another one than without them, though they share a name.
    private struct Page: Hashable {
        let schema: ObjectIdentifier
        let language: Language
    }
    private let pages = Mutex<[Page: [String]]>([:])

    /// The label of the field at this place; nil where the schema has no such place.
    func label(_ index: Int, of schema: Schema, _ language: Language, make: () -> [String]) -> String? {
        let page = Page(schema: ObjectIdentifier(schema), language: language)
        let known = pages.withLock { $0[page] }
        let labels = known ?? make()
        if known == nil { pages.withLock { $0[page] = labels } }
        return labels.indices.contains(index) ? labels[index] : nil
    }
}
