import Intelligence
import Kernel
import Page

/// Levels against levels: how many customers go from each to each, and behind every figure who they are.
struct MoveTable {
    struct Level {
        /// Empty for those without a level.
        let key: String
        let name: String
        fileprivate var optional: String? { key.isEmpty ? nil : key }
    }
    let context: PageContext
    let kind: String
    let moves: Moves<String>
    let from: [Level]
    let to: [Level]
    let chosen: PreviewPage.Chosen?
    private var words: Phrases { context.words }

    var html: HTML {
        let title = words("grading.preview_title.\(kind)")
        let heads = to.map { "<th role=\"columnheader\" scope=\"col\" class=\"num\">\($0.name)</th>" as HTML }
        let rows = from.enumerated().map { place, level -> HTML in
            let cells = to.enumerated().map { cell(level, $1, isBetter: isBetter(place, $0)) }
            return """
                <tr role="row"><th role="rowheader" scope="row">\(level.name)</th>\(cells.joined())</tr>
                """
        }
        let moved = words("grading.preview_moved", ["n": shown(moves.moved), "total": shown(moves.total)])
        return """
            <section class="card" aria-labelledby="m-\(kind)"><header><h2 id="m-\(kind)">\(title)</h2>\
            <span class="push dim">\(moved)</span></header><div class="scrollx" role="region" tabindex="0" aria-label="\(words("list.table", ["name": title]))">\
            <table class="mini moves" role="table" aria-labelledby="m-\(kind)"><thead role="rowgroup"><tr role="row">\
            <th role="columnheader" scope="col">\(words("grading.preview_from_to"))</th>\(heads.joined())</tr></thead>\
            <tbody role="rowgroup">\(rows.joined())</tbody></table></div>\(people)</section>
            """
    }

    /// Up is good where both sides are of one scheme, whose best stands first.
    private func isBetter(_ from: Int, _ to: Int) -> Bool? {
        guard self.from.map(\.key) == self.to.map(\.key), from != to else { return nil }
        return to < from
    }
    private func cell(_ from: Level, _ to: Level, isBetter: Bool?) -> HTML {
        let count = moves.counts[Moves<String>.Pair(from.optional, to.optional)] ?? 0
        guard count > 0 else { return "<td role=\"cell\" class=\"num dim\">–</td>" }
        guard from.key != to.key else { return "<td role=\"cell\" class=\"num dim\">\(shown(count))</td>" }
        let tone: HTML = isBetter == true ? "up" : isBetter == false ? "down" : ""
        let label = words("grading.preview_move", ["n": shown(count), "from": from.name, "to": to.name])
        let path: Path = "/grading/preview?kind=\(kind)&from=\(from.key)&to=\(to.key)"
        return """
            <td role="cell" class="num \(tone)"><a class="a" href="\(path)" aria-label="\(label)">\(shown(count))</a></td>
            """
    }

    /// The first of the move that was chosen, and how many more there are.
    private var people: HTML? {
        guard let chosen, let from = from.first(where: { $0.key == chosen.from }),
            let to = to.first(where: { $0.key == chosen.to })
        else { return nil }
        let count = moves.counts[Moves<String>.Pair(from.optional, to.optional)] ?? 0
        let items = chosen.people.map { "<li><a class=\"a\" href=\"/customers/\($0.id)\">\($0.name)</a></li>" as HTML }
        let more: HTML? =
            count > chosen.people.count
            ? "<p class=\"dim\">\(words("grading.preview_more", ["n": shown(count - chosen.people.count)]))</p>" : nil
        let title = words("grading.preview_move", ["n": shown(count), "from": from.name, "to": to.name])
        return """
            <div class="bd"><h3>\(title)</h3><ul class="names">\(items.joined())</ul>\(more)</div>
            """
    }
    private func shown(_ count: Int) -> String { grouped(Int64(count), scale: 0, digits: 0) }
}
