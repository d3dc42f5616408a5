import Kernel
import Records

extension Look {
    package enum BannerKind: String, Sendable { case red, info, jade }

    /// A sentence across the page: what went wrong, what is worth knowing, what was done.
    package func banner(_ text: String, _ kind: BannerKind = .red, action: HTML? = nil) -> HTML {
        let sign =
            switch kind {
            case .red: "alert"
            case .info: "info"
            case .jade: "check"
            }
        let role = kind == .red ? "alert" : "status"
        return """
            <div class="banner \(kind.rawValue)" role="\(role)">\(icon(sign, .small))<span class="grow">\(text)</span>\(action)</div>
            """
    }
}

extension Look {
    /// The head of a form that was not accepted: how many things are wrong and, where `label` names the inputs, what at
    /// which; a problem leads to its input, `f-` and the field's name.
    package func problemSummary(_ refusal: Refusal, label: ((String) -> String?)? = nil) -> HTML? {
        guard !refusal.isEmpty else { return nil }
        let items = label.map { label in
            refusal.problems.map { problem -> HTML in
                let text = words(problem.key, problem.arguments)
                guard let label = label(problem.field) else { return "<li>\(text)</li>" }
                return "<li><a href=\"#f-\(problem.field)\">\(label): \(text)</a></li>"
            }
        }
        let list: HTML? = items.map { "<ul>\($0.joined())</ul>" }
        return """
            <div class="sum" role="alert"><p class="h">\(icon("alert", .small))\
            \(words("form.problems", ["n": String(refusal.problems.count)]))</p>\(list)</div>
            """
    }
}

extension PageContext {
    package func banner(_ text: String, _ kind: Look.BannerKind = .red, action: HTML? = nil) -> HTML {
        look.banner(text, kind, action: action)
    }
    /// What is wrong, for a page that has no field to say it at.
    package func problems(_ problems: [Refusal.Problem]) -> HTML {
        problems.map { banner(words($0.key, $0.arguments)) }.joined()
    }
    package func problems(_ refusal: Refusal) -> HTML { problems(refusal.problems) }
}
