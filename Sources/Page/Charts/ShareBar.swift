import Kernel
import Records

/// The parts of a whole as one bar: each part by its letter, its tone and its place.
package struct ShareBar {
    package struct Part: Sendable {
        package let letter: String, name: String
        package let value: Int64, shown: String
        /// A class of the stylesheet: "A" … "D", or "none".
        let tone: Tone
        let target: Path?
        package init(
            _ letter: String, name: String, _ value: Int64, shown: String, tone: Tone, target: Path? = nil
        ) {
            self.letter = letter
            self.name = name
            self.value = value
            self.shown = shown
            self.tone = tone
            self.target = target
        }
    }
    package enum Tone: Sendable { case best, good, fair, low, none }
    let parts: [Part]
    package init(_ parts: [Part]) { self.parts = parts }

    package func draw(_ width: Int) -> Drawing {
        var drawing = Drawing(width: width, height: 62)
        let total = parts.reduce(0) { $0 + Double(max($1.value, 0)) }
        var x = 0.0
        let top = 28
        for part in parts where part.value > 0 && total > 0 {
            let wide = Double(part.value) / total * Double(width)
            let (left, right) = (Int(x.rounded()), Int((x + wide).rounded()))
            x += wide
            // A hairline between neighbours, so that they part without colour too.
            let size = max(right - left - 1, 1)
            drawing.shapes +=
                "<rect class=\"\(part.tone.name)\" x=\"\(left)\" y=\"\(top)\" width=\"\(size)\" height=\"24\" rx=\"3\"/>"
            if size > textWidth(part.letter) + 6 {
                drawing.shapes += """
                    <text class="on \(part.tone.name)" x="\(left + size / 2)" y="\(top + 16)" text-anchor="middle">\(part.letter)</text>
                    """
            }
            drawing.hits.append(
                .init(
                    x: left, y: top, width: size, height: 24, said: "\(part.name): \(part.shown)", target: part.target))
        }
        if total == 0 {
            drawing.shapes += "<rect class=\"t-none\" x=\"0\" y=\"\(top)\" width=\"\(width)\" height=\"24\" rx=\"3\"/>"
        }
        return drawing
    }
}

extension ShareBar.Tone {
    var name: HTML {
        switch self {
        case .best: "t-best"
        case .good: "t-good"
        case .fair: "t-fair"
        case .low: "t-low"
        case .none: "t-none"
        }
    }
}
