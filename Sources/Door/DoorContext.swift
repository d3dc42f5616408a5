import Hummingbird
import Logging
import NIOCore

/// A request from outside. Kernel's `Request` is a question to the records.
package typealias WebRequest = Hummingbird.Request
package typealias WebResponse = Hummingbird.Response

/// What a request carries on its way through the routes.
package struct DoorContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    private let channel: (any Channel)?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }
    /// A request that came over no wire.
    package init(inProcess source: some RequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = nil
    }
    /// The peer's address. A proxy in front is trusted only where the operator says so.
    package var address: String { channel?.remoteAddress?.ipAddress ?? "" }
    /// By which a person and the log mean the same request.
    package var requestID: String { logger[metadataKey: "hb.request.id"]?.description ?? "-" }
    /// No body is larger than this unless its route says so.
    package var maxUploadSize: Int { ServerSettings.mostBodyBytes }
}
