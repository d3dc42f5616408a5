import Folding
import Kernel
import Records

extension ImportKind {
    /// Orders from files with a row for each line or each purchase, and the customers and products that they speak of.
    /// Of two files given together, one may hold the orders and the other their lines.
    static func orders(_ catalog: Catalog) -> ImportKind {
        let places = OrderPlaces(catalog)
        return ImportKind(
            slug: catalog.schema(Order.self).slug, entity: Order.entityName, targets: places.targets,
            missing: missing, writer: { OrderWriter($0, places) })
    }

    /// A day and a customer for new orders; a number and what was sold for lines of orders that are there.
    private static func missing(_ mapped: Set<String>) -> [[String]] {
        let sold = ["lines.amount", "lines.price", "lines.quantity"]
        let who = ["customer.number", "customer.name", "customer.last_name"]
        if mapped.contains("number"), !mapped.contains("ordered_on"), !mapped.isDisjoint(with: sold),
            mapped.isDisjoint(with: who)
        {
            return []
        }
        return [["ordered_on"], who].filter(mapped.isDisjoint(with:))
    }
}

/// The places of an order's row, each looked up once.
struct OrderPlaces: Sendable {
    let targets: [ImportTarget]
    let number, orderedOn, promisedOn, deliveredOn, kind, state, stage: Int?
    let customerNumber, customerName, firstName, lastName: Int?
    let productCode, productName, quantity, price, discount, taxRate, amount: Int?
    /// Further fields of a new customer, and of an order.
    let ofCustomer: [(name: String, place: Int)]
    let ofOrder: [(name: String, place: Int)]

    init(_ catalog: Catalog) {
        let (order, line) = (catalog.schema(Order.self), catalog.schema(OrderLine.self))
        let (customer, product) = (catalog.schema(Customer.self), catalog.schema(Product.self))
        var targets: [ImportTarget] = []
        func add(_ names: [String], of schema: Schema, _ prefix: String = "") {
            for field in names.compactMap({ schema[$0] }) {
                let path = prefix.isEmpty ? field.name : "\(prefix).\(field.name)"
                targets.append(ImportTarget(field, of: schema, prefix: prefix, orderHeadings[path] ?? []))
            }
        }
        let custom = order.fields.filter { $0.spec.isCustom && $0.kind != .link }.map(\.name)
        let plain = ["promised_on", "delivered_on", "currency", "rate", "note"] + custom
        add(["number", "ordered_on", "kind", "state"] + plain, of: order)
        let person = ["email", "phone", "country", "city", "postal_code", "address"]
        add(["number", "name"] + person, of: customer, "customer")
        let name = TextType(maxLength: 100)
        for (path, word) in [("first_name", "import.first_name"), ("last_name", "import.last_name")] {
            let path = "customer.\(path)"
            targets.append(ImportTarget(path, name, word: word, orderHeadings[path] ?? []))
        }
        add(["code", "name"], of: product, "product")
        add(["quantity", "price", "discount", "tax_rate", "amount"], of: line, "lines")
        targets.append(ImportTarget("stage", TextType(), word: "import.stage", orderHeadings["stage"] ?? []))
        self.targets = targets
        func place(_ path: String) -> Int? { targets.firstIndex { $0.path == path } }
        (number, orderedOn, kind, state) = (place("number"), place("ordered_on"), place("kind"), place("state"))
        (promisedOn, deliveredOn, stage) = (place("promised_on"), place("delivered_on"), place("stage"))
        (customerNumber, customerName) = (place("customer.number"), place("customer.name"))
        (firstName, lastName) = (place("customer.first_name"), place("customer.last_name"))
        (productCode, productName) = (place("product.code"), place("product.name"))
        (quantity, price, discount) = (place("lines.quantity"), place("lines.price"), place("lines.discount"))
        (taxRate, amount) = (place("lines.tax_rate"), place("lines.amount"))
        ofCustomer = person.compactMap { name in place("customer.\(name)").map { (name, $0) } }
        ofOrder = plain.compactMap { name in place(name).map { (name, $0) } }
    }
}
