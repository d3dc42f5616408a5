import Hummingbird

/// One route as the tests and the documentation see it.
package struct RouteInfo: Sendable, Hashable, CustomStringConvertible {
    /// What a request must bring.
    package enum Entry: String, Sendable, CaseIterable {
        /// Nothing: the page to sign in, assets, health.
        case none
        /// A signed-in browser's cookie.
        case session
        /// A program's key in `Authorization: Bearer …`.
        case key
        /// The one-time link of an installation that is not set up.
        case setUp
        /// The one-time link of somebody who was invited.
        case invitation
    }
    package let method: HTTPRequest.Method
    /// `/api/:slug/:id`
    package let path: String
    package let entry: Entry
    package var description: String { "\(method.rawValue) \(path) (\(entry.rawValue))" }
    /// A safe route changes nothing.
    package var isSafe: Bool { method == .get || method == .head }
}

/// The routes of the server, each known by what it needs: the router is filled here and nowhere else.
package final class Routes {
    package let router: Router<DoorContext>
    package private(set) var list: [RouteInfo] = []

    package init(_ wall: Wall) {
        router = Router(context: DoorContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: wall)
    }

    /// `routes.on(.get, "/api/:slug/:id", needs: .key) { request, context in … }`
    package func on(
        _ method: HTTPRequest.Method, _ path: String, needs entry: RouteInfo.Entry,
        _ answer: @escaping @Sendable (WebRequest, DoorContext) async throws -> WebResponse
    ) {
        let route = RouteInfo(method: method, path: path, entry: entry)
        precondition(!list.contains { $0.method == method && $0.path == path }, "\(method) \(path) is there already")
        list.append(route)
        router.on(RouterPath(path), method: method, use: answer)
    }
}
