/// Reading and writing scalars in UTF-8. The bytes always come from a `String`, so they are well-formed.
extension UnsafeBufferPointer<UInt8> {
    /// The scalar that begins at `position`, which then moves behind it.
    @inline(__always)
    func nextScalar(_ position: inout Int) -> UInt32 {
        let lead = UInt32(self[position])
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var scalar = length == 1 ? lead : lead & (0x7F >> UInt32(length))
        let end = Swift.min(position + length, count)
        position += 1
        while position < end {
            scalar = scalar << 6 | UInt32(self[position] & 0x3F)
            position += 1
        }
        return scalar
    }
}

extension [UInt8] {
    @inline(__always)
    mutating func appendScalar(_ scalar: UInt32) {
        switch scalar {
        case ..<0x80:
            append(UInt8(scalar))
        case ..<0x800:
            append(UInt8(0xC0 | scalar >> 6))
            append(continuation(scalar))
        case ..<0x10000:
            append(UInt8(0xE0 | scalar >> 12))
            append(continuation(scalar >> 6))
            append(continuation(scalar))
        default:
            append(UInt8(0xF0 | (scalar >> 18) & 7))
            append(continuation(scalar >> 12))
            append(continuation(scalar >> 6))
            append(continuation(scalar))
        }
    }

    /// The largest length up to `limit` that does not cut a character.
    func wholeLength(upTo limit: Int, from start: Int = 0) -> Int {
        if count - start <= limit { return count - start }
        var length = limit
        while length > 0, self[start + length] & 0xC0 == 0x80 { length -= 1 }
        return length
    }

    @inline(__always)
    private func continuation(_ bits: UInt32) -> UInt8 { UInt8(0x80 | bits & 0x3F) }
}
