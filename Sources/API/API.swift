import Door
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Records
import Secrets
import Store

/// The records of an installation for programs: JSON over HTTP, with a key and never with a cookie.
package struct API: Sendable {
    let records: Records
    let shapes = RecordShapes()

    package init(_ records: Records) { self.records = records }

    package func addRoutes(to routes: Routes) {
        add(.get, "/api/openapi.json", to: routes) { try $0.openAPI() }
        add(.get, "/api/:slug", to: routes) { try await $0.list() }
        add(.get, "/api/:slug/search", to: routes) { try await $0.search() }
        add(.get, "/api/:slug/:id", to: routes) { try await $0.read() }
        add(.post, "/api/:slug", to: routes) { try await $0.create() }
        add(.patch, "/api/:slug/:id", to: routes) { try await $0.update() }
        add(.delete, "/api/:slug/:id", to: routes) { try await $0.delete() }
    }
    private func add(
        _ method: HTTPRequest.Method, _ path: String, to routes: Routes,
        _ answer: @escaping @Sendable (Call) async throws -> WebResponse
    ) {
        routes.on(method, path, needs: .key) { request, context in
            guard let signedIn = try await signedIn(request) else { throw Failure.unauthorized }
            let call = Call(api: self, request: request, context: context, signedIn: signedIn)
            do {
                return try await answer(call)
            } catch {
                return try await call.answer(error)
            }
        }
    }

    /// Who the request's key speaks for; nil without one, or where it is not good.
    private func signedIn(_ request: WebRequest) async throws -> SignedIn? {
        guard let header = request.headers[.authorization], header.utf8.count < 200 else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", let token = Token(text: String(parts[1])) else {
            return nil
        }
        return try await records.key(token)
    }
}
