import Kernel
import Page
import Records

/// What the analyses have in common: the bar with period, filters and export, and the figures once they are there.
package struct AnalysisPage {
    let context: PageContext
    let address: AnalysisAddress
    let standing: Analyses.Standing
    let today: Day
    /// The figures, drawn while the reader was at hand; nothing while they are not there.
    private let figures: HTML
    /// What the filters point to is called so.
    private let names: LinkNames
    private var words: Phrases { context.words }
    private var text: FigureText { FigureText(context) }

    /// Throws `Refusal` where a filter means nothing.
    package init(_ context: PageContext, _ address: AnalysisAddress, _ standing: Analyses.Standing, _ reader: Reader)
        throws
    {
        self.context = context
        self.address = address
        self.standing = standing
        today = reader.today
        names = try reader.names(of: address.customers.conditions, reader.catalog.schema(Customer.self))
        figures =
            switch standing {
            case .ready(let tally):
                switch address.kind {
                case .contribution: try ContributionTable(context, address, tally, reader).html
                case .composition: try CompositionTable(context, address, tally, reader).html
                }
            case .computing(let share): waiting(context.words, share: share)
            case .failed: failed(context.words)
            }
    }

    package static func isAllowed(_ actor: Actor) -> Bool { actor.may(.read, Customer.table.schema) }
    /// A contribution is one of amounts.
    package static func isAllowed(_ kind: AnalysisAddress.Kind, _ actor: Actor) -> Bool {
        isAllowed(actor) && (kind == .composition || actor.may(.read, Order.table.schema))
    }

    package func page(toast: String?) -> HTML {
        var frame = Frame(context)
        frame.scripts = ["filter.js"]
        frame.toast = toast
        let title = words("analysis.\(address.kind.rawValue)")
        let content: HTML = """
            <header class="bar"><h1>\(title)</h1><span class="push"></span>\(asOf)\(export)</header>\(bar)\
            <div class="home" id="figures"\(standing.again(address.link()))>\(figures)</div>
            """
        return frame.page(title: title, content)
    }
    /// The form that adds a filter, alone or in the bar's menu.
    package static func filterForm(_ context: PageContext, _ address: AnalysisAddress) -> FilterForm {
        FilterForm(
            context, context.catalog.schema(Customer.self), address.customers, on: address.path, keeping: address.rest)
    }

    private var asOf: HTML? {
        guard case .ready(let tally) = standing else { return nil }
        return "<span class=\"dim\">\(words("analysis.as_of", ["time": text.time(tally.asOf, today: today)]))</span>"
    }
    private var export: HTML? {
        guard context.actor.may(.export, context.catalog.schema(Customer.self)) else { return nil }
        let path = address.exportPath
        return "<a class=\"btn ghost\" href=\"\(path)\">\(context.icon("dl", .small))\(words("list.export"))</a>"
    }

    private var bar: HTML {
        let (path, formPath) = (address.path, address.formPath)
        let bar = FilterBar(
            context, context.catalog.schema(Customer.self), address.customers, names, on: path,
            keeping: AnalysisAddress.text(address.rest))
        let names = Period.Name.allCases.map { name -> HTML in
            let isChosen: HTML = address.period.name == name ? " selected" : ""
            return "<option value=\"\(name.rawValue)\"\(isChosen)>\(words("analysis.period.\(name.rawValue)"))</option>"
        }
        let conditions = address.customers.conditions.map { condition -> HTML in
            "<input type=\"hidden\" name=\"\(condition.field)\" value=\"\(condition.expression)\">"
        }
        let isOwn = address.period.name == .own
        let from = isOwn && address.period.from.year > 1 ? address.period.from.iso : ""
        let to = isOwn && address.period.to.year < 9999 ? address.period.to.iso : ""
        return """
            <div class="bar thin ana"><form class="row wrap" method="get" action="\(path)"><label class="sr" for="an-p">\
            \(words("analysis.period"))</label><select id="an-p" name="period">\(names.joined())</select>\
            <label class="dim" for="an-f">\(words("analysis.from"))</label><input type="date" id="an-f" name="from" value="\(from)">\
            <label class="dim" for="an-t">\(words("analysis.to"))</label><input type="date" id="an-t" name="to" value="\(to)">\
            \(choice)\(conditions.joined())<button class="btn line">\(words("analysis.show"))</button></form>\
            <div class="chips grow" role="group" aria-label="\(words("filters"))">\(bar.chips)\
            <button type="button" class="chip add" popovertarget="fpop" data-key="f"><span>\(context.icon("plus", .tiny))\
            \(words("filter"))</span></button></div></div><div popover id="fpop" class="pop" hx-get="\(formPath)" \
            hx-trigger="toggle once"><noscript><a class="btn line" href="\(formPath)">\(words("filter"))</a></noscript></div>
            """
    }
    /// By what the composition divides.
    private var choice: HTML? {
        guard address.kind == .composition else { return nil }
        let schema = context.catalog.schema(Customer.self)
        let options = Tally.dimensions.compactMap { schema[$0] }.filter { context.actor.sees($0, of: schema) }.map {
            field -> HTML in
            let isChosen: HTML = address.by == field.name ? " selected" : ""
            return "<option value=\"\(field.name)\"\(isChosen)>\(context.label(field, schema))</option>"
        }
        return """
            <label class="dim" for="an-b">\(words("analysis.by"))</label><select id="an-b" name="by">\(options.joined())</select>
            """
    }
}

/// The pages of a table of figures, which are counted.
struct FigurePager {
    let context: PageContext
    let address: AnalysisAddress
    let count: Int
    static let size = 50

    var pages: Int { max((count + FigurePager.size - 1) / FigurePager.size, 1) }
    /// The page asked for, or the last one there is.
    var page: Int { min(max(address.page, 1), pages) }
    var range: Range<Int> { (page - 1) * FigurePager.size..<min(page * FigurePager.size, count) }

    var html: HTML? {
        guard pages > 1 else { return nil }
        let words = context.words
        let (back, next) = (address.link { $0.page = page - 1 }, address.link { $0.page = page + 1 })
        let backward: HTML? =
            page > 1
            ? """
            <a class="iconbtn sm" href="\(back)" rel="prev" aria-label="\(words("analysis.previous"))">\(context.icon("left", .small))</a>
            """ : nil
        let forward: HTML? =
            page < pages
            ? """
            <a class="iconbtn sm" href="\(next)" rel="next" aria-label="\(words("list.next"))">\(context.icon("right", .small))</a>
            """ : nil
        let said = words("analysis.page", ["n": "\(page)", "all": "\(pages)"])
        return """
            <nav class="pager" aria-label="\(words("list.pages"))"><span>\(said)</span>\(backward)\(forward)</nav>
            """
    }
}
