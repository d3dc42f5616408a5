import Kernel
import Records

/// The customer that a row of sales names.
struct CustomerOfRow {
    private let number: String?
    private let name: String?
    private var further: [(name: String, value: Value)] = []
    private var isPerson = false

    /// nil where the row names nobody.
    init?(_ row: ImportRow, _ places: OrderPlaces) {
        number = row.text(places.customerNumber)
        let (first, last) = (row.text(places.firstName) ?? "", row.text(places.lastName) ?? "")
        let person = fullName(first: first, last: last)
        isPerson = row.text(places.customerName) == nil && !person.isEmpty
        name = row.text(places.customerName) ?? (person.isEmpty ? nil : person)
        guard number != nil || name != nil else { return nil }
        for (name, place) in places.ofCustomer where row[place] != .null { further.append((name, row[place])) }
    }
    init(walkIn: String) {
        number = nil
        name = walkIn
    }

    func id(_ desk: inout ImportDesk) throws -> Int64? {
        do {
            if let number { return try desk.remembered(Customer.entityName, "number", number) }
            return try name.flatMap { try desk.remembered(Customer.entityName, "name", $0) }
        } catch let invalid as Invalid {
            throw Refusal(invalid.key, field: number == nil ? "customer.name" : "customer.number", invalid.arguments)
        }
    }

    /// The customer, made as the row says where there is none.
    func idOrNew(_ desk: inout ImportDesk) throws -> Int64 {
        if let id = try id(&desk) { return id }
        var entries = Entries()
        if let number { entries["number"] = .value(.text(number)) }
        entries["name"] = .value(.text(name ?? desk.named(number ?? "")))
        if isPerson { entries["kind"] = .value(Customer.Kind.person.value) }
        for (name, value) in further { entries[name] = .value(value) }
        do {
            let made = try desk.create(Customer.entityName, entries, key: number ?? name ?? "")
            if let number {
                desk.remember(made, "number", number)
            } else if let name {
                desk.remember(made, "name", name)
            }
            guard let id = made.id else { throw NotFound() }
            return id
        } catch let refusal as Refusal { throw refusal.under("customer.") }
    }
}

extension ImportDesk {
    /// A customer of whom only the number is known: `Customer 17850`.
    fileprivate func named(_ number: String) -> String {
        var format = funnel.actor.format
        format.language = funnel.company.language
        return format.words("import.customer_named", ["number": number])
    }
}
