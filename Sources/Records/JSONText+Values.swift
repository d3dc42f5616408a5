import Kernel

extension JSONText {
    /// `"2026-08-21T09:30:00Z"`, with milliseconds where it has some.
    package mutating func moment(_ ms: Int64) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
            let count = writeMoment(ms, buffer)
            string(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
        }
    }
    /// `"1234.50"`: a number of units of 10^-scale, with at least `digits` decimals.
    package mutating func decimal(_ units: Int64, scale: Int, digits: Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { buffer in
            let start = writeDecimal(units, scale: scale, digits: digits, buffer)
            string(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[start...]))
        }
    }
}

private func writeMoment(_ ms: Int64, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let clock = Zone.utc.clock(Instant(ms: ms))
    var at = 0
    func put(_ number: Int, _ digits: Int, _ end: Unicode.Scalar) {
        var rest = number
        for index in stride(from: at + digits - 1, through: at, by: -1) {
            buffer[index] = UInt8(truncatingIfNeeded: 48 + rest % 10)
            rest /= 10
        }
        buffer[at + digits] = UInt8(ascii: end)
        at += digits + 1
    }
    put(clock.day.year, 4, "-")
    put(clock.day.month, 2, "-")
    put(clock.day.day, 2, "T")
    put(clock.seconds / 3_600, 2, ":")
    put(clock.seconds / 60 % 60, 2, ":")
    let part = Int((ms % 1_000 + 1_000) % 1_000)
    put(clock.seconds % 60, 2, part == 0 ? "Z" : ".")
    if part != 0 { put(part, 3, "Z") }
    return at
}

/// Writes from the end of the buffer; returns where the number starts.
private func writeDecimal(_ units: Int64, scale: Int, digits: Int, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var rest = units.magnitude
    var at = buffer.count
    var isCutting = true
    for position in stride(from: scale, to: 0, by: -1) {
        let digit = UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        if isCutting, digit == 0, position > digits { continue }
        isCutting = false
        at -= 1
        buffer[at] = 48 + digit
    }
    if !isCutting {
        at -= 1
        buffer[at] = UInt8(ascii: ".")
    }
    repeat {
        at -= 1
        buffer[at] = 48 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
    } while rest > 0
    if units < 0 {
        at -= 1
        buffer[at] = UInt8(ascii: "-")
    }
    return at
}
