import Kernel
import Records

/// Orders that need an eye, as the watch list shows them: abnormal ones first, then the nearest delivery.
package struct WatchList: Sendable {
    package let entries: [Entry]
    /// Where the next page begins.
    package let next: Cursor?

    package struct Entry: Sendable {
        package let id: Int64
        package let number: String
        let customer: (id: Int64, name: String)?
        let promised: Day?
        let delivered: Day?
        let isOpen: Bool
        let total: Int64?
        let owner: Int64?
        package var exceptions: [(id: Int64, kind: String, severity: String)] = []
    }

    /// The list's order, in the words of an address.
    static let sort = Order.table.fields.watchKey.name
    package static func isAllowed(_ actor: Actor) -> Bool { actor.may(.read, Order.table.schema) }

    /// A page of the list as the reader sees it.
    package init(_ reader: Reader, after: Cursor? = nil, limit: Int = 50) throws {
        var request = Request(Order.entityName)
        request.predicate = .not(.empty(Order.table.fields.watchKey))
        request.after = after
        request.limit = limit
        try self.init(reader, request)
    }
    /// Those of these orders that are still on it and the reader may see, in the list's order.
    init(_ reader: Reader, of ids: [Int64]) throws {
        var request = Request(Order.entityName)
        request.predicate = .ids(ids) && .not(.empty(Order.table.fields.watchKey))
        request.limit = max(ids.count, 1)
        try self.init(reader, request)
    }

    private init(_ reader: Reader, _ request: Request) throws {
        let order = Order.table.fields
        var request = request
        request.sort = WatchList.sort
        request.fields = ["number", order.customer.name, order.promisedOn.name, order.deliveredOn.name]
        request.fields? += [order.state.name, order.totalBase.name, "owner"]
        let plan = try reader.plan(request)
        var entries: [Entry] = []
        next = try reader.each(plan) { row in
            entries.append(WatchList.entry(row, plan))
        }
        self.entries = try WatchList.adding(exceptions: entries, reader)
    }
}

extension WatchList {
    private static func entry(_ row: borrowing some Cells & ~Copyable, _ plan: ListPlan) -> Entry {
        let order = Order.table.fields
        let columns = WatchColumns(plan)
        let customer = columns[order.customer.name]
        let name = plan.column(order.customer.name)?.titleColumn
        var known: (id: Int64, name: String)?
        if let customer, let name, !row.isNull(customer), !row.isNull(name) {
            known = (row.int(customer), row.value(name, .text).asText)
        }
        return Entry(
            id: row.int(0), number: columns.value(row, "number", .text).asText, customer: known,
            promised: Day(columns.value(row, order.promisedOn.name, .day)),
            delivered: Day(columns.value(row, order.deliveredOn.name, .day)),
            isOpen: columns.value(row, order.state.name, .text) == Order.State.open.value,
            total: Int64(value: columns.value(row, order.totalBase.name, .money)),
            owner: Int64(value: columns.value(row, "owner", .link)))
    }
    /// One question for the whole page.
    private static func adding(exceptions entries: [Entry], _ reader: Reader) throws -> [Entry] {
        let schema = reader.catalog.schema(OrderException.self)
        guard !entries.isEmpty, reader.actor.may(.read, schema) else { return entries }
        let fields = OrderException.table.fields
        var found: [Int64: [(id: Int64, kind: String, severity: String)]] = [:]
        let mine: Predicate = .oneOf(fields.order, entries.map { .int($0.id) }) && fields.state == .open
        _ = try reader.scan(schema, [fields.order, fields.kind, fields.severity], where: mine, limit: 1_000) { row in
            found[row.int(1), default: []].append((row.int(0), row.text(2), row.text(3)))
        }
        return entries.map { entry in
            var entry = entry
            entry.exceptions = found[entry.id] ?? []
            return entry
        }
    }
}

/// Where the fields stand in a row; a field that the reader may not see stands nowhere and is empty.
private struct WatchColumns {
    let plan: ListPlan
    init(_ plan: ListPlan) { self.plan = plan }
    subscript(name: String) -> Int? { plan.column(name)?.column }
    func value(_ row: borrowing some Cells & ~Copyable, _ name: String, _ kind: Kind) -> Value {
        self[name].map { row.value($0, kind) } ?? .null
    }
}

extension Value {
    fileprivate var asText: String { if case .text(let text) = self { text } else { "" } }
}
