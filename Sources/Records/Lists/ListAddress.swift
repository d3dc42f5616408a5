import Folding
import Kernel

/// The query of a list's address: what the list page, the API and saved views all mean by the same words.
/// `?q=上海&city=is:上海&total=over:5000&sort=-created_at&limit=20`
package struct ListAddress: Sendable {
    package let entity: String
    /// A change of what is listed begins again at the first page.
    package var conditions: [Condition] = [] { didSet { after = nil } }
    package var search = "" { didSet { after = nil } }
    /// `name`, or `-name` for descending; empty for the entity's own order.
    package var sort = "" { didSet { after = nil } }
    package var after: Cursor?
    /// nil: as many as the page or the API shows by itself.
    package var limit: Int? { didSet { after = nil } }
    package var fields: [String]?
    package var tab = ""
    package var view = ""
    private let order: [String: Int]
    private let defaultSort: String

    /// The names that are no fields.
    package enum Reserved: String, CaseIterable, Sendable { case q, sort, after, limit, fields, tab, view }
    package static let limits = 1...200
    package static let mostConditions = 50

    /// The list as it is without a query.
    package init(_ schema: Schema) {
        entity = schema.name
        order =
            schema.memo.one { FieldOrder(places: Dictionary(schema.fields.map { ($0.name, $0.index) }) { $1 }) }.places
        defaultSort = schema.traits.defaultSort
    }

    /// Reads a query. Every name and value that means nothing is a problem, and all are named at once.
    /// With an actor, what he may not see does not exist.
    package init(entity: String, query: [(String, String)], schema: Schema, actor: Actor? = nil) throws(Refusal) {
        self.init(schema)
        var reading = ListQueryReading(schema: schema, actor: actor)
        reading.read(query)
        try reading.refusal.orNothing()
        conditions = reading.conditions.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        search = reading[.q]
        sort = reading[.sort]
        limit = reading.limit
        fields = reading.fields
        tab = reading[.tab]
        view = reading[.view]
        after = reading.cursor
    }

    package var request: Request {
        var request = Request(entity)
        request.conditions = conditions
        request.search = search
        request.sort = sort
        request.after = after
        if let limit { request.limit = limit }
        request.fields = fields
        return request
    }

    /// The query with a change, `?` included; empty where nothing is asked. Equal lists have equal queries.
    ///
    ///     address.query { $0.sort = "-total" }
    package func query(_ change: (inout ListAddress) -> Void = { _ in }) -> String {
        var changed = self
        change(&changed)
        return changed.text
    }
    /// With one condition more; one that is there already is not doubled.
    package func query(adding condition: Condition) -> String {
        query { if !$0.conditions.contains(condition) { $0.conditions.append(condition) } }
    }
    package func query(removing condition: Condition) -> String {
        query { $0.conditions.removeAll { $0 == condition } }
    }
    package func query(sortedBy sort: String) -> String { sorting(sort) }
    /// The queries of this list in another order, for a row of column heads: what they share is written once.
    package var sorting: @Sendable (String) -> String {
        var changed = self
        changed.sort = ""
        changed.after = nil
        let (before, behind) = (changed.pairs(.beforeSort), changed.pairs(.behindSort))
        return { sort in
            let own = sort.isEmpty ? [] : ["sort=" + PercentCoding.encode(sort)]
            let pairs = before + own + behind
            return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
        }
    }
    /// The page that begins behind this one.
    package func query(after cursor: Cursor?) -> String { query { $0.after = cursor } }
    /// What `after` is in an address of this list.
    package func text(_ cursor: Cursor) -> String {
        cursor.text(entity: entity, sort: sort.isEmpty ? defaultSort : sort)
    }

    /// What `text` has written for this list; nil for anything else.
    package func cursor(_ text: String) -> Cursor? {
        Cursor(text: text, entity: entity, sort: sort.isEmpty ? defaultSort : sort)
    }

    private enum Part { case beforeSort, behindSort }
    private func pairs(_ part: Part) -> [String] {
        var items: [(String, String)] = []
        func add(_ name: Reserved, _ value: String?) {
            if let value, !value.isEmpty { items.append((name.rawValue, value)) }
        }
        switch part {
        case .beforeSort:
            add(.view, view)
            add(.tab, tab)
            add(.q, search)
            items += conditions.sorted(by: inOrder).map { ($0.field, $0.expression) }
            add(.sort, sort)
        case .behindSort:
            add(.limit, limit.map { String($0) })
            add(.fields, fields?.joined(separator: ","))
            add(.after, after.map(text))
        }
        return items.map { PercentCoding.encode($0) + "=" + PercentCoding.encode($1) }
    }
    private var text: String {
        let pairs = pairs(.beforeSort) + pairs(.behindSort)
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }
    private func inOrder(_ a: Condition, _ b: Condition) -> Bool {
        let (first, second) = (order[a.field] ?? .max, order[b.field] ?? .max)
        return first == second ? a.expression < b.expression : first < second
    }
}

/// Where each field stands, by name.
private struct FieldOrder: Sendable { let places: [String: Int] }

extension Condition {
    /// What a filter form sends; nil where it names no field. An operator may bring its value along: `in:this_year`.
    package init?(form query: [(String, String)]) {
        func value(_ name: String) -> String? { query.last { $0.0 == name && !$0.1.isEmpty }?.1 }
        guard let field = value("f") else { return nil }
        let op = value("op") ?? Operator.is.rawValue
        self.init(field: field, expression: op.contains(":") ? op : "\(op):\(value("v") ?? "")")
    }
    package static let formNames: Set<String> = ["f", "op", "v"]
}
