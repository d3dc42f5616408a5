import Kernel
import Records

/// What the best customers bring together: the curve of cumulative share, and the line at which 80 % are reached.
package struct ParetoChart {
    package struct Point: Sendable, Equatable {
        /// Thousandths of all customers, the best first, and of all that they bring.
        package let customers: Int, amount: Int
        package init(customers: Int, amount: Int) {
            self.customers = customers
            self.amount = amount
        }
    }
    let points: [Point]
    /// Thousandths of the customers that make 80 %, and the sentence about them.
    let mark: Int?
    let markSaid: String
    let axisNames: (customers: String, amount: String)

    package init(_ points: [Point], mark: Int?, markSaid: String, customers: String, amount: String) {
        self.points = points
        self.mark = mark
        self.markSaid = markSaid
        axisNames = (customers, amount)
    }

    package func draw(_ width: Int) -> Drawing {
        var drawing = Drawing(width: width, height: 230)
        let (left, right, top, bottom) = (44, width - 8, 22, 186)
        func x(_ permille: Int) -> Int { left + permille * (right - left) / 1_000 }
        func y(_ permille: Int) -> Int { bottom - permille * (bottom - top) / 1_000 }
        for tick in stride(from: 0, through: 1_000, by: 200) {
            drawing.shapes += """
                <path class="gl" d="M\(left) \(y(tick))H\(right)"/><text x="\(left - 6)" y="\(y(tick) + 4)" text-anchor="end">\(tick / 10) %</text>\
                <text x="\(x(tick))" y="\(bottom + 16)" text-anchor="\(tick == 1_000 ? "end" : "middle" as HTML)">\(tick / 10) %</text>
                """
        }
        drawing.shapes += """
            <text x="\(left)" y="12">\(axisNames.amount)</text><text x="\(right)" y="\(bottom + 34)" text-anchor="end">\(axisNames.customers)</text>
            """
        guard let last = points.last else { return drawing }
        var line: HTML = "M\(x(0)) \(y(0))"
        for point in points { line += "L\(x(point.customers)) \(y(min(max(point.amount, 0), 1_000)))" }
        drawing.shapes += """
            <path class="ar s1" d="\(line)L\(x(last.customers)) \(y(0))Z"/><path class="ln s1" d="\(line)"/>
            """
        if let mark {
            // On the side where there is room.
            let isLeft = mark > 500
            drawing.shapes += """
                <path class="ln s4 dash" d="M\(left) \(y(800))H\(x(mark))V\(bottom)"/>\
                <circle class="pt s4" cx="\(x(mark))" cy="\(y(800))" r="4"/>\
                <text class="lab" x="\(x(mark) + (isLeft ? -8 : 8))" y="\(y(800) + 18)" text-anchor="\(isLeft ? "end" : "start" as HTML)">\(markSaid)</text>
                """
        }
        return drawing
    }
}
