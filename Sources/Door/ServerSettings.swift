import Hummingbird
import HummingbirdCore
import NIOCore
import NIOPosix

/// Where the server listens, how it is reached, and every limit that it sets to a client.
package struct ServerSettings: Sendable {
    package var port: Int
    /// `https://crm.example.com`, where people reach it through a proxy; nil: by the loopback address alone.
    package var baseURL: BaseURL?
    /// Requests that an API key may send in a second, in the long run; 0: as many as it likes.
    package var apiRate = 50
    /// Requests that an API key may send at once after a pause.
    package var apiBurst = 200

    package init(port: Int = 8080, baseURL: BaseURL? = nil) {
        self.port = port
        self.baseURL = baseURL
    }

    /// A connection on which nothing happens is closed.
    package static let idle = TimeAmount.seconds(30)
    package static let mostHeadBytes = 16_384
    package static let mostHeadFields = 100
    package static let mostBodyBytes = 1_048_576
    package static let mostFormFields = 2_000
    /// A body must have arrived by then.
    package static let bodyDeadline = Duration.seconds(30)
    /// A client that takes nothing of its answer for so long is given up.
    package static let readDeadline = TimeAmount.seconds(30)
    package static let mostConnections = 12_000
    package static let backlog = 1_024
    /// Between "not ready" and "closed", so that a balancer can look elsewhere.
    package static let notice = Duration.seconds(2)
    /// What runs when the server is told to stop may take so long to end.
    package static let drain = Duration.seconds(20)

    /// Whether browsers speak https to us, so that cookies can be bound to it.
    package var isSecure: Bool { baseURL?.isSecure ?? false }
    /// Where people find us, without a slash at the end.
    package var origin: String { baseURL?.origin ?? "http://127.0.0.1:\(port)" }

    package var http: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            additionalChannelHandlers: [ContinueHandler(), ReadDeadline(ServerSettings.readDeadline)],
            idleTimeout: ServerSettings.idle,
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: ServerSettings.mostHeadBytes, maxHeaderListSize: ServerSettings.mostHeadBytes,
                maxHeaderFieldCount: ServerSettings.mostHeadFields))
    }
    /// The threads that read and write connections: half as many as there are cores. Answers are made on others, and as
    /// many loops as cores would mostly wake each other up: docs/decisions/0012 has figures.
    package static let loops = MultiThreadedEventLoopGroup(numberOfThreads: max(1, System.coreCount / 2))
    package var application: ApplicationConfiguration {
        ApplicationConfiguration(
            address: .hostname("127.0.0.1", port: port), backlog: ServerSettings.backlog,
            availableConnectionsDelegate: MaximumAvailableConnections(ServerSettings.mostConnections))
    }
}

/// The address under which an operator publishes the server: scheme, host and perhaps a port, and nothing else.
package struct BaseURL: Sendable, Equatable {
    package let isSecure: Bool
    /// In lower case, without a port.
    package let host: String
    package let port: Int?

    /// nil for what is no `http://host` or `https://host:port`.
    package init?(_ text: String) {
        let text = text.hasSuffix("/") ? String(text.dropLast()) : text
        let isSecure = text.hasPrefix("https://")
        guard isSecure || text.hasPrefix("http://"), let name = HostName(text.dropFirst(isSecure ? 8 : 7)) else {
            return nil
        }
        self.isSecure = isSecure
        host = name.host
        port = name.port
    }
    package var origin: String { (isSecure ? "https://" : "http://") + host + (port.map { ":\($0)" } ?? "") }
}
