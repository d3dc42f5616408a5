import Door
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Page
import Records
import Secrets

/// Coming in and going out; what people set for themselves; the set-up of a new installation.
struct AccountRoutes: Sendable {
    let site: Site
    private var records: Records { site.records }

    func add(to routes: Routes) {
        routes.on(.get, "/sign-in", needs: .none) { request, _ in try await signInPage(request) }
        routes.on(.post, "/sign-in", needs: .none) { request, door in try await signIn(request, door) }
        routes.on(.get, "/setup/:token", needs: .setUp) { request, door in try await setUpPage(request, door) }
        routes.on(.post, "/setup/:token", needs: .setUp) { request, door in try await setUp(request, door) }
        site.on(.post, "/sign-out", in: routes, signOut)
        site.on(.get, "/profile", in: routes) { visit in try await profile(visit) }
        site.on(.post, "/profile/password", in: routes, changePassword)
        site.on(.post, "/profile/sessions/:id/end", in: routes, endSession)
        site.on(.post, "/preferences", in: routes, prefer)
    }

    private func signInPage(_ request: WebRequest) async throws -> WebResponse {
        let next = request.queryItems?.first { $0.0 == "next" }?.1 ?? "/"
        var response = WebResponse.page(AuthPages(site.look(request)).signIn(next: next))
        rememberLanguage(request, &response)
        return response
    }
    private func rememberLanguage(_ request: WebRequest, _ response: inout WebResponse) {
        guard let asked = request.queryItems?.first(where: { $0.0 == "lang" })?.1, Language(rawValue: asked) != nil
        else { return }
        response.headers.append(site.cookies.set("language", asked, maxAge: 31_536_000))
    }

    private func signIn(_ request: WebRequest, _ door: DoorContext) async throws -> WebResponse {
        guard site.settings.isSameOrigin(request) else { throw Failure.forbidden }
        let form = try await FormBody(request)
        let login = form["login"] ?? ""
        let next = LocalPath(form["next"] ?? "/") ?? .home
        do {
            let token = try await records.signIn(
                login: login, password: form["password"] ?? "", device: request.headers[.userAgent] ?? "",
                address: door.address)
            return .seeOther(next, cookies: [site.cookies.set("session", token.text)])
        } catch let problem as SignInProblem {
            let page = AuthPages(site.look(request)).signIn(login: login, problem: problem, next: next.text)
            var response = WebResponse.page(page, status: .unprocessableContent)
            if case .wait(let seconds) = problem {
                response.status = .tooManyRequests
                response.headers[.retryAfter] = String(seconds)
            }
            return response
        }
    }

    private func signOut(_ visit: Visit) async throws -> WebResponse {
        if let text = site.cookies.value("session", in: visit.request), let token = Token(text: text) {
            try await records.signOut(token)
        }
        return .seeOther("/sign-in" as Path, cookies: [site.cookies.remove("session")])
    }
}

extension AccountRoutes {
    /// The page exists for whoever holds the printed link, and only until an administrator exists.
    private func expectGood(_ door: DoorContext) async throws -> Token {
        guard let token = door.parameters.get("token").flatMap({ Token(text: $0) }),
            try await records.isGood(setUpToken: token)
        else { throw NotFound() }
        return token
    }
    private func setUpPage(_ request: WebRequest, _ door: DoorContext) async throws -> WebResponse {
        let token = try await expectGood(door)
        let look = site.look(request)
        let zone =
            look.format.language == .en
            ? "Europe/London" : look.format.language == .zhHans ? "Asia/Shanghai" : "Asia/Taipei"
        let currency = look.format.language == .en ? "EUR" : look.format.language == .zhHans ? "CNY" : "TWD"
        let typed = ["language": look.format.language.rawValue, "time_zone": zone, "currency": currency]
        var response = WebResponse.page(try await page(token, look, typed, Refusal()))
        rememberLanguage(request, &response)
        return response
    }
    private func setUp(_ request: WebRequest, _ door: DoorContext) async throws -> WebResponse {
        guard site.settings.isSameOrigin(request) else { throw Failure.forbidden }
        let token = try await expectGood(door)
        let form = try await FormBody(request)
        let typed = Dictionary(form.items.map { ($0.name, $0.value) }) { first, _ in first }
        do {
            if form["password"] != form["password_again"] {
                throw Refusal("password.not_alike", field: "password_again")
            }
            let administrator = NewUser(
                login: form["login"] ?? "", name: form["name"] ?? "", role: "administrator",
                password: form["password"] ?? "")
            let user = try await records.setUp(
                SetUp(
                    company: form["company"] ?? "", currency: form["currency"] ?? "", language: form["language"] ?? "",
                    zone: form["time_zone"] ?? "", administrator: administrator))
            let session = try await records.openSession(
                user.id ?? 0, device: request.headers[.userAgent] ?? "", address: door.address)
            let cookie = site.cookies.set("session", session.text)
            if form["begin"] == "demo", let demo = site.demo,
                let actor = records.actor(user.id ?? 0, records.current)
            {
                try await demo(records, actor)
                return .seeOther("/demo" as Path, cookies: [cookie])
            }
            return .seeOther("/" as Path, cookies: [cookie])
        } catch let refusal as Refusal {
            return .page(try await page(token, site.look(request), typed, refusal), status: .unprocessableContent)
        }
    }
    private func page(_ token: Token, _ look: Look, _ typed: [String: String], _ refusal: Refusal) async throws -> HTML
    {
        let currencies = try await records.readOne(as: .system) { reader in try reader.codes(of: "currency") }
        return AuthPages(look).setUp(
            token: token.text, typed: typed, refusal: refusal, zones: TimeZones.names,
            currencies: currencies.map { ($0, $0) })
    }
}

extension AccountRoutes {
    private func profile(_ visit: Visit, _ refusal: Refusal = Refusal(), toast: String? = nil) async throws
        -> WebResponse
    {
        let sessions = try await records.sessions(of: visit.actor.userID ?? 0)
        let page = ProfilePage(visit.context, sessions: sessions, current: visit.signedIn.session, refusal: refusal)
        return .page(page.page(toast: toast ?? visit.toast), status: refusal.isEmpty ? .ok : .unprocessableContent)
    }
    private func changePassword(_ visit: Visit) async throws -> WebResponse {
        guard let user = visit.actor.userID else { throw NotFound() }
        do {
            if visit.form["password"] != visit.form["password_again"] {
                throw Refusal("password.not_alike", field: "password_again")
            }
            let token = try await records.changePassword(
                of: user, from: visit.form["current"] ?? "", to: visit.form["password"] ?? "",
                device: visit.request.headers[.userAgent] ?? "", address: visit.door.address, as: visit.actor)
            return .seeOther("/profile?said=password" as Path, cookies: [site.cookies.set("session", token.text)])
        } catch let refusal as Refusal { return try await profile(visit, refusal) }
    }
    private func endSession(_ visit: Visit) async throws -> WebResponse {
        guard let id = visit.door.parameters.get("id", as: Int64.self), let user = visit.actor.userID else {
            throw NotFound()
        }
        try await records.end(session: id, of: user)
        return .seeOther("/profile?said=session" as Path)
    }
    private func prefer(_ visit: Visit) async throws -> WebResponse {
        var wanted: [String: String] = [:]
        for name in ["language", "theme"] { if let value = visit.form[name] { wanted[name] = value } }
        try await records.prefer(wanted, as: visit.actor)
        // A script asks with the token in its header and goes on by itself.
        if HTTPField.Name("x-csrf-token").map({ visit.request.headers[$0] != nil }) == true {
            return WebResponse(status: .noContent)
        }
        return .seeOther("/profile?said=saved" as Path)
    }
}

extension Visit {
    /// What a redirect asked to say on the page it leads to. The address carries a word, never a sentence.
    package var toast: String? {
        guard let said = queryItems?.first(where: { $0.0 == "said" })?.1 else { return nil }
        let known = [
            "saved", "created", "deleted", "password", "session", "user", "department", "graded", "restored",
            "activated", "deactivated", "withdrawn",
        ]
        return known.contains(said) ? context.words("said.\(said)") : nil
    }
}

extension Reader {
    /// The codes of all records of a small shared entity.
    func codes(of entity: String) throws -> [String] {
        guard let schema = catalog[entity] else { return [] }
        return try related(all: schema, limit: 500).compactMap { record in
            if case .text(let code) = record["code"] { code } else { nil }
        }.sorted()
    }
}
