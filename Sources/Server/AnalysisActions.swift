import CRM
import Door
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Page
import Records
import Web

/// The home page, and the analyses with their filters and files.
func analysisActions(_ analyses: Analyses) -> [PageAction] {
    [
        PageAction("/", isChange: false) { visit in try await home(visit, analyses) },
        PageAction("/analyses/contribution", isChange: false) { try await analysis(.contribution, $0, analyses) },
        PageAction("/analyses/composition", isChange: false) { try await analysis(.composition, $0, analyses) },
        PageAction("/analyses/contribution/filter", isChange: false) { try filterForm(.contribution, $0) },
        PageAction("/analyses/composition/filter", isChange: false) { try filterForm(.composition, $0) },
        PageAction("/analyses/contribution.csv", isChange: false) { try await export(.contribution, $0, analyses) },
        PageAction("/analyses/composition.csv", isChange: false) { try await export(.composition, $0, analyses) },
    ]
}

private func home(_ visit: Visit, _ analyses: Analyses) async throws -> WebResponse {
    guard HomePage.isAllowed(visit.actor) else {
        let first = visit.state.catalog.schemas.first { $0.traits.isListed && visit.actor.may(.read, $0) }
        return .seeOther(first.map { visit.context.path($0) } ?? "/profile")
    }
    let question = Tally.Question(Period(.year, today: visit.records.today))
    let standing = try await analyses.standing(question, as: visit.actor)
    let (context, toast) = (visit.context, visit.toast)
    let page = try await visit.records.readOne(as: visit.actor, visit.state) { reader in
        var home = try HomePage(context, standing, reader)
        if let steps = try FirstSteps(reader) { home.top = [steps.card(context)] }
        return home.page(toast: toast)
    }
    return .page(page)
}

private func address(_ kind: AnalysisAddress.Kind, _ visit: Visit) throws -> AnalysisAddress {
    guard AnalysisPage.isAllowed(kind, visit.actor) else { throw NotFound() }
    guard let query = visit.queryItems else { throw Failure.badRequest }
    return try AnalysisAddress(kind, query: query, today: visit.records.today, visit.context)
}

private func analysis(_ kind: AnalysisAddress.Kind, _ visit: Visit, _ analyses: Analyses) async throws -> WebResponse {
    let address = try address(kind, visit)
    // A condition that means nothing is refused here, before anything is added up.
    try await check(address, visit)
    let standing = try await analyses.standing(address.question, as: visit.actor)
    let (context, toast) = (visit.context, visit.toast)
    let page = try await visit.records.readOne(as: visit.actor, visit.state) { reader in
        try AnalysisPage(context, address, standing, reader).page(toast: toast)
    }
    return .page(page)
}
private func check(_ address: AnalysisAddress, _ visit: Visit) async throws {
    let request = address.customers.request
    _ = try await visit.records.readOne(as: visit.actor, visit.state) { try $0.plan(request) }
}

private func filterForm(_ kind: AnalysisAddress.Kind, _ visit: Visit) throws -> WebResponse {
    let form = AnalysisPage.filterForm(visit.context, try address(kind, visit))
    return .page(visit.isFragment ? form.html : form.page)
}

private func export(_ kind: AnalysisAddress.Kind, _ visit: Visit, _ analyses: Analyses) async throws -> WebResponse {
    let address = try address(kind, visit)
    guard AnalysisExport.isAllowed(visit.actor) else { throw NotFound() }
    try await check(address, visit)
    guard case .ready(let tally) = try await analyses.standing(address.question, as: visit.actor) else {
        // Still being added up: the page says so, and has the button once it is there.
        return .seeOther(address.here)
    }
    let file = AnalysisExport(address, tally)
    let (records, actor) = (visit.records, visit.actor)
    let body = ResponseBody { writer in
        let sink = BodySink(writer)
        try await file.write(records, as: actor, to: sink)
        try await sink.finish()
    }
    let headers: HTTPFields = [
        .contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=\"\(file.fileName)\"",
    ]
    return WebResponse(status: .ok, headers: headers, body: body)
}
