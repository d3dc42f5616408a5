import Kernel
import Records

/// What became of an import, in numbers, with the way to its records; and the rows set aside, to be mended here.
package struct ImportDonePage {
    let context: PageContext
    let it: BroughtImport
    let counts: ImportCounts
    let job: Int64?
    let aside: RowsAside?
    let refusal: Refusal
    private var words: Phrases { context.words }
    private var parts: ImportParts { ImportParts(context: context) }
    private var path: Path { "/import/\(it.id)" }

    package init(
        _ context: PageContext, _ it: BroughtImport, _ counts: ImportCounts, job: Int64?, aside: RowsAside?,
        refusal: Refusal = Refusal()
    ) {
        (self.context, self.it, self.counts, self.job, self.aside) = (context, it, counts, job, aside)
        self.refusal = refusal
    }

    package func page() -> HTML {
        let another: HTML = "<a class=\"btn line\" href=\"/import\">\(words("import.another"))</a>"
        return parts.page(
            it.name, .done, actions: goOn + another,
            """
            <div class="setmain alone">\(context.problems(refusal))\(said)<section class="card"><header><h2>\(words("import.what_happened"))</h2>\
            </header>\(parts.countTable(counts, link: link))<div class="bd">\(parts.left(counts))</div></section>\(mend)</div>
            """)
    }

    /// What failed on our side, or for want of space, can go on.
    private var goOn: HTML {
        guard it.state == .failed, it.hasFile else { return "" }
        return parts.button("\(path)/do", "import", words("import.resume"), look: "btn pri")
    }
    private var said: HTML {
        if it.state == .failed { return context.banner(it.problem) }
        let key = it.state == .cancelled ? "import.cancelled_after" : "import.done"
        let text = words(key, ["rows": parts.number(counts.rows)])
        let note: HTML? = it.problem.isEmpty ? nil : context.banner(it.problem, .info)
        return "\(note)<p class=\"lead\">\(text)</p>"
    }
    /// The list of the records that came in with it.
    private func link(_ entity: String) -> Path? {
        guard let job, counts.created[entity, default: 0] > 0, let schema = context.catalog[entity],
            schema.traits.isListed, context.actor.may(.read, schema)
        else { return nil }
        return "\(context.path(schema))?import_job=is:\(job)"
    }

    private var mend: HTML? {
        guard let aside else { return nil }
        let count = parts.number(aside.rows.count + aside.more)
        let more: HTML? =
            aside.more > 0
            ? "<p class=\"dim\">\(words("import.more_aside", ["count": parts.number(aside.more)]))</p>" : nil
        let heads = aside.headings.map { "<th scope=\"col\">\($0)</th>" as HTML }
        let rows = aside.rows.enumerated().map { row($0.offset, $0.element, aside.headings) }
        return """
            <section class="card" aria-labelledby="m-h"><header><h2 id="m-h">\(words("import.set_aside", ["count": count]))</h2>\
            <span class="push"></span><a class="btn line" href="\(path)/rejected.csv" download>\
            \(context.icon("dl", .small))\(words("import.download"))</a></header><div class="bd"><p class="mid">\(words("import.mend_help"))</p>\
            \(more)</div><form method="post" action="\(path)/mend">\(context.token)\
            <input type="hidden" name="taken" value="\(aside.rows.count)">\
            <div class="scrollx" role="region" tabindex="0" aria-label="\(words("import.mend_button"))"><table class="mini mend"><thead><tr>\
            <th scope="col">\(words("import.line"))</th><th scope="col">\(words("import.reason"))</th>\(heads.joined())\
            <th scope="col">\(words("import.leave_out"))</th></tr></thead><tbody>\(rows.joined())</tbody></table></div>\
            <div class="bd row"><button class="btn pri" data-busy="\(words("import.sending"))">\(words("import.mend_button"))</button></div>\
            </form></section>
            """
    }
    private func row(_ index: Int, _ row: RowsAside.Row, _ headings: [String]) -> HTML {
        let wrong = row.column.split(separator: ",").map { trimmed($0) }
        let cells = headings.enumerated().map { column, heading -> HTML in
            let isWrong: HTML = wrong.contains(heading) ? " aria-invalid=\"true\"" : ""
            let value = row.cells.indices.contains(column) ? row.cells[column] : ""
            return """
                <td><div class="inp"><input name="r.\(index).\(column)" value="\(value)"\(isWrong) \
                aria-label="\(heading), \(words("import.row", ["row": row.line]))"></div></td>
                """
        }
        return """
            <tr><td class="dim">\(row.line)</td><td class="free t-red">\(row.reason)</td>\(cells.joined())\
            <td><label class="tick"><input type="checkbox" name="out.\(index)" value="yes"><span class="sr">\
            \(words("import.leave_out")) \(row.line)</span></label></td></tr>
            """
    }
}
