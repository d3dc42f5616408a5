import CZlib
import Glibc

/// How much the parts of one archive may hold unpacked: 1 GiB packs into 1 MB.
final class UnpackingBudget {
    private var left: Int64 = 200_000_000
    /// From here on a part must not be more than two hundred times what it is packed.
    private static let harmless: Int64 = 1 << 20

    func take(_ count: Int, unpacked: Int64, packed: Int64) throws(TabularProblem) {
        left -= Int64(count)
        let isTooDense = unpacked > Self.harmless && unpacked / 200 > max(packed, 1)
        if left < 0 || isTooDense { throw .bomb }
    }
}

/// Gives the bytes of one part of an archive, piece by piece.
final class Inflater {
    private let source: ByteSource
    private let budget: UnpackingBudget
    private let isDeflated: Bool
    private var position: Int64
    private let end: Int64
    private let start: Int64
    private var stream = z_stream()
    private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 8)
    private var isAtEnd = false
    private var unpacked: Int64 = 0

    init(_ archive: ZipArchive, _ entry: ZipArchive.Entry, _ budget: UnpackingBudget) throws(TabularProblem) {
        source = archive.source
        self.budget = budget
        isDeflated = entry.isDeflated
        start = try archive.start(entry)
        position = start
        end = start + entry.packed
        if isDeflated, rapport_inflate_begin(&stream) != Z_OK { throw .damaged }
    }
    deinit {
        if isDeflated { inflateEnd(&stream) }
        input.deallocate()
    }

    /// Fills the room, or as much of it as there is left; zero means the end.
    func read(into room: UnsafeMutableRawBufferPointer) throws(TabularProblem) -> Int {
        var filled = 0
        while filled < room.count, !isAtEnd {
            let rest = UnsafeMutableRawBufferPointer(rebasing: room[filled...])
            let count = isDeflated ? try inflateSome(into: rest) : try copySome(into: rest)
            filled += count
            unpacked += Int64(count)
            try budget.take(count, unpacked: unpacked, packed: position - start)
        }
        return filled
    }

    private func copySome(into room: UnsafeMutableRawBufferPointer) throws(TabularProblem) -> Int {
        let wanted = Int(min(Int64(room.count), end - position))
        guard wanted > 0 else {
            isAtEnd = true
            return 0
        }
        return try take(UnsafeMutableRawBufferPointer(rebasing: room[..<wanted]))
    }
    private func take(_ room: UnsafeMutableRawBufferPointer) throws(TabularProblem) -> Int {
        try source.seek(to: position)
        let count = try source.read(into: room)
        guard count > 0 else { throw .damaged }
        position += Int64(count)
        return count
    }
    private func inflateSome(into room: UnsafeMutableRawBufferPointer) throws(TabularProblem) -> Int {
        if stream.avail_in == 0, position < end {
            let wanted = Int(min(Int64(input.count), end - position))
            let count = try take(UnsafeMutableRawBufferPointer(rebasing: input[..<wanted]))
            stream.next_in = input.baseAddress?.assumingMemoryBound(to: Bytef.self)
            stream.avail_in = uInt(count)
        }
        stream.next_out = room.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.avail_out = uInt(room.count)
        let outcome = inflate(&stream, Z_NO_FLUSH)
        let count = room.count - Int(stream.avail_out)
        switch outcome {
        case Z_STREAM_END: isAtEnd = true
        case Z_OK: break
        // Nothing more to read, and nothing more came: the part was cut off.
        case Z_BUF_ERROR where stream.avail_in == 0 && position < end: break
        default: throw .damaged
        }
        return count
    }
}
