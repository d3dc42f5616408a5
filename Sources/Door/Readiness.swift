import Hummingbird
import NIOCore
import Records
import Store
import Synchronization

/// Whether the server takes work: not while it is told to stop, nor while its database cannot be written.
package final class Readiness: Sendable {
    private let stopping = Mutex(false)
    package init() {}
    package func stop() { stopping.withLock { $0 = true } }
    package var isStopping: Bool { stopping.withLock { $0 } }

    package func addRoutes(to routes: Routes, _ database: any Database) {
        // It answers as long as it lives; a supervisor starts it anew otherwise.
        routes.on(.get, "/healthz", needs: .none) { _, _ in .json(Array(#"{"status":"alive"}"#.utf8)) }
        for path in ["/readyz", "/health"] {
            routes.on(.get, path, needs: .none) { [self] _, _ in
                let isReady = !isStopping && database.isWritable
                let text = #"{"status":"\#(isReady ? "ready" : isStopping ? "stopping" : "unavailable")"}"#
                return .json(Array(text.utf8), status: isReady ? .ok : .serviceUnavailable)
            }
        }
    }
}
