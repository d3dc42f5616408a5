/// Every entity of an installation, declared and custom: an immutable value that is swapped whole when it changes.
public struct Catalog: Sendable {
    public private(set) var schemas: [Schema]
    /// Rises with each change of a custom field or entity; nodes compare it.
    public let version: Int
    public private(set) var words: Words
    private var byName: [String: Int] = [:]
    private var bySlug: [String: Int] = [:]

    public init(_ schemas: [Schema], words: Words, version: Int = 0) {
        self.schemas = schemas
        self.words = words
        self.version = version
        for (index, schema) in schemas.enumerated() {
            byName[schema.name] = index
            bySlug[schema.slug] = index
        }
    }
    public subscript(name: String) -> Schema? { byName[name].map { schemas[$0] } }
    /// The schema of a Swift entity, with the administrator's own fields.
    public func schema<E: Entity>(_ entity: E.Type) -> Schema { self[E.entityName] ?? E.table.schema }
    public func slug(_ slug: String) -> Schema? { bySlug[slug].map { schemas[$0] } }

    /// What points to an entity: the fields that hold its ids.
    public func links(to entity: String) -> [(schema: Schema, field: AnyField)] {
        schemas.flatMap { schema in
            schema.fields.compactMap { field in
                guard !field.spec.isSystem, let link = field.type as? LinkType, link.target == entity else {
                    return nil
                }
                return (schema, field)
            }
        }
    }

    /// A field's label: the entity's own word for it, or the word that all entities share, or an administrator's.
    public func label(_ field: AnyField, of schema: Schema, _ language: Language) -> String {
        let own = "\(schema.name).\(field.name)"
        return words.text(words.has(own) ? own : "field.\(field.name)", language)
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
