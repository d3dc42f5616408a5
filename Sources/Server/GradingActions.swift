import CRM
import Door
import Hummingbird
import Kernel
import Page
import Records
import Web

/// The runs and "grade now" with its progress, the settings with their preview, and a level chosen by hand.
let gradingActions: [PageAction] =
    [
        PageAction("/grading", isChange: false) { visit in try await runsPage(visit) },
        PageAction("/grading", isChange: true) { visit in
            var options = Grading.Options()
            do {
                if let text = visit.form["on"], !text.isEmpty {
                    guard let day = Day(iso: text) else {
                        throw Refusal("field.date_unreadable", field: "on", ["text": text])
                    }
                    options.on = day
                }
                if visit.form["gross"] != nil { options.countsReturns = false }
                try await Grading.start(visit.records, options, as: visit.actor)
                return .seeOther("/grading" as Path)
            } catch let refusal as Refusal { return try await runsPage(visit, refusal) }
        },
        PageAction("/grading/progress.json", isChange: false) { visit in
            guard Grading.maySee(visit.actor), let progress = try await Grading.progress(visit.records) else {
                throw NotFound()
            }
            return .json(progressJSON(progress, visit.context.words, "grading.progress"))
        },
        PageAction("/grading/relationship", isChange: true) { visit in
            guard let customer = visit.form["customer"].flatMap({ Int64($0) }) else { throw NotFound() }
            let typed = visit.form["level"] ?? ""
            let level = Int64(typed)
            if level == nil, !typed.isEmpty { throw Refusal("grading.level.not_there", field: "level") }
            try await Grading.choose(
                visit.records, customer: customer, level: level,
                ruleMayOverrule: visit.form["open"] != nil, as: visit.actor)
            return .seeOther("/customers/\(customer)?said=saved" as Path)
        },
    ] + settingActions

private func runsPage(_ visit: Visit, _ refusal: Refusal = Refusal()) async throws -> WebResponse {
    guard Grading.maySee(visit.actor) else { throw NotFound() }
    let progress = try await Grading.progress(visit.records)
    let isRefused = !refusal.isEmpty
    var refusal = refusal
    if refusal.isEmpty, let progress, progress.state == .stopped {
        let words = visit.context.words
        let why = progress.problem.isEmpty ? words("grading.interrupted") : progress.problem
        let key = progress.isGivenUp ? "grading.given_up" : "grading.failed"
        refusal = Refusal(key, ["why": why, "n": String(progress.attempts)])
    }
    let shown = refusal
    let before = visit.asked("before").flatMap { Int64($0) }
    let runs = try await visit.records.readOne(as: visit.actor, visit.state) { try Grading.runs($0, before: before) }
    let page = GradingPage(visit.context, progress: progress, runs: runs, refusal: shown)
    return .page(page.page(toast: visit.toast), status: isRefused ? .unprocessableContent : .ok)
}

extension Visit {
    /// What the address says under this name.
    func asked(_ name: String) -> String? { queryItems?.first { $0.0 == name }?.1 }
    /// The form by the names of its inputs, the first of each.
    var typed: [String: String] { Dictionary(form.items.map { ($0.name, $0.value) }) { first, _ in first } }
}

/// What the script of a progress page asks for: how far, and the sentence that says so.
func progressJSON(_ progress: JobProgress, _ words: Phrases, _ key: String) -> [UInt8] {
    var json = JSONText()
    json.object { json in
        json.key("done")
        json.integer(Int64(progress.done))
        json.key("total")
        json.integer(Int64(progress.total))
        json.key("state")
        json.string(progress.state == .running ? "running" : progress.state == .done ? "done" : "stopped")
        json.key("text")
        json.string(words(key, ["percent": String(progress.done * 100 / max(progress.total, 1))]))
    }
    return json.bytes
}
