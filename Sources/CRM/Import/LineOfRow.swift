import Folding
import Kernel
import Records

/// One line of an order, as a row says it.
struct LineOfRow {
    /// Which of the rows that go in together.
    let row: Int
    let product: Int64?
    let description: String
    let quantity: Fixed
    let price: Money
    let discount: Fixed
    let taxRate: Fixed
    let isReturn: Bool

    var entries: LineEntries {
        var fields: [String: Entries.Entry] = [
            "quantity": .value(quantity.value), "price": .value(price.value),
        ]
        if let product { fields["product"] = .value(.int(product)) }
        if !description.isEmpty { fields["description"] = .value(.text(description)) }
        if discount.units != 0 { fields["discount"] = .value(discount.value) }
        if taxRate.units != 0 { fields["tax_rate"] = .value(taxRate.value) }
        return LineEntries(fields)
    }
    fileprivate func isSame(_ line: Typed<OrderLine>) -> Bool {
        line.product?.raw == product && line.quantity == quantity && line.price == price && line.discount == discount
    }
}

extension [LineOfRow] {
    /// Those of which there are more than there were.
    func without(_ there: [Record]) -> [LineOfRow] {
        var left = there.map { Typed<OrderLine>($0) }
        return filter { line in
            guard let same = left.firstIndex(where: { line.isSame($0) }) else { return true }
            left.remove(at: same)
            return false
        }
    }
}

extension OrderWriter {
    func lines(_ rows: [ImportRow], _ desk: inout ImportDesk) throws -> [LineOfRow] {
        var lines: [LineOfRow] = []
        lines.reserveCapacity(rows.count)
        var refusal = Refusal()
        for (index, row) in rows.enumerated() {
            do { lines.append(try line(row, index, &desk)) } catch let problem as Refusal {
                refusal.add(problem, under: "rows.\(index).")
            }
        }
        try refusal.orNothing()
        return lines
    }

    private func line(_ row: ImportRow, _ index: Int, _ desk: inout ImportDesk) throws -> LineOfRow {
        var quantity = Fixed(row[places.quantity]) ?? .one
        let discount = Fixed(row[places.discount]) ?? Fixed(units: 0)
        var price = Money(row[places.price]) ?? Money(units: 0)
        if row[places.price] == .null, let amount = Money(row[places.amount]) {
            (quantity, price) = try shared(amount, quantity, isCounted: row[places.quantity] != .null, desk)
        }
        let isReturn = quantity.units < 0 || price.units < 0 || isReturned(row)
        if isReturn { (quantity, price) = (quantity.negative, Money(units: Int64(clamping: price.units.magnitude))) }
        let product = try product(row, price, &desk)
        return LineOfRow(
            row: index, product: product, description: row.text(places.productName) ?? "", quantity: quantity,
            price: price,
            discount: discount, taxRate: Fixed(row[places.taxRate]) ?? Fixed(units: 0), isReturn: isReturn)
    }
    private func isReturned(_ row: ImportRow) -> Bool {
        guard case .int(let amount) = row[places.amount] else { return false }
        return amount < 0
    }

    /// What one piece cost where only the sum is known; where that gives another sum, the purchase is one piece.
    private func shared(
        _ amount: Money, _ quantity: Fixed, isCounted: Bool, _ desk: ImportDesk
    ) throws -> (quantity: Fixed, price: Money) {
        let pieces = quantity.units.magnitude
        guard isCounted, pieces > 0, let units = Int64(exactly: amount.units.magnitude) else { return (.one, amount) }
        let (scaled, isOver) = units.multipliedReportingOverflow(by: 10_000)
        guard !isOver, let whole = Int64(exactly: pieces) else { return (.one, amount) }
        let price = Money(units: (scaled + whole / 2) / whole)
        let digits = try Currency.digits(desk.funnel.company.currency, desk.funnel) ?? 2
        let sum = try? price.line(quantity: Fixed(units: whole), digits: digits)
        guard sum == Money(units: units).rounded(digits: digits) else { return (.one, amount) }
        return (Fixed(units: amount.units < 0 ? -whole : whole), price)
    }

    /// The product by its code, else by its name without regard to case and blanks. One that is not there is made.
    private func product(_ row: ImportRow, _ price: Money, _ desk: inout ImportDesk) throws -> Int64? {
        let (code, name) = (row.text(places.productCode), row.text(places.productName))
        if let code {
            if let id = try desk.remembered(Product.entityName, "code", code) { return id }
            return try newProduct(code, name ?? code, price, &desk)
        }
        guard let name else { return nil }
        let key = ProductNames.key(name)
        if let id = desk.remembered(ProductNames.space, key) { return id }
        if let known = try ProductNames.find(key, desk), let id = known.id {
            desk.remember(known, ProductNames.field, key)
            return id
        }
        return try newProduct(String(name.prefix(60)), name, price, &desk)
    }
    private func newProduct(_ code: String, _ name: String, _ price: Money, _ desk: inout ImportDesk) throws -> Int64? {
        var entries = Entries(values: ["code": .text(code), "name": .text(String(name.prefix(300)))])
        if price.units > 0 { entries["price"] = .value(price.value) }
        do {
            let made = try desk.create(Product.entityName, entries, key: code)
            desk.remember(made, "code", code)
            desk.remember(made, ProductNames.field, ProductNames.key(name))
            return made.id
        } catch let refusal as Refusal { throw refusal.under("product.") }
    }
}

/// Product names as they are compared: `GTXPro` is `GTX Pro`.
enum ProductNames {
    static let field = "name="
    static let space = Product.entityName + "." + field
    static func key(_ name: String) -> String { fold(name).filter { !$0.isWhitespace } }

    /// Sort keys hold no case and no signs, and begin alike; what comes between is compared here.
    static func find(_ key: String, _ desk: ImportDesk) throws -> Record? {
        guard let sortKey = Product.table.schema["name_key"],
            let first = key.unicodeScalars.first(where: { $0.properties.isAlphabetic || ("0"..."9").contains($0) })
        else { return nil }
        let start = first.isASCII ? String(first) : String(Folding.sortKey(key).prefix { $0 != " " })
        let found = try desk.funnel.records(Product.entityName, where: .starts(sortKey, start), limit: 20_000)
        return found.first { record in ProductNames.key(record["name"].text) == key }
    }
}

extension Fixed {
    fileprivate var negative: Fixed { Fixed(units: units > 0 ? -units : units) }
}

extension Value {
    /// The text; nothing for what is none.
    var text: String { if case .text(let text) = self { text } else { "" } }
}

extension Refusal {
    /// The same problems, at the fields of a record that stands below.
    func under(_ prefix: String) -> Refusal {
        var refusal = Refusal()
        refusal.add(self, under: prefix)
        return refusal
    }
    /// What the funnel says of an order's lines, at the rows from which they came.
    func onRows(_ lines: [LineOfRow], after there: Int = 0) -> Refusal {
        Refusal(
            problems.map { problem in
                let parts = problem.field.split(separator: ".")
                guard parts.count == 3, parts[0] == "lines", let index = Int(parts[1]),
                    lines.indices.contains(index - there)
                else { return problem }
                let field = "rows.\(lines[index - there].row).lines.\(parts[2])"
                return Problem(field: field, key: problem.key, arguments: problem.arguments)
            })
    }
}
