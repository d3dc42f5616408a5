import Kernel
import Page
import Records

extension HomePage {
    func levels(_ tally: Tally) -> HTML {
        let all: [GradedLevel?] = [.highest, .value, .general, .lowest, nil]
        let tones: [ShareBar.Tone] = [.best, .good, .fair, .low, .none]
        let parts = zip(all, tones).map { level, tone -> ShareBar.Part in
            let count = Int64(tally[level].customers)
            return ShareBar.Part(
                text.letter(level), name: name(level), count,
                shown: "\(text.count(count)) (\(Share(count, of: Int64(tally.customers)).text))", tone: tone,
                target: behind.customers([condition(level)]))
        }
        let rows = all.map { level -> [HTML] in
            let sums = tally[level]
            return [
                "\(badge(level))\(name(level))",
                text.link(text.count(sums.customers), behind.customers([condition(level)])),
                "\(Share(Int64(sums.customers), of: Int64(tally.customers)).text)",
            ]
        }
        let title = words("home.levels")
        let table = ChartTable(
            heads: [words("customer.value_level"), words("analysis.customers"), words("analysis.share")],
            numbers: [1, 2], rows: rows)
        let figure = ChartFigure(
            context, id: "levels", title: title,
            meaning: parts.map { "\($0.name): \($0.shown)" }.joined(separator: ", "), table: table)
        return card(
            "levels", title, note: "", span: "g4", how: words("home.levels_how"),
            figure.html(wide: 360) { ShareBar(parts).draw($0) } + levelList(tally))
    }
    /// The same in the open, since five rows have room.
    private func levelList(_ tally: Tally) -> HTML {
        let rows = ([.highest, .value, .general, .lowest, nil] as [GradedLevel?]).map { level -> HTML in
            let sums = tally[level]
            return """
                <li>\(badge(level))<span class="trunc">\(name(level))</span><span class="push num strong">\
                \(text.link(text.count(sums.customers), behind.customers([condition(level)])))</span><span class="dim num">\
                \(Share(Int64(sums.customers), of: Int64(tally.customers)).text)</span></li>
                """
        }
        return "<ul class=\"people lev\">\(rows.joined())</ul>"
    }
    private func badge(_ level: GradedLevel?) -> HTML? {
        level.map { "<span class=\"grade \(text.letter($0))\" aria-hidden=\"true\"><b>\(text.letter($0))</b></span>" }
    }
    private func name(_ level: GradedLevel?) -> String {
        level.map { words("customer.value_level.\($0.rawValue)") } ?? words("home.not_graded")
    }
    private func condition(_ level: GradedLevel?) -> Condition {
        level.map { Condition("value_level", .is, $0.rawValue) } ?? Condition("value_level", .empty, "yes")
    }

    func recencyByFrequency(_ tally: Tally) -> HTML {
        let scores = Array(1...5)
        func cell(_ r: Int, _ f: Int) -> HeatMap.Cell {
            let count = tally.cell(r, f)
            let isSlipping = r <= 2 && f >= 4
            let said = words(
                isSlipping ? "home.cell_slipping" : "home.cell",
                ["r": "\(r)", "f": "\(f)", "n": text.count(count)])
            return HeatMap.Cell(Int64(count), said: said, target: target(r, f), isSlipping: isSlipping)
        }
        let rows = scores.reversed().map { r in (name: "R\(r)", cells: scores.map { cell(r, $0) }) }
        let table = scores.reversed().map { r -> [HTML] in
            ["R\(r)"] + scores.map { f in text.link(text.count(tally.cell(r, f)), target(r, f)) }
        }
        let title = words("home.heat")
        let slipping = (1...2).reduce(0) { $0 + tally.cell($1, 4) + tally.cell($1, 5) }
        let figure = ChartFigure(
            context, id: "heat", title: title, meaning: words("home.heat_meaning", ["n": text.count(slipping)]),
            table: ChartTable(
                heads: [words("grading.measure.recency")] + scores.map { "F\($0)" },
                numbers: [1, 2, 3, 4, 5], rows: table))
        return card(
            "heat", title, note: words("home.heat_note"), span: "g5", how: words("home.heat_how"),
            figure.html(wide: 460) { HeatMap(columns: scores.map { "F\($0)" }, rows: rows).draw($0) })
    }
    private func target(_ r: Int, _ f: Int) -> Path {
        behind.customers([Condition("recency_score", .is, "\(r)"), Condition("frequency_score", .is, "\(f)")])
    }

    func attention(_ watch: WatchList) -> HTML {
        let page = WatchPage(context, watch, today: today)
        let orders = context.catalog.schema(Order.self)
        let rows = watch.entries.map { it -> HTML in
            let link = context.path(orders, it.id)
            return """
                <li class="due"><a class="strong" href="\(link)">\(it.number)</a><span class="trunc mid">\(page.customer(it))</span>\
                <span class="row wrap">\(page.tags(it))</span><span class="push">\(page.due(it))</span></li>
                """
        }
        let list: HTML =
            rows.isEmpty
            ? "<p class=\"mid\">\(words("watch.none"))</p>" : "<ul class=\"people\">\(rows.joined())</ul>"
        return card(
            "watch", words("home.attention"), note: words("home.attention_note"), span: "g7", how: words("watch.lead"),
            list + "<p><a class=\"a\" href=\"/watch-list\">\(words("home.all_watched"))</a></p>")
    }

    func news(_ tally: Tally) -> HTML {
        let rows = tally.news.filter { $0.count > 0 }.compactMap { it -> HTML? in
            guard let schema = context.catalog[it.entity] else { return nil }
            var address = ListAddress(schema)
            address.conditions = [Condition("created_at", .from, it.since.iso)]
            let link: Path = "\(context.path(schema))\(query: address.query())"
            let name = context.catalog.plural(schema, context.language)
            return """
                <li>\(context.icon(schema.traits.icon, .small))<span class="trunc">\(words("home.new", ["name": name]))</span>\
                <span class="push num strong">\(text.link(text.count(it.count), link))</span></li>
                """
        }
        let since = tally.news.first.map { context.look.format.show($0.since) } ?? ""
        return card(
            "news", words("home.news"), note: words("home.since", ["date": since]), span: "g5",
            how: words("home.news_how"),
            rows.isEmpty
                ? "<p class=\"mid\">\(words("home.nothing_new"))</p>" : "<ul class=\"people\">\(rows.joined())</ul>")
    }
}
