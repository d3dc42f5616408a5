import Glibc

/// The bytes of a text in another encoding, by the C library.
func encoded(_ text: String, _ encoding: String) -> [UInt8] {
    guard let converter = iconv_open(encoding, "UTF-8") else { return [] }
    defer { iconv_close(converter) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4 + 16)
    var (left, room) = (input.count, output.count)
    let failed = input.withUnsafeMutableBufferPointer { from in
        output.withUnsafeMutableBufferPointer { to in
            var (origin, target) = (from.baseAddress, to.baseAddress)
            return iconv(converter, &origin, &left, &target, &room) == -1
        }
    }
    precondition(!failed && left == 0, "\(text) is not in \(encoding)")
    return output.prefix(output.count - room).map { UInt8(bitPattern: $0) }
}
