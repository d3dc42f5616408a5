/// One row of any entity, declared or custom: values in column order, plus what they were when read.
public struct Record: Sendable {
    public let schema: Schema
    public var id: Int64?
    public var values: [Value]
    public private(set) var original: [Value]

    /// A record as it was read. Without values: a new one, filled with every field's default.
    public init(_ schema: Schema, id: Int64? = nil, values: [Value]? = nil) {
        self.schema = schema
        self.id = id
        self.values = values ?? schema.fields.map(\.spec.defaultValue)
        original = self.values
    }
    /// A field that the record was read without (it is newer than the read) is empty, never a trap.
    @inlinable public subscript(field: AnyField) -> Value {
        get { field.index < values.count ? values[field.index] : .null }
        set {
            guard field.index < values.count else { return }
            values[field.index] = newValue
        }
    }
    public subscript(name: String) -> Value { schema[name].map { self[$0] } ?? .null }
    public subscript(system: SystemField) -> Value {
        get { schema.system(system).map { self[$0] } ?? .null }
        set { if let field = schema.system(system) { self[field] = newValue } }
    }
    public var isNew: Bool { id == nil }
    public func was(_ field: AnyField) -> Value { field.index < original.count ? original[field.index] : .null }
    public func changed(_ field: AnyField) -> Bool { was(field) != self[field] }

    /// The fields whose value differs from what was read: what gets written, and what the audit shows.
    public var changes: [Change] {
        schema.fields.compactMap { field in
            let (old, new) = (was(field), self[field])
            return old == new ? nil : Change(field: field, old: old, new: new)
        }
    }
    public struct Change: Sendable {
        public let field: AnyField, old: Value, new: Value
    }
}

/// A record seen through its entity's Swift types: `serviceCase.status = .closed`.
@dynamicMemberLookup
public struct Typed<E: Entity>: Sendable {
    public var record: Record

    public init(_ record: Record) { self.record = record }
    public init() { record = Record(E.table.schema) }

    @inlinable
    public subscript<V: Storable>(dynamicMember path: KeyPath<E, Field<V>>) -> V {
        get { decode(E.table.fields[keyPath: path]) }
        set { record[E.table.fields[keyPath: path]] = newValue.value }
    }
    @inlinable
    public subscript<V: Storable>(_ field: Field<V>) -> V {
        get { decode(field) }
        set { record[field] = newValue.value }
    }
    @inlinable
    func decode<V: Storable>(_ field: Field<V>) -> V {
        // A value that no longer decodes (a choice was removed, a field is new) reads as blank; it must not end the server.
        V(record[field]) ?? V.blank
    }

    public var id: ID<E>? { record.id.map { ID($0) } }
    public var isNew: Bool { record.isNew }
    public func changed<V>(_ path: KeyPath<E, Field<V>>) -> Bool { record.changed(E.table.fields[keyPath: path]) }
    public func was<V: Storable>(_ path: KeyPath<E, Field<V>>) -> V {
        V(record.was(E.table.fields[keyPath: path])) ?? V.blank
    }
}
