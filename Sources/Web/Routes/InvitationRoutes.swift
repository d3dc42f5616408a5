import Door
import Hummingbird
import Kernel
import NIOCore
import Page
import Records
import Secrets

/// The page behind an invitation's link: whoever holds it sets name, language and password, once.
struct InvitationRoutes: Sendable {
    let site: Site
    private var records: Records { site.records }

    func add(to routes: Routes) {
        routes.on(.get, "/invitations/:token", needs: .invitation) { request, door in try await page(request, door) }
        routes.on(.post, "/invitations/:token", needs: .invitation) { request, door in try await accept(request, door) }
    }

    private func token(_ door: DoorContext) throws -> Token {
        guard let token = door.parameters.get("token").flatMap({ Token(text: $0) }) else { throw NotFound() }
        return token
    }
    private func page(_ request: WebRequest, _ door: DoorContext) async throws -> WebResponse {
        let token = try token(door)
        let invited = try await records.invitation(token)
        let look = site.look(request)
        let typed = ["name": invited.name, "language": look.format.language.rawValue]
        return .page(AuthPages(look).invitation(token: token.text, invited, typed: typed))
    }
    private func accept(_ request: WebRequest, _ door: DoorContext) async throws -> WebResponse {
        guard site.settings.isSameOrigin(request) else { throw Failure.forbidden }
        let token = try token(door)
        let invited = try await records.invitation(token)
        let form = try await FormBody(request)
        let typed = Dictionary(form.items.map { ($0.name, $0.value) }) { first, _ in first }
        do {
            if form["password"] != form["password_again"] {
                throw Refusal("password.not_alike", field: "password_again")
            }
            let session = try await records.accept(
                token, name: form["name"] ?? "", language: form["language"] ?? "", password: form["password"] ?? "",
                device: request.headers[.userAgent] ?? "", address: door.address)
            return .seeOther("/" as Path, cookies: [site.cookies.set("session", session.text)])
        } catch let refusal as Refusal {
            let page = AuthPages(site.look(request)).invitation(
                token: token.text, invited, typed: typed, refusal: refusal)
            return .page(page, status: .unprocessableContent)
        }
    }
}
