import Door
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Page
import Records
import Secrets

/// The pages of the product, and what they need from a request.
package struct Site: Sendable {
    let records: Records
    let settings: ServerSettings
    let cookies: Door.Cookies
    let pages: [String: EntityPages]
    let assets: Assets
    let actions: [PageAction]
    let uploads: [UploadAction]
    let menu: [MenuItem]
    /// What follows the set-up where somebody chose to begin with it: the demo company.
    let demo: (@Sendable (Records, Actor) async throws -> Void)?
    private let frames = FrameCache()

    package init(
        _ records: Records, _ settings: ServerSettings, pages: [EntityPages], actions: [PageAction] = [],
        uploads: [UploadAction] = [],
        menu: [MenuItem] = [],
        demo: (@Sendable (Records, Actor) async throws -> Void)? = nil
    ) {
        self.records = records
        self.settings = settings
        self.pages = Dictionary(pages.map { ($0.entity, $0) }) { first, _ in first }
        self.actions = actions
        self.uploads = uploads
        self.menu = menu
        self.demo = demo
        cookies = Door.Cookies(settings)
        assets = Assets()
    }

    package func addRoutes(to routes: Routes) {
        assets.addRoutes(to: routes)
        AccountRoutes(site: self).add(to: routes)
        SettingsRoutes(site: self).add(to: routes)
        PersonRoutes(site: self).add(to: routes)
        InvitationRoutes(site: self).add(to: routes)
        ExportRoute(site: self).add(to: routes)
        RecordRoutes(site: self).add(to: routes)
        QuickEntryRoute(site: self).add(to: routes)
        for action in actions { add(action, to: routes) }
        for upload in uploads { add(upload, to: routes) }
    }

    func pages(of schema: Schema) -> EntityPages { pages[schema.name] ?? EntityPages(schema.name) }
}

/// A page or a button of a business module: an address of its own, for people who are signed in.
package struct PageAction: Sendable {
    package let path: String
    package let isChange: Bool
    package let answer: @Sendable (Visit) async throws -> WebResponse
    package init(_ path: String, isChange: Bool, _ answer: @escaping @Sendable (Visit) async throws -> WebResponse) {
        self.path = path
        self.isChange = isChange
        self.answer = answer
    }
}

/// A request of somebody who is signed in.
package struct Visit: Sendable {
    package let records: Records
    package let context: PageContext
    package let signedIn: SignedIn
    package let request: WebRequest
    /// The names and values of the address; nil where they cannot be decoded.
    package let queryItems: [(String, String)]?
    package let door: DoorContext
    /// What the form says; empty for a page that is only looked at.
    package var form = FormBody([])
    package var actor: Actor { signedIn.actor }
    package var state: Records.State { signedIn.state }
}

extension Site {
    /// Draws a page for somebody who is signed in; anybody else is sent to the door first.
    func on(
        _ method: HTTPRequest.Method, _ path: String, in routes: Routes,
        _ answer: @escaping @Sendable (Visit) async throws -> WebResponse
    ) {
        routes.on(method, path, needs: .session) { [self] request, door in
            guard let visit = try await visit(request, door) else { return toSignIn(request) }
            guard method != .get else { return try await answer(visit) }
            return try await answer(try await withForm(visit))
        }
    }
    private func add(_ action: PageAction, to routes: Routes) {
        on(action.isChange ? .post : .get, action.path, in: routes, action.answer)
    }

    func visit(_ request: WebRequest, _ door: DoorContext) async throws -> Visit? {
        guard let text = cookies.value("session", in: request), let token = Token(text: text),
            var signedIn = try await records.session(token)
        else { return nil }
        let queryItems = request.queryItems
        let person = signedIn.actor.userID.flatMap { signedIn.state.organisation.people[$0] }
        // Who chose no language reads the one of the browser.
        if person?.language == nil { signedIn.actor.format.language = language(request, queryItems) }
        var look = Look(
            format: signedIn.actor.format, company: signedIn.state.company.name, theme: person?.theme ?? "",
            assets: assets.paths, frames: frames)
        look.menu = menu
        let context = PageContext(
            look: look, actor: signedIn.actor, state: signedIn.state, formToken: signedIn.formToken,
            path: request.uri.path)
        return Visit(
            records: records, context: context, signedIn: signedIn, request: request, queryItems: queryItems, door: door
        )
    }
    /// A form must come from a page that we sent to this very browser.
    private func withForm(_ visit: Visit) async throws -> Visit {
        guard settings.isSameOrigin(visit.request) else { throw Failure.forbidden }
        var visit = visit
        visit.form = try await FormBody(visit.request)
        try expect(visit.form["csrf"] ?? visit.headerToken, of: visit)
        return visit
    }
    func expect(_ token: String, of visit: Visit) throws {
        guard constantTimeEqual(Array(token.utf8), Array(visit.signedIn.formToken.utf8)) else {
            throw Failure(.forbidden, "problem.form_expired")
        }
    }
    func toSignIn(_ request: WebRequest) -> WebResponse {
        let isPage = request.method == .get
        let next = isPage ? PercentCoding.encode(request.head.path ?? "/") : ""
        return .seeOther(LocalPath("/sign-in" + (next.isEmpty ? "" : "?next=\(next)")) ?? .home)
    }

    /// How pages look to somebody who is not signed in: in the language asked for, or the browser's.
    func look(_ request: WebRequest) -> Look {
        let state = records.current
        var format = Format(language: language(request, request.queryItems), words: state.catalog.words)
        format.zone = records.zones(state.company.zone)
        return Look(format: format, company: state.company.name, assets: assets.paths)
    }
    private func language(_ request: WebRequest, _ items: [(String, String)]?) -> Language {
        let asked = items?.first { $0.0 == "lang" }?.1 ?? cookies.value("language", in: request)
        if let asked, let language = Language(rawValue: asked) { return language }
        let wanted = (request.headers[.acceptLanguage] ?? "").split(separator: ",").map { part in
            part.split(separator: ";").first.map { trimmed($0).lowercased() } ?? ""
        }
        for tag in wanted {
            if tag.hasPrefix("zh-hant") || ["zh-tw", "zh-hk", "zh-mo"].contains(tag) { return .zhHant }
            if tag.hasPrefix("zh") { return .zhHans }
            if tag.hasPrefix("en") { return .en }
        }
        return records.current.company.language
    }

    /// What a browser is shown when something could not be done.
    package func page(_ failure: Failure, _ request: WebRequest, _ door: DoorContext) -> WebResponse {
        let look = look(request)
        // 403 says no more than 404 does: what is not one's own is not there.
        let isHidden = failure.key == "problem.forbidden" || failure.status == .notFound
        let key = isHidden ? "problem.not_found" : failure.key
        let title = look.words(isHidden ? "error.not_here" : failure.isOurs ? "error.ours" : "error.refused")
        var text = look.words(key)
        if let refusal = failure.refusal {
            text = refusal.problems.map { look.words($0.key, $0.arguments) }.joined(separator: " ")
        }
        let page = AuthPages(look).message(
            title, text, code: "\(isHidden ? 404 : failure.status.code) · \(door.requestID)",
            link: ("/", look.words("error.home")))
        return .html(ByteBuffer(bytes: page.bytes), status: isHidden ? .notFound : failure.status)
    }
}

extension WebResponse {
    package static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> WebResponse {
        .html(ByteBuffer(bytes: html.bytes), status: status)
    }
    /// Goes on to an address of ours.
    package static func seeOther(_ path: Path, cookies: [HTTPField] = []) -> WebResponse {
        .seeOther(LocalPath(path.text) ?? .home, cookies: cookies)
    }
}
