import Intelligence
import Kernel
import Page
import Records

/// The settings in words, a line each: for whoever may read them, for what is about to change, for what a run used.
struct PlanFacts {
    struct Line: Equatable {
        let label: String
        let text: String
    }
    let lines: [Line]

    init(_ plan: GradingPlan, _ context: PageContext, currency: String) {
        let words = context.words
        let settings = plan.settings
        func limit(_ hundredths: UInt16) -> String { grouped(Int64(hundredths), scale: 2, digits: 2) }
        func money(_ units: Int64) -> String {
            "\(grouped(units, scale: 4, digits: context.look.format.moneyDigits)) \(currency)"
        }
        var lines = [
            Line(
                label: words("grading_run.window_months"),
                text: grouped(Int64(settings.windowMonths), scale: 0, digits: 0)),
            Line(label: words("grading_run.counts_returns"), text: words(settings.countsReturns ? "yes" : "no")),
            Line(label: words("grading.set.cost_per_case"), text: money(settings.costPerCase)),
        ]
        for measure in Measure.allCases {
            let name = words("grading.measure.\(measure.rawValue)")
            lines.append(
                Line(label: words("grading.set.weight_of", ["name": name]), text: "\(settings.weights[measure]) %"))
        }
        for measure in Measure.allCases {
            let name = words("grading.measure.\(measure.rawValue)")
            let text: String =
                switch settings.scales[measure] {
                case .quintiles: words("grading.set.quintiles")
                case .cutoffs(let limits):
                    limits.map { PlanFacts.shown($0, measure, context) }.joined(separator: " · ")
                }
            lines.append(Line(label: words("grading.set.scale_of", ["name": name]), text: text))
        }
        lines += [
            ("highest", settings.levelLimits.highest), ("value", settings.levelLimits.value),
            ("general", settings.levelLimits.general),
        ].map { level, value in
            Line(
                label: words("grading.set.from_of", ["name": words("customer.value_level.\(level)")]),
                text: limit(value))
        }
        let night = words("grading.set.night_at", ["hour": Format.time(plan.night.hour * 3_600, withSeconds: false)])
        lines.append(
            Line(label: words("grading.set.night"), text: plan.night.isOn ? night : words("grading.set.night_off")))
        lines.append(
            Line(
                label: words("relationship_level.scheme"),
                text: words("relationship_level.scheme.\(plan.scheme.rawValue)"))
        )
        self.lines = lines
    }

    /// A value of a measure as people read it: days and purchases whole, amounts with their decimals.
    static func shown(_ value: Int64, _ measure: Measure, _ context: PageContext) -> String {
        switch measure {
        case .recency, .frequency: grouped(value, scale: 0, digits: 0)
        case .amount, .cost: grouped(value, scale: 4, digits: context.look.format.moneyDigits)
        }
    }

    var html: HTML {
        let rows = lines.map { "<dt>\($0.label)</dt><dd>\($0.text)</dd>" as HTML }
        return "<dl class=\"dlist wide\">\(rows.joined())</dl>"
    }
    /// Only what is not alike, the old beside the new.
    func html(from before: PlanFacts) -> HTML {
        let rows = zip(before.lines, lines).filter { $0 != $1 }.map { old, new -> HTML in
            "<dt>\(new.label)</dt><dd><s class=\"dim\">\(old.text)</s> <b>\(new.text)</b></dd>"
        }
        return rows.isEmpty ? "" : "<dl class=\"dlist wide\">\(rows.joined())</dl>"
    }
}
