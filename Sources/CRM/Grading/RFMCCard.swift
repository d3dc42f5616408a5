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
            "\(head(score))\(meters(score))\(past(story))\(outlook(score))\(why(story, score))")
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

    private func past(_ story: ScoreStory) -> HTML {
        // The last run of a day is the day's. A run may look back, so that runs are not in the order of their days.
        var days = Set<Day>()
        let points = story.history.filter { days.insert($0.scoredOn).inserted }.sorted { $0.scoredOn < $1.scoredOn }.map
        { run in
            LevelHistory.Point(
                on: run.scoredOn, level: ValueLevel(rawValue: run.level) ?? .lowest, score: Int(run.score.units / 100))
        }
        return LevelHistory(context: context, points: points).html
    }

    /// What would lift the level, and what happens if nothing does.
    private func outlook(_ score: ScoreStory.Score) -> HTML? {
        let lines = [lifts(score), fades(score)].compactMap { $0 }.map { "<li>\($0)</li>" as HTML }
        return lines.isEmpty
            ? nil : "<h3 class=\"mt3\">\(words("grading.outlook"))</h3><ul class=\"plain\">\(lines.joined())</ul>"
    }
    private func level(_ level: ValueLevel) -> String { words("customer.value_level.\(level.rawValue)") }
    private func lifts(_ score: ScoreStory.Score) -> String? {
        guard score.explanation.grade.level != .highest else { return words("grading.lift_highest") }
        guard let lift = score.lift else { return nil }
        let grade = score.explanation.grade
        let steps: [String] = [
            (Measure.recency, grade.r, lift.scores.recency), (.frequency, grade.f, lift.scores.frequency),
            (.amount, grade.m, lift.scores.amount),
        ].filter { $0.1 != $0.2 }.map { measure, from, to in
            words(
                "grading.lift_step",
                ["name": words("grading.measure.\(measure.rawValue)"), "from": String(from), "to": String(to)])
        }
        let money = lift.amount.map { "\(value(.amount, $0)) \(currency)" } ?? ""
        return words(
            lift.amount == nil ? "grading.lift_any" : "grading.lift_of",
            [
                "n": String(lift.purchases), "amount": money, "level": level(lift.level),
                "score": grouped(Int64(lift.score), scale: 2, digits: 2),
                "steps": steps.dropFirst().reduce(steps.first ?? "") {
                    words("grading.lift_and", ["one": $0, "other": $1])
                },
            ])
    }
    private func fades(_ score: ScoreStory.Score) -> String? {
        guard let fade = score.fade else { return nil }
        let falls = score.explanation.grade.level.isBetter(than: fade.level)
        return words(
            falls ? "grading.fade_level" : "grading.fade",
            [
                "n": grouped(fade.days, scale: 0, digits: 0), "from": String(score.explanation.grade.r),
                "to": String(fade.recency), "level": level(fade.level),
            ])
    }

    /// The rule with its numbers: what was counted, against whom, with which weight, and which limit it reached.
    private func why(_ story: ScoreStory, _ score: ScoreStory.Score) -> HTML {
        let parts = Measure.allCases.map { measure -> HTML in
            "<dt>\(words("grading.measure.\(measure.rawValue)"))</dt><dd>\(reason(measure, score))</dd>"
        }
        let sum = Measure.allCases.map { measure in
            "\(score.explanation.parts[measure].score) × \(weight(measure, score)) %"
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
            <dl class="dlist">\(parts.joined())</dl><p class="num">\(sum.joined(separator: " + ")) = \
            \(grouped(score.score.units, scale: 4, digits: 2))</p><p class="mid">\(limits)</p>\(settings)</details>
            """
    }
    private func weight(_ measure: Measure, _ score: ScoreStory.Score) -> String {
        let weight = Int64(score.explanation.parts[measure].weight)
        return grouped(weight * 10_000 / Int64(max(score.totalWeight, 1)), scale: 2, digits: nil)
    }
    /// Why the measure earned its points: against the other customers, or by the limits that were set.
    private func reason(_ measure: Measure, _ score: ScoreStory.Score) -> String {
        let part = score.explanation.parts[measure]
        let isCompared = part.scale == .quintiles
        return words(
            isCompared ? "grading.why.\(measure.rawValue)" : "grading.why.fixed",
            [
                "value": value(measure, part.value), "share": String(part.smaller * 100 / max(part.total, 1)),
                "total": grouped(Int64(part.total), scale: 0, digits: 0), "score": String(part.score),
                "weight": weight(measure, score), "currency": currency,
            ])
    }
    private var settings: HTML? {
        guard Grading.maySee(context.actor) else { return nil }
        return "<p><a class=\"a\" href=\"/grading/settings\">\(words("grading.place.settings"))</a></p>"
    }
}
