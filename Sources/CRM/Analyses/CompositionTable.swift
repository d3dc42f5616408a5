import Kernel
import Page
import Records

/// What the customers are made of by one of their fields: how many, and what they bring.
struct CompositionTable {
    let context: PageContext
    let address: AnalysisAddress
    let tally: Tally
    /// The greatest amount first, then the most customers.
    let groups: [Group]
    private let statistics: [(field: String, groups: [Group])]
    private let pager: FigurePager
    private var words: Phrases { context.words }
    private var text: FigureText { FigureText(context) }

    struct Group {
        let value: Value
        let name: String
        let sums: Tally.Sums
    }

    init(_ context: PageContext, _ address: AnalysisAddress, _ tally: Tally, _ reader: Reader) throws {
        self.context = context
        self.address = address
        self.tally = tally
        groups = try reader.groups(address.by, tally)
        pager = FigurePager(context: context, address: address, count: groups.count)
        statistics = try ["classification", "value_level"].map { ($0, try reader.groups($0, tally)) }
    }

    var html: HTML {
        let schema = context.catalog.schema(Customer.self)
        let label = schema[address.by].map { context.label($0, schema) } ?? ""
        // Within a sentence English writes it small.
        let name = context.language == .en ? label.prefix(1).lowercased() + label.dropFirst() : label
        let title = words("analysis.composition_by", ["name": name])
        return """
            <section class="card g7" aria-labelledby="h-comp"><header><h2 id="h-comp">\(title)</h2><span class="dim small">\
            \(address.period.text(context.look.format))</span></header><div class="bd">\(legend)\(chart(title, label))\
            <details class="why"><summary>\(words("grading.how"))</summary><p class="mid">\(words("analysis.composition_how"))</p>\
            </details></div></section>\(statisticsCard)<section class="card g12" aria-labelledby="h-parts"><header>\
            <h2 id="h-parts">\(words("analysis.parts"))</h2><span class="dim small">\(text.currency)</span></header>\
            \(table(Array(groups[pager.range]), label).html(named: words("chart.table_of", ["name": words("analysis.parts")])))\(pager.html)</section>
            """
    }
    private var legend: HTML {
        let second: HTML? =
            tally.hasOrders
            ? """
            <span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="s2" width="10" height="10" rx="2"/></svg>\
            \(words("analysis.share_of_amount"))</span>
            """ : nil
        return """
            <p class="legend"><span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="s1" width="10" height="10" rx="2"/></svg>\
            \(words("analysis.share_of_customers"))</span>\(second)</p>
            """
    }

    /// The ten greatest; the table has all.
    private func chart(_ title: String, _ label: String) -> HTML {
        let shown = groups.prefix(10)
        let bars = shown.map { group -> PairChart.Group in
            let first = Share(Int64(group.sums.customers), of: Int64(tally.customers))
            let second = Share(group.sums.amount, of: tally.ranking.total)
            let said =
                "\(group.name): \(text.count(group.sums.customers)) (\(first.text)), \(text.money(group.sums.amount)) (\(second.text))"
            return PairChart.Group(group.name, first, second, said: said, target: customers(group, address.by))
        }
        let meaning = shown.prefix(3).map {
            "\($0.name) \(Share(Int64($0.sums.customers), of: Int64(tally.customers)).text)"
        }.joined(separator: ", ")
        return ChartFigure(
            context, id: "parts", title: title, meaning: meaning, table: table(Array(shown), label)
        ).html { PairChart(bars).draw($0) }
    }

    private func table(_ groups: [Group], _ label: String) -> ChartTable {
        let rows = groups.map { group -> [HTML] in
            let sums = group.sums
            var cells: [HTML] = [
                "\(group.name)", text.link(text.count(sums.customers), customers(group, address.by)),
                "\(Share(Int64(sums.customers), of: Int64(tally.customers)).text)",
            ]
            guard tally.hasOrders else { return cells }
            let link = contribution(group)
            cells += [
                text.link(text.count(sums.orders), link), text.link(text.money(sums.amount), link),
                "\(Share(sums.amount, of: tally.ranking.total).text)",
            ]
            return cells
        }
        let heads = [label, words("analysis.customers"), words("analysis.share_of_customers")]
        let more = [words("analysis.orders"), words("analysis.amount"), words("analysis.share_of_amount")]
        return ChartTable(heads: heads + (tally.hasOrders ? more : []), numbers: [1, 2, 3, 4, 5], rows: rows)
    }

    /// All customers, by class and by value: how many, and which share.
    private var statisticsCard: HTML {
        let schema = context.catalog.schema(Customer.self)
        var rows: [[HTML]] = [
            [
                "\(words("analysis.all_customers"))",
                text.link(
                    text.count(tally.customers), Behind(context: context).customers(address.customers.conditions)),
                "\(Share(Int64(tally.customers), of: Int64(tally.customers)).text)",
            ]
        ]
        for part in statistics {
            guard let field = schema[part.field], context.actor.sees(field, of: schema) else { continue }
            rows += part.groups.prefix(20).map { group in
                [
                    "\(words("analysis.named", ["name": context.label(field, schema), "value": group.name]))",
                    text.link(text.count(group.sums.customers), customers(group, part.field)),
                    "\(Share(Int64(group.sums.customers), of: Int64(tally.customers)).text)",
                ]
            }
        }
        let title = words("analysis.statistics")
        let table = ChartTable(
            heads: [words("analysis.group"), words("analysis.customers"), words("analysis.share")],
            numbers: [1, 2], rows: rows)
        return """
            <section class="card g5" aria-labelledby="h-stat"><header><h2 id="h-stat">\(title)</h2></header>\(table.html(named: words("chart.table_of", ["name": title])))</section>
            """
    }

    private func condition(_ group: Group, _ field: String) -> Condition {
        switch group.value {
        case .int(let id): Condition(field, .is, String(id))
        case .text(let text) where !text.isEmpty: Condition(field, .is, text)
        default: Condition(field, .empty, "yes")
        }
    }
    private func customers(_ group: Group, _ field: String) -> Path {
        Behind(context: context).customers(address.customers.conditions + [condition(group, field)])
    }
    /// Who brought the group's amount; there each customer opens his orders.
    private func contribution(_ group: Group) -> Path {
        address.other(.contribution) { other in
            let condition = condition(group, address.by)
            if !other.customers.conditions.contains(condition) { other.customers.conditions.append(condition) }
        }
    }
}

extension Reader {
    /// A field's values with their sums; the greatest amount first, then the most customers.
    func groups(_ name: String, _ tally: Tally) throws -> [CompositionTable.Group] {
        let schema = catalog.schema(Customer.self)
        guard let field = schema[name], actor.sees(field, of: schema), let groups = tally.groups[name] else {
            return []
        }
        let all = try groups.map { value, sums in
            CompositionTable.Group(value: value, name: try label(value, of: field), sums: sums)
        }
        return all.sorted { a, b in
            if a.sums.amount != b.sums.amount { return a.sums.amount > b.sums.amount }
            return a.sums.customers == b.sums.customers ? a.name < b.name : a.sums.customers > b.sums.customers
        }
    }
}
