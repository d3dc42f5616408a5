import Kernel
import Records

/// The watch list: open orders, and delivered ones with an open exception. Abnormal ones stand first, the worst before
/// the others, and then what is promised soonest.
extension Typed where E == Order {
    /// `1 2026-08-21`: the worst severity (9: none), then the promised day; what has none comes last.
    mutating func watch(_ desk: any Desk) throws {
        let open = try record.id.map { try OrderException.open(of: ID($0), desk) } ?? []
        let worst = open.map(\.severity).min { $0.rank < $1.rank }
        self.attention = worst
        let isWatched = record[.deletedAt].isEmpty && (self.state == .open || worst != nil)
        self.watchKey = isWatched ? Order.watchKey(worst, self.promisedOn) : ""
    }
    /// Past its promised day and not delivered.
    func isLate(on today: Day) -> Bool {
        guard self.state == .open, self.deliveredOn == nil, let promised = self.promisedOn else { return false }
        return promised < today
    }
}

extension Order {
    static func watchKey(_ severity: Severity?, _ promised: Day?) -> String {
        "\(severity?.rank ?? "9") \(promised?.iso ?? "9999-99-99")"
    }
    /// What a returned or cancelled order, or a new promise, means for the exceptions that a rule had found.
    static func afterChange(_ it: Typed<Order>, _ funnel: Funnel) throws {
        guard let id = it.id, it.record[.deletedAt].isEmpty else { return }
        let isLate = it.isLate(on: funnel.today)
        // A new order has no exceptions yet, and most are never late.
        let mayHaveBeen = it.record[.version] != .int(1) && (it.was(\.state) == .open || it.attention != nil)
        guard isLate || mayHaveBeen else { return }
        try Lateness(order: id, promised: it.promisedOn, isLate: isLate)
            .settle(OrderException.open(of: id, funnel), funnel)
    }
}

/// Whether an order is late, and what its exceptions must say of that.
struct Lateness {
    let order: ID<Order>
    let promised: Day?
    let isLate: Bool

    /// Up to a week is a nuisance, beyond a month an affront.
    static func severity(days: Int) -> Severity { days > 30 ? .high : days > 7 ? .medium : .low }

    /// Opens, changes or closes the one exception that the rule keeps for the order. What people found is theirs.
    /// Answers whether there was anything to do.
    @discardableResult
    func settle(_ open: [Typed<OrderException>], _ funnel: Funnel) throws -> Bool {
        let fields = OrderException.table.fields
        let late = open.filter { $0.kind == .late }
        let byRule = late.first { $0.foundBy == .rule }
        guard isLate, let promised else {
            guard let byRule else { return false }
            try change(byRule, [fields.state.name: OrderException.State.closed.value], funnel)
            return true
        }
        let severity = Lateness.severity(days: funnel.today.number - promised.number)
        if let byRule {
            guard byRule.severity != severity else { return false }
            try change(byRule, [fields.severity.name: severity.value], funnel)
            return true
        }
        guard late.isEmpty else { return false }
        let values: [String: Value] = [
            fields.order.name: .int(order.raw), fields.kind.name: OrderException.Kind.late.value,
            fields.severity.name: severity.value,
        ]
        try funnel.asSystem.perform(.create(OrderException.entityName, Entries(values: values)))
        return true
    }
    private func change(_ it: Typed<OrderException>, _ values: [String: Value], _ funnel: Funnel) throws {
        guard let id = it.record.id else { return }
        try funnel.asSystem.perform(
            .update(OrderException.entityName, id: id, version: nil, Entries(values: values)))
    }
}

extension OrderException {
    /// An order's open exceptions.
    static func open(of order: ID<Order>, _ desk: any Desk) throws -> [Typed<OrderException>] {
        try desk.find(OrderException.self, limit: 100) { $0.order == order && $0.state == .open }
    }
}
