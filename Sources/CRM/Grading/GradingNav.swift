import Kernel
import Page
import Records

/// The pages about customer value: their common head, and the way from one to the other.
struct GradingFrame {
    enum Place: String, CaseIterable {
        case runs, settings, levels

        var path: Path {
            switch self {
            case .runs: "/grading"
            case .settings: "/grading/settings"
            case .levels: "/grading/levels"
            }
        }
        var icon: String {
            switch self {
            case .runs: "chart"
            case .settings: "gear"
            case .levels: "users"
            }
        }
    }
    let context: PageContext
    let place: Place
    var refusal = Refusal()
    /// Names inputs for the summary of problems, by the input's name.
    var labels: [String: String] = [:]
    var toast: String?
    private var words: Phrases { context.words }

    func page(_ content: HTML) -> HTML {
        var frame = Frame(context)
        frame.scripts = [ProgressCard.script]
        frame.toast = toast
        let places = Place.allCases.filter { $0 != .runs || Grading.maySee(context.actor) }
        let links = places.map { it -> HTML in
            let current: HTML = it == place ? " aria-current=\"page\"" : ""
            let path = it.path
            return """
                <a href="\(path)"\(current)>\(context.icon(it.icon, .small))\(words("grading.place.\(it.rawValue)"))</a>
                """
        }
        let whole: HTML = """
            <header class="bar"><h1>\(words("grading.title"))</h1></header><div class="set"><nav class="subnav" \
            aria-label="\(words("grading.title"))"><h2>\(words("section.value"))</h2>\(links.joined())</nav>\
            <div class="setmain">\(problems)\(content)</div></div>
            """
        return frame.page(title: words("grading.title"), whole)
    }

    private var problems: HTML? {
        guard refusal.problems.contains(where: { labels[$0.field] != nil }) else { return context.problems(refusal) }
        return context.look.problemSummary(refusal) { labels[$0] }
    }
}

extension Grading {
    /// Who may read how customers are graded, and what the runs found.
    package static func maySee(_ actor: Actor) -> Bool { actor.may(.read, GradingRun.table.schema) }
    /// Who may change it.
    package static func maySet(_ actor: Actor) -> Bool { actor.isAdministrator }
}
