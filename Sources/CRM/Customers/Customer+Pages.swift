import Kernel
import Page
import Records

extension Customer {
    /// What the customer's pages show besides the fields: the grade in lists, figures and RFMC on the record.
    static let pages: EntityPages = {
        var pages = EntityPages(entityName)
        pages.cells["value_level"] = OwnCell(needs: scoreFields) { context, values in
            GradeBadge(context, level: values.first, scores: Array(values.dropFirst())).html
        }
        pages.badge = { record, context in
            GradeBadge(context, level: record["value_level"], scores: scoreFields.map { record[$0] }).html
        }
        pages.facts = { reader, record, context in try CustomerFigures(reader, record, context).facts }
        pages.side = { reader, record, context in
            try RFMCCard(reader, record, context).html + RelationshipCard(reader, record, context).html
        }
        pages.listActions = { context in allocationButton(context) + gradeButton(context) }
        pages.timeline = customerTimeline
        pages.quickEntry = FollowUp.quickEntry
        pages.keyFields = [
            "owner", "phone", "email", "messenger", "website", "address", "industry", "customer_type", "payment_term",
            "tax_number",
        ]
        return pages
    }()

    static let scoreFields = ["recency_score", "frequency_score", "amount_score", "cost_score"]

    private static func allocationButton(_ context: PageContext) -> HTML {
        guard Allocation.isAllowed(context.actor) else { return "" }
        return """
            <a class="btn ghost no-phone" href="/allocation">\(context.icon("share", .small))\(context.words("allocation.button"))</a>
            """
    }
    private static func gradeButton(_ context: PageContext) -> HTML {
        guard Grading.isAllowed(context.actor) else { return "" }
        return """
            <a class="btn ghost no-phone" href="/grading">\(context.icon("chart", .small))\(context.words("grading.button"))</a>
            """
    }
}

/// The letter of a value level, and four bars for its parts.
struct GradeBadge {
    let context: PageContext
    let level: GradedLevel?
    let scores: [Int64]

    init(_ context: PageContext, level: Value?, scores: [Value]) {
        self.context = context
        self.level = level.flatMap { GradedLevel($0) }
        self.scores = scores.map { Int64(value: $0) ?? 0 }
    }

    var letter: String {
        switch level {
        case .highest: "A"
        case .value: "B"
        case .general: "C"
        case .lowest: "D"
        case nil: ""
        }
    }
    var name: String {
        level.map { context.words("customer.value_level.\($0.rawValue)") } ?? context.words("grading.not_scored")
    }

    var html: HTML {
        guard level != nil, scores.count == 4 else {
            return "<span class=\"dim\" title=\"\(context.words("grading.not_scored"))\">–</span>"
        }
        let said = context.words(
            "grading.badge",
            [
                "letter": letter, "level": name, "r": String(scores[0]), "f": String(scores[1]), "m": String(scores[2]),
                "c": String(scores[3]),
            ])
        var bars = HTML()
        for (index, score) in scores.enumerated() {
            // 2.8 units of height for each point, in tenths, so that no fraction is written as a float.
            let tenths = Int64(score) * 28
            let top = 140 - tenths
            bars += """
                <rect class="fg\(score == 1 ? " low" : "" as HTML)" x="\(index * 5)" y="\(top / 10).\(top % 10)" width="4" \
                height="\(tenths / 10).\(tenths % 10)" rx="1"/>
                """
        }
        return """
            <span class="grade \(letter)" role="img" aria-label="\(said)" title="\(said)"><b>\(letter)</b>\
            <svg viewBox="0 0 19 14"><path class="bg" d="M0 0h4v14H0zM5 0h4v14H5zM10 0h4v14h-4zM15 0h4v14h-4z"/>\(bars)</svg></span>
            """
    }
}

/// The figures in a customer's header, added up from its orders as they stand now.
struct CustomerFigures {
    let facts: [EntityPages.Fact]

    init(_ reader: Reader, _ record: Record, _ context: PageContext) throws {
        let fields = Order.table.fields
        let orders = reader.catalog.schema(Order.self)
        guard let id = record.id, reader.actor.may(.read, orders) else {
            facts = []
            return
        }
        let mine: Predicate = fields.customer == ID(id) && fields.state != .cancelled
        let purchases: Predicate = fields.kind == .sale && fields.totalBase > Money(units: 0)
        var sums = Aggregate(Order.entityName)
        sums.condition = mine
        sums.figures = [
            .count(where: purchases), .sum(fields.totalBase), .sum(fields.totalBase, where: purchases),
            .max(fields.orderedOn, where: purchases),
        ]
        var (count, net, bought): (Int64, Int64, Int64) = (0, 0, 0)
        var last: Day?
        try reader.each(sums) { row in
            (count, net, bought) = (row.int(0), row.int(1), row.int(2))
            last = Day(iso: row.text(3))
        }
        let words = context.words
        func money(_ units: Int64) -> HTML {
            "\(grouped(units, scale: 4, digits: context.look.format.moneyDigits)) <small>\(reader.state.company.currency)</small>"
        }
        var facts = [
            EntityPages.Fact(words("customer.facts.net"), money(net)),
            EntityPages.Fact(words("order.plural"), "\(grouped(count, scale: 0, digits: 0))"),
        ]
        if count > 0 {
            facts.append(
                EntityPages.Fact(
                    words("customer.facts.average"), money(Money(units: bought / count).rounded(digits: 2).units)))
        }
        if let last {
            let days = reader.today.number - last.number
            facts.append(
                EntityPages.Fact(
                    words("customer.last_order_on"), "\(context.look.format.show(last))",
                    note:
                        "<small>\(words("customer.facts.days_ago", ["n": grouped(Int64(days), scale: 0, digits: 0)]))</small>"
                ))
        }
        self.facts = facts
    }
}
