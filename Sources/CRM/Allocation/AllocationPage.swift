import Kernel
import Page
import Records

/// The page on which customers are handed out: which ones, to whom, what that comes to, and how far it is.
package struct AllocationPage {
    let context: PageContext
    let address: ListAddress
    let rows: [Row]
    /// How many the filter finds, counted up to the preview's limit.
    let count: Int
    let standing: (isUndo: Bool, progress: JobProgress)?
    let refusal: Refusal
    private var words: Phrases { context.words }
    static let shown = 100

    package struct Row: Sendable {
        let id: Int64, name: String, number: String, city: String, owner: String
    }

    package init(
        _ context: PageContext, _ address: ListAddress, _ reader: Reader,
        standing: (isUndo: Bool, progress: JobProgress)?, refusal: Refusal = Refusal()
    ) throws {
        self.context = context
        self.address = address
        self.standing = standing
        self.refusal = refusal
        var request = address.request
        request.limit = AllocationPage.shown
        count = try reader.count(address.request, limit: Allocation.counted)
        rows = try reader.records(request).map { record in
            let customer = Typed<Customer>(record)
            let owner = Int64(value: record[.owner]).flatMap { reader.state.organisation.people[$0]?.name } ?? ""
            var number = ""
            if case .text(let text) = record[.number] { number = text }
            return Row(id: record.id ?? 0, name: customer.name, number: number, city: customer.city, owner: owner)
        }
    }

    package func page(toast: String?) -> HTML {
        var frame = Frame(context)
        frame.scripts = [ProgressCard.script, "filter.js"]
        frame.toast = toast
        let content: HTML = """
            <header class="bar"><h1>\(words("allocation.title"))</h1></header><div class="set"><div class="setmain">\
            <p class="lead">\(words("allocation.lead"))</p>\(context.problems(refusal))\(state)\(isRunning ? nil : choice)</div></div>
            """
        return frame.page(title: words("allocation.title"), content)
    }

    private var isRunning: Bool { standing?.progress.state == .running }
    /// How far it is, or what came of the last one, with the way back.
    private var state: HTML? {
        guard let standing else { return nil }
        let progress = standing.progress
        if progress.state == .running {
            let title = words(standing.isUndo ? "allocation.undoing" : "allocation.running")
            var card = ProgressCard(title, done: progress.done, total: progress.total)
            card.live = ("/allocation/progress.json", "/allocation")
            return card.html(words)
        }
        guard progress.state == .done, progress.done > 0 else { return nil }
        return context.banner(
            words("allocation.done", ["n": String(progress.done)]), .jade,
            action: """
                <form method="post" action="/allocation/undo">\(context.token)<button class="btn ghost tight">\
                \(words("undo"))</button></form>
                """)
    }

    private var shownCount: String {
        count > Allocation.counted
            ? words("list.more_than", ["n": grouped(Int64(Allocation.counted), scale: 0, digits: 0)])
            : grouped(Int64(count), scale: 0, digits: 0)
    }
    private var choice: HTML {
        guard !rows.isEmpty else {
            return """
                <div class="empty full"><svg class="glyph" viewBox="0 0 56 56" aria-hidden="true"><circle cx="28" cy="20" r="8"/>\
                <path class="lo" d="M12 46c1-10 8-15 16-15s15 5 16 15"/><path class="hi" d="m36 12 3 3 6-7"/></svg>\
                <h2>\(words("allocation.none"))</h2><p>\(words("allocation.none_why"))</p><div class="row">\
                <a class="btn line" href="/customers">\(words("customer.plural"))</a></div></div>
                """
        }
        let items = rows.map { row -> HTML in
            """
            <tr role="row"><td role="cell"><label class="tick"><input type="checkbox" name="id" value="\(row.id)">\
            <span class="trunc">\(row.name)</span></label></td><td role="cell" class="mid" data-l="\(words("field.number"))">\
            \(row.number)</td><td role="cell" class="mid" data-l="\(words("field.city"))">\(row.city)</td><td role="cell" class="mid" \
            data-l="\(words("field.owner"))">\(row.owner.isEmpty ? "–" : row.owner)</td></tr>
            """
        }
        let heads = ["customer.name", "field.number", "field.city", "field.owner"].map {
            "<th role=\"columnheader\" scope=\"col\">\(words($0))</th>" as HTML
        }
        return """
            <form method="get" action="/allocation/preview">\(carried)<section class="card" aria-labelledby="w-h"><header>\
            <h2 id="w-h">\(words("allocation.which"))</h2></header><div class="bd"><label class="tick"><input type="checkbox" name="all" \
            value="yes">\(words("allocation.all", ["n": shownCount]))</label></div><div class="scrollx" role="region" tabindex="0" \
            aria-label="\(words("list.table", ["name": words("customer.plural")]))"><table class="mini cards" role="table"><thead role="rowgroup"><tr role="row">\(heads.joined())</tr>\
            </thead><tbody role="rowgroup">\(items.joined())</tbody></table></div></section>\
            <section class="card mt4" aria-labelledby="t-h"><header><h2 id="t-h">\(words("allocation.whom"))</h2></header><div class="bd">\
            <div class="ticks cols">\(people)</div><p class="hint mt2">\(words("allocation.evenly"))</p></div></section>\
            <div class="row mt4"><button class="btn pri">\(words("allocation.preview"))</button></div></form>
            """
    }
    private var people: HTML {
        context.state.organisation.people.values.filter(\.isActive).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
            .prefix(500).map { person -> HTML in
                let unit = person.department.flatMap { context.state.organisation.units[$0]?.name } ?? ""
                return """
                    <label class="tick"><input type="checkbox" name="to" value="\(person.id)">\(person.name) \
                    <span class="dim">\(unit)</span></label>
                    """
            }.joined()
    }
    /// The filter goes along from page to page.
    private var carried: HTML { AllocationPage.carried(address) }
    static func carried(_ address: ListAddress) -> HTML {
        var html: HTML = "<input type=\"hidden\" name=\"q\" value=\"\(address.search)\">"
        for condition in address.conditions {
            html += "<input type=\"hidden\" name=\"\(condition.field)\" value=\"\(condition.expression)\">"
        }
        return html
    }

    /// What it comes to, before it is done.
    package static func preview(_ context: PageContext, _ plan: Allocation.Plan, count: Int) -> HTML {
        let words = context.words
        let rows = plan.shares(of: count).map { person, share -> HTML in
            let name = context.state.organisation.people[person]?.name ?? ""
            return """
                <tr role="row"><td role="cell">\(context.person(name))</td><td role="cell" class="num">\
                \(grouped(Int64(share), scale: 0, digits: 0))</td></tr>
                """
        }
        let ids = plan.ids.map { "<input type=\"hidden\" name=\"id\" value=\"\($0)\">" as HTML }
        let people = plan.people.map { "<input type=\"hidden\" name=\"to\" value=\"\($0)\">" as HTML }
        let all: HTML? = plan.ids.isEmpty ? "<input type=\"hidden\" name=\"all\" value=\"yes\">" : nil
        let title = words("allocation.do", ["n": String(count)])
        let content: HTML = """
            <header class="bar"><h1>\(words("allocation.title"))</h1></header><div class="set"><div class="setmain">\
            <section class="card" aria-labelledby="pv-h"><header><h2 id="pv-h">\(words("allocation.comes_to"))</h2></header>\
            <table class="mini" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">\
            \(words("field.owner"))</th><th role="columnheader" scope="col" class="num">\(words("customer.plural"))</th></tr></thead>\
            <tbody role="rowgroup">\(rows.joined())</tbody></table></section><form method="post" action="/allocation" class="row">\
            \(context.token)\(carried(plan.address))\(ids.joined())\(people.joined())\(all)<button class="btn pri" \
            data-busy="\(words("saving"))">\(title)</button><a class="btn ghost" href="/allocation">\(words("cancel"))</a></form></div></div>
            """
        return Frame(context).page(title: words("allocation.title"), content)
    }
}
