import Intelligence
import Kernel
import Page
import Records

/// The page on which all customers are graded, and which shows how far that is.
package struct GradingPage {
    let context: PageContext
    let progress: JobProgress?
    let runs: [Record]
    let refusal: Refusal
    private var words: Phrases { context.words }

    package init(_ context: PageContext, progress: JobProgress?, runs: [Record], refusal: Refusal = Refusal()) {
        self.context = context
        self.progress = progress
        self.runs = runs
        self.refusal = refusal
    }

    package func page(toast: String?) -> HTML {
        var frame = Frame(context)
        frame.scripts = [ProgressCard.script]
        frame.toast = toast
        let content: HTML = """
            <header class="bar"><h1>\(words("grading.title"))</h1></header><div class="set"><div class="setmain">\
            <p class="lead">\(words("grading.lead"))</p>\(context.problems(refusal))\(running)\(start)\(history)</div></div>
            """
        return frame.page(title: words("grading.title"), content)
    }

    private var isRunning: Bool { progress?.state == .running }

    private var running: HTML? {
        guard let progress, isRunning else { return nil }
        var card = ProgressCard(words("grading.running"), done: progress.done, total: progress.total)
        card.live = ("/grading/progress.json", "/grading?said=graded")
        return card.html(words)
    }
    private var start: HTML? {
        guard !isRunning, Grading.isAllowed(context.actor) else { return nil }
        return """
            <section class="card" aria-labelledby="n-h"><header><h2 id="n-h">\(words("grading.now"))</h2></header><div class="bd">\
            <form class="form" method="post" action="/grading">\(context.token)<div class="sec"><div class="f"><label for="on">\
            \(words("grading_run.scored_on"))</label><div class="inp"><input type="date" id="on" name="on"></div>\
            <p class="hint">\(words("grading.on_help"))</p></div><div class="f"><label class="tick"><input type="checkbox" \
            name="gross" value="yes">\(words("grading.gross"))</label></div></div><div class="formfoot"><button class="btn pri" \
            data-busy="\(words("saving"))">\(words("grading.button_now"))</button></div></form></div></section>
            """
    }
    private var history: HTML? {
        guard !runs.isEmpty else { return nil }
        let schema = context.catalog.schema(GradingRun.self)
        let fields = GradingRun.table.fields
        let columns: [AnyField] = [
            fields.scoredOn, fields.scored, fields.highest, fields.value, fields.general, fields.lowest,
        ]
        let heads = columns.map { "<th role=\"columnheader\" scope=\"col\">\(context.label($0, schema))</th>" as HTML }
        let rows = runs.map { run -> HTML in
            let cells = columns.map { field -> HTML in
                """
                <td role="cell" data-l="\(context.label(field, schema))">\(field.type.show(run[field], context.look.format))</td>
                """
            }
            return "<tr role=\"row\">\(cells.joined())</tr>"
        }
        return """
            <div class="card"><header><h2 id="h-h">\(words("grading.history"))</h2></header>\
            <div class="scrollx" role="region" tabindex="0" aria-label="\(words("grading.history"))"><table class="mini cards" role="table"><thead role="rowgroup"><tr role="row">\(heads.joined())\
            </tr></thead><tbody role="rowgroup">\(rows.joined())</tbody></table></div></div>
            """
    }
}

extension Grading {
    /// Of the last runs, those that hold nobody's score any more.
    static func emptyRuns(_ reader: Reader) throws -> [Record] {
        try runs(reader).filter { run in
            var scores = Request(CustomerScore.entityName)
            scores.predicate = CustomerScore.table.fields.run == ID(run.id ?? 0)
            return try reader.count(scores, limit: 1) == 0
        }
    }

    /// The last finished runs, newest first.
    package static func runs(_ reader: Reader, limit: Int = 20) throws -> [Record] {
        let schema = reader.catalog.schema(GradingRun.self)
        guard reader.actor.may(.read, schema) else { return [] }
        var request = Request(schema.name)
        request.conditions = [Condition("is_finished", .is, "yes")]
        request.sort = "-created_at"
        request.limit = limit
        return try reader.records(request)
    }
}
