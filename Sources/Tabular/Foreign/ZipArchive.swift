import Glibc

/// The parts of a ZIP file, as its directory lists them. Names are only compared, never used as paths.
struct ZipArchive {
    struct Entry {
        let name: String
        let isDeflated: Bool
        let packed: Int64
        let offset: Int64
    }
    let entries: [Entry]
    let source: ByteSource

    /// security.md: no archive of a table has more parts.
    private static let mostEntries = 1_000
    private static let endBytes = 22
    private static let headBytes = 46

    init(_ source: ByteSource) throws(TabularProblem) {
        self.source = source
        let tail = try ZipArchive.tail(source)
        guard let end = ZipArchive.end(tail) else { throw .damaged }
        let (count, size, start) = (tail.word(end + 10), tail.long(end + 12), tail.long(end + 16))
        guard count <= Self.mostEntries else { throw .bomb }
        guard size <= 4 << 20, start + size <= source.size else { throw .damaged }
        try source.seek(to: start)
        let directory = try source.bytes(upTo: Int(size))
        var entries: [Entry] = []
        var at = 0
        for _ in 0..<count {
            guard at + Self.headBytes <= directory.count, directory.long(at) == 0x0201_4B50 else { throw .damaged }
            let lengths = (directory.word(at + 28), directory.word(at + 30), directory.word(at + 32))
            let next = at + Self.headBytes + lengths.0 + lengths.1 + lengths.2
            guard next <= directory.count else { throw .damaged }
            if directory.word(at + 8) & 1 != 0 { throw .locked }
            let method = directory.word(at + 10)
            guard method == 0 || method == 8 else { throw .damaged }
            let name = directory[(at + Self.headBytes)..<(at + Self.headBytes + lengths.0)]
            entries.append(
                Entry(
                    name: String(decoding: name, as: UTF8.self), isDeflated: method == 8,
                    packed: directory.long(at + 20), offset: directory.long(at + 42)))
            at = next
        }
        try ZipArchive.expectApart(entries, within: start)
        self.entries = entries
    }

    subscript(name: String) -> Entry? {
        entries.first { $0.name == name } ?? entries.first { $0.name.lowercased() == name.lowercased() }
    }

    /// Where the bytes of an entry begin: behind its own head, whose lengths may differ from the directory's.
    func start(_ entry: Entry) throws(TabularProblem) -> Int64 {
        try source.seek(to: min(entry.offset, source.size))
        let head = try source.bytes(upTo: 30)
        guard head.count == 30, head.long(0) == 0x0403_4B50 else { throw .damaged }
        let start = entry.offset + 30 + Int64(head.word(26)) + Int64(head.word(28))
        guard start + entry.packed <= source.size else { throw .damaged }
        return start
    }

    /// Parts that lie over each other unpack to more than any honest archive holds.
    private static func expectApart(_ entries: [Entry], within end: Int64) throws(TabularProblem) {
        var last: Int64 = 0
        for entry in entries.sorted(by: { $0.offset < $1.offset }) {
            guard entry.offset >= last, entry.offset + 30 + entry.packed <= end else { throw .bomb }
            last = entry.offset + 30 + entry.packed
        }
    }
    private static func tail(_ source: ByteSource) throws(TabularProblem) -> [UInt8] {
        // A comment of up to 64 KB may stand behind the end record.
        let length = min(source.size, Int64(endBytes + 65_535))
        try source.seek(to: source.size - length)
        return try source.bytes(upTo: Int(length))
    }
    private static func end(_ tail: [UInt8]) -> Int? {
        guard tail.count >= endBytes else { return nil }
        return (0...(tail.count - endBytes)).last { tail.long($0) == 0x0605_4B50 }
    }
}

extension [UInt8] {
    /// Two bytes, the lower one first. The caller has looked that they are there.
    fileprivate func word(_ at: Int) -> Int { Int(self[at]) | Int(self[at + 1]) << 8 }
    fileprivate func long(_ at: Int) -> Int64 { Int64(word(at)) | Int64(word(at + 2)) << 16 }
}
