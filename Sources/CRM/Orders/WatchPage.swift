import Kernel
import Page
import Records

/// The order watch list as a page, and its rows for whoever shows a few of them.
package struct WatchPage {
    let context: PageContext
    let list: WatchList
    let today: Day
    private var words: Phrases { context.words }

    package init(_ context: PageContext, _ list: WatchList, today: Day) {
        self.context = context
        self.list = list
        self.today = today
    }

    package func page(isFirst: Bool, toast: String?) -> HTML {
        var frame = Frame(context)
        frame.toast = toast
        let schema = context.catalog.schema(OrderException.self)
        let add: HTML? =
            context.actor.may(.create, schema)
            ? """
            <a class="btn line" href="\(context.path(schema))/new">\(context.icon("plus", .small))\(words("watch.add"))</a>
            """ : nil
        let content: HTML = """
            <header class="bar"><h1>\(words("watch.title"))</h1><span class="push"></span>\(add)</header>\
            <div class="bar thin"><p class="mid">\(words("watch.lead"))</p></div>\(body(isFirst))
            """
        return frame.page(title: words("watch.title"), content)
    }

    private func body(_ isFirst: Bool) -> HTML {
        guard !list.entries.isEmpty else {
            return """
                <div class="empty full"><h2>\(words("watch.none"))</h2><p>\(words("watch.none_why"))</p></div>
                """
        }
        let heads: [(String, HTML)] = [
            (words("order"), "stick2"), (words("watch.exceptions"), ""), (words("watch.due"), ""),
            ("\(words("analysis.amount")), \(context.state.company.currency)", "num"), (words("field.owner"), ""),
        ]
        let head = heads.map { "<th role=\"columnheader\" scope=\"col\" class=\"\($0.1)\">\($0.0)</th>" as HTML }
        return """
            <div class="gridwrap" role="region" tabindex="0" aria-label="\(words("watch.title"))"><table class="grid fit watch" role="table">\
            <caption class="sr">\(words("watch.title"))</caption><colgroup><col class="c-name"><col class="c-wide">\
            <col class="c-wide"><col class="c-money"><col></colgroup><thead role="rowgroup"><tr role="row">\(head.joined())</tr></thead>\
            <tbody role="rowgroup">\(rows)</tbody></table></div>\(foot(isFirst))
            """
    }
    private func foot(_ isFirst: Bool) -> HTML {
        let address = WatchList.address(context.catalog)
        let next: Path? = list.next.map { "/watch-list?after=\(address.text($0))" }
        let forward: HTML? = next.map { next in
            """
            <a class="iconbtn sm" href="\(next)" rel="next" aria-label="\(words("list.next"))">\(context.icon("right", .small))</a>
            """
        }
        let first: HTML? =
            isFirst ? nil : "<a class=\"btn ghost tight\" href=\"/watch-list\">\(words("list.first"))</a>"
        return """
            <div class="foot"><nav class="pager" aria-label="\(words("list.pages"))">\(first)\(forward)</nav></div>
            """
    }

    /// The rows of the table.
    var rows: HTML { list.entries.map(row).joined() }

    private func row(_ it: WatchList.Entry) -> HTML {
        let orders = context.catalog.schema(Order.self)
        let total: HTML =
            it.total.map { "\(grouped($0, scale: 4, digits: context.look.format.moneyDigits))" } ?? "–"
        return """
            <tr role="row" id="r\(it.id)" data-row><td role="cell" class="stick2 p-name"><div class="who">\
            <a href="\(context.path(orders, it.id))" class="trunc" data-open>\(it.number)</a><span class="trunc mid">\(customer(it))\
            </span></div></td><td role="cell" class="w-tags">\(tags(it))</td><td role="cell" class="p-grade">\(due(it))</td>\
            <td role="cell" class="num strong p-val">\(total)</td><td role="cell">\(owner(it))</td></tr>
            """
    }
    func customer(_ it: WatchList.Entry) -> HTML {
        guard let customer = it.customer else { return "–" }
        let customers = context.catalog.schema(Customer.self)
        return "<a href=\"\(context.path(customers, customer.id))\">\(customer.name)</a>"
    }
    /// Each exception says what it is and how bad; the colour says the same again.
    func tags(_ it: WatchList.Entry) -> HTML {
        let schema = context.catalog.schema(OrderException.self)
        return it.exceptions.map { found -> HTML in
            let tone: HTML =
                switch Severity(rawValue: found.severity) {
                case .high: "red"
                case .medium: "amber"
                case .low, nil: ""
                }
            return """
                <a class="tag \(tone)" href="\(context.path(schema, found.id))">\
                \(words("order_exception.kind.\(found.kind)")) · \(words("order_exception.severity.\(found.severity)"))</a>
                """
        }.joined()
    }
    /// The day and how far away it is.
    func due(_ it: WatchList.Entry) -> HTML {
        let format = context.look.format
        if !it.isOpen, let delivered = it.delivered {
            return "<span class=\"mid\">\(words("watch.delivered", ["date": format.show(delivered)]))</span>"
        }
        guard let promised = it.promised else { return "<span class=\"dim\">\(words("watch.no_date"))</span>" }
        let days = promised.number - today.number
        let said =
            days == 0
            ? words("watch.today") : words(days < 0 ? "watch.days_late" : "watch.days_left", ["n": "\(abs(days))"])
        let tone: HTML = days < 0 ? "t-red" : "dim"
        return "\(format.show(promised)) <small class=\"\(tone)\">\(said)</small>"
    }
    private func owner(_ it: WatchList.Entry) -> HTML? {
        it.owner.flatMap { context.state.organisation.people[$0] }.map { context.person($0.name) }
    }
}

extension WatchList {
    /// The list in the words of addresses, for the place where a page ends.
    package static func address(_ catalog: Catalog) -> ListAddress {
        var address = ListAddress(catalog.schema(Order.self))
        address.sort = sort
        return address
    }
}
