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
        // Records that are named are few, whatever else is asked of them.
        if predicate.parts.contains(where: \.namesRecords) {
            hints.isNarrow = true
            return hints
        }
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
    var namesRecords: Bool { if case .ids = self { true } else { false } }
    var isLinked: Bool { if case .linked = self { true } else { false } }
    var isOneValue: Bool {
        switch self {
        case .compare(let field, .equal, _): field.answersInOrder
        case .oneOf(let field, let values): field.answersInOrder && values.count == 1
        default: false
        }
    }
    /// The condition as a key: equal conditions have equal signatures.
    var signature: String {
        var text = ""
        sign(&text)
        return text
    }
    private func sign(_ text: inout String) {
        switch self {
        case .always: text += "1"
        case .never: text += "0"
        case .empty(let field): sign(field, "?", [], &text)
        case .compare(let field, let comparison, let value): sign(field, comparison.rawValue, [value], &text)
        case .oneOf(let field, let values): sign(field, "in", values, &text)
        case .contains(let field, let part): sign(field, "has", [.text(part)], &text)
        case .starts(let field, let start): sign(field, "starts", [.text(start)], &text)
        case .and(let all): sign(all, "&", &text)
        case .or(let any): sign(any, "|", &text)
        case .not(let predicate): sign([predicate], "!", &text)
        case .linked(let field, let entity, let predicate):
            sign(field, entity, [], &text)
            sign([predicate], ">", &text)
        case .exists(let entity, let via, let predicate):
            sign(via, entity, [], &text)
            sign([predicate], "<", &text)
        case .ids(let ids): text += "ids \(ids.hashValue)"
        }
    }
    private func sign(_ predicates: [Predicate], _ mark: String, _ text: inout String) {
        text += "("
        for predicate in predicates {
            text += mark
            predicate.sign(&text)
        }
        text += ")"
    }
    private func sign(_ field: AnyField, _ mark: String, _ values: [Value], _ text: inout String) {
        text += field.name
        text += " "
        text += mark
        for value in values {
            switch value {
            case .null: text += " -"
            case .bool(let bool): text += bool ? " yes" : " no"
            case .int(let int):
                text += " "
                text += String(int)
            case .real(let real): text += " \(real)"
            // With its length, so that no text reads like two values.
            case .text(let content):
                text += " \(content.utf8.count):"
                text += content
            }
        }
    }
}
