import Intelligence
import Kernel
import Page
import Records

/// What settings would do, before they are saved: who goes from which level to which.
package struct PreviewPage {
    let context: PageContext
    let preview: Grading.Preview
    let now: GradingDraft
    /// The move whose customers are shown, and they by name.
    let chosen: Chosen?
    private var words: Phrases { context.words }
    private var currency: String { context.state.company.currency }

    package struct Chosen: Sendable {
        package let kind: String, from: String, to: String
        package let people: [(id: Int64, name: String)]
    }

    package init(_ context: PageContext, _ preview: Grading.Preview, now: GradingDraft, chosen: Chosen?) {
        self.context = context
        self.preview = preview
        self.now = now
        self.chosen = chosen
    }

    private var draft: GradingDraft { preview.draft }
    /// Where the form that was looked at is open for more changes.
    private var isOfLevels: Bool { draft.levels != now.levels || draft.plan.scheme != now.plan.scheme }

    package func page(refusal: Refusal) -> HTML {
        var frame = GradingFrame(context: context, place: isOfLevels ? .levels : .settings)
        frame.refusal = refusal
        if preview.progress.state == .stopped {
            frame.refusal.add("grading.preview_failed", field: "", ["why": preview.progress.problem])
        }
        return frame.page(
            "<h2>\(words("grading.preview"))</h2>\(changes)\(running)\(effect)\(buttons)")
    }

    /// What is about to be saved, the old beside the new.
    private var changes: HTML {
        let before = PlanFacts(now.plan, context, currency: currency)
        let facts = PlanFacts(draft.plan, context, currency: currency).html(from: before)
        let old = Dictionary(now.levels.map { ($0.id, $0) }) { first, _ in first }
        let levels = draft.levels.filter { old[$0.id] != $0 }.map { level -> HTML in
            let was = old[level.id].map { text($0) } ?? ""
            return "<dt>\(name(level))</dt><dd><s class=\"dim\">\(was)</s> <b>\(text(level))</b></dd>"
        }
        let more: HTML? = levels.isEmpty ? nil : "<dl class=\"dlist wide\">\(levels.joined())</dl>"
        let none: HTML? =
            facts.isEmpty && levels.isEmpty ? "<p class=\"mid\">\(words("grading.preview_same"))</p>" : nil
        return """
            <section class="card" aria-labelledby="c-h"><header><h2 id="c-h">\(words("grading.preview_changes"))</h2></header>\
            <div class="bd">\(facts)\(more)\(none)</div></section>
            """
    }
    private func name(_ level: SchemeLevel) -> String { context.catalog.name(of: level, context.language) }
    private func text(_ level: SchemeLevel) -> String {
        let from = level.lower.map { SchemeForm.text($0, level.scheme) } ?? ""
        let unit = level.scheme == .yearlySales ? currency : "%"
        return from.isEmpty ? "\(name(level)), \(words("grading.level.rest"))" : "\(name(level)), ≥ \(from) \(unit)"
    }

    private var running: HTML? {
        guard draft.effect == nil, preview.progress.state == .running else { return nil }
        var card = ProgressCard(
            words("grading.preview_running"), done: preview.progress.done, total: preview.progress.total)
        card.live = ("/grading/preview/progress.json", "/grading/preview")
        return card.html(words)
    }

    private var effect: HTML? {
        guard let effect = draft.effect else { return nil }
        let date = context.look.format.show(effect.on)
        var html: HTML = ""
        if let value = effect.value {
            let levels = ValueLevel.allCases.map {
                MoveTable.Level(key: $0.rawValue, name: words("customer.value_level.\($0.rawValue)"))
            }
            html += table("value", value.keyed { $0.rawValue }, levels, levels)
        }
        if let moves = effect.relationship {
            html += table(
                "relationship", moves.keyed { String($0) }, names(now, now.plan.scheme),
                names(draft, draft.plan.scheme))
        }
        if html.isEmpty { return "<p class=\"mid\">\(words("grading.preview_nobody"))</p>" }
        return "<p class=\"mid\">\(words("grading.preview_how", ["date": date]))</p>\(html)"
    }
    private func names(_ draft: GradingDraft, _ scheme: RelationshipLevel.Scheme) -> [MoveTable.Level] {
        draft.levels.filter { $0.scheme == scheme }.map { MoveTable.Level(key: String($0.id), name: name($0)) }
    }
    private func table(
        _ kind: String, _ moves: Moves<String>, _ from: [MoveTable.Level], _ to: [MoveTable.Level]
    ) -> HTML {
        let none = MoveTable.Level(key: "", name: words("grading.preview_none.\(kind)"))
        let table = MoveTable(
            context: context, kind: kind, moves: moves, from: from + [none], to: to + [none],
            chosen: chosen?.kind == kind ? chosen : nil)
        return table.html
    }

    private var buttons: HTML {
        let back: Path = isOfLevels ? "/grading/levels?draft=yes" : "/grading/settings?draft=yes"
        let mayGrade = Grading.isAllowed(context.actor)
        let save: HTML? =
            draft.effect == nil
            ? nil
            : """
            <button class="btn pri" name="then" value="grade" data-busy="\(words("saving"))">\
            \(words(mayGrade ? "grading.save_and_grade" : "save"))</button><button class="btn line" name="then" value="">\
            \(words("grading.save_only"))</button>
            """
        return """
            <form method="post" action="/grading/save" class="row wrap">\(context.token)<input type="hidden" name="stamp" \
            value="\(preview.stamp)">\(save)<a class="btn ghost" href="\(back)">\(words("grading.edit_again"))</a></form>
            """
    }
}

extension PreviewPage.Chosen {
    /// The first customers of a move, by name and in the order of their ids.
    package init(kind: String, from: String, to: String, _ preview: Grading.Preview, _ reader: Reader) throws {
        let effect = preview.draft.effect
        let ids: [Int64]? =
            kind == "value"
            ? effect?.value?.first[.init(ValueLevel(rawValue: from), ValueLevel(rawValue: to))]
            : effect?.relationship?.first[.init(Int64(from), Int64(to))]
        (self.kind, self.from, self.to) = (kind, from, to)
        guard let ids, !ids.isEmpty else {
            people = []
            return
        }
        var request = Request(Customer.entityName)
        request.predicate = .ids(ids)
        request.sort = "id"
        request.limit = ids.count
        people = try reader.records(request).compactMap { record in record.id.map { ($0, reader.title(record)) } }
    }
}

extension Moves {
    /// The same moves, with the levels called by texts.
    fileprivate func keyed(_ key: (Level) -> String) -> Moves<String> {
        Moves<String>(
            counts.map { pair, count in
                (Moves<String>.Pair(pair.from.map(key), pair.to.map(key)), count, first[pair] ?? [])
            })
    }
}
