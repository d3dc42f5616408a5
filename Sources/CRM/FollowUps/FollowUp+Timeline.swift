import Kernel
import Page
import Records

extension FollowUp {
    static let icons = [
        "call": "phone", "visit": "pin", "mail": "mail", "message": "chat", "meeting": "users", "other": "note",
    ]
    private static let tints: [Way: HTML] = [.call: "jade", .mail: "sky", .message: "violet", .meeting: "indigo"]

    /// "Lin Wei called Zhao Min", what was said, what came of it, what comes next.
    static let timeline = TimelineSource(
        "follow_ups", of: entityName, via: "customer", at: "at", names: ["contact"]
    ) { it in
        let words = it.context.words
        let way = Way(it.record["way"]) ?? .other
        let contact = it.names["contact"] ?? ""
        let did: HTML =
            contact.isEmpty
            ? "\(it.text("way"))" : "\(words("follow_up.did.\(way.rawValue)")) \(contact)"
        let result = it.text("result")
        let outcome: HTML? =
            result.isEmpty ? nil : "<p class=\"body\">\(words("timeline.result", ["text": result]))</p>"
        return TimelineItem(
            icon: icons[way.rawValue] ?? "note", tint: tints[way] ?? "",
            head: "<b>\(it.person)</b><a class=\"mid\" href=\"\(it.path)\">\(did)</a>",
            body: "<p class=\"body\">\(it.text("content"))</p>\(outcome)\(next(it))")
    }
    private static func next(_ it: TimelineRecord) -> HTML? {
        let step = it.text("next_step")
        let on = it.text("next_on")
        guard !step.isEmpty || !on.isEmpty else { return nil }
        let day: HTML? = on.isEmpty ? nil : "<span class=\"push dim\">\(on)</span>"
        return """
            <div class="card"><div class="row">\(it.context.icon("task", .small))<span class="trunc">\
            \(step.isEmpty ? it.context.words("follow_up.next_step") : step)</span>\(day)</div></div>
            """
    }

    static let quickEntry = QuickEntry(
        entityName, via: "customer", choice: "way", icons: icons, text: "content",
        more: ["contact", "at", "result", "next_step", "next_on"], placeholder: "follow_up.placeholder")
}
