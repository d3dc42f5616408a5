import Glibc

/// Every other encoding goes through the C library's converter.
final class ConvertingDecoder: SourceDecoder {
    private(set) var fault: Int64?
    private let source: ByteSource
    private let converter: iconv_t
    /// Source bytes that are read but not converted: `pending` of them stand at the front.
    private var input = [UInt8](repeating: 0, count: 64 << 10)
    private var pending = 0
    private var isSourceAtEnd = false
    private var isFlushed = false

    init(_ source: ByteSource, _ encoding: TextEncoding) throws(TabularProblem) {
        // iconv_open answers (iconv_t)-1 when it does not know the encoding.
        guard let converter = iconv_open("UTF-8", encoding.converterName),
            converter != UnsafeMutableRawPointer(bitPattern: -1)
        else { throw .unsupportedEncoding(encoding) }
        self.source = source
        self.converter = converter
    }

    deinit {
        iconv_close(converter)
    }

    func decode(into room: UnsafeMutableRawBufferPointer) throws(TabularProblem) -> Int {
        var written = 0
        while fault == nil, !isFlushed {
            try refill()
            let space = UnsafeMutableRawBufferPointer(rebasing: room[written...])
            if isSourceAtEnd, pending == 0 {
                written += flush(into: space)
                break
            }
            let (count, code) = convert(into: space)
            written += count
            if code == E2BIG { break }
            if code == EILSEQ || (code == EINVAL && isSourceAtEnd) { fault = source.offset - Int64(pending) }
        }
        return written
    }

    private func refill() throws(TabularProblem) {
        if isSourceAtEnd || pending >= input.count / 2 { return }
        let kept = pending
        let result = input.withUnsafeMutableBytes { bytes in
            Result { () throws(TabularProblem) in
                try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[kept...]))
            }
        }
        let fresh = try result.get()
        isSourceAtEnd = fresh < input.count - kept
        pending += fresh
    }

    /// Converts what is pending and moves the rest to the front; the code is `errno`, or zero.
    private func convert(into room: UnsafeMutableRawBufferPointer) -> (count: Int, code: Int32) {
        var target = room.baseAddress?.assumingMemoryBound(to: CChar.self)
        var targetLeft = room.count
        let before = pending
        let code: Int32 = input.withUnsafeMutableBytes { bytes in
            var origin = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = before
            // iconv answers (size_t)-1 for every early stop.
            let outcome = iconv(converter, &origin, &left, &target, &targetLeft)
            let code = outcome == -1 ? errno : 0
            if let base = bytes.baseAddress { memmove(base, base + (before - left), left) }
            pending = left
            return code
        }
        return (room.count - targetLeft, code)
    }

    /// Big5 with the Hong Kong characters may hold one character back to see whether an accent follows.
    private func flush(into room: UnsafeMutableRawBufferPointer) -> Int {
        var target = room.baseAddress?.assumingMemoryBound(to: CChar.self)
        var targetLeft = room.count
        // Without room the held character comes with the next call.
        isFlushed = iconv(converter, nil, nil, &target, &targetLeft) != -1
        return room.count - targetLeft
    }
}

extension TextEncoding {
    /// Big5 with the Hong Kong supplement holds all of plain Big5, and files from Hong Kong need it.
    fileprivate var converterName: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .gb18030: "GB18030"
        case .big5: "BIG5-HKSCS"
        case .windows1252: "WINDOWS-1252"
        }
    }
}
