import Kernel
import Records

/// While it is found out what would happen, and while it happens: how far it is. The page can be left.
package struct ImportWorkPage {
    let context: PageContext
    let it: BroughtImport
    let progress: JobProgress?
    private var words: Phrases { context.words }
    private var parts: ImportParts { ImportParts(context: context) }

    package init(_ context: PageContext, _ it: BroughtImport, _ progress: JobProgress?) {
        (self.context, self.it, self.progress) = (context, it, progress)
    }

    package func page() -> HTML {
        let isTrying = it.state == .trying
        let title = words(isTrying ? "import.trying" : it.state == .paused ? "import.state.paused" : "import.running")
        return parts.page(
            it.name, isTrying ? .review : .done, scripts: it.isWorking ? [ProgressCard.script] : [],
            """
            <div class="setmain alone">\(it.problem.isEmpty ? "" : context.banner(it.problem))\(card(title))</div>
            """)
    }
    private func card(_ title: String) -> HTML {
        let path: Path = "/import/\(it.id)"
        let buttons: HTML =
            switch it.state {
            case .trying: parts.button("\(path)/do", "cancel", words("import.stop"))
            case .importing:
                parts.button("\(path)/do", "pause", words("import.pause"))
                    + parts.button("\(path)/do", "cancel", words("import.cancel"), look: "btn ghost")
            default:
                parts.button("\(path)/do", "import", words("import.resume"), look: "btn pri")
                    + parts.button("\(path)/do", "cancel", words("import.cancel"), look: "btn ghost")
            }
        var card = ProgressCard(title, done: progress?.done ?? 0, total: progress?.total ?? it.rows)
        card.text = text
        card.note = words(it.state == .paused ? "import.paused_help" : "import.leave_page")
        if it.isWorking { card.live = ("\(path)/progress.json", path) }
        card.buttons = buttons
        return card.html(words)
    }
    /// `1,209 of 2,418 rows · 4,310 rows/s · 20 s left`
    package var text: String {
        guard let progress else { return words("import.reading_file") }
        let done = [
            "done": parts.number(progress.done), "total": parts.number(progress.total),
        ]
        var facts = [words("import.progress", done)]
        if it.isWorking, let speed = progress.perSecond, speed > 0 {
            facts.append(words("import.speed", ["speed": parts.number(speed)]))
            let left = max(0, progress.total - progress.done) / speed
            facts.append(words("import.seconds_left", ["left": time(left)]))
        }
        return facts.joined(separator: " · ")
    }
    private func time(_ seconds: Int) -> String {
        seconds < 90
            ? words("import.seconds", ["n": "\(max(1, seconds))"])
            : words("import.minutes", ["n": "\((seconds + 59) / 60)"])
    }
}
