import Intelligence
import Kernel
import Page
import Records

/// The page on which all customers are graded, which shows how far that is and what earlier runs found.
package struct GradingPage {
    let context: PageContext
    let progress: JobProgress?
    let runs: GradingRuns
    let refusal: Refusal
    private var words: Phrases { context.words }

    package init(
        _ context: PageContext, progress: JobProgress?, runs: GradingRuns, refusal: Refusal = Refusal()
    ) {
        self.context = context
        self.progress = progress
        self.runs = runs
        self.refusal = refusal
    }

    package func page(toast: String?) -> HTML {
        var frame = GradingFrame(context: context, place: .runs)
        (frame.refusal, frame.toast) = (refusal, toast)
        return frame.page(
            "<p class=\"lead\">\(words("grading.lead"))</p>\(running)\(start)\(RunsTable(context: context, runs: runs).html)"
        )
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
}
