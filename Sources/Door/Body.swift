import HTTPTypes
import Hummingbird
import NIOCore
import Records

extension WebRequest {
    /// The whole body, which must not be larger than `limit` and must have come before the deadline.
    package func wholeBody(
        upTo limit: Int = ServerSettings.mostBodyBytes, within deadline: Duration = ServerSettings.bodyDeadline
    ) async throws -> ByteBuffer {
        // What says that it is too large is not read at all.
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit { throw Failure.tooLarge }
        let start = ContinuousClock.now
        var whole = ByteBuffer()
        var isFirst = true
        for try await part in body {
            guard part.readableBytes <= limit - whole.readableBytes else { throw Failure.tooLarge }
            if isFirst { whole = part } else { whole.writeImmutableBuffer(part) }
            isFirst = false
            if ContinuousClock.now - start > deadline { throw Failure.tooSlowBody }
        }
        return whole
    }

    /// The media type that the body is said to have, without its parameters.
    package var mediaType: String {
        let text = headers[.contentType] ?? ""
        return text.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    }
    /// The names and values of the address, decoded; nil where they cannot be.
    package var queryItems: [(String, String)]? {
        let path = Array((head.path ?? "").utf8)
        guard let question = path.firstIndex(of: UInt8(ascii: "?")) else { return [] }
        return PercentCoding.pairs(path[question...].dropFirst().prefix { $0 != UInt8(ascii: "#") }, atMost: 200)
    }
}
