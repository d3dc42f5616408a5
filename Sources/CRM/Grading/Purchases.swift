import Intelligence
import Kernel
import Records

/// What customers bought and cost up to the scoring date, in columns: one entry per customer, by id.
struct Purchases: Sendable {
    /// Those with a purchase in the window.
    private(set) var scored = GradingInput()
    /// Those with an order in the last twelve months, and what they bought then, net of returns.
    private(set) var buyers: [Int64] = []
    private(set) var yearlySales: [Int64] = []
}

/// Which days count: the window ends with the scoring date and begins with the day after its first month's day, so that
/// twelve months to 30 June begin on 1 July.
struct ScoringWindow: Sendable, Equatable {
    let on: Day
    let start: Day
    let yearStart: Day

    init(on: Day, months: UInt16) {
        self.on = on
        start = on.adding(months: -Int(months)).adding(days: 1)
        yearStart = on.adding(months: -12).adding(days: 1)
    }
}

/// Reads what customers bought and cost, some customers at a time.
struct PurchaseReading: Sendable, Equatable {
    let window: ScoringWindow
    let countsReturns: Bool
    let costPerCase: Int64

    init(_ settings: GradingSettings, on day: Day) {
        window = ScoringWindow(on: day, months: settings.windowMonths)
        countsReturns = settings.countsReturns
        costPerCase = settings.costPerCase
    }

    /// How many customers with orders one read takes: a fraction of a second's work.
    var chunk = 50_000

    /// What all customers bought and cost. Each read is of one moment and takes a fraction of a second; `advance` is told
    /// the share done after each.
    func read(_ records: Records, advance: (Double) async throws -> Void) async throws -> Purchases {
        let customers = try await records.read(as: .system, within: .seconds(30)) {
            try $0.lastID(Customer.table.schema)
        }
        var purchases = Purchases()
        var last: Int64? = 0
        while let after = last {
            let soFar = purchases
            // One owner only, or every chunk would copy what was read before.
            purchases = Purchases()
            (purchases, last) = try await records.read(as: .system, within: .seconds(30)) { reader in
                try add(to: soFar, after: after, reader)
            }
            try await advance(Double(last ?? customers) / Double(max(customers, 1)))
        }
        return purchases
    }

    /// Adds the next customers after `last`; answers the last one of them, or nil where there are no more.
    private func add(to purchases: Purchases, after last: Int64, _ reader: Reader) throws -> (Purchases, last: Int64?) {
        var purchases = purchases
        var found = PurchaseChunk()
        try reader.each(orders(after: last)) { row in
            found.customers.append(row.int(0))
            found.counts.append(row.int(1))
            found.lastDays.append(row.isNull(2) ? nil : row.withText(2) { StoredDay($0).number })
            found.amounts.append(row.int(3))
            found.yearlySales.append(row.int(4))
        }
        guard let end = found.customers.last else { return (purchases, nil) }
        // Customers with cases need not have orders, so that there may be more of them than the read of orders found.
        var (spender, isEnd) = (last, false)
        while !isEnd {
            let before = found.spenders.count
            try reader.each(costs(after: spender, upTo: end)) { row in
                found.spenders.append(row.int(0))
                found.costs.append(row.int(1).adding(row.int(2), times: costPerCase))
            }
            isEnd = found.spenders.count - before < chunk
            spender = found.spenders.last ?? end
        }
        purchases.add(found, on: window.on)
        return (purchases, found.customers.count < chunk ? nil : end)
    }

    private func orders(after last: Int64) -> Aggregate {
        let order = Order.table.fields
        let isKept: Predicate = order.state != .cancelled
        let inWindow: Predicate = order.orderedOn >= window.start
        let isPurchase: Predicate = .and([order.kind == .sale, isKept, order.totalBase > Money(units: 0), inWindow])
        let isBought: Predicate = .and([isKept, inWindow] + (countsReturns ? [] : [order.kind == .sale]))
        var orders = Aggregate(Order.entityName, by: [order.customer.name])
        orders.figures = [
            .count(where: isPurchase), .max(order.orderedOn, where: isPurchase),
            .sum(order.totalBase, where: isBought),
            .sum(order.totalBase, where: .and([isKept, order.orderedOn >= window.yearStart])),
        ]
        orders.condition = .and([
            order.customer > ID(last), order.orderedOn >= Swift.min(window.start, window.yearStart),
            order.orderedOn <= window.on,
        ])
        orders.ofPresent = true
        orders.limit = chunk
        orders.index = Order.purchaseIndex
        return orders
    }
    private func costs(after last: Int64, upTo end: Int64) -> Aggregate {
        let service = ServiceCase.table.fields
        var costs = Aggregate(ServiceCase.entityName, by: [service.customer.name])
        costs.figures = [.sum(service.cost), .count()]
        costs.limit = chunk
        costs.condition = .and([
            service.customer > ID(last), service.customer <= ID(end),
            service.openedOn >= window.start, service.openedOn <= window.on,
        ])
        return costs
    }
}

extension Int64 {
    /// As large as it can be where it does not fit.
    fileprivate func adding(_ count: Int64, times rate: Int64) -> Int64 {
        let (product, isLarge) = count.multipliedReportingOverflow(by: rate)
        let (sum, isLarger) = addingReportingOverflow(product)
        return isLarge || isLarger ? .max : sum
    }
}

/// One read's columns.
private struct PurchaseChunk {
    var customers: [Int64] = []
    var counts: [Int64] = []
    var lastDays: [Int?] = []
    var amounts: [Int64] = []
    var yearlySales: [Int64] = []
    var spenders: [Int64] = []
    var costs: [Int64] = []
}

extension Purchases {
    fileprivate mutating func add(_ chunk: PurchaseChunk, on day: Day) {
        var spender = 0
        for index in chunk.customers.indices {
            let customer = chunk.customers[index]
            buyers.append(customer)
            yearlySales.append(chunk.yearlySales[index])
            while spender < chunk.spenders.count, chunk.spenders[spender] < customer { spender += 1 }
            let hasCost = spender < chunk.spenders.count && chunk.spenders[spender] == customer
            guard chunk.counts[index] > 0, let last = chunk.lastDays[index] else { continue }
            scored.append(
                id: customer, recencyDays: Int64(day.number - last), frequency: chunk.counts[index],
                amount: chunk.amounts[index], cost: hasCost ? chunk.costs[spender] : 0)
        }
    }
}

/// A stored day read where it lies: "2026-08-21".
struct StoredDay {
    let number: Int
    init(_ text: UnsafeRawBufferPointer) {
        func digits(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(text[$1]) - 48 } }
        number = text.count == 10 ? dayNumber(year: digits(0..<4), month: digits(5..<7), day: digits(8..<10)) : 0
    }
}
