import Folding
import Kernel
import Records

/// Writes orders from rows: those of one order together, its returned lines as an order of their own.
struct OrderWriter: ImportWriter {
    let places: OrderPlaces
    let plan: ImportPlan
    /// By file: whether it says what was sold, and whether it says when something was delivered.
    private let hasLines: [Bool]
    private let saysDelivered: [Bool]

    init(_ plan: ImportPlan, _ places: OrderPlaces) {
        self.places = places
        self.plan = plan
        hasLines = plan.files.indices.map { file in
            ["lines.amount", "lines.price", "lines.quantity", "product.code", "product.name"].contains {
                plan.isMapped($0, file: file)
            }
        }
        saysDelivered = plan.files.indices.map { plan.isMapped("delivered_on", file: $0) }
    }

    func belongTogether(_ row: ImportRow, _ next: ImportRow) -> Bool {
        guard let number = row.text(places.number) else { return false }
        return row.file == next.file && number == next.text(places.number)
            && (next[places.customerNumber] == row[places.customerNumber])
            && (next[places.customerName] == row[places.customerName])
    }

    func screen(_ row: ImportRow) -> ImportScreening {
        if let stage = row.text(places.stage), !Won.means(stage) { return .pass("not_a_sale") }
        let isOfKnownOrder = row.text(places.number) != nil && row[places.orderedOn] == .null && hasLines[row.file]
        if isOfKnownOrder, !plan.isMapped("ordered_on", file: row.file) { return .take }
        if row[places.orderedOn] == .null {
            return .setAside(.init(field: "ordered_on", key: "field.required", arguments: [:]))
        }
        guard CustomerOfRow(row, places) != nil || walkIn != nil else {
            return .setAside(.init(field: customerPath(row.file), key: "import.no_customer", arguments: [:]))
        }
        return .take
    }
    var walkIn: String? { plan.settings.walkIn ?? plan.settings.mapping.walkIn }
    private func customerPath(_ file: Int) -> String {
        plan.isMapped("customer.number", file: file) ? "customer.number" : "customer.name"
    }

    func write(_ rows: [ImportRow], _ desk: inout ImportDesk) throws {
        guard let first = rows.first else { return }
        guard hasLines[first.file] else { return try writeHead(first, &desk) }
        let lines = try self.lines(rows, &desk)
        let number = first.text(places.number)
        if isReturn(first) { return try write(lines, of: first, number, .giveBack, &desk) }
        let sold = lines.filter { !$0.isReturn }
        let returned = lines.filter(\.isReturn)
        if !sold.isEmpty { try write(sold, of: first, number, .sale, &desk) }
        if !returned.isEmpty { try write(returned, of: first, number.map { $0 + "-R" }, .giveBack, &desk) }
    }

    /// The row says so itself, or its invoice's number begins with C.
    private func isReturn(_ row: ImportRow) -> Bool {
        if row[places.kind] == Order.Kind.giveBack.value { return true }
        guard let number = row.text(places.number), !plan.countsWithC(file: row.file) else { return false }
        return OrderNumber.isCancellation(number)
    }

    /// An order whose lines stand in another file.
    private func writeHead(_ row: ImportRow, _ desk: inout ImportDesk) throws {
        if let number = row.text(places.number), let known = try desk.find(Order.entityName, "number", number) {
            return try fill(known, row, &desk)
        }
        let kind: Order.Kind = isReturn(row) ? .giveBack : .sale
        let entries = try entries(row, row.text(places.number), kind, &desk)
        try desk.create(Order.entityName, entries, key: row.text(places.number) ?? "\(row.file) \(row.line)")
    }
    private func fill(_ known: Record, _ row: ImportRow, _ desk: inout ImportDesk) throws {
        let said = places.ofOrder + [places.orderedOn.map { ("ordered_on", $0) }].compactMap { $0 }
        var wanted: [String: Entries.Entry] = [:]
        for (name, place) in said where row[place] != .null && desk.settings.existing != .leave {
            if desk.settings.existing == .overwrite || known[name].isEmpty { wanted[name] = .value(row[place]) }
        }
        guard !wanted.isEmpty else { return desk.noteUnchanged(Order.entityName) }
        try desk.update(known, Entries(wanted))
    }

    /// Makes the order, or puts the lines to those that it has.
    private func write(
        _ lines: [LineOfRow], of row: ImportRow, _ number: String?, _ kind: Order.Kind, _ desk: inout ImportDesk
    ) throws {
        if let number, let known = try desk.find(Order.entityName, "number", number) {
            return try append(lines, to: known, row, &desk)
        }
        guard row[places.orderedOn] != .null else {
            throw Refusal("import.no_such_order", field: "number", ["text": number ?? ""])
        }
        var entries = try entries(row, number, kind, &desk)
        entries.lines["lines"] = lines.map(\.entries)
        do {
            try desk.create(Order.entityName, entries, key: number ?? "\(row.file) \(row.line)")
        } catch let refusal as Refusal { throw refusal.onRows(lines) }
        desk.count("order_line", lines.count)
    }

    private func append(_ lines: [LineOfRow], to known: Record, _ row: ImportRow, _ desk: inout ImportDesk) throws {
        guard let id = known.id else { return }
        let order = Typed<Order>(known)
        if let customer = CustomerOfRow(row, places), let other = try customer.id(&desk), order.customer?.raw != other {
            throw Refusal("import.order_of_another", field: "number", ["text": known["number"].text])
        }
        let there = try desk.funnel.records(
            OrderLine.entityName, where: OrderLine.table.fields.order == ID<Order>(id), limit: 10_000)
        // What this import wrote, or a person mended, is new; of what came before, the same line is the same.
        let isNew = known["import_job"] == .int(desk.job) || plan.isMended(file: row.file)
        let new = isNew ? lines : lines.without(there)
        guard !new.isEmpty else { return desk.noteUnchanged(Order.entityName) }
        var entries = Entries()
        entries.lines["lines"] = there.map { LineEntries(id: $0.id, [:]) } + new.map(\.entries)
        do {
            try desk.update(known, entries, isCounted: known["import_job"] != .int(desk.job))
        } catch let refusal as Refusal { throw refusal.onRows(new, after: there.count) }
        desk.count("order_line", new.count)
    }

    private func entries(_ row: ImportRow, _ number: String?, _ kind: Order.Kind, _ desk: inout ImportDesk) throws
        -> Entries
    {
        var entries = Entries()
        let customer = CustomerOfRow(row, places) ?? walkIn.map { CustomerOfRow(walkIn: $0) }
        guard let customer else { throw Refusal("import.no_customer", field: "customer.number") }
        entries["customer"] = .value(.int(try customer.idOrNew(&desk)))
        entries["kind"] = .value(kind.value)
        entries["ordered_on"] = .value(row[places.orderedOn])
        if let number { entries["number"] = .value(.text(number)) }
        for (name, place) in places.ofOrder where row[place] != .null { entries[name] = .value(row[place]) }
        entries["state"] = .value(row[places.state] == .null ? state(row).value : row[places.state])
        return entries
    }
    /// What a file of sales holds is delivered, unless it says when each was and says nothing for this one.
    private func state(_ row: ImportRow) -> Order.State {
        saysDelivered[row.file] && row[places.deliveredOn] == .null ? .open : .delivered
    }
}

/// The words by which programs say that a deal was won.
private enum Won {
    private static let words: Set<String> = [
        "won", "closed won", "closedwon", "true", "yes", "signed", "赢单", "成交", "已成交", "已赢单", "赢得", "签约",
    ]
    /// Traditional characters are folded to simplified ones.
    static func means(_ stage: String) -> Bool { words.contains(fold(trimmed(stage))) }
}
