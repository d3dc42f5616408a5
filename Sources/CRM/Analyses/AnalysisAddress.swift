import Kernel
import Page
import Records

/// What the address of an analysis says: which one, over which days, of which customers, and which page of the table.
package struct AnalysisAddress: Sendable {
    package enum Kind: String, CaseIterable, Sendable { case contribution, composition }
    package let kind: Kind
    package var period: Period
    /// The filters, in the words of the customers' list.
    package var customers: ListAddress
    /// Of the composition: by which field.
    package var by: String
    package var page = 1

    private static let own: Set<String> = Condition.formNames.union(["period", "from", "to", "by", "page", "said"])

    /// Throws a `Refusal` that names what means nothing.
    package init(_ kind: Kind, query: [(String, String)], today: Day, _ context: PageContext) throws {
        func value(_ name: String) -> String? { query.last { $0.0 == name && !$0.1.isEmpty }?.1 }
        let schema = context.catalog.schema(Customer.self)
        self.kind = kind
        var refusal = Refusal()
        func day(_ name: String) -> Day? {
            guard let text = value(name) else { return nil }
            if let day = Day(iso: text) { return day }
            refusal.add("field.date_unreadable", field: name, ["text": text])
            return nil
        }
        let name = value("period").map { Period.Name(rawValue: $0) } ?? .year
        let (from, to) = (day("from"), day("to"))
        if name == nil { refusal.add("analysis.no_such_period", field: "period") }
        // Days that somebody typed say what he wants.
        period =
            from != nil || to != nil ? Period(from: from, to: to, today: today) : Period(name ?? .year, today: today)
        by = value("by") ?? Tally.dimensions[0]
        if !Tally.dimensions.contains(by) { refusal.add("field.unknown", field: "by") }
        page = value("page").flatMap { Int($0) } ?? 1
        if page < 1 || page > 1_000_000 { refusal.add("address.cursor", field: "page") }
        try refusal.orNothing()
        var conditions = query.filter { !AnalysisAddress.own.contains($0.0) }
        if let added = Condition(form: query) { conditions.append((added.field, added.expression)) }
        customers = try ListAddress(entity: schema.name, query: conditions, schema: schema, actor: context.actor)
        customers.sort = ""
        customers.limit = nil
        customers.search = ""
    }

    package var question: Tally.Question { Tally.Question(period, conditions: customers.conditions) }
    package var path: Path { "/analyses/\(kind.rawValue)" }

    /// Everything but the filters, as names and values.
    package var rest: [(String, String)] {
        var items: [(String, String)] = []
        if period.name == .own {
            if period.from.year > 1 { items.append(("from", period.from.iso)) }
            if period.to.year < 9999 { items.append(("to", period.to.iso)) }
        } else if period.name != .year {
            items.append(("period", period.name.rawValue))
        }
        if kind == .composition, by != Tally.dimensions[0] { items.append(("by", by)) }
        return items
    }
    static func text(_ items: [(String, String)]) -> String {
        items.map { PercentCoding.encode($0) + "=" + PercentCoding.encode($1) }.joined(separator: "&")
    }
    /// The same analysis with a change; another page of the table only where that is the change.
    func link(_ change: (inout AnalysisAddress) -> Void = { _ in }) -> Path {
        var changed = self
        changed.page = 1
        change(&changed)
        return changed.whole(changed.path)
    }
    package var here: Path { link() }
    var exportPath: Path {
        switch kind {
        case .contribution: whole("/analyses/contribution.csv")
        case .composition: whole("/analyses/composition.csv")
        }
    }
    var formPath: Path {
        switch kind {
        case .contribution: whole("/analyses/contribution/filter")
        case .composition: whole("/analyses/composition/filter")
        }
    }
    /// Its figures as the other analysis shows them.
    func other(_ kind: Kind, _ change: (inout AnalysisAddress) -> Void) -> Path {
        var changed = AnalysisAddress(kind, period, customers)
        change(&changed)
        return changed.whole(changed.path)
    }
    private init(_ kind: Kind, _ period: Period, _ customers: ListAddress) {
        self.kind = kind
        self.period = period
        self.customers = customers
        by = Tally.dimensions[0]
    }
    /// Where the analysis of a kind stands as the menu opens it.
    package static func first(_ kind: Kind, today: Day, _ catalog: Catalog) -> AnalysisAddress {
        AnalysisAddress(kind, Period(.year, today: today), ListAddress(catalog.schema(Customer.self)))
    }
    private func whole(_ path: Path) -> Path {
        let own = AnalysisAddress.text(rest + (page > 1 ? [("page", "\(page)")] : []))
        let filters = customers.query()
        return "\(path)\(query: own.isEmpty ? filters : filters.isEmpty ? "?" + own : filters + "&" + own)"
    }
}

/// Lists of the records behind a figure.
struct Behind {
    let context: PageContext

    func customers(_ conditions: [Condition]) -> Path {
        let schema = context.catalog.schema(Customer.self)
        var address = ListAddress(schema)
        address.conditions = conditions
        return "\(context.path(schema))\(query: address.query())"
    }
    /// Orders without cancelled ones; `onlySales`: without returns too.
    func orders(_ conditions: [Condition], onlySales: Bool = false) -> Path? {
        let schema = context.catalog.schema(Order.self)
        guard context.actor.may(.read, schema) else { return nil }
        var address = ListAddress(schema)
        address.conditions = conditions + [Condition("state", .not, Order.State.cancelled.rawValue)]
        if onlySales { address.conditions.append(Condition("kind", .is, Order.Kind.sale.rawValue)) }
        return "\(context.path(schema))\(query: address.query())"
    }
    func orders(_ period: Period, onlySales: Bool = false) -> Path? {
        orders(period.conditions(Order.table.fields.orderedOn.name), onlySales: onlySales)
    }
    func orders(of customer: Int64, _ period: Period, onlySales: Bool = false) -> Path? {
        let mine = Condition(Order.table.fields.customer.name, .is, String(customer))
        return orders([mine] + period.conditions(Order.table.fields.orderedOn.name), onlySales: onlySales)
    }
}
