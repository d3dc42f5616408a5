import Intelligence
import Kernel
import Page

/// The history of a customer's value level as a small drawing: a step for each run, the best level on top.
///
/// Drawn from plain data; whoever does not see it reads the same as a table.
struct LevelHistory {
    struct Point: Sendable, Equatable {
        let on: Day
        let level: ValueLevel
        /// In hundredths.
        let score: Int
    }
    let context: PageContext
    /// Oldest first.
    let points: [Point]
    private var words: Phrases { context.words }

    private static let width = 300
    private static let height = 88
    private static let left = 18
    private static let step = 22

    /// Where a run stands on the line, by its day, so that a year looks like a year.
    static func x(_ point: Int, of points: [Point]) -> Int {
        guard let first = points.first?.on.number, let last = points.last?.on.number, last > first else { return left }
        return left + (points[point].on.number - first) * (width - left - 8) / (last - first)
    }
    static func y(_ level: ValueLevel) -> Int { 11 + step * (ValueLevel.allCases.firstIndex(of: level) ?? 0) }

    var html: HTML {
        guard points.count > 1, let first = points.first, let last = points.last else { return "" }
        let format = context.look.format
        let said = words(
            "grading.history_said",
            [
                "n": String(points.count), "from": format.show(first.on), "to": format.show(last.on),
                "first": name(first.level), "last": name(last.level),
            ])
        return """
            <figure class="levels"><svg viewBox="0 0 \(Self.width) \(Self.height)" role="img" aria-labelledby="lh-t lh-d">\
            <title id="lh-t">\(words("grading.history_title"))</title><desc id="lh-d">\(said)</desc>\(lines)\(path)\(dots)</svg>\
            <figcaption class="histfoot" aria-hidden="true"><span>\(format.show(first.on))</span><span>\(format.show(last.on))</span>\
            </figcaption><details class="why"><summary>\(words("grading.as_table"))</summary>\(table)</details></figure>
            """
    }
    private func name(_ level: ValueLevel) -> String { words("customer.value_level.\(level.rawValue)") }
    private static func letter(_ level: ValueLevel) -> HTML {
        switch level {
        case .highest: "A"
        case .value: "B"
        case .general: "C"
        case .lowest: "D"
        }
    }

    private var lines: HTML {
        ValueLevel.allCases.map { level -> HTML in
            let y = Self.y(level)
            return """
                <line class="grid" x1="\(Self.left)" x2="\(Self.width)" y1="\(y)" y2="\(y)"/><text x="0" y="\(y + 4)">\
                \(Self.letter(level))</text>
                """
        }.joined()
    }
    /// A level holds until the next run.
    private var path: HTML {
        var path: HTML = ""
        for (place, point) in points.enumerated() {
            let x = Self.x(place, of: points)
            path += place == 0 ? "M\(x) \(Self.y(point.level))" : "H\(x)V\(Self.y(point.level))"
        }
        return "<path class=\"line\" d=\"\(path)\"/>"
    }
    private var dots: HTML {
        points.enumerated().map { place, point -> HTML in
            let label = words(
                "grading.history_point",
                [
                    "date": context.look.format.show(point.on), "level": name(point.level),
                    "score": grouped(Int64(point.score), scale: 2, digits: 2),
                ])
            return """
                <circle class="\(Self.letter(point.level))" cx="\(Self.x(place, of: points))" cy="\(Self.y(point.level))" r="4">\
                <title>\(label)</title></circle>
                """
        }.joined()
    }
    private var table: HTML {
        let rows = points.reversed().map { point -> HTML in
            """
            <tr><td>\(context.look.format.show(point.on))</td><td>\(name(point.level))</td><td class="num">\
            \(grouped(Int64(point.score), scale: 2, digits: 2))</td></tr>
            """
        }
        return """
            <table class="mini"><thead><tr><th scope="col">\(words("grading_run.scored_on"))</th><th scope="col">\
            \(words("customer.value_level"))</th><th scope="col" class="num">\(words("customer.value_score"))</th></tr></thead>\
            <tbody>\(rows.joined())</tbody></table>
            """
    }
}
