import Kernel
import Records
import TestKit
import Testing

@testable import Page

/// What a chart is made of, whoever looks at it: a picture with a name, words for who listens, a table, no inline style.
@Suite struct ChartTests {
    private let context: PageContext
    init() async throws {
        let company = try await Installation(.sqlite)
        var actor = company.console
        actor.format.language = .en
        context = PageContext(
            look: Look(format: actor.format, company: "Acme", assets: AssetPaths([:])), actor: actor,
            state: company.records.current, formToken: "token", path: "/")
        await company.close()
    }
    private func figure(_ draw: (Int) -> Drawing) -> String {
        let table = ChartTable(heads: ["Month", "Amount"], numbers: [1], rows: [["Jan", "1"], ["Feb", "<2>"]])
        let figure = ChartFigure(context, id: "it", title: "Sales & more", meaning: "Two months", table: table)
        return String(decoding: figure.html(draw).bytes, as: UTF8.self)
    }
    private var columns: ColumnChart {
        ColumnChart(
            [
                .init("Jan", name: "Jan 2026", 10, shown: "10", second: 5, secondShown: "5", target: "/orders"),
                .init("Feb", name: "Feb 2026", -4, shown: "-4", second: 8, secondShown: "8", isUnfinished: true),
            ], scale: 0, .en, secondName: "Last year")
    }
    private var drawn: [String] {
        [
            figure { columns.draw($0) },
            figure {
                ShareBar([
                    .init("A", name: "Best", 3, shown: "3", tone: .best, target: "/customers"),
                    .init("D", name: "Low", 1, shown: "1", tone: .low),
                ]).draw($0)
            },
            figure { PairChart([.init("Food", Share(1, of: 3), Share(2, of: 3), said: "Food")]).draw($0) },
            figure {
                ParetoChart(
                    [.init(customers: 500, amount: 800), .init(customers: 1_000, amount: 1_000)], mark: 500,
                    markSaid: "half make 80 %", customers: "customers", amount: "amount"
                ).draw($0)
            },
            figure {
                HeatMap(
                    columns: ["F1"],
                    rows: [(name: "R1", cells: [.init(4, said: "four", target: "/customers", isSlipping: true)])]
                ).draw($0)
            },
        ]
    }

    @Test func eachIsAPictureWithANameAndATable() {
        for chart in drawn {
            #expect(chart.contains("role=\"img\" aria-labelledby=\"it-w-t it-w-d\""))
            #expect(
                chart.contains("<title id=\"it-n-t\">Sales &amp; more</title><desc id=\"it-n-d\">Two months</desc>"))
            #expect(chart.contains("<th scope=\"row\">Jan</th><td class=\"num\">1</td>"))
            #expect(chart.contains("&lt;2&gt;") || chart.contains("<2>"))
            #expect(!chart.contains("style="))
            #expect(chart.count { $0 == "<" } == chart.count { $0 == ">" })
        }
    }
    @Test func whatIsBehindAShapeCanBeOpenedAndIsSaid() {
        #expect(drawn[0].contains("<a class=\"spot\" href=\"/orders\" aria-label=\"Jan 2026: 10 · Last year 5\">"))
        #expect(drawn[4].contains("href=\"/customers\" aria-label=\"four\""))
    }
    /// Steps are 1, 2 or 5 times a power of ten, four or so of them.
    @Test func axesEndOnRoundNumbers() {
        #expect(Axis([10, -4]).ticks == [-5, 0, 5, 10])
        #expect(Axis([0]).ticks == [0, 1])
        #expect(Axis([412]).ticks == [0, 200, 400, 600])
        #expect(Axis([4_100_000]).ticks == [0, 2_000_000, 4_000_000, 6_000_000])
    }
    @Test func shortNumbersCountAsTheLanguageDoes() {
        #expect(compact(48_200_000_000, scale: 4, .en) == "4.8M")
        #expect(compact(48_200_000_000, scale: 4, .zhHans) == "482万")
        #expect(compact(48_200_000_000, scale: 4, .zhHant) == "482萬")
        #expect(compact(-1_500, scale: 0, .en) == "-1.5k")
        #expect(compact(999, scale: 0, .en) == "999")
        #expect(compact(0, scale: 4, .en) == "0")
    }
    @Test func sharesAreRoundedHalfUp() {
        #expect(Share(1, of: 3).text == "33.3 %")
        #expect(Share(1, of: 2_000).permille == 1)
        #expect(Share(5, of: 0).permille == 0)
        #expect(Share(.max / 2, of: .max).permille == 500)
    }
    @Test func theFullestCellIsTheDarkest() {
        #expect(HeatMap.depth(0, of: 10) == 0)
        #expect(HeatMap.depth(1, of: 100) == 1)
        #expect(HeatMap.depth(100, of: 100) == 5)
    }
}
