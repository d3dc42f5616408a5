import HTTPTypes
import Hummingbird
import Kernel
import Records

/// Around every route: who is spoken to, what an unexpected error becomes, what every answer says to a browser.
/// One middleware, because each costs a request some time.
package struct Wall: RouterMiddleware {
    package typealias Context = DoorContext
    let settings: ServerSettings
    /// How a page says that a request was not served; programs get JSON.
    let page: @Sendable (Failure, WebRequest, DoorContext) -> WebResponse
    let log: @Sendable (String) -> Void

    package init(
        _ settings: ServerSettings, log: @escaping @Sendable (String) -> Void = Log.write,
        page: @escaping @Sendable (Failure, WebRequest, DoorContext) -> WebResponse = { failure, _, context in
            failure.plain(context.requestID)
        }
    ) {
        self.settings = settings
        self.page = page
        self.log = log
    }

    package func handle(
        _ request: WebRequest, context: DoorContext, next: (WebRequest, DoorContext) async throws -> WebResponse
    ) async throws -> WebResponse {
        var response: WebResponse
        do {
            guard settings.knows(authority: request.head.authority) else { throw Failure.misdirected }
            response = try await next(request, context)
        } catch {
            response = answer(error, request, context)
        }
        SecurityHeaders.add(to: &response.headers)
        return response
    }

    private func answer(_ error: any Error, _ request: WebRequest, _ context: DoorContext) -> WebResponse {
        let failure = Failure(error)
        if failure.isOurs { log(Log.line(error, failure, request, context)) }
        if failure.status == .misdirectedRequest { return failure.plain(context.requestID) }
        var response =
            isProgram(request) ? failure.problem(Phrases.english, context.requestID) : page(failure, request, context)
        if let seconds = failure.retryAfter { response.headers[.retryAfter] = String(seconds) }
        return response
    }
    private func isProgram(_ request: WebRequest) -> Bool {
        request.uri.path.hasPrefix("/api/") || request.uri.path == "/api"
    }
}
