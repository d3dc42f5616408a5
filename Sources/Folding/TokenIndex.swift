/// Knows which tokens a buffer already holds: a small open hash table of their places.
struct TokenIndex: Sendable {
    /// Where a token begins, plus one; 0 is free.
    private var slots = Array(repeating: UInt32(0), count: 64)
    private var count = 0

    mutating func removeAll() {
        if count == 0 { return }
        for slot in slots.indices { slots[slot] = 0 }
        count = 0
    }

    /// Takes up the token from `start` to the end of `bytes`; false if it is already there.
    mutating func insert(_ start: Int, in bytes: [UInt8]) -> Bool {
        if count * 2 >= slots.count { grow(bytes) }
        let slot = slot(for: start, bytes.count, in: bytes)
        if slots[slot] != 0 { return false }
        slots[slot] = UInt32(start) + 1
        count += 1
        return true
    }

    /// The slot that holds the same token, or the free one where it belongs.
    private func slot(for start: Int, _ end: Int, in bytes: [UInt8]) -> Int {
        var hash: UInt32 = 2_166_136_261
        for place in start..<end { hash = (hash ^ UInt32(bytes[place])) &* 16_777_619 }
        var slot = Int(hash ^ hash >> 15) & (slots.count - 1)
        while slots[slot] != 0, !isSame(Int(slots[slot]) - 1, start, end, bytes) {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private func isSame(_ other: Int, _ start: Int, _ end: Int, _ bytes: [UInt8]) -> Bool {
        let otherEnd = other + end - start
        if otherEnd >= start { return other == start }
        for offset in 0..<(end - start) where bytes[other + offset] != bytes[start + offset] { return false }
        return bytes[otherEnd] == UInt8(ascii: " ")
    }

    private mutating func grow(_ bytes: [UInt8]) {
        let places = slots.filter { $0 != 0 }
        slots = Array(repeating: 0, count: slots.count * 4)
        for place in places {
            let start = Int(place) - 1
            let end = bytes[start...].firstIndex(of: UInt8(ascii: " ")) ?? bytes.count
            slots[slot(for: start, end, in: bytes)] = place
        }
    }
}
