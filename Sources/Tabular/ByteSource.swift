import Glibc

/// The bytes of a table as they are stored: a regular file, or text that somebody pasted.
final class ByteSource {
    let size: Int64
    /// Where the next read begins; bytes before it have been read.
    private(set) var offset: Int64 = 0
    private let storage: Storage

    private enum Storage {
        case file(Int32)
        case bytes([UInt8])
    }

    convenience init(path: String) throws(TabularProblem) {
        // Without O_NONBLOCK the open of a named pipe would wait for a writer for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(code: errno) }
        try self.init(descriptor: descriptor)
    }

    /// Takes the descriptor over, and closes it at the end.
    init(descriptor: Int32) throws(TabularProblem) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .unreadable(code: EINVAL)
        }
        storage = .file(descriptor)
        size = Int64(status.st_size)
    }

    init(bytes: [UInt8]) {
        storage = .bytes(bytes)
        size = Int64(bytes.count)
    }

    deinit {
        if case .file(let descriptor) = storage { close(descriptor) }
    }

    func seek(to position: Int64) throws(TabularProblem) {
        guard position >= 0, position <= size else { throw .unreadable(code: EINVAL) }
        offset = position
    }

    /// Fills as much of the room as there are bytes; fewer mean the end.
    func read(into room: UnsafeMutableRawBufferPointer) throws(TabularProblem) -> Int {
        var filled = 0
        while filled < room.count {
            let count = try readOnce(into: UnsafeMutableRawBufferPointer(rebasing: room[filled...]))
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    func bytes(upTo count: Int) throws(TabularProblem) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Int(min(Int64(count), size)))
        let problemOrCount = bytes.withUnsafeMutableBytes { room in
            Result { () throws(TabularProblem) in try read(into: room) }
        }
        bytes.removeLast(bytes.count - (try problemOrCount.get()))
        return bytes
    }

    private func readOnce(into room: UnsafeMutableRawBufferPointer) throws(TabularProblem) -> Int {
        switch storage {
        case .bytes(let bytes):
            let count = min(room.count, bytes.count - Int(offset))
            room.copyBytes(from: bytes[Int(offset)..<Int(offset) + count])
            offset += Int64(count)
            return count
        case .file(let descriptor):
            var count = pread(descriptor, room.baseAddress, room.count, off_t(offset))
            while count < 0, errno == EINTR { count = pread(descriptor, room.baseAddress, room.count, off_t(offset)) }
            guard count >= 0 else { throw .unreadable(code: errno) }
            offset += Int64(count)
            return count
        }
    }
}
