import Kernel
import Page
import Records

/// The first page of the day: what one's customers are worth, what needs an eye, and what is new.
package struct HomePage {
    let context: PageContext
    let standing: Analyses.Standing
    let today: Day
    /// The orders that need an eye, as they stand at this moment.
    let watch: WatchList?
    /// Names of the best customers.
    let names: [Int64: String]
    /// What other parts of the product put on top.
    package var top: [HTML] = []
    var text: FigureText { FigureText(context) }
    var behind: Behind { Behind(context: context) }
    var words: Phrases { context.words }

    package static func isAllowed(_ actor: Actor) -> Bool { actor.may(.read, Customer.table.schema) }
    static let best = 5

    package init(_ context: PageContext, _ standing: Analyses.Standing, _ reader: Reader) throws {
        self.context = context
        self.standing = standing
        today = reader.today
        guard case .ready(let tally) = standing else {
            watch = nil
            names = [:]
            return
        }
        watch = WatchList.isAllowed(reader.actor) ? try WatchList(reader, of: tally.watched) : nil
        names = try reader.names(of: Customer.entityName, tally.ranking.ids.prefix(HomePage.best))
    }

    package func page(toast: String?) -> HTML {
        var frame = Frame(context)
        frame.toast = toast
        let content: HTML = """
            <header class="bar"><h1>\(words("home.title"))</h1><span class="push"></span>\(asOf)</header>\
            <div class="home" id="figures"\(again)>\(top.joined())\(figures.joined())</div>
            """
        return frame.page(title: words("home.title"), content)
    }

    private var figures: [HTML] {
        switch standing {
        case .ready(let tally): cards(tally)
        case .computing(let share): [waiting(words, share: share)]
        case .failed: [failed(words)]
        }
    }
    private var asOf: HTML? {
        guard case .ready(let tally) = standing else { return nil }
        return "<span class=\"dim\">\(words("analysis.as_of", ["time": text.time(tally.asOf, today: today)]))</span>"
    }
    private var again: HTML? { standing.again("/") }

    /// In the order in which they stand; each is a card or nothing.
    private func cards(_ tally: Tally) -> [HTML] {
        var cards = [kpis(tally)]
        if tally.hasOrders { cards.append(revenue(tally)) }
        if tally.groups["value_level"] != nil || tally.customers == 0 { cards.append(levels(tally)) }
        if tally.hasOrders { cards.append(contribution(tally)) }
        cards.append(recencyByFrequency(tally))
        if let watch { cards.append(attention(watch)) }
        cards.append(news(tally))
        return cards
    }

    /// A card with its figure, and how that came about.
    func card(_ id: HTML, _ title: String, note: String, span: HTML, how: String, _ content: HTML) -> HTML {
        """
        <section class="card \(span)" aria-labelledby="h-\(id)"><header><h2 id="h-\(id)">\(title)</h2><span class="dim small">\(note)\
        </span></header><div class="bd">\(content)<details class="why"><summary>\(words("grading.how"))</summary>\
        <p class="mid">\(how)</p></details></div></section>
        """
    }
}

extension Analyses.Standing {
    /// Asks for the figures again while they are being added up; also behind an answer that did not come.
    func again(_ path: Path) -> HTML? {
        guard case .computing = self else { return nil }
        return """
             hx-get="\(path)" hx-trigger="every 1s" hx-sync="this:drop" hx-select="#figures" hx-target="#figures" hx-swap="outerHTML"
            """
    }
}

/// While the figures are being added up for the first time.
func waiting(_ words: Phrases, share: Double) -> HTML {
    let percent = Int(share * 100)
    return """
        <section class="card g12" aria-labelledby="h-wait"><header><h2 id="h-wait">\(words("analysis.computing"))</h2></header>\
        <div class="bd"><progress class="prog" max="100" value="\(percent)" aria-labelledby="h-wait"></progress>\
        <p class="mid mt2">\(words("analysis.computing_why"))</p></div></section>
        """
}
func failed(_ words: Phrases) -> HTML {
    "<div class=\"banner red g12\" role=\"alert\"><span class=\"grow\">\(words("analysis.failed"))</span></div>"
}
