import Intelligence
import Kernel
import Page
import Records

/// The card beside a customer: the grade, its four parts, how it came about, and how it was before.
struct RFMCCard {
    private let context: PageContext
    private let record: Record
    private let story: ScoreStory?
    private let currency: String
    private var words: Phrases { context.words }

    init(_ reader: Reader, _ record: Record, _ context: PageContext) throws {
        self.context = context
        self.record = record
        currency = reader.state.company.currency
        story = try record.id.flatMap { try Grading.explain($0, reader) }
    }

    var html: HTML {
        guard let story else { return card("", note: "", "<p class=\"mid\">\(words("grading.no_run"))</p>") }
        let date = context.look.format.show(story.scoredOn)
        guard let score = story.score else {
            return card(
                "", note: words("grading.as_of", ["date": date]),
                "<p class=\"mid\">\(words("grading.none_in_window", ["from": context.look.format.show(story.windowStart), "to": date]))</p>"
            )
        }
        return card(
            score.level, note: words("grading.as_of", ["date": date]),
            "\(head(score))\(meters(score))\(past(story))\(why(story, score))")
    }

    private func card(_ level: String, note: String, _ content: HTML) -> HTML {
        """
        <section class="card" aria-labelledby="rf-h"><header><h2 id="rf-h">RFMC</h2><span class="dim small">\(note)</span></header>\
        <div class="bd">\(content)</div></section>
        """
    }

    private func head(_ score: ScoreStory.Score) -> HTML {
        let badge = GradeBadge(context, level: .text(score.level), scores: [])
        let shown = grouped(score.score.units, scale: 4, digits: 2)
        return """
            <div class="rf"><span class="grade \(badge.letter) xl" role="img" aria-label="\(badge.letter), \(badge.name)">\
            <b>\(badge.letter)</b></span><div><p class="strong">\(badge.name)</p><p class="mid">\
            \(words("grading.value_score", ["score": shown]))</p></div></div>
            """
    }

    private func meters(_ score: ScoreStory.Score) -> HTML {
        let rows = Measure.allCases.map { measure -> HTML in
            let part = score.explanation.parts[measure]
            let tone: HTML = part.score == 1 ? "lo" : part.score == 2 ? "md" : ""
            let name = words("grading.measure.\(measure.rawValue)")
            return """
                <div class="\(tone)"><b>\(letter(measure))</b><span class="mid">\(name)</span><span class="track \
                b\(Int(part.score))" role="img" aria-label="\(words("grading.of_five", ["name": name, "n": String(part.score)]))">\
                </span><span class="mid num">\(value(measure, part.value))</span></div>
                """
        }
        return "<div class=\"meters\">\(rows.joined())</div>"
    }
    private func letter(_ measure: Measure) -> String {
        switch measure {
        case .recency: "R"
        case .frequency: "F"
        case .amount: "M"
        case .cost: "C"
        }
    }
    private func value(_ measure: Measure, _ value: Int64) -> String {
        switch measure {
        case .recency: words("grading.days", ["n": grouped(value, scale: 0, digits: 0)])
        case .frequency: grouped(value, scale: 0, digits: 0)
        case .amount, .cost: grouped(value, scale: 4, digits: context.look.format.moneyDigits)
        }
    }

    private func past(_ story: ScoreStory) -> HTML? {
        let runs = story.history.reversed()
        guard runs.count > 1, let first = runs.first, let last = runs.last else { return nil }
        let tiles = runs.enumerated().map { index, run -> HTML in
            let letter = GradeBadge(context, level: .text(run.level), scores: []).letter
            return "<i class=\"\(letter)\(index == runs.count - 1 ? " now" : "" as HTML)\">\(letter)</i>"
        }
        let said = runs.map { GradeBadge(context, level: .text($0.level), scores: []).letter }.joined(separator: " ")
        return """
            <div class="hist" role="img" aria-label="\(words("grading.past", ["list": said]))">\(tiles.joined())</div>\
            <div class="histfoot" aria-hidden="true"><span>\(context.look.format.show(first.scoredOn))</span>\
            <span>\(context.look.format.show(last.scoredOn))</span></div>
            """
    }

    /// The rule with its numbers: what was counted, against whom, with which weight, and which limit it reached.
    private func why(_ story: ScoreStory, _ score: ScoreStory.Score) -> HTML {
        let parts = Measure.allCases.map { measure -> HTML in
            let part = score.explanation.parts[measure]
            let weight = grouped(Int64(part.weight) * 10_000 / Int64(max(score.totalWeight, 1)), scale: 2, digits: nil)
            let text = words(
                measure.isBetterWhenSmaller ? "grading.why_less" : "grading.why_more",
                [
                    "value": value(measure, part.value), "smaller": grouped(Int64(part.smaller), scale: 0, digits: 0),
                    "total": grouped(Int64(part.total), scale: 0, digits: 0), "score": String(part.score),
                    "weight": weight,
                ])
            return "<dt>\(words("grading.measure.\(measure.rawValue)"))</dt><dd>\(text)</dd>"
        }
        func limit(_ hundredths: UInt16) -> String { grouped(Int64(hundredths), scale: 2, digits: 1) }
        let limits = words(
            "grading.why_limits",
            [
                "highest": limit(score.limits.highest), "value": limit(score.limits.value),
                "general": limit(score.limits.general),
            ])
        let window = words(
            story.countsReturns ? "grading.why_window_net" : "grading.why_window_gross",
            [
                "from": context.look.format.show(story.windowStart), "to": context.look.format.show(story.scoredOn),
                "currency": currency,
            ])
        return """
            <details class="why"><summary>\(words("grading.how"))</summary><p class="mid">\(window)</p>\
            <dl class="dlist">\(parts.joined())</dl><p class="mid">\(limits)</p></details>
            """
    }
}
