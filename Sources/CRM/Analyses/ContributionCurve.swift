import Kernel
import Page
import Records

/// The cumulative share of the best customers, as a curve, a table and a sentence.
struct ContributionCurve {
    let points: [ParetoChart.Point]
    /// How many customers make 80 %.
    let reaching: Int
    let ranking: Ranking
    let text: FigureText
    private var words: Phrases { text.context.words }

    /// nil where nothing was sold.
    init?(_ ranking: Ranking, _ text: FigureText) {
        guard let reaching = ranking.reaching(percent: 80) else { return nil }
        self.ranking = ranking
        self.reaching = reaching
        self.text = text
        // A hundred points draw any curve; few customers are points themselves.
        let steps = min(ranking.count, 100)
        var points: [ParetoChart.Point] = []
        var (sum, done) = (Int64(0), 0)
        for step in 1...max(steps, 1) {
            let end = ranking.count * step / max(steps, 1)
            while done < end {
                sum &+= ranking.amounts[done]
                done += 1
            }
            points.append(
                ParetoChart.Point(
                    customers: done * 1_000 / ranking.count, amount: Int(Share(sum, of: ranking.total).permille)))
        }
        self.points = points
    }

    /// 412 of 2,118 customers (19.5 %) make 80 % of …; the best fifth make 81.2 %.
    var sentence: String {
        let best = ranking.bestFifth
        return words(
            "analysis.contribution_sentence",
            [
                "n": text.count(reaching), "all": text.count(ranking.count),
                "share": Share(Int64(reaching), of: Int64(ranking.count)).text,
                "total": "\(text.money(ranking.total)) \(text.currency)", "fifth": text.count(best.customers),
                "made": Share(best.amount, of: ranking.total).text,
            ])
    }

    func figure(_ context: PageContext, _ title: String) -> HTML {
        let rows = (1...10).map { tenth -> [HTML] in
            let count = (ranking.count * tenth + 9) / 10
            let sum = ranking.sum(ofBest: count)
            return [
                "\(tenth * 10) %", "\(text.count(count))", "\(text.money(sum))",
                "\(Share(sum, of: ranking.total).text)",
            ]
        }
        let table = ChartTable(
            heads: [
                words("analysis.best_customers"), words("analysis.customers"), words("analysis.amount"),
                words("analysis.cumulative"),
            ], numbers: [1, 2, 3], rows: rows)
        let chart = ParetoChart(
            points, mark: reaching * 1_000 / max(ranking.count, 1),
            markSaid: words("analysis.mark", ["share": Share(Int64(reaching), of: Int64(ranking.count)).text]),
            customers: words("analysis.axis_customers"), amount: words("analysis.axis_amount"))
        return ChartFigure(context, id: "pareto", title: title, meaning: sentence, table: table)
            .html { chart.draw($0) }
    }
}
