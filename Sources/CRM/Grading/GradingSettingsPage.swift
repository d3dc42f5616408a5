import Intelligence
import Kernel
import Page
import Records

/// How customers are graded: a form for administrators, the same in words for everybody else who may read it.
package struct GradingSettingsPage {
    let context: PageContext
    let plan: GradingPlan
    let typed: [String: String]
    let refusal: Refusal
    let journal: [JournalEntry]
    private var words: Phrases { context.words }
    private var currency: String { context.state.company.currency }

    package init(
        _ context: PageContext, _ plan: GradingPlan, typed: [String: String]? = nil, refusal: Refusal = Refusal(),
        journal: [JournalEntry] = []
    ) {
        self.context = context
        self.plan = plan
        self.typed = typed ?? GradingForm.texts(of: plan)
        self.refusal = refusal
        self.journal = journal
    }

    package func page(toast: String?) -> HTML {
        var frame = GradingFrame(context: context, place: .settings)
        (frame.refusal, frame.labels, frame.toast) = (refusal, labels, toast)
        let content = Grading.maySet(context.actor) ? form : facts
        return frame.page("<p class=\"lead\">\(words("grading.lead"))</p>\(content)\(changes)")
    }

    private var facts: HTML {
        """
        <section class="card" aria-labelledby="s-h"><header><h2 id="s-h">\(words("grading.place.settings"))</h2></header>\
        <div class="bd">\(PlanFacts(plan, context, currency: currency).html)<p class="dim mt2">\
        \(words("grading.set.administrators"))</p></div></section>
        """
    }

    private var inputs: SettingInputs { SettingInputs(context: context, typed: typed, refusal: refusal) }
    private func name(_ measure: Measure) -> String { words("grading.measure.\(measure.rawValue)") }
    private func level(_ name: String) -> String {
        words("grading.set.from_of", ["name": words("customer.value_level.\(name)")])
    }

    private var form: HTML {
        """
        <section class="card" aria-labelledby="s-h"><header><h2 id="s-h">\(words("grading.place.settings"))</h2></header>\
        <div class="bd"><form class="form" method="post" action="/grading/settings" novalidate>\(context.token)\
        <input type="hidden" name="base" value="\(plan.version)">\(counted)\(weights)\(scales)\(levels)\(night)\
        <div class="formfoot"><button class="btn pri" data-busy="\(words("grading.set.looking"))">\
        \(words("grading.set.show"))</button><span class="dim no-phone">\(words("grading.set.show_why"))</span></div></form>\
        </div></section>
        """
    }
    private var counted: HTML {
        """
        <fieldset class="sec"><legend>\(words("grading.set.counted"))</legend>\
        \(inputs.number("window_months", words("grading_run.window_months"), hint: words("grading.set.window_help")))\
        \(inputs.number("cost_per_case", words("grading.set.cost_per_case"), unit: currency, hint: words("grading.set.cost_help")))\
        \(inputs.tick("counts_returns", words("grading.set.returns")))</fieldset>
        """
    }
    private var weights: HTML {
        let all = Measure.allCases.map { measure in
            inputs.number("weight_\(measure.rawValue)", name(measure), unit: "%", group: "weights")
        }
        return """
            <fieldset class="sec quarters"><legend>\(words("grading.set.weights"))</legend>\
            <p class="dim wide">\(words("grading.set.weights_help"))</p>\(all.joined())\(inputs.group("weights"))</fieldset>
            """
    }
    private var scales: HTML {
        let choices = [
            (value: "quintiles", label: words("grading.set.quintiles")),
            (value: "cutoffs", label: words("grading.set.cutoffs")),
        ]
        let all = Measure.allCases.map { measure -> HTML in
            let group = "cutoffs_\(measure.rawValue)"
            let unit = measure.isMoney ? currency : words("grading.set.unit_\(measure.rawValue)")
            let limits = (0..<4).map { place -> HTML in
                inputs.bare(
                    GradingForm.input(measure, place),
                    words("grading.set.cutoff_of", ["name": name(measure), "n": String(place + 1)]), unit: unit,
                    group: group)
            }
            let better = words(
                measure.isBetterWhenSmaller ? "grading.set.less_is_better" : "grading.set.more_is_better")
            return """
                <div class="f wide scale">\(inputs.select("scale_\(measure.rawValue)", name(measure), choices))\
                <div class="limits"><p class="hint">\(better)</p><div class="quarter">\(limits.joined())</div></div>\
                \(inputs.group(group))</div>
                """
        }
        return """
            <fieldset class="sec"><legend>\(words("grading.set.scales"))</legend>\
            <p class="dim wide">\(words("grading.set.scales_help"))</p>\(all.joined())</fieldset>
            """
    }
    private var levels: HTML {
        let all = ["highest", "value", "general"].map { it in
            inputs.number("level_\(it)", level(it), group: "levels")
        }
        return """
            <fieldset class="sec quarters"><legend>\(words("grading.set.levels"))</legend>\
            <p class="dim wide">\(words("grading.set.levels_help"))</p>\(all.joined())\(inputs.group("levels"))</fieldset>
            """
    }
    private var night: HTML {
        let hours = (0..<24).map { hour in
            (value: String(hour), label: Format.time(hour * 3_600, withSeconds: false))
        }
        return """
            <fieldset class="sec"><legend>\(words("grading.set.night"))</legend>\
            \(inputs.tick("night", words("grading.set.night_on")))\
            \(inputs.select("night_hour", words("grading.set.night_hour", ["zone": context.state.company.zone]), hours))</fieldset>
            """
    }

    /// What each input is called where all problems are listed.
    private var labels: [String: String] {
        var labels = [
            "window_months": words("grading_run.window_months"), "cost_per_case": words("grading.set.cost_per_case"),
            "weights": words("grading.set.weights"), "levels": words("grading.set.levels"),
            "night_hour": words("grading.set.night"),
        ]
        for it in ["highest", "value", "general"] { labels["level_\(it)"] = level(it) }
        for measure in Measure.allCases {
            let of = ["name": name(measure)]
            labels["weight_\(measure.rawValue)"] = words("grading.set.weight_of", of)
            labels["cutoffs_\(measure.rawValue)"] = words("grading.set.scale_of", of)
            for place in 0..<4 {
                labels[GradingForm.input(measure, place)] = words(
                    "grading.set.cutoff_of", ["name": name(measure), "n": String(place + 1)])
            }
        }
        return labels
    }

    private var changes: HTML? {
        guard !journal.isEmpty else { return nil }
        let items = journal.compactMap { entry -> HTML? in
            guard let facts = JSONValue.parse(entry.facts)?.object, let old = facts["from"]?.string,
                let new = facts["to"]?.string
            else { return nil }
            let before = PlanFacts(GradingPlan(stored: old), context, currency: currency)
            let after = GradingPlan(stored: new)
            return """
                <li><p><b>\(words("grading.set.version", ["n": String(after.version)]))</b> <span class="dim">\
                \(entry.actorName) · \(context.look.format.show(entry.at))</span></p>\
                \(PlanFacts(after, context, currency: currency).html(from: before))</li>
                """
        }
        return """
            <section class="card" aria-labelledby="j-h"><header><h2 id="j-h">\(words("grading.set.journal"))</h2></header>\
            <div class="bd"><ol class="journal">\(items.joined())</ol></div></section>
            """
    }
}
