import CRM
import Door
import Hummingbird
import Kernel
import Page
import Records
import Web

/// Loading the demo company and taking it back, with its progress, for administrators.
let demoActions: [PageAction] = [
    PageAction("/demo", isChange: false) { visit in try await demoPage(visit) },
    PageAction("/demo", isChange: true) { visit in
        try await demoStep(visit) { try await Demo.start(visit.records, as: visit.actor) }
    },
    PageAction("/demo/remove", isChange: true) { visit in
        // What people hung on it is said first; without anything of theirs it is one click.
        let hanging = try await visit.records.read(as: visit.actor, visit.state) { reader in
            try Demo.hanging(reader).map(\.count)
        }
        guard hanging.isEmpty || visit.form["sure"] != nil else { return try await demoPage(visit) }
        return try await demoStep(visit) { try await Demo.startRemoval(visit.records, as: visit.actor) }
    },
    PageAction("/demo/progress.json", isChange: false) { visit in
        guard visit.actor.isAdministrator, let progress = try await Demo.progress(visit.records) else {
            throw NotFound()
        }
        return .json(progressJSON(progress, visit.context.words, "demo.progress"))
    },
]

private func demoStep(_ visit: Visit, _ body: () async throws -> Void) async throws -> WebResponse {
    guard visit.actor.isAdministrator else { throw NotFound() }
    do {
        try await body()
        return .seeOther("/demo" as Path)
    } catch let refusal as Refusal { return try await demoPage(visit, refusal) }
}

private func demoPage(_ visit: Visit, _ refusal: Refusal = Refusal()) async throws -> WebResponse {
    guard visit.actor.isAdministrator else { throw NotFound() }
    let progress = try await Demo.progress(visit.records)
    let context = visit.context
    let page = try await visit.records.read(as: visit.actor, visit.state) { reader in
        DemoPage(
            context, progress: progress, isOffered: try Demo.isOffered(reader), hanging: try Demo.hanging(reader),
            refusal: refusal)
    }
    return .page(page.page(toast: visit.toast), status: refusal.isEmpty ? .ok : .unprocessableContent)
}
