import Kernel
import Records

/// Counts in the cells of two scores, darker where there are more; cells of a second hue stand out.
package struct HeatMap {
    package struct Cell: Sendable {
        let count: Int64
        let said: String
        let target: Path?
        /// Valuable and slipping: drawn in red, and said so in words.
        let isSlipping: Bool
        package init(_ count: Int64, said: String, target: Path?, isSlipping: Bool) {
            self.count = count
            self.said = said
            self.target = target
            self.isSlipping = isSlipping
        }
    }
    let rows: [(name: String, cells: [Cell])]
    let columns: [String]
    package init(columns: [String], rows: [(name: String, cells: [Cell])]) {
        self.columns = columns
        self.rows = rows
    }

    package func draw(_ width: Int) -> Drawing {
        let (left, top, high) = (30, 20, 32)
        var drawing = Drawing(width: width, height: top + rows.count * (high + 3) + 4)
        let wide = (width - left) / max(columns.count, 1)
        let most = rows.flatMap { $0.cells.map(\.count) }.max() ?? 0
        for (index, name) in columns.enumerated() {
            drawing.shapes +=
                "<text x=\"\(left + wide * index + wide / 2)\" y=\"12\" text-anchor=\"middle\">\(name)</text>"
        }
        for (line, row) in rows.enumerated() {
            let y = top + line * (high + 3)
            drawing.shapes += "<text x=\"0\" y=\"\(y + 20)\">\(row.name)</text>"
            for (index, cell) in row.cells.enumerated() {
                let x = left + wide * index
                drawing.shapes += """
                    <rect class="\(cell.isSlipping ? "slip" : "heat" as HTML) q\(HeatMap.depth(cell.count, of: most))" x="\(x)" y="\(y)" \
                    width="\(wide - 3)" height="\(high)" rx="4"/><text class="lab q\(HeatMap.depth(cell.count, of: most))" \
                    x="\(x + (wide - 3) / 2)" y="\(y + 20)" text-anchor="middle">\(grouped(cell.count, scale: 0, digits: 0))</text>
                    """
                drawing.hits.append(
                    .init(x: x, y: y, width: wide - 3, height: high, said: cell.said, target: cell.target))
            }
        }
        return drawing
    }
    /// 0 for none, then five steps up to the fullest cell. By the square root, or one full cell would leave the rest pale.
    static func depth(_ count: Int64, of most: Int64) -> Int {
        guard count > 0, most > 0 else { return 0 }
        return min(5, 1 + Int((Double(count) / Double(most)).squareRoot() * 4.999))
    }
}
