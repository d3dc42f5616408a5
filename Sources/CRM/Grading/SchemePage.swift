import Kernel
import Page
import Records

/// The relationship schemes: which one is active, and where each level begins.
package struct SchemePage {
    let context: PageContext
    let draft: GradingDraft
    let typed: [String: String]
    let refusal: Refusal
    private var words: Phrases { context.words }

    package init(
        _ context: PageContext, _ draft: GradingDraft, typed: [String: String]? = nil, refusal: Refusal = Refusal()
    ) {
        self.context = context
        self.draft = draft
        self.typed = typed ?? SchemeForm.texts(of: draft) { context.catalog.name(of: $0, context.language) }
        self.refusal = refusal
    }

    package func page(toast: String?) -> HTML {
        var frame = GradingFrame(context: context, place: .levels)
        (frame.refusal, frame.labels, frame.toast) = (refusal, labels, toast)
        return frame.page("<p class=\"lead\">\(words("grading.level.lead"))</p>\(maySet ? form : tables)")
    }

    private var maySet: Bool { Grading.maySet(context.actor) }
    private var inputs: SettingInputs { SettingInputs(context: context, typed: typed, refusal: refusal) }
    private func levels(_ scheme: RelationshipLevel.Scheme) -> [SchemeLevel] {
        draft.levels.filter { $0.scheme == scheme }
    }
    private func name(_ level: SchemeLevel) -> String { context.catalog.name(of: level, context.language) }
    private func name(_ scheme: RelationshipLevel.Scheme) -> String {
        words("relationship_level.scheme.\(scheme.rawValue)")
    }

    private var form: HTML {
        """
        <section class="card" aria-labelledby="l-h"><header><h2 id="l-h">\(words("grading.place.levels"))</h2></header>\
        <div class="bd"><form class="form" method="post" action="/grading/levels" novalidate>\(context.token)\
        <input type="hidden" name="base" value="\(draft.plan.version)">\(schemes)<div class="formfoot"><button class="btn pri" \
        data-busy="\(words("grading.set.looking"))">\(words("grading.set.show"))</button><span class="dim no-phone">\
        \(words("grading.set.show_why"))</span></div></form></div></section>
        """
    }
    private var schemes: HTML {
        RelationshipLevel.Scheme.allCases.map { scheme -> HTML in
            let mark: HTML = typed["scheme"] == scheme.rawValue ? " checked" : ""
            return """
                <fieldset class="sec"><legend>\(name(scheme))</legend><label class="tick wide"><input type="radio" name="scheme" \
                value="\(scheme.rawValue)"\(mark)>\(words("grading.level.use"))</label><p class="dim wide">\
                \(words("grading.level.help.\(scheme.rawValue)"))</p>\(table(scheme))</fieldset>
                """
        }.joined()
    }
    private var tables: HTML {
        RelationshipLevel.Scheme.allCases.map { scheme -> HTML in
            let isActive: HTML? =
                draft.plan.scheme == scheme
                ? "<span class=\"tag jade\"><span class=\"dot\"></span>\(words("grading.level.active"))</span>" : nil
            return """
                <section class="card" aria-label="\(name(scheme))"><header><h2>\(name(scheme))</h2>\(isActive)</header>\
                \(table(scheme))</section>
                """
        }.joined()
    }
    private func table(_ scheme: RelationshipLevel.Scheme) -> HTML {
        let levels = levels(scheme)
        let unit = scheme == .yearlySales ? context.state.company.currency : "%"
        let rows = levels.map { level -> HTML in
            let isLast = level.id == levels.last?.id
            let name: HTML =
                maySet ? inputs.text("name_\(level.id)", words("relationship_level.name")) : "\(self.name(level))"
            let rest = words("grading.level.rest")
            let label = words("grading.level.from", ["name": self.name(level)])
            let from: HTML =
                isLast
                ? "<span class=\"dim\">\(rest)</span>"
                : maySet
                    ? inputs.bare("lower_\(level.id)", label, unit: unit, group: "")
                    : "\(typed["lower_\(level.id)"] ?? "") \(unit)"
            return """
                <tr role="row"><td role="cell" class="free" data-l="\(words("relationship_level.name"))">\(name)</td>\
                <td role="cell" class="free" data-l="\(words("relationship_level.lower"))">\(from)</td></tr>
                """
        }
        return """
            <div class="wide"><table class="mini cards" role="table" aria-label="\(name(scheme))"><thead role="rowgroup">\
            <tr role="row"><th role="columnheader" scope="col">\(words("relationship_level.name"))</th>\
            <th role="columnheader" scope="col">\(words("relationship_level.lower"))</th></tr></thead><tbody role="rowgroup">\
            \(rows.joined())</tbody></table></div>
            """
    }
    private var labels: [String: String] {
        var labels = ["scheme": words("relationship_level.scheme")]
        for level in draft.levels {
            labels["name_\(level.id)"] = words("relationship_level.name")
            labels["lower_\(level.id)"] = words("grading.level.from", ["name": name(level)])
        }
        return labels
    }
}
