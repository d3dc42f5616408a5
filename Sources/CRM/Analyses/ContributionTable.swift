import Kernel
import Page
import Records

/// Who brings how much: the customers with orders in the period, the best first, with the line at 80 %.
struct ContributionTable {
    let context: PageContext
    let address: AnalysisAddress
    let tally: Tally
    private let names: [Int64: String]
    private let pager: FigurePager
    private var words: Phrases { context.words }
    private var text: FigureText { FigureText(context) }
    private var behind: Behind { Behind(context: context) }

    init(_ context: PageContext, _ address: AnalysisAddress, _ tally: Tally, _ reader: Reader) throws {
        self.context = context
        self.address = address
        self.tally = tally
        pager = FigurePager(context: context, address: address, count: tally.ranking.count)
        names = try reader.names(of: Customer.entityName, tally.ranking.ids[pager.range])
    }

    var html: HTML {
        let title = words("analysis.contribution")
        guard let curve = ContributionCurve(tally.ranking, text) else {
            return """
                <section class="card g12"><div class="bd"><p class="mid">\(words("analysis.no_sales"))</p></div></section>
                """
        }
        return """
            <section class="card g12" aria-labelledby="h-curve"><header><h2 id="h-curve">\(words("analysis.curve"))</h2>\
            <span class="dim small">\(address.period.text(context.look.format))</span></header><div class="bd"><p class="mid">\
            \(curve.sentence)</p><div class="narrow">\(curve.figure(context, title))</div><details class="why"><summary>\
            \(words("grading.how"))</summary><p class="mid">\(words("analysis.contribution_how"))</p></details></div></section>\
            <section class="card g12" aria-labelledby="h-ranks"><header><h2 id="h-ranks">\(words("analysis.ranks"))</h2>\
            <span class="dim small">\(text.currency)</span></header>\(table(curve))\(pager.html)</section>
            """
    }

    private func table(_ curve: ContributionCurve) -> HTML {
        let ranking = tally.ranking
        var sum = ranking.sum(ofBest: pager.range.lowerBound)
        var rows = HTML()
        for place in pager.range {
            sum &+= ranking.amounts[place]
            rows += row(place, sum, isLast: place + 1 == curve.reaching)
            if place + 1 == curve.reaching {
                let said = words("analysis.line", ["n": text.count(curve.reaching)])
                rows += "<tr class=\"line80\"><td colspan=\"6\">\(said)</td></tr>"
            }
        }
        let heads = [
            "analysis.rank", "customer", "analysis.orders", "analysis.amount", "analysis.share", "analysis.cumulative",
        ]
        let head = heads.enumerated().map { index, word -> HTML in
            "<th scope=\"col\"\(index == 1 ? "" : " class=\"num\"" as HTML)>\(words(word))</th>"
        }
        return """
            <div class="scrollx" role="region" tabindex="0" aria-label="\(words("chart.table_of", ["name": words("analysis.ranks")]))"><table class="mini figures">\
            <thead><tr>\(head.joined())</tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }
    private func row(_ place: Int, _ sum: Int64, isLast: Bool) -> HTML {
        let ranking = tally.ranking
        let (id, amount) = (ranking.ids[place], ranking.amounts[place])
        let path = context.path(context.catalog.schema(Customer.self), id)
        let name: HTML = names[id].map { "<a class=\"strong\" href=\"\(path)\">\($0)</a>" } ?? "–"
        let period = tally.question.period
        return """
            <tr><td class="num dim">\(text.count(place + 1))</td><th scope="row">\(name)</th><td class="num">\
            \(text.link(text.count(ranking.orders[place]), behind.orders(of: id, period, onlySales: true)))</td><td class="num">\
            \(text.link(text.money(amount), behind.orders(of: id, period)))</td><td class="num">\(Share(amount, of: ranking.total).text)</td>\
            <td class="num">\(Share(sum, of: ranking.total).text)</td></tr>
            """
    }
}
