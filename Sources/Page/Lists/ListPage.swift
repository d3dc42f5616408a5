import Kernel
import Records

/// The list of an entity: filters, table, pages.
package struct ListPage {
    let context: PageContext
    let plan: ListPlan
    let address: ListAddress
    let pages: EntityPages
    /// Of filters that find nothing together: the one without which most would be found, and how many.
    package var easing: Easing?
    /// The query of the list from its first page on.
    private let whole: String
    private var schema: Schema { plan.schema }
    private var words: Phrases { context.words }

    package init(_ context: PageContext, _ plan: ListPlan, _ address: ListAddress, _ pages: EntityPages) {
        self.context = context
        self.plan = plan
        self.address = address
        self.pages = pages
        whole = address.query { $0.after = nil }
    }

    /// The whole page around `rows`. `next` is where the next page begins, `names` what its filters point to.
    package func page(
        rows: HTML, painter: CellPainter, next: Cursor?, toast: String?, undo: Path? = nil,
        names: LinkNames = LinkNames()
    ) -> HTML {
        var frame = Frame(context)
        frame.scripts = ["filter.js"]
        frame.toast = toast
        frame.undo = undo
        let title = context.catalog.plural(schema, context.language)
        return frame.page(title: title, size: rows.bytes.count + 12_000) { page in
            page += bar(title)
            page += FilterBar(context, schema, address, names).html
            guard !rows.isEmpty else { return page += empty(title) }
            page += tableHead(painter, title)
            page += rows
            page.write("</tbody></table></div>")
            page += foot(next)
        }
    }

    private func bar(_ title: String) -> HTML {
        let name = context.noun(schema)
        let create: HTML? =
            context.actor.may(.create, schema)
            ? """
            <a class="btn pri" href="\(context.path(schema))/new" data-key="c">\(context.icon("plus", .small))\
            <span class="no-phone">\(words("list.new", ["name": name]))</span><kbd class="no-phone">C</kbd>\
            <span class="only-phone">\(words("list.new_short"))</span></a>
            """ : nil
        let export: HTML? =
            context.actor.may(.export, schema)
            ? """
            <a class="btn ghost no-phone" href="\(exportPath)">\
            \(context.icon("dl", .small))\(words("list.export"))</a>
            """ : nil
        return """
            <header class="bar"><h1>\(title)</h1><span class="push"></span>\(pages.listActions(context))\(export)\(create)</header>
            """
    }

    private func tableHead(_ painter: CellPainter, _ title: String) -> HTML {
        let (sorting, schema, plan) = (address.sorting, self.schema, self.plan)
        let path = context.path(schema)
        let head = painter.head(plan) { field in
            // Only an order that an index holds is offered.
            guard schema.canSort(by: field) else { return nil }
            let isAscending = plan.sort?.name == field.name && !plan.isDescending
            return "\(path)\(query: sorting(isAscending ? "-" + field.name : field.name))"
        }
        return """
            <div class="gridwrap" role="region" tabindex="0" aria-label="\(words("list.table", ["name": title]))">\
            <table class="grid\(plan.columns.count < 7 ? " fit" : "" as HTML)" role="table"><caption class="sr">\(title)</caption>\
            <colgroup>\(painter.columnWidths)</colgroup><thead role="rowgroup"><tr role="row">\(head)</tr></thead>\
            <tbody role="rowgroup">
            """
    }

    private func link(_ change: (inout ListAddress) -> Void) -> Path {
        "\(context.path(schema))\(query: address.query(change))"
    }
    private var exportPath: Path { "\(context.path(schema))/export\(query: whole)" }
    private var counting: Path { "\(context.path(schema))/count\(query: whole)" }

    private var bin: HTML? {
        guard context.actor.may(.delete, schema) else { return nil }
        return """
            <a class="btn ghost tight" href="\(context.path(schema))/bin" aria-label="\(words("bin"))">\
            \(context.icon("trash", .small))<span class="no-phone">\(words("bin"))</span></a>
            """
    }
    private func foot(_ next: Cursor?) -> HTML {
        let forward: HTML =
            next.map { cursor in
                """
                <a class="iconbtn sm" href="\(link { $0.after = cursor })" rel="next" aria-label="\(words("list.next"))">\
                \(context.icon("right", .small))</a>
                """
            } ?? """
                <a class="iconbtn sm" role="link" aria-disabled="true" aria-label="\(words("list.next"))">\
                \(context.icon("right", .small))</a>
                """
        let first: HTML? = address.after.map { _ in
            "<a class=\"btn ghost tight\" href=\"\(link { $0.after = nil })\">\(words("list.first"))</a>"
        }
        let cut: HTML? = plan.isSearchCut ? "<span class=\"mid\">\(words("list.search_cut"))</span>" : nil
        return """
            <div class="foot"><span hx-get="\(counting)" hx-trigger="load" hx-target="this">\
            <span class="mid">\(words("list.up_to", ["n": String(plan.limit)]))</span></span>\(cut)\
            \(bin)<nav class="pager" aria-label="\(words("list.pages"))">\(first)\(forward)</nav></div>
            """
    }

    private var why: String {
        guard let easing, let field = schema[easing.condition.field] else { return words("list.none_found_why") }
        let count = easing.count > ListEasing.counted ? "\(ListEasing.counted)+" : String(easing.count)
        return words("list.without", ["name": context.label(field, schema), "n": count])
    }
    private var ease: HTML? {
        guard let easing else { return nil }
        return """
            <a class="btn line" href="\(link { $0.conditions.removeAll { $0 == easing.condition } })">\
            \(context.icon("x", .small))\(words("list.drop_filter"))</a>
            """
    }

    /// Nothing to show: because there is nothing yet, or because of the filters.
    private func empty(_ title: String) -> HTML {
        let isFiltered = !address.conditions.isEmpty || !address.search.isEmpty
        guard !isFiltered else {
            return """
                <div class="empty full"><svg class="glyph" viewBox="0 0 56 56" aria-hidden="true">\
                <circle cx="25" cy="25" r="15"/><path d="m36 36 11 11M19 25h12"/></svg><h2>\(words("list.none_found"))</h2>\
                <p>\(why)</p><div class="row">\(ease)<a class="btn \(easing == nil ? "line" : "ghost" as HTML)" \
                href="\(context.path(schema))">\(words("filter.clear"))</a></div></div>
                """
        }
        let create: HTML? =
            context.actor.may(.create, schema)
            ? """
            <a class="btn line" href="\(context.path(schema))/new">\(context.icon("plus", .small))\
            \(words("list.new", ["name": context.noun(schema)]))</a>
            """ : nil
        let bring: HTML? =
            context.actor.may(.import, schema)
            ? "<a class=\"btn line\" href=\"/import\">\(context.icon("upload", .small))\(words("import.title"))</a>"
            : nil
        return """
            <div class="empty full">\(Look.emptyList)<h2>\(words("list.none_yet", ["name": title]))</h2><p>\(words("list.none_yet_why"))</p>\
            <div class="row">\(create)\(bring)</div>\(bin)</div>
            """
    }
}
