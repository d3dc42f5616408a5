import Kernel
import Store

/// One column of a list: where a row of the result carries the field, and the name of what it points to.
package struct ListColumn: Sendable {
    package let field: AnyField
    package let column: Int
    /// Of a link: the column with the other record's name. People and departments are known without asking.
    package let titleColumn: Int?
}

/// A list that may be read: which fields, which rows, in which order; rights included.
package struct ListPlan: Sendable {
    package let schema: Schema
    package let columns: [ListColumn]
    package let sort: AnyField?
    package let isDescending: Bool
    package let limit: Int
    /// Whether the words searched for have more hits than were looked at.
    package var isSearchCut = false
    let predicate: Predicate
    let hints: Hints
    let after: Cursor?
    let titles: [String: Title]
    /// A plan that is kept, which says the columns, without names of what they link to.
    var written: RecordPlan?
    /// Whether the list is of what was deleted, which no other list shows.
    var isBin = false

    struct Hints: Sendable {
        /// Some condition leaves few rows: start from its index and sort what is left.
        var isNarrow = false
        /// An indexed field is asked for one value, in the list's own order: one index answers both.
        var inOrder = false
        /// Parents in reach are few: start from them.
        var narrowParents = false
    }
    /// The id stands in column 0, the sort key in the last one.
    package var keyColumn: Int {
        (written?.fields.count ?? columns.last.map { $0.titleColumn ?? $0.column } ?? 0) + 1
    }
    package func column(_ name: String) -> ListColumn? { columns.first { $0.field.name == name } }
}

extension ListPlan {
    var sql: SQL {
        var sql: SQL = "SELECT a0.\"id\""
        if let written { sql += written.columns }
        for column in columns where written == nil {
            sql += ", \(Store.column(column.field, of: "a0"))"
            if column.titleColumn != nil { sql += ", \(title(of: column.field))" }
        }
        sql += ", \(sortKey) FROM \(name: schema.name) a0 WHERE \(conditions)"
        // One direction for both, so that (key, id) can page.
        let direction: SQL = isDescending ? " DESC" : ""
        let order: SQL = hints.isNarrow && !hints.inOrder ? .either(sqlite: "+", postgres: "") + sortKey : sortKey
        sql += " ORDER BY \(order)\(direction), a0.\"id\"\(direction) LIMIT \(limit + 1)"
        return sql
    }
    var counting: SQL {
        "SELECT count(*) FROM (SELECT 1 FROM \(name: schema.name) a0 WHERE \(conditions) LIMIT \(limit + 1)) counted"
    }

    private var conditions: SQL {
        let links: LinkPlan = hints.narrowParents ? .gather : .lookUp
        var sql: SQL
        if hints.inOrder {
            // The one value's index gives the order; whatever else is asked is looked at along the way.
            sql = predicate.parts.map { $0.sql("a0", avoidingIndexes: !$0.isOneValue, links: links) }.joined(" AND ")
        } else {
            sql = predicate.sql("a0", avoidingIndexes: !hints.isNarrow, links: links)
        }
        if !isBin, let deleted = schema.system(.deletedAt) {
            sql = "\(Store.column(deleted, of: "a0")) IS NULL AND \(sql)"
        }
        guard let after else { return sql }
        let key = sortKey
        if isDescending {
            return sql + " AND (\(key), a0.\"id\") < (\(bind: after.key), \(after.id))"
        }
        return sql + " AND (\(key), a0.\"id\") > (\(bind: after.key), \(after.id))"
    }
    private var sortKey: SQL {
        guard let sort else { return "a0.\"id\"" }
        let field = sort.spec.sortKey.flatMap { schema[$0] } ?? sort
        return sortExpression(field, "a0")
    }
    private func title(of field: AnyField) -> SQL {
        guard let link = field.link, let target = titles[link.target] else { return "NULL" }
        return
            "(SELECT t.\(name: target.title) FROM \(name: link.target) t WHERE t.\"id\" = \(Store.column(field, of: "a0")) AND \(target.scope))"
    }
    struct Title: Sendable {
        let title: String
        /// The reader sees the name of a record only if he sees the record.
        let scope: SQL
    }
}
