import Kernel
import Store

/// Whether a condition leaves few rows. A hint to the planner, counted at most once a minute, never a right.
struct ScopeSize: Sendable {
    struct Key: Hashable, Sendable {
        let entity: String
        let condition: String
    }
    let isSmall: Bool
    let countedAt: Instant

    /// Up to here, reading a condition's rows and sorting them is cheaper than walking the sort index past others.
    static let limit = 5_000
}

extension Records {
    /// Which way is cheaper: from a condition's index, or along the sort.
    func hints(_ predicate: Predicate, _ schema: Schema, _ reader: Reader) throws -> ListPlan.Hints {
        var hints = ListPlan.Hints()
        let scope = reader.actor.scope(.read, schema, reader.catalog)
        switch scope {
        case .always, .never: break
        case .linked(_, let entity, let inner):
            guard let parent = reader.catalog[entity] else { break }
            hints.narrowParents = try isSmall(inner, parent, reader)
            hints.isNarrow = hints.narrowParents
        default: hints.isNarrow = try isSmall(scope, schema, reader)
        }
        if !hints.isNarrow {
            for part in predicate.parts where part.isEquality {
                if try isSmall(part, schema, reader) {
                    hints.isNarrow = true
                    break
                }
            }
        }
        return hints
    }

    private func isSmall(_ predicate: Predicate, _ schema: Schema, _ reader: Reader) throws -> Bool {
        let key = ScopeSize.Key(entity: schema.name, condition: predicate.signature)
        if let known = scopeSizes.withLock({ $0[key] }), reader.now.ms - known.countedAt.ms < 60_000 {
            return known.isSmall
        }
        let count = try reader.tx.count(schema, where: reader.present(schema) && predicate, limit: ScopeSize.limit + 1)
        let size = ScopeSize(isSmall: count <= ScopeSize.limit, countedAt: reader.now)
        scopeSizes.withLock { sizes in
            if sizes.count > 10_000 { sizes.removeAll() }
            sizes[key] = size
        }
        return size.isSmall
    }
}

extension Reader {
    func present(_ schema: Schema) -> Predicate { schema.system(.deletedAt).map { .empty($0) } ?? .always }
}

extension Predicate {
    /// The conditions that must all hold.
    var parts: [Predicate] { if case .and(let all) = self { all.flatMap(\.parts) } else { [self] } }

    /// An equality on an indexed field: what an index answers in few steps.
    fileprivate var isEquality: Bool {
        switch self {
        case .compare(let field, .equal, _), .oneOf(let field, _):
            field.spec.isIndexed || field.spec.isUnique || field.kind == .link || field.spec.isListed
        default: false
        }
    }
    /// Whether one part is an equality with one value of a field that has an index in the list's own order.
    var asksForOneValue: Bool { parts.contains(where: \.isOneValue) }
    var isLinked: Bool { if case .linked = self { true } else { false } }
    var isOneValue: Bool {
        switch self {
        case .compare(let field, .equal, _): field.spec.isIndexed && !field.spec.isUnique
        case .oneOf(let field, let values): field.spec.isIndexed && values.count == 1
        default: false
        }
    }
    /// The condition as a key: equal conditions have equal signatures.
    fileprivate var signature: String {
        switch self {
        case .always: "1"
        case .never: "0"
        case .empty(let field): "\(field.name)?"
        case .compare(let field, let comparison, let value): "\(field.name) \(comparison.rawValue) \(value)"
        case .oneOf(let field, let values): "\(field.name) in \(values)"
        case .contains(let field, let text): "\(field.name) has \(text)"
        case .starts(let field, let text): "\(field.name) starts \(text)"
        case .and(let all): "(\(all.map(\.signature).joined(separator: "&")))"
        case .or(let any): "(\(any.map(\.signature).joined(separator: "|")))"
        case .not(let predicate): "!\(predicate.signature)"
        case .linked(let field, let entity, let predicate): "\(field.name)>\(entity)[\(predicate.signature)]"
        case .exists(let entity, let via, let predicate): "\(entity).\(via.name)<[\(predicate.signature)]"
        case .ids(let ids): "ids \(ids.hashValue)"
        }
    }
}
