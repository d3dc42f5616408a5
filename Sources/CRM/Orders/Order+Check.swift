import Kernel
import Records

extension Check {
    /// Every total is the sum of its lines, and is worth in base currency what its rate says.
    static let orderTotals = Check("order_totals") { reader in
        let fields = Order.table.fields
        let schema = reader.catalog.schema(Order.self)
        let base = try Currency.digits(of: reader.state.company.currency, reader)
        var checked = Checked()
        var last: Int64? = 0
        while let after = last {
            var orders: [OrderTotals] = []
            last = try reader.scan(schema, [fields.total, fields.totalBase, fields.rate], after: after) { row in
                orders.append(
                    OrderTotals(
                        id: row.int(0), total: Money(units: row.int(1)), totalBase: Money(units: row.int(2)),
                        rate: Rate(units: row.int(3))))
            }
            let sums = try reader.lineSums(from: after, to: orders.last?.id ?? after)
            checked.saw(orders.count)
            for order in orders {
                let sum = sums[order.id] ?? 0
                if sum != order.total.units {
                    checked.found("order \(order.id): \(order.total.plain) ≠ \(Money(units: sum).plain)")
                }
                let converted = try? order.total.converted(order.rate, digits: base)
                if converted != order.totalBase {
                    checked.found(
                        "order \(order.id): \(order.totalBase.plain) ≠ \(converted?.plain ?? "?") (total_base)")
                }
            }
        }
        return checked
    }
}

/// What an order says that it is worth.
private struct OrderTotals {
    let id: Int64
    let total: Money
    let totalBase: Money
    let rate: Rate
}

extension Reader {
    fileprivate func lineSums(from first: Int64, to last: Int64) throws -> [Int64: Int64] {
        let line = OrderLine.table.fields
        var lines = Aggregate(OrderLine.entityName, by: [line.order.name])
        lines.figures = [.sum(line.amount)]
        lines.condition = line.order > ID(first) && line.order <= ID(last)
        var sums: [Int64: Int64] = [:]
        try each(lines) { sums[$0.int(0)] = $0.int(1) }
        return sums
    }
}

extension Currency {
    /// Decimals of the company's own currency; 2 where it is in no list.
    fileprivate static func digits(of code: String, _ reader: Reader) throws -> Int {
        var request = Request(entityName)
        request.predicate = table.fields.code == code
        request.limit = 1
        return try reader.records(request).first.map { Typed<Currency>($0).digits } ?? 2
    }
}

extension Money {
    fileprivate var plain: String { DecimalType(.amount).plain(value) }
}
