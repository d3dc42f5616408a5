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

/// While it is found out what would happen, and while it happens: how far it is. The page can be left.
package struct ImportWorkPage {
    let context: PageContext
    let it: BroughtImport
    let progress: JobProgress?
    private var words: Phrases { context.words }
    private var parts: ImportParts { ImportParts(context: context) }

    package init(_ context: PageContext, _ it: BroughtImport, _ progress: JobProgress?) {
        (self.context, self.it, self.progress) = (context, it, progress)
    }

    package func page() -> HTML {
        let isTrying = it.state == .trying
        let title = words(isTrying ? "import.trying" : it.state == .paused ? "import.state.paused" : "import.running")
        return parts.page(
            it.name, isTrying ? .review : .done, scripts: it.isWorking ? ["progress.js"] : [],
            """
            <div class="setmain alone">\(it.problem.isEmpty ? "" : parts.banner(it.problem))\(card(title))</div>
            """)
    }
    private func card(_ title: String) -> HTML {
        let path: Path = "/import/\(it.id)"
        let live: HTML =
            it.isWorking
            ? " data-progress-url=\"\(path)/progress.json\" data-done-url=\"\(path)\"" : ""
        let total = max(progress?.total ?? it.rows, 1)
        let buttons: HTML =
            switch it.state {
            case .trying: parts.button("\(path)/do", "cancel", words("import.stop"))
            case .importing:
                parts.button("\(path)/do", "pause", words("import.pause"))
                    + parts.button("\(path)/do", "cancel", words("import.cancel"), look: "btn ghost")
            default:
                parts.button("\(path)/do", "import", words("import.resume"), look: "btn pri")
                    + parts.button("\(path)/do", "cancel", words("import.cancel"), look: "btn ghost")
            }
        return """
            <section class="card" aria-labelledby="w-h"\(live)><header><h2 id="w-h">\(title)</h2>\
            <span class="push dim" data-progress-percent></span></header><div class="bd"><progress class="prog" max="\(total)" \
            value="\(progress?.done ?? 0)" aria-labelledby="w-h"></progress><p class="mid mt2" data-progress-text>\(text)</p>\
            <p class="dim small">\(words(it.state == .paused ? "import.paused_help" : "import.leave_page"))</p>\
            <div class="row mt2">\(buttons)</div></div></section>
            """
    }
    /// `1,209 of 2,418 rows · 4,310 rows/s · 20 s left`
    package var text: String {
        guard let progress else { return words("import.reading_file") }
        let done = [
            "done": parts.number(progress.done), "total": parts.number(progress.total),
        ]
        var facts = [words("import.progress", done)]
        if it.isWorking, let speed = progress.perSecond, speed > 0 {
            facts.append(words("import.speed", ["speed": parts.number(speed)]))
            let left = max(0, progress.total - progress.done) / speed
            facts.append(words("import.seconds_left", ["left": time(left)]))
        }
        return facts.joined(separator: " · ")
    }
    private func time(_ seconds: Int) -> String {
        seconds < 90
            ? words("import.seconds", ["n": "\(max(1, seconds))"])
            : words("import.minutes", ["n": "\((seconds + 59) / 60)"])
    }
}
