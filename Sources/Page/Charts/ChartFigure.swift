import Kernel
import Records

/// A chart with everything that makes it readable: the drawing at two widths, its name and meaning in words, and the
/// same figures as a table.
package struct ChartFigure {
    let context: PageContext
    /// Of this page alone: the drawing's parts are named after it.
    let id: String
    let title: String
    /// What the drawing shows, in a sentence for who cannot see it.
    let meaning: String
    let table: ChartTable

    package init(_ context: PageContext, id: String, title: String, meaning: String, table: ChartTable) {
        self.context = context
        self.id = id
        self.title = title
        self.meaning = meaning
        self.table = table
    }

    /// `draw` is asked for each width, in pixels: that of the place where the figure stands, and a phone's.
    package func html(wide: Int = 640, _ draw: (Int) -> Drawing) -> HTML {
        """
        <figure class="chart"><div class="draw no-phone">\(svg(draw(wide), "w"))</div>\
        <div class="draw only-phone">\(svg(draw(340), "n"))</div><details class="astable"><summary>\(context.words("chart.as_table"))\
        </summary>\(table.html(named: context.words("chart.table_of", ["name": title])))</details></figure>
        """
    }

    /// The drawing, which is one picture to who listens, and over it the links that open what is behind each part.
    private func svg(_ drawing: Drawing, _ size: String) -> HTML {
        let name = "\(id)-\(size)"
        let hits: HTML? =
            drawing.hits.isEmpty
            ? nil
            : """
            <svg class="hits" viewBox="0 0 \(drawing.width) \(drawing.height)" role="group" aria-label="\(title)">\
            \(drawing.hits.map { $0.html(drawing.width) }.joined())</svg>
            """
        return """
            <svg class="plot" viewBox="0 0 \(drawing.width) \(drawing.height)" role="img" aria-labelledby="\(name)-t \(name)-d">\
            <title id="\(name)-t">\(title)</title><desc id="\(name)-d">\(meaning)</desc>\(drawing.shapes)</svg>\(hits)
            """
    }
}

/// What a chart function draws: shapes, and the places of them that say more and open something.
package struct Drawing {
    let width: Int
    let height: Int
    var shapes = HTML()
    var hits: [Hit] = []

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    struct Hit {
        let x: Int, y: Int, width: Int, height: Int
        let said: String
        let target: Path?

        /// The words show beside the place while the pointer or the keyboard is on it.
        func html(_ chart: Int) -> HTML {
            let wide = textWidth(said) + 16
            let left = min(max(x + width / 2 - wide / 2, 0), max(chart - wide, 0))
            let top = max(y - 24, 0)
            let inner: HTML = """
                <title>\(said)</title><rect class="hit" x="\(x)" y="\(y)" width="\(width)" height="\(height)"/>\
                <g class="tip" aria-hidden="true"><rect x="\(left)" y="\(top)" width="\(wide)" height="20" rx="4"/>\
                <text x="\(left + 8)" y="\(top + 14)">\(said)</text></g>
                """
            guard let target else { return "<g class=\"spot\">\(inner)</g>" }
            return "<a class=\"spot\" href=\"\(target)\" aria-label=\"\(said)\">\(inner)</a>"
        }
    }
}

/// About how wide a text of 11 pixels stands: a Chinese character takes the room of two letters.
func textWidth(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 6 : 12) }
}

/// The figures of a chart as a table.
package struct ChartTable {
    let heads: [String]
    /// Which columns hold numbers.
    let numbers: Set<Int>
    let rows: [[HTML]]

    /// The first cell of each row names it.
    package init(heads: [String], numbers: Set<Int>, rows: [[HTML]]) {
        self.heads = heads
        self.numbers = numbers
        self.rows = rows
    }

    /// `name` says what the table is to who goes from region to region, so no other region has it.
    package func html(named name: String) -> HTML {
        let head = heads.enumerated().map { index, text -> HTML in
            "<th scope=\"col\"\(number(index))>\(text)</th>"
        }
        let body = rows.map { row -> HTML in
            let cells = row.enumerated().map { index, cell -> HTML in
                index == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td\(number(index))>\(cell)</td>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        return """
            <div class="scrollx" role="region" tabindex="0" aria-label="\(name)"><table class="mini figures"><caption class="sr">\(name)\
            </caption><thead><tr>\(head.joined())</tr></thead><tbody>\(body.joined())</tbody></table></div>
            """
    }
    private func number(_ index: Int) -> HTML { numbers.contains(index) ? " class=\"num\"" : "" }
}
