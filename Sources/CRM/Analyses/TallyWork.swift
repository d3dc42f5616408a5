import Kernel
import Records

/// Adds up a tally: the customers some at a time, each time with their orders, so that no read takes long.
struct TallyWork: Sendable {
    let records: Records
    let actor: Actor
    let question: Tally.Question
    /// Customers that one read takes.
    private static let chunk = 20_000

    func run(report: @Sendable (Double) -> Void) async throws -> Tally {
        let (question, actor) = (question, actor)
        let (begun, end) = try await records.read(as: actor, within: .seconds(30)) { reader in
            var tally = Tally(question, asOf: reader.now, hasOrders: reader.readsOrders)
            if question.isFirst { try tally.addNews(reader) }
            return (tally, try reader.lastID(reader.catalog.schema(Customer.self)))
        }
        var tally = begun
        var last: Int64? = 0
        while let after = last {
            let so = tally
            (tally, last) = try await records.read(as: actor, within: .seconds(120)) { reader in
                var tally = so
                let last = try tally.add(reader, after: after, limit: Self.chunk)
                return (tally, last)
            }
            report(Double(last ?? end) / Double(max(end, 1)))
        }
        tally.ranking.sort()
        return tally
    }
}

extension Reader {
    /// Whether the reader sees what an order is worth.
    fileprivate var readsOrders: Bool {
        let schema = catalog.schema(Order.self)
        let fields: [AnyField] = [
            Order.table.fields.customer, Order.table.fields.orderedOn, Order.table.fields.totalBase,
        ]
        return actor.may(.read, schema) && fields.allSatisfy { actor.sees($0, of: schema) }
    }
}

extension Tally {
    fileprivate mutating func add(_ reader: Reader, after: Int64, limit: Int) throws -> Int64? {
        let schema = reader.catalog.schema(Customer.self)
        let names = Tally.dimensions + ["recency_score", "frequency_score"]
        let fields = names.compactMap { schema[$0] }.filter { reader.actor.sees($0, of: schema) }
        let dimensions = Tally.dimensions.compactMap { name in
            fields.firstIndex { $0.name == name }.map { (name: name, column: $0 + 1, kind: fields[$0].kind) }
        }
        let recency = fields.firstIndex { $0.name == "recency_score" }.map { $0 + 1 }
        let frequency = fields.firstIndex { $0.name == "frequency_score" }.map { $0 + 1 }
        var wanted: Predicate = .always
        for condition in question.conditions { wanted = wanted && (try reader.predicate(condition, schema)) }
        var some: [(id: Int64, values: [Value])] = []
        let last = try reader.scan(schema, fields, where: wanted, after: after, limit: limit) { row in
            var values: [Value] = []
            for dimension in dimensions { values.append(row.value(dimension.column, dimension.kind)) }
            some.append((row.int(0), values))
            guard let recency, let frequency, !row.isNull(recency), !row.isNull(frequency) else { return }
            let (r, f) = (Int(row.int(recency)), Int(row.int(frequency)))
            if (1...5).contains(r), (1...5).contains(f) { cells[(r - 1) * 5 + f - 1] += 1 }
        }
        customers += some.count
        let bought = try orders(reader, after: after, to: last ?? some.last?.id ?? after, of: some.map(\.id))
        for (index, customer) in some.enumerated() {
            let sums = bought[index]
            if let sums { ranking.append(customer.id, orders: sums.orders, amount: sums.amount) }
            for (place, dimension) in dimensions.enumerated() {
                // An empty choice and an empty link are the same: not said.
                let value = customer.values[place].isEmpty ? Value.text("") : customer.values[place]
                groups[dimension.name, default: [:]][value, default: Sums()].add(sums)
            }
        }
        return last
    }

    /// What each of these customers bought in the period, by place; what they bought by month goes to the months.
    private mutating func orders(_ reader: Reader, after: Int64, to end: Int64, of customers: [Int64]) throws -> [Int:
        Sums]
    {
        guard hasOrders, !customers.isEmpty else { return [:] }
        let order = Order.table.fields
        let isKept: Predicate = order.state != .cancelled
        let period = question.period
        let start = question.isFirst ? period.from.adding(months: -12) : period.from
        var sums = Aggregate(Order.entityName, by: [order.customer.name, order.orderedOn.name])
        sums.figures = [
            .count(where: isKept && order.kind == .sale), .sum(order.totalBase, where: isKept), .count(where: isKept),
        ]
        sums.condition = .and([
            order.customer > ID(after), order.customer <= ID(end), order.orderedOn >= start,
            order.orderedOn <= period.to,
        ])
        // There is a limit so that the customer leads, along whose index the engine then walks.
        sums.limit = 1_000_000_000
        let first = DayDigits(period.from)
        var bought: [Int: Sums] = [:]
        var place = 0
        try reader.each(sums) { row in
            let customer = row.int(0)
            while place < customers.count, customers[place] < customer { place += 1 }
            guard place < customers.count, customers[place] == customer, row.int(4) > 0 else { return }
            let (orders, amount) = (Int(row.int(2)), row.int(3))
            let day = row.withText(1) { DayDigits($0) }
            if question.isFirst { months[day.month, default: Sums()].add(orders, amount) }
            if day.digits >= first.digits { bought[place, default: Sums()].add(orders, amount) }
        }
        return bought
    }

    /// What is new since yesterday began, and which orders need an eye.
    fileprivate mutating func addNews(_ reader: Reader) throws {
        let yesterday = reader.actor.format.zone.clock(reader.now).day.adding(days: -1)
        for schema in reader.catalog.schemas {
            guard schema.traits.isListed, schema.traits.group != "lists", reader.actor.may(.read, schema),
                let created = schema.system(.createdAt), reader.actor.sees(created, of: schema)
            else { continue }
            var request = Request(schema.name)
            request.conditions = [Condition(created.name, .from, yesterday.iso)]
            news.append(
                News(entity: schema.name, since: yesterday, count: try reader.count(request, limit: 10_000_000)))
        }
        guard WatchList.isAllowed(reader.actor) else { return }
        watched = try WatchList(reader, limit: 8).entries.map(\.id)
        abnormal = try WatchList.abnormal(reader)
    }

    static func month(_ day: Day) -> Int { day.year * 12 + day.month - 1 }
}

/// A day as a number that sorts: 20260821.
private struct DayDigits {
    let digits: Int
    /// As months are counted in a tally.
    var month: Int { digits / 10_000 * 12 + digits / 100 % 100 - 1 }

    init(_ day: Day) { digits = day.year * 10_000 + day.month * 100 + day.day }
    /// A stored day read where it lies: "2026-08-21".
    init(_ text: UnsafeRawBufferPointer) {
        digits = text.reduce(0) { number, byte in byte == 45 ? number : number * 10 + Int(byte &- 48) }
    }
}

extension Tally.Sums {
    /// A customer with what he bought.
    fileprivate mutating func add(_ bought: Tally.Sums?) {
        customers += 1
        orders += bought?.orders ?? 0
        amount &+= bought?.amount ?? 0
    }
    fileprivate mutating func add(_ orders: Int, _ amount: Int64) {
        self.orders += orders
        self.amount &+= amount
    }
}

extension WatchList {
    /// How many orders have something open, counted up to ten thousand.
    static func abnormal(_ reader: Reader) throws -> Int {
        let key = Order.table.fields.watchKey
        var request = Request(Order.entityName)
        request.predicate = .not(.empty(key)) && key < "9"
        request.sort = sort
        return try reader.count(request, limit: 10_000)
    }
}
