import Kernel
import Page
import Records

extension HomePage {
    /// The five figures at the top.
    func kpis(_ tally: Tally) -> HTML {
        var tiles = [tile("home.customers", text.link(text.count(tally.customers), behind.customers([])), "")]
        if tally.hasOrders {
            let month = Tally.month(today)
            let now = tally.months[month]?.amount ?? 0
            let before = tally.months[month - 12]?.amount ?? 0
            let running = Period(from: today.adding(days: 1 - today.day), to: tally.question.period.to, today: today)
            tiles.append(
                tile("home.this_month", text.link(text.money(now), behind.orders(running)), against(now, before)))
            let year = sum(tally, 0), last = sum(tally, 12)
            tiles.append(
                tile(
                    "home.twelve_months", text.link(text.money(year), behind.orders(tally.question.period)),
                    against(year, last)))
            let orders = text.count(tally.ranking.totalOrders)
            tiles.append(
                tile("home.orders", text.link(orders, behind.orders(tally.question.period, onlySales: true)), ""))
        }
        if watch != nil {
            tiles.append(tile("home.abnormal", text.link(text.count(tally.abnormal), "/watch-list"), ""))
        }
        return "<section class=\"kpis g12\" aria-label=\"\(words("home.kpis"))\">\(tiles.joined())</section>"
    }
    private func tile(_ word: String, _ figure: HTML, _ note: HTML) -> HTML {
        "<div class=\"kpi\"><h2>\(words(word))</h2><p class=\"v\">\(figure)</p><p class=\"d\">\(note)</p></div>"
    }
    private func against(_ now: Int64, _ before: Int64) -> HTML {
        guard let change = text.change(now, before) else { return "\(words("home.nothing_before"))" }
        let tone: HTML = change.isMore ? "t-jade" : "t-red"
        return """
            <span class="row \(tone)">\(context.icon(change.isMore ? "ne" : "se", .tiny))\(change.text)</span> \(words("home.vs_last_year"))
            """
    }
    /// The twelve months that end so many months ago.
    private func sum(_ tally: Tally, _ ago: Int) -> Int64 {
        let month = Tally.month(today) - ago
        return (month - 11...month).reduce(0) { $0 &+ (tally.months[$1]?.amount ?? 0) }
    }

    func revenue(_ tally: Tally) -> HTML {
        let end = Tally.month(today)
        let months = Array(end - 11...end)
        let columns = months.map { month -> ColumnChart.Column in
            let (now, before) = (tally.months[month] ?? .init(), tally.months[month - 12] ?? .init())
            return ColumnChart.Column(
                text.month(month), name: text.monthAndYear(month), now.amount, shown: text.money(now.amount),
                second: before.amount, secondShown: text.money(before.amount), target: behind.orders(days(month)),
                isUnfinished: month == end)
        }
        let rows = months.map { month -> [HTML] in
            let (now, before) = (tally.months[month] ?? .init(), tally.months[month - 12] ?? .init())
            return [
                "\(text.monthAndYear(month))", text.link(text.money(now.amount), behind.orders(days(month))),
                text.link(text.count(now.orders), behind.orders(days(month), onlySales: true)),
                text.link(text.money(before.amount), behind.orders(days(month - 12))),
                "\(text.change(now.amount, before.amount)?.text ?? "–")",
            ]
        }
        let title = words("home.revenue")
        let figure = ChartFigure(
            context, id: "revenue", title: title,
            meaning: words(
                "home.revenue_meaning", ["now": text.money(sum(tally, 0)), "before": text.money(sum(tally, 12))]),
            table: ChartTable(
                heads: [
                    words("home.month"), words("analysis.amount"), words("analysis.orders"), words("home.last_year"),
                    words("home.change"),
                ], numbers: [1, 2, 3, 4], rows: rows))
        let chart = ColumnChart(columns, scale: 4, context.language, secondName: words("home.last_year"))
        let legend: HTML = """
            <p class="legend"><span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="s1" width="10" height="10" rx="2"/></svg>\
            \(words("home.this_year"))</span><span><svg viewBox="0 0 18 10" aria-hidden="true"><path class="ln s0 dash" d="M0 5h18"/></svg>\
            \(words("home.last_year"))</span></p>
            """
        return card(
            "revenue", title, note: text.currency, span: "g8", how: words("home.revenue_how"),
            legend + figure.html { chart.draw($0) })
    }
    private func days(_ month: Int) -> Period {
        let first = Day(month / 12, month % 12 + 1, 1) ?? today
        return Period(from: first, to: first.adding(months: 1).adding(days: -1), today: today)
    }

    /// The 80/20 line, and who stands at its beginning.
    func contribution(_ tally: Tally) -> HTML {
        let here = AnalysisAddress.first(.contribution, today: today, context.catalog)
        let title = words("analysis.contribution")
        let link = here.link()
        guard let curve = ContributionCurve(tally.ranking, text) else {
            return card(
                "contribution", title, note: here.period.text(context.look.format), span: "g7",
                how: words("analysis.contribution_how"), "<p class=\"mid\">\(words("analysis.no_sales"))</p>")
        }
        let best = tally.ranking.ids.prefix(HomePage.best).enumerated().map { index, id -> HTML in
            let name = names[id] ?? "–"
            let path = context.path(context.catalog.schema(Customer.self), id)
            return """
                <li><a class="trunc strong" href="\(path)">\(name)</a><span class="push num">\
                \(text.link(text.money(tally.ranking.amounts[index]), behind.orders(of: id, tally.question.period)))</span>\
                <span class="dim num">\(Share(tally.ranking.amounts[index], of: tally.ranking.total).text)</span></li>
                """
        }
        return card(
            "contribution", title, note: here.period.text(context.look.format), span: "g7",
            how: words("analysis.contribution_how"),
            """
            <p class="mid">\(curve.sentence)</p>\(curve.figure(context, title))<ol class="people best">\(best.joined())</ol>\
            <p><a class="a" href="\(link)">\(words("home.all_contribution"))</a></p>
            """)
    }
}
