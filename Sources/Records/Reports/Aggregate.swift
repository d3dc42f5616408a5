import Kernel
import Store

/// What is added up, per group, of the records that somebody may see.
///
///     var sales = Aggregate("order", by: ["customer"])
///     sales.figures = [.count(where: isPurchase), .sum(order.totalBase, where: isPurchase)]
///     try reader.each(sales) { row in … row.int(0) … }
///
/// A row holds the group's fields and then the figures, ordered by the group's fields.
package struct Aggregate: Sendable {
    package let entity: String
    package let by: [String]
    package var figures: [Figure] = []
    package var condition: Predicate = .always
    /// Leaves out groups whose first field points to a record that was deleted.
    package var ofPresent = false
    /// At most so many groups; the next ones are asked for with a condition on the first field, along which the engine
    /// then walks.
    package var limit: Int?
    /// The entity's own index, by its fields, that holds all that is asked. SQLite takes the narrowest that fits, and
    /// then looks at each record for the rest.
    package var index: [String]?

    package init(_ entity: String, by: [String] = []) {
        self.entity = entity
        self.by = by
    }
}

/// One figure of a group, over those of its records that satisfy a condition.
package enum Figure: Sendable {
    case count(where: Predicate = .always)
    /// Over whole numbers and amounts. Nothing to add is 0.
    case sum(AnyField, where: Predicate = .always)
    /// Nothing to compare is NULL.
    case max(AnyField, where: Predicate = .always)
    case min(AnyField, where: Predicate = .always)

    var field: AnyField? {
        switch self {
        case .count: nil
        case .sum(let field, _), .max(let field, _), .min(let field, _): field
        }
    }
    var condition: Predicate {
        switch self {
        case .count(let condition), .sum(_, let condition), .max(_, let condition), .min(_, let condition): condition
        }
    }
}

extension Reader {
    /// Shows each group's row while it lies in the engine's memory.
    /// Only records count that are there and that the actor may read; a field he may not see is as none.
    package func each(_ aggregate: Aggregate, _ body: (borrowing Row) throws -> Void) throws {
        guard let schema = catalog[aggregate.entity], actor.may(.read, schema) else { throw NotFound() }
        let fields = try aggregate.by.map { name in
            guard let field = schema[name], actor.sees(field, of: schema) else { throw Invalid("field.unknown") }
            return field
        }
        for case let field? in aggregate.figures.map(\.field) where !actor.sees(field, of: schema) {
            throw Invalid("field.unknown")
        }
        let hints = try records.hints(aggregate.condition, schema, self)
        let links: LinkPlan = hints.narrowParents ? .gather : .lookUp
        let scope = present(schema) && actor.scope(.read, schema, catalog)
        let conditions = [scope.sql("a0", links: links)] + aggregate.conditions(links)
        let plan = AggregatePlan(
            schema: schema, by: fields, aggregate: aggregate, condition: conditions.joined(" AND "), catalog: catalog,
            index: tx.kind == .sqlite ? aggregate.index.flatMap { schema.indexName($0) } : nil)
        try tx.each(plan.sql, body)
    }
}

extension Aggregate {
    /// Where groups are asked for one part after another, only the condition on their field may choose the index:
    /// by any other the engine would look at all records for each part.
    fileprivate func conditions(_ links: LinkPlan) -> [SQL] {
        condition.all.map { part in
            part.sql("a0", avoidingIndexes: limit != nil && part.field?.name != by.first, links: links)
        }
    }
}

extension Predicate {
    fileprivate var all: [Predicate] { if case .and(let all) = self { all.flatMap(\.all) } else { [self] } }
    fileprivate var field: AnyField? { if case .compare(let field, _, _) = self { field } else { nil } }
}

/// An aggregate that may be read, as a statement.
private struct AggregatePlan {
    let schema: Schema
    let by: [AnyField]
    let aggregate: Aggregate
    let condition: SQL
    let catalog: Catalog
    let index: String?

    var sql: SQL {
        let groups = by.map(group)
        var sql: SQL = "SELECT \((groups + aggregate.figures.map(figure)).joined(", "))"
        sql += " FROM \(name: schema.name) a0"
        if let index { sql += " INDEXED BY \(name: index)" }
        sql += " WHERE \(condition)"
        guard !groups.isEmpty else { return sql }
        sql += " GROUP BY \(groups.joined(", "))"
        if let present { sql += " HAVING \(present)" }
        sql += " ORDER BY \(groups.joined(", "))"
        if let limit = aggregate.limit { sql += " LIMIT \(limit)" }
        return sql
    }

    /// Asked once per group: an engine would ask a condition on the record for each of them.
    private var present: SQL? {
        guard aggregate.ofPresent, let field = by.first, let link = field.link,
            let deleted = catalog[link.target]?.system(.deletedAt)
        else { return nil }
        return """
            EXISTS (SELECT 1 FROM \(name: link.target) p WHERE p."id" = \(column(field, of: "a0")) AND p.\(deleted) IS NULL)
            """
    }
    private func group(_ field: AnyField) -> SQL {
        field.kind == .link ? column(field, of: "a0") : sortExpression(field, "a0")
    }
    private func figure(_ figure: Figure) -> SQL {
        switch figure {
        case .count: "count(*)\(filter(figure))"
        // PostgreSQL's sum of whole numbers is a NUMERIC.
        case .sum(let field, _): "coalesce(CAST(sum(\(sortExpression(field, "a0")))\(filter(figure)) AS BIGINT), 0)"
        case .max(let field, _): "max(\(sortExpression(field, "a0")))\(filter(figure))"
        case .min(let field, _): "min(\(sortExpression(field, "a0")))\(filter(figure))"
        }
    }
    /// An empty field stands as the floor of its kind, so that an index holds all that is asked; it never counts.
    private func filter(_ figure: Figure) -> SQL {
        let filled = figure.field.map { field -> SQL in
            "\(sortExpression(field, "a0")) <> \(bind: sortKeyFloor(field.kind))"
        }
        switch (figure.condition, filled) {
        case (.always, nil): return ""
        case (.always, let filled?): return " FILTER (WHERE \(filled))"
        case (let condition, nil): return " FILTER (WHERE \(condition.sql("a0")))"
        case (let condition, let filled?): return " FILTER (WHERE \(condition.sql("a0")) AND \(filled))"
        }
    }
}
