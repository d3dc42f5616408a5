import Kernel
import Records

/// What a customer bought, or gave back.
struct Order: Entity {
    static let entityName = "order"
    static let table = Table<Order>(title: "number") {
        $0.scope = .through("customer")
        $0.isOwned = true
        $0.numberPrefix = "SO"
        $0.numberHasYear = true
        $0.defaultSort = "-ordered_on"
        $0.icon = "truck"
        $0.group = "sales"
        $0.lines = [LineList("lines", of: "order_line", via: "order")]
        $0.indexes = [purchaseIndex]
        $0.sparseIndexes = ["watch_key"]
    }

    /// What grading adds up per customer stands in this index alone.
    static let purchaseIndex = ["customer", "ordered_on", "kind", "state", "total_base"]

    let customer = Link<Customer>().required.indexed.listed
    let kind = Pick<Kind>().listed
    let orderedOn = OnDay().required.indexed.listed
    let promisedOn = OnDay()
    let deliveredOn = OnDay()
    let state = Pick<State>().indexed.listed
    let currency = Text().max(3)
    let rate = ExchangeRate()
    let total = Amount().readOnly.listed
    let totalBase = Amount().readOnly
    let note = LongText()
    /// The worst severity among the exceptions that are open.
    let attention = Optionally(Severity.self).derived
    /// Where the order stands on the watch list; empty for one that is not on it.
    let watchKey = Text().max(20).hidden

    enum Kind: String, Choice {
        case sale
        case giveBack = "return"
    }
    enum State: String, Choice { case open, delivered, cancelled }
}

/// One product of an order.
struct OrderLine: Entity {
    static let entityName = "order_line"
    static let table = Table<OrderLine>(title: "description") {
        $0.scope = .through("order")
        $0.isPart = true
        $0.isListed = false
    }

    let order = Link<Order>().indexed
    let product = Link<Product>().indexed.listed
    let description = Text().max(300).listed
    let quantity = Quantity().default(.one).listed
    let price = Amount().listed
    let discount = Percent().listed
    let taxRate = Percent()
    let amount = Amount().readOnly.listed
    /// The product's cost price on the day of the sale.
    let costPrice = AmountOrUnknown().readOnly
}

extension Order: Rules {
    static func beforeSave(_ it: inout Typed<Order>, _ lines: inout SavedLines, _ desk: any Desk) throws {
        if it.currency.isEmpty { it.currency = desk.company.currency }
        let digits = try Currency.digits(it.currency, desk)
        guard let digits else {
            throw Refusal("order.no_such_currency", on: table.fields.currency, ["text": it.currency])
        }
        if it.currency == desk.company.currency { it.rate = .blank }
        if it.rate.units <= 0 { throw Refusal("order.rate_positive", on: table.fields.rate) }
        if let delivered = it.deliveredOn, let ordered = it.orderedOn, delivered < ordered {
            throw Refusal("order.delivered_before_ordered", on: table.fields.deliveredOn)
        }
        var saved = lines["lines", OrderLine.self]
        let hadLines = !saved.isEmpty
        try price(&saved, of: it, digits, desk)
        lines["lines", OrderLine.self] = saved
        try it.watch(desk)
        guard hadLines || it.isNew || lines.shortened.contains("lines") else { return }
        try total(&it, saved, digits, base: Currency.digits(desk.company.currency, desk) ?? 2)
    }

    /// Each line is rounded once, and keeps what its product cost on the day.
    private static func price(
        _ lines: inout [Typed<OrderLine>], of order: Typed<Order>, _ digits: Int, _ desk: any Desk
    ) throws {
        var refusal = Refusal()
        for index in lines.indices {
            let line = lines[index]
            if line.discount.units < 0 || line.discount > .one {
                refusal.add("field.not_a_share", field: "lines.\(index).discount")
                continue
            }
            if line.isNew || line.changed(\.product), let product = try desk.find(line.product) {
                lines[index].costPrice = product.costPrice
                if line.description.isEmpty { lines[index].description = product.name }
            }
            // A return's amounts are negative, whichever way its quantities were written.
            if order.kind == .giveBack, line.quantity.units > 0 {
                lines[index].quantity = Fixed(units: -line.quantity.units)
            }
            do {
                lines[index].amount = try line.price.line(
                    quantity: lines[index].quantity, discount: line.discount, digits: digits)
            } catch { refusal.add("field.number_too_large", field: "lines.\(index).quantity") }
        }
        try refusal.orNothing()
    }
    /// The total is the sum of the rounded lines, so that what is shown adds up.
    private static func total(_ it: inout Typed<Order>, _ lines: [Typed<OrderLine>], _ digits: Int, base: Int) throws {
        do {
            it.total = try lines.reduce(Money(units: 0)) { try $0.plus($1.amount) }
            it.totalBase = try it.total.converted(it.rate, digits: base)
        } catch is Overflow { throw Refusal("field.number_too_large", on: table.fields.total) }
    }
}

/// Orders and what is in them.
let orders = Module(
    schemas: [Order.table.schema, OrderLine.table.schema, OrderException.table.schema],
    rules: [RuleSet(Order.self), RuleSet(OrderException.self)],
    words: [orderWords, orderExceptionWords])
