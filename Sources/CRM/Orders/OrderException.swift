import Kernel
import Records

/// That something is wrong with an order: found by a rule, or by somebody who looked.
struct OrderException: Entity {
    static let entityName = "order_exception"
    static let table = Table<OrderException>(title: "number") {
        $0.scope = .through("order")
        $0.isPart = true
        $0.numberPrefix = "OX"
        $0.defaultSort = "-found_on"
        $0.icon = "alert"
        $0.group = "sales"
    }

    let order = Link<Order>().required.indexed.listed
    let kind = Pick<Kind>().listed
    let severity = Pick<Severity>().listed
    let state = Pick<State>().listed
    let foundOn = OnDay().indexed.listed
    let solvedOn = OnDay().listed
    let foundBy = Pick<Finder>().readOnly.listed
    let note = LongText()

    enum Kind: String, Choice { case late, short, quality, payment, other }
    enum State: String, Choice { case open, closed }
    enum Finder: String, Choice { case hand, rule }
}

/// How bad it is, the worst last, so that a new exception is not the worst by itself.
enum Severity: String, Choice {
    case low, medium, high

    /// The worst sorts first.
    var rank: String {
        switch self {
        case .high: "1"
        case .medium: "2"
        case .low: "3"
        }
    }
}

extension OrderException: Rules {
    static func beforeSave(_ it: inout Typed<OrderException>, _ lines: inout SavedLines, _ desk: any Desk) throws {
        if it.isNew { it.foundBy = desk.actor.identity == .system ? .rule : .hand }
        if it.foundOn == nil { it.foundOn = desk.today }
        if let found = it.foundOn, found > desk.today {
            throw Refusal("field.in_the_future", on: table.fields.foundOn)
        }
        switch it.state {
        case .open: it.solvedOn = nil
        case .closed: if it.solvedOn == nil { it.solvedOn = desk.today }
        }
        if let found = it.foundOn, let solved = it.solvedOn, solved < found {
            throw Refusal("order_exception.solved_before_found", on: table.fields.solvedOn)
        }
    }
    /// The order's place on the watch list follows; where an exception moves to another order, that of both.
    static func afterChange(_ it: Typed<OrderException>, _ funnel: Funnel) throws {
        for order in Set([it.order, it.was(\.order)].compactMap { $0?.raw }) { try follow(ID(order), funnel) }
    }
    /// Brings an order to where its state and its exceptions put it: no new version, since nobody changed it.
    static func follow(_ order: ID<Order>, _ funnel: Funnel) throws {
        guard let record = try funnel.record(Order.entityName, order.raw) else { return }
        var order = Typed<Order>(record)
        try order.watch(funnel)
        let fields: [AnyField] = [Order.table.fields.attention, Order.table.fields.watchKey]
        let (was, becomes) = (fields.map { record[$0] }, fields.map { order.record[$0] })
        try funnel.derive(
            record.schema, fields, [Derivation(id: record.id ?? 0, was: was, becomes: becomes)])
    }
}
