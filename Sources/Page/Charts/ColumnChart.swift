import Kernel
import Records

/// Amounts by period as columns, with another year as a dashed line.
package struct ColumnChart {
    package struct Column: Sendable {
        /// Under the column, and in the sentence about it.
        let label: String, name: String
        let value: Int64, shown: String
        let second: Int64?, secondShown: String?
        let target: Path?
        /// The period still runs: drawn paler.
        let isUnfinished: Bool

        package init(
            _ label: String, name: String, _ value: Int64, shown: String, second: Int64? = nil,
            secondShown: String? = nil, target: Path? = nil, isUnfinished: Bool = false
        ) {
            self.label = label
            self.name = name
            self.value = value
            self.shown = shown
            self.second = second
            self.secondShown = secondShown
            self.target = target
            self.isUnfinished = isUnfinished
        }
    }
    let columns: [Column]
    /// Decimals of the values, for the axis.
    let scale: Int
    let language: Language
    /// What the line is, written at its end.
    let secondName: String?

    package init(_ columns: [Column], scale: Int, _ language: Language, secondName: String? = nil) {
        self.columns = columns
        self.scale = scale
        self.language = language
        self.secondName = secondName
    }

    package func draw(_ width: Int) -> Drawing {
        var drawing = Drawing(width: width, height: 210)
        let axis = Axis(columns.flatMap { [$0.value, $0.second ?? 0] })
        let plot = Plot(left: 46, right: width - 6, top: 20, bottom: 184, axis: axis)
        for tick in axis.ticks {
            let y = plot.y(tick)
            drawing.shapes += """
                <path class="gl" d="M\(plot.left) \(y)H\(plot.right)"/><text x="\(plot.left - 6)" y="\(y + 4)" text-anchor="end">\
                \(compact(tick, scale: scale, language))</text>
                """
        }
        guard !columns.isEmpty else { return drawing }
        let step = (plot.right - plot.left) / columns.count
        let bar = max(step * 46 / 100, 4)
        // On the phone every other label has room.
        let each = columns.map { textWidth($0.label) }.max().map { $0 + 4 > step ? 2 : 1 } ?? 1
        let best = columns.max { $0.value < $1.value }?.value ?? 0
        for (index, column) in columns.enumerated() {
            let middle = plot.left + step * index + step / 2
            let (zero, end) = (plot.y(0), plot.y(column.value))
            drawing.shapes += """
                <rect class="s1\(column.isUnfinished ? " pale" : "" as HTML)" x="\(middle - bar / 2)" y="\(min(zero, end))" \
                width="\(bar)" height="\(max(abs(zero - end), column.value == 0 ? 0 : 1))" rx="2"/>
                """
            if (columns.count - 1 - index) % each == 0 {
                drawing.shapes += "<text x=\"\(middle)\" y=\"202\" text-anchor=\"middle\">\(column.label)</text>"
            }
            if column.value == best, best > 0 {
                drawing.shapes += """
                    <text class="lab" x="\(middle)" y="\(end - 5)" text-anchor="middle">\(compact(column.value, scale: scale, language))</text>
                    """
            }
            let second = column.secondShown.map { " · \(secondName ?? "") \($0)" } ?? ""
            drawing.hits.append(
                .init(
                    x: plot.left + step * index, y: plot.top, width: step, height: plot.bottom - plot.top,
                    said: "\(column.name): \(column.shown)\(second)", target: column.target))
        }
        line(step, plot, &drawing)
        return drawing
    }

    private func line(_ step: Int, _ plot: Plot, _ drawing: inout Drawing) {
        let points = columns.enumerated().compactMap { index, column in
            column.second.map { (plot.left + step * index + step / 2, plot.y($0)) }
        }
        guard let first = points.first else { return }
        var path: HTML = "M\(first.0) \(first.1)"
        for point in points.dropFirst() { path += "L\(point.0) \(point.1)" }
        drawing.shapes += "<path class=\"ln s0 dash\" d=\"\(path)\"/>"
        for point in points { drawing.shapes += "<circle class=\"pt\" cx=\"\(point.0)\" cy=\"\(point.1)\" r=\"2\"/>" }
    }
}

/// A rectangle of the drawing in which values stand at their height.
struct Plot {
    let left: Int, right: Int, top: Int, bottom: Int
    let axis: Axis
    func y(_ value: Int64) -> Int {
        let range = Double(axis.high) - Double(axis.low)
        let share = range > 0 ? (Double(value) - Double(axis.low)) / range : 0
        return bottom - Int((share * Double(bottom - top)).rounded())
    }
}

/// The least and the greatest value that a chart shows, 0 always among them, in steps of 1, 2 or 5 times a power of ten.
struct Axis {
    let low: Int64
    let high: Int64
    let step: Int64

    init(_ values: [Int64]) {
        let most = max(values.max() ?? 0, 0), least = min(values.min() ?? 0, 0)
        let rough = (Double(most) - Double(least)) / 4
        var step: Int64 = 1
        // The next step is as many times greater as this one ends in 1, 2 or 5.
        var ending = 1
        while Double(step) < rough, step < .max / 10 {
            step = ending == 2 ? step / 2 * 5 : step * 2
            ending = ending == 1 ? 2 : ending == 2 ? 5 : 1
        }
        self.step = step
        high = max((most + step - 1) / step * step, step)
        low = -((-least + step - 1) / step * step)
    }
    var ticks: [Int64] { stride(from: low, through: high, by: Int64.Stride(step)).map { $0 } }
}
