import Hummingbird
import NIOCore
import Records

/// What a page's form sent: names and values in the order in which they stand.
package struct FormBody: Sendable {
    package let items: [(name: String, value: String)]

    /// Throws `Failure`: another media type, too large, too slow, or nothing that a browser writes.
    package init(_ request: WebRequest) async throws {
        guard request.mediaType == "application/x-www-form-urlencoded" else { throw Failure.unsupported }
        let body = try await request.wholeBody()
        guard let pairs = PercentCoding.pairs(body.readableBytesView, atMost: ServerSettings.mostFormFields) else {
            throw Failure.badRequest
        }
        items = pairs.map { (name: $0.0, value: $0.1) }
    }
    package init(_ items: [(name: String, value: String)]) { self.items = items }

    /// The first value of the name; nil where it was not sent.
    package subscript(name: String) -> String? { items.first { $0.name == name }?.value }
    package func values(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }
}
