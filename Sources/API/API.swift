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
    private let limit: KeyLimit?

    /// Without a limit a key may send as many requests as it likes.
    package init(_ records: Records, limit: KeyLimit? = nil) {
        self.records = records
        self.limit = limit
    }

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
            guard let token = token(request), let signedIn = try await records.key(token) else {
                throw Failure.unauthorized
            }
            let call = Call(api: self, request: request, context: context, signedIn: signedIn)
            do {
                if let seconds = limit?.take(token.mark) { throw Failure.tooMany(retryAfter: seconds) }
                return try await answer(call)
            } catch {
                return try await call.answer(error)
            }
        }
    }

    /// The request's key; nil without one.
    private func token(_ request: WebRequest) -> Token? {
        guard let header = request.headers[.authorization], header.utf8.count < 200 else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return Token(text: String(parts[1]))
    }
}
