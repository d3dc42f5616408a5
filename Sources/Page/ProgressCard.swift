import Kernel

/// How far a long piece of work is. `progress.js` keeps it up to date, and goes where the page's figures are once the
/// work is done; the page can be left meanwhile.
package struct ProgressCard {
    let title: String
    let done: Int, total: Int
    /// What is said until the first answer comes, and under the bar.
    package var text = ""
    package var note: String?
    /// Where it is asked how far the work is, and where the page goes after it. nil: the work rests.
    package var live: (progress: Path, done: Path)?
    package var buttons: HTML?

    package init(_ title: String, done: Int, total: Int) {
        self.title = title
        self.done = done
        self.total = total
    }
    package static let script = "progress.js"

    package func html(_ words: Phrases) -> HTML {
        let live: HTML? = live.map { " data-progress-url=\"\($0.progress)\" data-done-url=\"\($0.done)\"" }
        let buttons: HTML? = buttons.map { "<div class=\"row mt2\">\($0)</div>" }
        return """
            <section class="card" aria-labelledby="work-h"\(live)><header><h2 id="work-h">\(title)</h2>\
            <span class="push dim" data-progress-percent></span></header><div class="bd"><progress class="prog" \
            max="\(max(total, 1))" value="\(done)" aria-labelledby="work-h"></progress><p class="mid mt2" data-progress-text>\
            \(text)</p><p class="dim small">\(note ?? words("progress.leave"))</p><noscript><p class="dim \
            small">\(words("progress.reload"))</p></noscript>\(buttons)</div></section>
            """
    }
}
