/// Turns the bytes of a source into UTF-8, piece by piece.
protocol SourceDecoder: AnyObject {
    /// Writes whole characters into the room, which must hold at least sixteen bytes; zero means the end or a fault.
    func decode(into room: UnsafeMutableRawBufferPointer) throws(TabularProblem) -> Int

    /// The offset in the source of the first byte that is no character; everything before it has been given.
    var fault: Int64? { get }
}

extension TextEncoding {
    func decoder(_ source: ByteSource) throws(TabularProblem) -> any SourceDecoder {
        self == .utf8 ? UTF8Decoder(source) : try ConvertingDecoder(source, self)
    }
}

/// UTF-8 needs no conversion, only the proof that it is UTF-8.
final class UTF8Decoder: SourceDecoder {
    private(set) var fault: Int64?
    private let source: ByteSource
    /// The first bytes of a character whose rest comes with the next piece.
    private var cut: [UInt8] = []

    init(_ source: ByteSource) {
        self.source = source
    }

    func decode(into room: UnsafeMutableRawBufferPointer) throws(TabularProblem) -> Int {
        if fault != nil { return 0 }
        room.copyBytes(from: cut)
        let space = UnsafeMutableRawBufferPointer(rebasing: room[cut.count...])
        let fresh = try source.read(into: space)
        let piece = UnsafeRawBufferPointer(rebasing: room[..<(cut.count + fresh)])
        let check = UTF8Check(piece)
        let rest = piece[check.validLength...]
        if check.isBroken || (fresh < space.count && !rest.isEmpty) { fault = source.offset - Int64(rest.count) }
        cut = fault == nil ? Array(rest) : []
        return check.validLength
    }
}
