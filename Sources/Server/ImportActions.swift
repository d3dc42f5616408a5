import CRM
import Door
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Page
import Records
import Web

/// The pages and buttons of imports, for whoever may import anything.
struct ImportActions: Sendable {
    let imports: Imports

    var pages: [PageAction] {
        [
            PageAction("/import", isChange: false) { visit in try await start(visit) },
            PageAction("/import/begin", isChange: true) { visit in try await begin(visit) },
            PageAction("/import/paste", isChange: true) { visit in try await paste(visit) },
            PageAction("/import/:id", isChange: false) { visit in try await page(visit) },
            PageAction("/import/:id/upload.json", isChange: false) { visit in
                json(received: try await imports.find(id(visit), as: visit.actor).received)
            },
            PageAction("/import/:id/finish", isChange: true) { visit in try await finish(visit) },
            PageAction("/import/:id/read", isChange: true) { visit in try await readAnew(visit) },
            PageAction("/import/:id/mapping", isChange: true) { visit in try await map(visit) },
            PageAction("/import/:id/do", isChange: true) { visit in try await perform(visit) },
            PageAction("/import/:id/progress.json", isChange: false) { visit in try await progress(visit) },
            PageAction("/import/:id/rejected.csv", isChange: false) { visit in try await rejected(visit) },
            PageAction("/import/:id/mend", isChange: true) { visit in try await mend(visit) },
        ]
    }
    var uploads: [UploadAction] {
        [
            UploadAction("/import/file") { visit, file in try await take(visit, &file) },
            UploadAction("/import/:id/piece") { visit, file in try await piece(visit, &file) },
        ]
    }

    func id(_ visit: Visit) throws -> Int64 {
        guard let id = visit.door.parameters.get("id", as: Int64.self) else { throw NotFound() }
        return id
    }

    // Bringing a file

    private func start(
        _ visit: Visit, _ refusal: Refusal = Refusal(), pasted: String = ""
    ) async throws -> WebResponse {
        let list = try await imports.list(as: visit.actor)
        let page = ImportStartPage(visit.context, imports: list, refusal: refusal, pasted: pasted)
        return .page(page.page(), status: refusal.isEmpty ? .ok : .unprocessableContent)
    }
    private func begin(_ visit: Visit) async throws -> WebResponse {
        do {
            let it = try await imports.begin(
                visit.form["name"] ?? "", size: visit.form["size"].flatMap { Int64($0) } ?? 0,
                mark: visit.form["mark"] ?? "", as: visit.actor)
            return json(received: it.received, id: it.id)
        } catch let refusal as Refusal { return json(refusal, visit) }
    }
    private func piece(_ visit: Visit, _ file: inout UploadedFile) async throws -> WebResponse {
        let at = visit.queryItems?.first { $0.0 == "at" }.flatMap { Int64($0.1) } ?? -1
        do {
            let bytes = try await file.next() ?? []
            return json(received: try await imports.take(id(visit), at: at, bytes, as: visit.actor))
        } catch let refusal as Refusal { return json(refusal, visit) }
    }
    private func finish(_ visit: Visit) async throws -> WebResponse {
        do {
            try await imports.finish(id(visit), as: visit.actor)
            return json(received: 0)
        } catch let refusal as Refusal { return json(refusal, visit) }
    }
    /// The same without a script: one request with all of it.
    private func take(_ visit: Visit, _ file: inout UploadedFile) async throws -> WebResponse {
        do {
            guard var bytes = try await file.next(), !file.name.isEmpty else {
                throw Refusal("import.no_file", field: "file")
            }
            let it = try await imports.begin(file.name, size: nil, as: visit.actor)
            var at: Int64 = 0
            while true {
                at = try await imports.take(it.id, at: at, bytes, as: visit.actor)
                guard let more = try await file.next() else { break }
                bytes = more
            }
            try await imports.finish(it.id, as: visit.actor)
            return .seeOther("/import/\(it.id)")
        } catch let refusal as Refusal { return try await start(visit, refusal) }
    }
    private func paste(_ visit: Visit) async throws -> WebResponse {
        let text = visit.form["text"] ?? ""
        do {
            let name = visit.context.words("import.pasted")
            return .seeOther("/import/\(try await imports.bring(name, Array(text.utf8), as: visit.actor))")
        } catch let refusal as Refusal { return try await start(visit, refusal, pasted: text) }
    }

    // Its page, by how far it is

    private func page(_ visit: Visit, _ refusal: Refusal = Refusal()) async throws -> WebResponse {
        let it = try await imports.find(id(visit), as: visit.actor)
        let status: HTTPResponse.Status = refusal.isEmpty ? .ok : .unprocessableContent
        switch it.state {
        case .uploading: return .seeOther("/import")
        case .ready: return .page(try await mapPage(it, visit, refusal), status: status)
        case .tried:
            guard let (counts, samples) = try await imports.outcome(it) else {
                return .page(try await mapPage(it, visit, refusal), status: status)
            }
            let kind = try imports.kind(it.kind, for: visit.actor)
            return .page(ImportReviewPage(visit.context, it, kind, counts, samples).page(), status: status)
        case .trying, .importing, .paused:
            return .page(ImportWorkPage(visit.context, it, try await imports.progress(it)).page(), status: status)
        case .cancelled, .done, .failed:
            let counts = try await imports.outcome(it)?.counts ?? ImportCounts()
            let aside = it.state == .failed ? nil : try await imports.rowsAside(it)
            let job = try await imports.progress(it)?.id
            let page = ImportDonePage(visit.context, it, counts, job: job, aside: aside, refusal: refusal)
            return .page(page.page(), status: status)
        }
    }
    private func mapPage(_ it: BroughtImport, _ visit: Visit, _ refusal: Refusal) async throws -> HTML {
        // A server that ended just then had no time to look at the file.
        if it.kind.isEmpty { try await imports.recognise(it.id, as: visit.actor) }
        let view = try await imports.mapping(it.id, as: visit.actor)
        var refusal = refusal
        if refusal.isEmpty, !it.problem.isEmpty {
            refusal = Refusal("import.as_it_says", field: "", ["why": it.problem])
        }
        return ImportMapPage(visit.context, view, refusal: refusal).page()
    }

    // What its buttons do

    private func readAnew(_ visit: Visit) async throws -> WebResponse {
        var choices = ImportChoices()
        choices.hasHeader = visit.form["header"] != "no"
        choices.skipped = visit.form["skip"].flatMap { Int($0) }.map { max(0, min($0, 100)) } ?? 0
        choices.encoding = visit.form["encoding"] ?? ""
        choices.delimiter = visit.form["delimiter"] ?? ""
        let sheet = visit.form["sheet"].flatMap { Int($0) } ?? 0
        do {
            try await imports.readAnew(
                id(visit), kind: visit.form["kind"] ?? "", sheet: sheet, choices, as: visit.actor)
            return .seeOther("/import/\(try id(visit))")
        } catch let refusal as Refusal { return try await page(visit, refusal) }
    }
    private func map(_ visit: Visit) async throws -> WebResponse {
        do {
            let existing = visit.form["existing"].flatMap { ImportSettings.Existing(rawValue: $0) } ?? .fill
            let before = try await imports.mapping(id(visit), as: visit.actor)
            var choices = before.choices
            choices.dayFirst = ["day": true, "month": false][visit.form["dates"] ?? ""]
            choices.walkIn = visit.form["walk_in"] ?? ""
            choices.targets = before.head.headings.indices.map { visit.form["c.\($0)"] ?? "" }
            try await imports.map(id(visit), choices, existing: existing, as: visit.actor)
            try await imports.start(id(visit), isDryRun: true, as: visit.actor)
            return .seeOther("/import/\(try id(visit))")
        } catch let refusal as Refusal { return try await page(visit, refusal) }
    }
    private func perform(_ visit: Visit) async throws -> WebResponse {
        do {
            switch visit.form["do"] {
            case "import": try await imports.start(id(visit), isDryRun: false, as: visit.actor)
            case "pause": try await imports.stop(id(visit), forGood: false, as: visit.actor)
            case "cancel": try await imports.stop(id(visit), forGood: true, as: visit.actor)
            case "back": try await imports.goBack(id(visit), as: visit.actor)
            default: throw Failure.badRequest
            }
            return .seeOther("/import/\(try id(visit))")
        } catch let refusal as Refusal { return try await page(visit, refusal) }
    }
    private func mend(_ visit: Visit) async throws -> WebResponse {
        var rows: [Int: [Int: String]] = [:]
        for (name, value) in visit.form.items {
            let parts = name.split(separator: ".")
            guard parts.count == 3, parts[0] == "r", let row = Int(parts[1]), let column = Int(parts[2]) else {
                continue
            }
            rows[row, default: [:]][column] = value
        }
        for row in Array(rows.keys) where visit.form["out.\(row)"] != nil { rows[row] = nil }
        let texts = rows.sorted { $0.key < $1.key }.map { _, cells in
            (0...(cells.keys.max() ?? 0)).map { cells[$0] ?? "" }
        }
        let taken = visit.form["taken"].flatMap { Int($0) } ?? 0
        do {
            let child = try await imports.mend(id(visit), rows: texts, taken: taken, as: visit.actor)
            return .seeOther("/import/\(child)")
        } catch let refusal as Refusal { return try await page(visit, refusal) }
    }
}
