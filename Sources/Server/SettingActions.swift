import CRM
import Door
import Hummingbird
import Kernel
import Page
import Records
import Web

/// Settings of grading and relationship levels: the form, what it would do, and only then saving.
let settingActions: [PageAction] = [
    PageAction("/grading/settings", isChange: false) { visit in
        try await settingsPage(visit, from: try await opened(visit).plan)
    },
    PageAction("/grading/settings", isChange: true) { visit in
        guard Grading.maySet(visit.actor) else { throw NotFound() }
        let now = try await inForce(visit)
        do {
            let plan = try GradingForm.read(visit.typed, on: now.plan, visit.actor.format)
            return try await look(visit, GradingDraft(plan, now.levels), now)
        } catch let refusal as Refusal {
            return try await settingsPage(visit, from: now.plan, typed: visit.typed, refusal)
        }
    },
    PageAction("/grading/levels", isChange: false) { visit in
        guard Grading.maySee(visit.actor) else { throw NotFound() }
        return .page(SchemePage(visit.context, try await opened(visit)).page(toast: visit.toast))
    },
    PageAction("/grading/levels", isChange: true) { visit in
        guard Grading.maySet(visit.actor) else { throw NotFound() }
        let now = try await inForce(visit)
        do {
            let draft = try SchemeForm.read(visit.typed, on: now, visit.actor.format, visit.state.catalog)
            return try await look(visit, draft, now)
        } catch let refusal as Refusal {
            let page = SchemePage(visit.context, now, typed: visit.typed, refusal: refusal)
            return .page(page.page(toast: nil), status: .unprocessableContent)
        }
    },
    PageAction("/grading/preview", isChange: false) { visit in try await previewPage(visit) },
    PageAction("/grading/preview/progress.json", isChange: false) { visit in
        guard Grading.maySet(visit.actor), let preview = try await Grading.preview(visit.records, as: visit.actor)
        else { throw NotFound() }
        return .json(progressJSON(preview.progress, visit.context.words, "grading.progress"))
    },
    PageAction("/grading/save", isChange: true) { visit in
        guard Grading.maySet(visit.actor) else { throw NotFound() }
        do {
            try await Grading.save(visit.records, stamp: visit.form["stamp"] ?? "", as: visit.actor)
        } catch let refusal as Refusal { return try await previewPage(visit, refusal) }
        guard visit.form["then"] == "grade" else { return .seeOther("/grading/settings?said=saved" as Path) }
        do {
            try await Grading.start(visit.records, as: visit.actor)
            return .seeOther("/grading?said=saved" as Path)
        } catch is Refusal { return .seeOther("/grading/settings?said=saved" as Path) }
    },
]

private func inForce(_ visit: Visit) async throws -> GradingDraft {
    try await visit.records.readOne(as: .system, visit.state) { try Grading.current($0) }
}
/// What a form opens with: the settings in force, or the draft that was looked at, on top of the same version.
private func opened(_ visit: Visit) async throws -> GradingDraft {
    let now = try await inForce(visit)
    guard visit.asked("draft") != nil, Grading.maySet(visit.actor),
        let draft = try await Grading.preview(visit.records, as: visit.actor)?.draft,
        draft.plan.version == now.plan.version
    else { return now }
    return draft
}
private func settingsPage(
    _ visit: Visit, from plan: GradingPlan, typed: [String: String]? = nil, _ refusal: Refusal = Refusal()
) async throws -> WebResponse {
    guard Grading.maySee(visit.actor) else { throw NotFound() }
    let journal = try await visit.records.readOne(as: visit.actor, visit.state) { try Grading.journal($0) }
    let page = GradingSettingsPage(visit.context, plan, typed: typed, refusal: refusal, journal: journal)
    return .page(page.page(toast: visit.toast), status: refusal.isEmpty ? .ok : .unprocessableContent)
}
/// Begins to find out what a draft does; where somebody saved since the form was opened, it must be looked at anew.
private func look(_ visit: Visit, _ draft: GradingDraft, _ now: GradingDraft) async throws -> WebResponse {
    guard visit.form["base"] == String(now.plan.version) else { throw Refusal("grading.saved_meanwhile") }
    try await Grading.preview(visit.records, draft, as: visit.actor)
    return .seeOther("/grading/preview" as Path)
}
private func previewPage(_ visit: Visit, _ refusal: Refusal = Refusal()) async throws -> WebResponse {
    guard Grading.maySet(visit.actor) else { throw NotFound() }
    let now = try await inForce(visit)
    guard let preview = try await Grading.preview(visit.records, as: visit.actor),
        !refusal.isEmpty || preview.draft.plan.version == now.plan.version
    else { return .seeOther("/grading/settings" as Path) }
    var chosen: PreviewPage.Chosen?
    if let kind = visit.asked("kind"), let from = visit.asked("from"), let to = visit.asked("to") {
        chosen = try await visit.records.readOne(as: visit.actor, visit.state) { reader in
            try PreviewPage.Chosen(kind: kind, from: from, to: to, preview, reader)
        }
    }
    let page = PreviewPage(visit.context, preview, now: now, chosen: chosen)
    return .page(page.page(refusal: refusal), status: refusal.isEmpty ? .ok : .unprocessableContent)
}
