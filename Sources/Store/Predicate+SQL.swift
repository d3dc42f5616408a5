import Kernel

/// How a condition on other records is asked.
package enum LinkPlan: Sendable {
    /// `EXISTS (…)`: each record in hand looks its parent up. For wide scopes and lists that walk an index.
    case lookUp
    /// `IN (SELECT …)`: the engine finds the few parents first. For narrow scopes.
    case gather
}

extension Predicate {
    /// The condition on the table that the statement knows as `alias`.
    /// Inner tables are called `link1`, `link2`, … `avoidingIndexes` makes SQLite check the condition on each record
    /// that it meets along the list's sort index, instead of collecting and sorting all that satisfy it.
    package func sql(_ alias: String, avoidingIndexes: Bool = false, links: LinkPlan = .lookUp) -> SQL {
        PredicateWriter(alias: alias, level: 1, isUnindexed: avoidingIndexes, links: links).sql(self)
    }
}

/// Writes one level of a predicate: the conditions on one table.
private struct PredicateWriter {
    let alias: String
    let level: Int
    let isUnindexed: Bool
    let links: LinkPlan

    func sql(_ predicate: Predicate) -> SQL {
        switch predicate {
        case .always: "1 = 1"
        case .never: "1 = 0"
        case .empty(let field): empty(field)
        case .compare(let field, .equal, .null): empty(field)
        case .compare(let field, let comparison, let value): compare(field, comparison, value)
        case .oneOf(let field, let values): oneOf(field, values)
        case .contains(let field, let part): contains(field, part)
        case .starts(let field, let start): starts(field, start)
        case .and(let all): all.isEmpty ? "1 = 1" : "(\(all.map(sql).joined(" AND ")))"
        case .or(let any): any.isEmpty ? "1 = 0" : "(\(any.map(sql).joined(" OR ")))"
        case .not(let predicate): opposite(predicate)
        case .linked(let field, let entity, let inner): linked(field, entity, inner, links)
        case .exists(let entity, let via, let inner): exists(entity, via, inner, links)
        case .ids(let ids): list(hint + idColumn(of: alias), ids.map { .int($0) })
        }
    }

    /// What holds where the predicate does not. Empty fields are on this side: "not closed" finds records without a
    /// status.
    private func opposite(_ predicate: Predicate) -> SQL {
        switch predicate {
        case .always: "1 = 0"
        case .never: "1 = 1"
        case .not(let predicate): sql(predicate)
        case .and(let all): sql(.or(all.map { .not($0) }))
        case .or(let any): sql(.and(any.map { .not($0) }))
        // In the words of the indexes that hold no empty fields.
        case .empty(let field), .compare(let field, .equal, .null): filled(field.kind, column(field, of: alias))
        case .compare(let field, _, _): opposite(of: field, sql(predicate))
        case .oneOf(let field, let values):
            values.contains(.null) ? "NOT (\(oneOf(field, values)))" : opposite(of: field, sql(predicate))
        case .contains, .starts, .ids: "NOT (\(sql(predicate)))"
        case .linked(let field, let entity, let inner): "NOT \(linked(field, entity, inner, .lookUp))"
        case .exists(let entity, let via, let inner): "NOT \(exists(entity, via, inner, .lookUp))"
        }
    }
    private func opposite(of field: AnyField, _ sql: SQL) -> SQL {
        isCompared(asWritten: field.kind) && field.kind != .text
            ? "(\(column(field, of: alias)) IS NULL OR NOT (\(sql)))" : "NOT (\(sql))"
    }

    private func empty(_ field: AnyField) -> SQL {
        field.kind == .text ? "\(column(field, of: alias)) = ''" : "\(column(field, of: alias)) IS NULL"
    }

    private func compare(_ field: AnyField, _ comparison: Predicate.Comparison, _ value: Value) -> SQL {
        guard value.fits(field.kind) else { return "1 = 0" }
        var test: SQL = "\(operand(field)) \(comparison.sql) \(bind: value)"
        if comparison == .equal, value != .text(""), !isUnindexed, field.kind != .bool {
            // Said once more in the words of the indexes that hold no empty fields.
            test = "(\(test) AND \(filled(field.kind, column(field, of: alias))))"
        }
        if isCompared(asWritten: field.kind) { return test }
        // An empty field stands as the floor in the operand, and must satisfy nothing.
        let isAboveFloor = value.isAboveFloor
        switch comparison {
        case .greater: return test
        case .equal where isAboveFloor, .greaterOrEqual where isAboveFloor: return test
        case .equal, .greaterOrEqual, .less, .lessOrEqual:
            return "(\(operand(field)) > \(bind: sortKeyFloor(field.kind)) AND \(test))"
        }
    }

    private func oneOf(_ field: AnyField, _ values: [Value]) -> SQL {
        let found = values.filter {
            $0.fits(field.kind) && ($0 != sortKeyFloor(field.kind) || isCompared(asWritten: field.kind))
        }
        let listed = list(operand(field), found)
        guard values.contains(.null) else { return listed }
        // A plain IN answers NULL for an empty field, but the first half already says yes.
        return found.isEmpty ? empty(field) : "(\(empty(field)) OR \(listed))"
    }
    /// `IN`, a thousand at a time.
    private func list(_ operand: SQL, _ values: [Value]) -> SQL {
        guard values.count > 1_000 else { return values.isEmpty ? "1 = 0" : "\(operand) IN (\(bound(values[...])))" }
        let chunks = stride(from: 0, to: values.count, by: 1_000).map { start -> SQL in
            let chunk = values[start..<min(start + 1_000, values.count)]
            return "\(operand) IN (\(written(chunk) ?? bound(chunk)))"
        }
        return "(\(chunks.joined(" OR ")))"
    }
    private func bound(_ values: ArraySlice<Value>) -> SQL { values.map { "\(bind: $0)" as SQL }.joined(", ") }
    /// Where there are many, numbers stand in the text: engines limit what can be bound. nil: not all are numbers.
    private func written(_ values: ArraySlice<Value>) -> SQL? {
        let numbers = values.compactMap { Int64(value: $0) }
        return numbers.count == values.count ? SQL(raw: numbers.map(String.init).joined(separator: ", ")) : nil
    }

    private func contains(_ field: AnyField, _ part: String) -> SQL {
        guard !part.isEmpty else { return "1 = 1" }
        guard field.kind == .text || field.kind == .day else { return "1 = 0" }
        let lowered = String(decoding: part.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
        let find = SQL.either(sqlite: "instr", postgres: "strpos")
        return "\(find)(lower(\(sortExpression(field, alias))), \(lowered)) > 0"
    }
    private func starts(_ field: AnyField, _ start: String) -> SQL {
        guard !start.isEmpty else { return "1 = 1" }
        guard field.kind == .text || field.kind == .day else { return "1 = 0" }
        return "(\(operand(field)) >= \(start) AND \(operand(field)) < \(start + "\u{10FFFF}"))"
    }

    private func linked(_ field: AnyField, _ entity: String, _ inner: Predicate, _ plan: LinkPlan) -> SQL {
        let (link, rest) = nested(entity, inner)
        let pointer = column(field, of: alias)
        return switch plan {
        case .lookUp: "EXISTS (SELECT 1 \(rest) AND \(idColumn(of: link)) = \(pointer))"
        case .gather: "\(pointer) IN (SELECT \(idColumn(of: link)) \(rest))"
        }
    }
    private func exists(_ entity: String, _ via: AnyField, _ inner: Predicate, _ plan: LinkPlan) -> SQL {
        let (link, rest) = nested(entity, inner)
        let pointer = column(via, of: link)
        return switch plan {
        case .lookUp: "EXISTS (SELECT 1 \(rest) AND \(pointer) = \(idColumn(of: alias)))"
        case .gather: "\(idColumn(of: alias)) IN (SELECT \(pointer) \(rest))"
        }
    }
    /// The inner table's alias, and `FROM … WHERE …` of those of its records that are there and satisfy the condition.
    private func nested(_ entity: String, _ inner: Predicate) -> (alias: String, rest: SQL) {
        let link = "link\(level)"
        let writer = PredicateWriter(alias: link, level: level + 1, isUnindexed: false, links: links)
        let condition: SQL = "\(name: link).\"deleted_at\" IS NULL AND \(writer.sql(inner))"
        return (link, "FROM \(name: entity) AS \(name: link) WHERE \(condition)")
    }

    /// What is compared. Where the index is on the sort expression, so is the comparison.
    private func operand(_ field: AnyField) -> SQL {
        hint + (isCompared(asWritten: field.kind) ? column(field, of: alias) : sortExpression(field, alias))
    }
    private var hint: SQL { isUnindexed ? .either(sqlite: "+", postgres: "") : "" }
    private func isCompared(asWritten kind: Kind) -> Bool {
        switch kind {
        case .text, .link, .bool: true
        case .int, .real, .day, .moment, .money: false
        }
    }
}

extension Predicate.Comparison {
    fileprivate var sql: SQL {
        switch self {
        case .equal: "="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }
}

extension Value {
    /// Whether a column of this kind can hold the value: what cannot is equal to nothing, and no engine is asked.
    fileprivate func fits(_ kind: Kind) -> Bool {
        switch (self, kind) {
        case (.bool, .bool), (.real, .real), (.text, .text), (.text, .day): true
        case (.int, .int), (.int, .moment), (.int, .money), (.int, .link): true
        case (.null, _), (.bool, _), (.int, _), (.real, _), (.text, _): false
        }
    }
    /// Whether the value is greater than what an empty field sorts as.
    fileprivate var isAboveFloor: Bool {
        switch self {
        case .int(let int): int > .min + 1
        case .real(let real): real > -1e308
        case .text(let text): !text.isEmpty
        case .bool, .null: false
        }
    }
}
