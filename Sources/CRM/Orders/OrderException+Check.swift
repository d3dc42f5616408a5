import Kernel
import Records

extension Check {
    /// Each order stands on the watch list where its state, its promise and its open exceptions put it.
    static let orderWatch = Check("order_watch") { reader in
        let fields = Order.table.fields
        let schema = reader.catalog.schema(Order.self)
        var checked = Checked()
        var last: Int64? = 0
        while let after = last {
            var orders: [WatchedOrder] = []
            last = try reader.scan(
                schema, [fields.state, fields.promisedOn, fields.attention, fields.watchKey], after: after
            ) { row in
                orders.append(
                    WatchedOrder(
                        id: row.int(0), isOpen: row.value(1, .text) == Order.State.open.value,
                        promised: Day(row.value(2, .day)), attention: row.text(3), key: row.text(4)))
            }
            let worst = try reader.worst(from: after, to: orders.last?.id ?? after)
            checked.saw(orders.count)
            for order in orders {
                let severity = worst[order.id]
                let isWatched = order.isOpen || severity != nil
                let key = isWatched ? Order.watchKey(severity, order.promised) : ""
                if order.key != key || order.attention != severity?.rawValue ?? "" {
                    checked.found("order \(order.id): “\(order.key)” ≠ “\(key)”")
                }
            }
        }
        return checked
    }
}

/// Where an order says that it stands, and what that follows from.
private struct WatchedOrder {
    let id: Int64
    let isOpen: Bool
    let promised: Day?
    let attention: String
    let key: String
}

extension Reader {
    /// The worst severity of each order's open exceptions.
    fileprivate func worst(from first: Int64, to last: Int64) throws -> [Int64: Severity] {
        let fields = OrderException.table.fields
        let some: Predicate = .and([fields.order > ID(first), fields.order <= ID(last), fields.state == .open])
        var worst: [Int64: Severity] = [:]
        var after: Int64? = 0
        while let start = after {
            after = try scan(
                catalog.schema(OrderException.self), [fields.order, fields.severity], where: some, after: start
            ) { row in
                guard let severity = Severity(rawValue: row.text(2)) else { return }
                let known = worst[row.int(1)]
                if known.map({ severity.rank < $0.rank }) ?? true { worst[row.int(1)] = severity }
            }
        }
        return worst
    }
}
