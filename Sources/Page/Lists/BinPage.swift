import Kernel
import Records

/// What was deleted of one kind, the last first, and the way back.
package struct BinPage {
    let context: PageContext
    let schema: Schema
    let bin: Bin
    /// How each record is known.
    let names: [String]
    /// The page's own place in an address.
    let after: String?
    let refusal: Refusal
    private var words: Phrases { context.words }

    package init(
        _ context: PageContext, _ schema: Schema, _ reader: Reader, after: String? = nil, refusal: Refusal = Refusal()
    ) throws {
        self.context = context
        self.schema = schema
        self.after = after
        self.refusal = refusal
        bin = try reader.bin(schema, after: after.flatMap { Cursor(bin: $0, of: schema) })
        names = bin.records.map { reader.title($0) }
    }

    package var page: HTML {
        let kind = context.catalog.plural(schema, context.language)
        let title = words("bin.of", ["name": kind])
        let note: HTML? =
            context.actor.isAdministrator ? nil : "<p class=\"mid\">\(words("bin.whose"))</p>"
        let content: HTML = """
            <header class="bar"><nav class="crumb" aria-label="\(words("record.crumb"))"><ol><li>\
            <a href="\(context.path(schema))">\(kind)</a>\(context.icon("right", .tiny))</li></ol></nav><h1>\(words("bin"))</h1>\
            </header>\(context.problems(refusal))\(bin.records.isEmpty ? empty : table(title))<div class="foot">\(note)\(pager)</div>
            """
        return Frame(context).page(title: title, content)
    }

    private func table(_ title: String) -> HTML {
        """
        <div class="gridwrap" role="region" tabindex="0" aria-label="\(title)"><table class="grid fit" role="table">\
        <caption class="sr">\(title)</caption><thead role="rowgroup"><tr role="row">\(head(context.noun(schema)))\
        \(head(words("bin.when")))\(head(words("bin.by")))<th role="columnheader" scope="col"><span class="sr">\
        \(words("bin.restore"))</span></th></tr></thead><tbody role="rowgroup">\(rows)</tbody></table></div>
        """
    }
    private func head(_ label: String) -> HTML { "<th role=\"columnheader\" scope=\"col\">\(label)</th>" }
    private var rows: HTML {
        zip(bin.records, names).map { record, name -> HTML in
            let at = Instant(record[.deletedAt]).map { context.look.format.show($0) } ?? ""
            let by = Int64(value: record[.deletedBy]).flatMap { context.state.organisation.people[$0]?.name }
            let person: HTML = by.map { context.person($0) } ?? "–"
            return """
                <tr role="row"><td role="cell" class="p-name"><span class="trunc strong">\(name)</span></td>\
                <td role="cell" class="mid p-val">\(at)</td><td role="cell">\(person)</td><td role="cell" class="p-grade">\
                <form method="post" action="\(context.path(schema, record.id ?? 0))/restore">\(context.token)\
                <button class="btn line tight" \
                aria-label="\(words("bin.restore_which", ["name": name]))">\(words("bin.restore"))</button></form></td></tr>
                """
        }.joined()
    }
    private var empty: HTML {
        """
        <div class="empty full"><h2>\(words("bin.empty"))</h2><p>\(words("bin.empty_why"))</p></div>
        """
    }
    private var pager: HTML? {
        let here = "\(context.path(schema))/bin" as Path
        let first: HTML? = after.map { _ in "<a class=\"btn ghost tight\" href=\"\(here)\">\(words("list.first"))</a>" }
        let next: HTML? = bin.next.map { cursor in
            """
            <a class="iconbtn sm" href="\(here)?after=\(cursor.text(bin: schema))" rel="next" aria-label="\(words("list.next"))">\
            \(context.icon("right", .small))</a>
            """
        }
        guard first != nil || next != nil else { return nil }
        return "<nav class=\"pager\" aria-label=\"\(words("list.pages"))\">\(first)\(next)</nav>"
    }
}
