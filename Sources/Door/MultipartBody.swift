import HTTPTypes
import Hummingbird
import NIOCore

/// The parts of a form that carries a file, read as they come: no more of them is held than one piece.
package struct MultipartBody {
    /// One input of the form.
    package struct Part {
        package let name: String
        /// What the person calls the file; nil for an input that is none.
        package let file: String?
    }
    private var pieces: RequestBody.AsyncIterator
    private var held: [UInt8] = []
    private var isAtEnd = false
    private let boundary: [UInt8]
    private let start = ContinuousClock.now
    private var count: Int64 = 0

    private static let mostHeadBytes = 8_192
    private static let pieceBytes = 1_000_000
    /// Who sends less in a second, on the whole, holds a connection and nothing else.
    private static let leastBytesPerSecond: Int64 = 10_000

    /// Throws `Failure` where it is no such form.
    package init(_ request: WebRequest) throws {
        guard request.mediaType == "multipart/form-data", let type = request.headers[.contentType],
            let at = type.range(of: "boundary=")
        else { throw Failure.unsupported }
        let text = type[at.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" && $0 != " " }
        guard (1...70).contains(text.utf8.count) else { throw Failure.badRequest }
        boundary = Array("\r\n--\(text)".utf8)
        pieces = request.body.makeAsyncIterator()
        // The first boundary has no line end before it.
        held = [0x0D, 0x0A]
    }

    /// The next part; nil behind the last. What was left of the one before is skipped.
    package mutating func next() async throws -> Part? {
        while try await piece() != nil {}
        try await hold(boundary.count + 2)
        guard held.starts(with: boundary) else { throw Failure.badRequest }
        held.removeFirst(boundary.count)
        if held.starts(with: [0x2D, 0x2D]) { return nil }
        let head = try await head()
        guard let line = head.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = MultipartBody.parameter("name", of: line)
        else { throw Failure.badRequest }
        return Part(name: name, file: MultipartBody.parameter("filename", of: line))
    }
    /// The next bytes of the part; nil at its end.
    package mutating func piece() async throws -> [UInt8]? {
        try await hold(Self.pieceBytes)
        if held.starts(with: boundary) || held.isEmpty { return nil }
        let end = MultipartBody.first(boundary, in: held)
        // What may be the beginning of the boundary waits for the rest.
        let length = end ?? (isAtEnd ? held.count : max(0, held.count - boundary.count))
        if end == nil, isAtEnd { throw Failure.badRequest }
        guard length > 0 else { return nil }
        let piece = Array(held[..<min(length, Self.pieceBytes)])
        held.removeFirst(piece.count)
        return piece
    }
    /// The whole text of a short part.
    package mutating func text() async throws -> String {
        var bytes: [UInt8] = []
        while let piece = try await piece() {
            bytes += piece
            guard bytes.count <= ServerSettings.mostBodyBytes else { throw Failure.tooLarge }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func hold(_ wanted: Int) async throws {
        while held.count < wanted, !isAtEnd {
            guard let more = try await pieces.next() else {
                isAtEnd = true
                return
            }
            held += Array(buffer: more)
            count += Int64(more.readableBytes)
            let seconds = (ContinuousClock.now - start).components.seconds
            guard seconds < 30 || count / seconds > Self.leastBytesPerSecond else { throw Failure.tooSlowBody }
        }
    }
    private mutating func head() async throws -> [String] {
        let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        try await hold(Self.mostHeadBytes)
        guard let at = MultipartBody.first(end, in: held.prefix(Self.mostHeadBytes)) else { throw Failure.badRequest }
        let text = String(decoding: held[..<at], as: UTF8.self)
        held.removeFirst(at + end.count)
        return text.split(separator: "\r\n").map(String.init)
    }

    private static func first(_ wanted: [UInt8], in bytes: some RandomAccessCollection<UInt8>) -> Int? {
        guard bytes.count >= wanted.count, let sign = wanted.first else { return nil }
        return Array(bytes).withUnsafeBytes { bytes in
            var at = 0
            while at + wanted.count <= bytes.count {
                if bytes[at] == sign, bytes[at..<(at + wanted.count)].elementsEqual(wanted) { return at }
                at += 1
            }
            return nil
        }
    }
    /// `name="file"` of a Content-Disposition; browsers write quotes in it as %22.
    private static func parameter(_ name: String, of line: String) -> String? {
        guard let start = line.range(of: "; \(name)=\"")?.upperBound,
            let end = line[start...].firstIndex(of: "\"")
        else { return nil }
        return String(line[start..<end]).replacing("%22", with: "\"")
    }
}
