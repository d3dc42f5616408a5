import Kernel
import Records

/// What an import would do, before anything is written: totals, and the first hundred of each kind of outcome.
package struct ImportReviewPage {
    let context: PageContext
    let it: BroughtImport
    let kind: ImportKind
    let counts: ImportCounts
    let samples: ImportSamples
    private var words: Phrases { context.words }
    private var parts: ImportParts { ImportParts(context: context) }
    private var path: Path { "/import/\(it.id)" }

    package init(
        _ context: PageContext, _ it: BroughtImport, _ kind: ImportKind, _ counts: ImportCounts,
        _ samples: ImportSamples
    ) {
        (self.context, self.it, self.kind, self.counts, self.samples) = (context, it, kind, counts, samples)
    }

    package func page() -> HTML {
        let go = words("import.go", ["rows": parts.number(counts.rows)])
        let actions: HTML = """
            \(parts.button("\(path)/do", "back", words("import.back"), look: "btn ghost no-phone"))\
            \(parts.button("\(path)/do", "import", go, look: "btn pri"))
            """
        return parts.page(
            words("import.title_of", ["what": parts.kindName(kind)]), .review, actions: actions,
            """
            <div class="setmain alone"><p class="lead">\(words("import.would", ["rows": parts.number(counts.rows), "file": it.name]))</p>\
            <section class="card"><header><h2>\(words("import.totals"))</h2></header>\(parts.countTable(counts))\
            <div class="bd">\(parts.left(counts))</div></section>\
            \(list("import.would_create", samples.created))\(list("import.would_change", samples.changed))\(aside)</div>
            """)
    }

    private func list(_ title: String, _ samples: [ImportSamples.Sample]) -> HTML? {
        guard !samples.isEmpty else { return nil }
        let rows = samples.map { sample -> HTML in
            let cells = sample.cells.map { cell -> HTML in
                let old: HTML? = cell.old.isEmpty ? nil : "<del>\(cell.old)</del> "
                return "<span class=\"pair\"><span class=\"dim\">\(cell.label)</span> \(old)\(cell.new)</span>"
            }
            return """
                <tr role="row"><td role="cell" class="dim" data-l="\(words("import.line"))">\(sample.line)</td>\
                <td role="cell" class="strong free">\(sample.title)</td><td role="cell" class="free">\(cells.joined())</td></tr>
                """
        }
        return section(title, samples.count, ["import.line", "import.name", "import.fields"], rows)
    }
    private var aside: HTML? {
        guard !samples.aside.isEmpty else { return nil }
        let rows = samples.aside.map { sample -> HTML in
            """
            <tr role="row"><td role="cell" class="dim" data-l="\(words("import.line"))">\(sample.line)</td>\
            <td role="cell" class="free t-red">\(sample.reason)</td><td role="cell" class="free mid">\(sample.title)</td></tr>
            """
        }
        return section(
            "import.would_set_aside", samples.aside.count, ["import.line", "import.reason", "import.the_row"], rows)
    }
    private func section(_ title: String, _ count: Int, _ heads: [String], _ rows: [HTML]) -> HTML {
        let titles = heads.map { "<th role=\"columnheader\" scope=\"col\">\(words($0))</th>" as HTML }
        let name = words(title, ["count": parts.number(count)])
        return """
            <details class="card" open><summary><h2>\(name)</h2></summary><div class="scrollx" role="region" tabindex="0" aria-label="\(name)">\
            <table class="mini cards" role="table"><thead role="rowgroup"><tr role="row">\(titles.joined())</tr></thead>\
            <tbody role="rowgroup">\(rows.joined())</tbody></table></div></details>
            """
    }
}
