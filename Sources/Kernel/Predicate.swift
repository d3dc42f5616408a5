/// A condition on records, which can be asked in SQL or checked on a record already in memory.
public indirect enum Predicate: Sendable {
    case always
    case never
    case empty(AnyField)
    case compare(AnyField, Comparison, Value)
    case oneOf(AnyField, [Value])
    /// The text holds these characters; the letters A to Z are equal to a to z, on every engine.
    case contains(AnyField, String)
    /// The text begins with exactly these characters.
    case starts(AnyField, String)
    case and([Predicate])
    case or([Predicate])
    case not(Predicate)
    /// The record that this field points to is there and satisfies the condition.
    case linked(AnyField, to: String, Predicate)
    /// A record of `entity` points here with `via` and satisfies the condition.
    case exists(String, via: AnyField, Predicate)
    /// The record is one of these.
    case ids([Int64])

    public enum Comparison: String, Sendable { case equal, less, lessOrEqual, greater, greaterOrEqual }
}

/// Where a predicate looks for records other than the one in hand.
public protocol Lookup {
    func record(_ entity: String, _ id: Int64) -> Record?
    func records(_ entity: String, via field: AnyField, _ id: Int64) -> [Record]
}

/// A lookup that knows nobody: for predicates on the record alone.
public struct NoLookup: Lookup {
    public init() {}
    public func record(_ entity: String, _ id: Int64) -> Record? { nil }
    public func records(_ entity: String, via field: AnyField, _ id: Int64) -> [Record] { [] }
}

extension Predicate {
    /// Whether the record satisfies the condition: the same answer as the engines give.
    public func holds(_ record: Record, _ lookup: some Lookup) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .empty(let field): record[field].isEmpty
        case .compare(let field, .equal, .null): record[field].isEmpty
        case .compare(let field, let comparison, let value): record[field].compared(comparison, value)
        case .oneOf(let field, let values):
            values.contains(record[field]) || (record[field].isEmpty && values.contains(.null))
        case .contains(let field, let part): asciiLowered(record[field]).contains(asciiLowered(.text(part)))
        case .starts(let field, let start): record[field].utf8Bytes.starts(with: start.utf8)
        case .and(let all): all.allSatisfy { $0.holds(record, lookup) }
        case .or(let any): any.contains { $0.holds(record, lookup) }
        case .not(let predicate): !predicate.holds(record, lookup)
        case .linked(let field, let entity, let predicate):
            Int64(value: record[field]).flatMap { lookup.record(entity, $0) }.map { predicate.holds($0, lookup) }
                ?? false
        case .exists(let entity, let via, let predicate):
            record.id.map { id in lookup.records(entity, via: via, id).contains { predicate.holds($0, lookup) } }
                ?? false
        case .ids(let ids): record.id.map { ids.contains($0) } ?? false
        }
    }
    private func asciiLowered(_ value: Value) -> [UInt8] {
        value.utf8Bytes.map { (65...90).contains($0) ? $0 + 32 : $0 }
    }
}

extension Value {
    var utf8Bytes: [UInt8] { if case .text(let text) = self { Array(text.utf8) } else { [] } }

    /// Compares as the engines do: an empty cell compares with nothing, texts by their bytes.
    func compared(_ comparison: Predicate.Comparison, _ other: Value) -> Bool {
        let order: Int
        switch (self, other) {
        case (.int(let a), .int(let b)): order = a < b ? -1 : a == b ? 0 : 1
        case (.real(let a), .real(let b)): order = a < b ? -1 : a == b ? 0 : 1
        case (.bool(let a), .bool(let b)): order = a == b ? 0 : a ? 1 : -1
        case (.text(let a), .text(let b)):
            order = a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : a.utf8.elementsEqual(b.utf8) ? 0 : 1
        default: return false
        }
        return switch comparison {
        case .equal: order == 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}

extension Int64 {
    public init?(value: Value) {
        guard case .int(let int) = value else { return nil }
        self = int
    }
}

extension Collection where Element == UInt8 {
    fileprivate func contains(_ part: some Collection<UInt8>) -> Bool {
        guard !part.isEmpty else { return true }
        return indices.contains { self[$0...].starts(with: part) }
    }
}

public func == <V: Storable>(field: Field<V>, value: V) -> Predicate { .compare(field, .equal, value.value) }
public func != <V: Storable>(field: Field<V>, value: V) -> Predicate { .not(.compare(field, .equal, value.value)) }
public func < <V: Storable>(field: Field<V>, value: V) -> Predicate { .compare(field, .less, value.value) }
public func > <V: Storable>(field: Field<V>, value: V) -> Predicate { .compare(field, .greater, value.value) }
public func <= <V: Storable>(field: Field<V>, value: V) -> Predicate { .compare(field, .lessOrEqual, value.value) }
public func >= <V: Storable>(field: Field<V>, value: V) -> Predicate { .compare(field, .greaterOrEqual, value.value) }
public func && (a: Predicate, b: Predicate) -> Predicate {
    switch (a, b) {
    case (.always, let other), (let other, .always): other
    case (.never, _), (_, .never): .never
    default: .and([a, b])
    }
}
public func || (a: Predicate, b: Predicate) -> Predicate {
    switch (a, b) {
    case (.never, let other), (let other, .never): other
    case (.always, _), (_, .always): .always
    default: .or([a, b])
    }
}
