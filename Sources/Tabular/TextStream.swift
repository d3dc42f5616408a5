import Glibc

/// A window of UTF-8 that moves over a source of any size and grows only as far as the longest record allowed.
final class TextStream {
    let source: ByteSource
    private(set) var isAtEnd = false
    private let decoder: any SourceDecoder
    private var memory: UnsafeMutableRawPointer
    private var capacity = 2 * pieceBytes
    /// Room for the longest record that is allowed and one piece; `makeRoom` stops doubling there.
    private let enough: Int
    private var start = 0
    private var end = 0

    static let pieceBytes = 256 << 10

    init(_ source: ByteSource, _ encoding: TextEncoding, recordBytes: Int) throws(TabularProblem) {
        self.source = source
        decoder = try encoding.decoder(source)
        enough = max(0, min(recordBytes, 1 << 30)) + Self.pieceBytes
        guard let memory = malloc(capacity) else { throw .unreadable(code: ENOMEM) }
        self.memory = memory
    }

    deinit {
        free(memory)
    }

    /// The text that is read and not consumed, valid until the next `fill`.
    var window: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory + start, count: end - start) }

    var fault: Int64? { decoder.fault }

    func consume(_ count: Int) {
        start += min(count, end - start)
    }

    /// Adds text to the window; false when there is no more, or none that can be decoded.
    func fill() throws(TabularProblem) -> Bool {
        try makeRoom()
        // As much again as is held, so that a record longer than the window is scanned twice and not once a piece.
        let room = UnsafeMutableRawBufferPointer(
            start: memory + end, count: min(capacity - end, max(Self.pieceBytes, end)))
        let count = try decoder.decode(into: room)
        end += count
        if count == 0, fault == nil { isAtEnd = true }
        return count > 0
    }

    /// Reads on to the place that many bytes of text away.
    func skip(_ count: Int64) throws(TabularProblem) {
        var left = count
        while left > 0 {
            if window.isEmpty, !(try fill()) { throw .unreadable(code: EINVAL) }
            let step = Int(min(left, Int64(window.count)))
            consume(step)
            left -= Int64(step)
        }
    }

    private func makeRoom() throws(TabularProblem) {
        let held = end - start
        memmove(memory, memory + start, held)
        (start, end) = (0, held)
        if held + Self.pieceBytes <= capacity { return }
        let wanted = max(min(capacity * 2, enough), held + Self.pieceBytes)
        // realloc moves pages instead of bytes, so that old and new are not held at the same time.
        guard let larger = realloc(memory, wanted) else { throw .unreadable(code: ENOMEM) }
        (memory, capacity) = (larger, wanted)
    }
}
