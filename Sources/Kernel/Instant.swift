/// A point in time, in milliseconds since 1970-01-01 UTC.
public struct Instant: Storable, Comparable {
    public static var blank: Instant { Instant(ms: 0) }
    public static var kind: Kind { .moment }
    public let ms: Int64
    @inlinable public init(ms: Int64) { self.ms = ms }
    @inlinable public init?(_ value: Value) {
        guard case .int(let ms) = value else { return nil }
        self.ms = ms
    }
    @inlinable public var value: Value { .int(ms) }
    @inlinable public static func < (a: Instant, b: Instant) -> Bool { a.ms < b.ms }
    public static func + (a: Instant, b: Duration) -> Instant {
        Instant(ms: a.ms.addingClamped(b.components.seconds.multipliedReportingOverflow(by: 1_000).partialValue))
    }
}

/// Where a person's clock stands: the offset from UTC of any instant. A rule of zones lives outside the kernel.
public struct Zone: Sendable {
    public let name: String
    /// Seconds east of UTC at a number of seconds since 1970.
    public let offset: @Sendable (Int64) -> Int
    public init(name: String, offset: @escaping @Sendable (Int64) -> Int) {
        self.name = name
        self.offset = offset
    }
    public static let utc = Zone(name: "UTC") { _ in 0 }

    /// The day and the seconds since midnight that a clock in this zone shows.
    public func clock(_ instant: Instant) -> (day: Day, seconds: Int) {
        let utc = floorDivide(instant.ms, 1_000)
        let local = utc.addingClamped(Int64(offset(utc)))
        let day = floorDivide(local, 86_400)
        return (Day(number: Int(clamping: day)), Int(local - day * 86_400))
    }
    /// The instant at which a clock in this zone shows `seconds` after midnight of `day`.
    public func instant(_ day: Day, seconds: Int = 0) -> Instant {
        let local = Int64(day.number) * 86_400 + Int64(seconds)
        // Two rounds settle it on both sides of a change to or from summer time.
        let guess = local - Int64(offset(local))
        return Instant(ms: (local - Int64(offset(guess))) * 1_000)
    }
}

func floorDivide(_ a: Int64, _ b: Int64) -> Int64 { a >= 0 ? a / b : (a - b + 1) / b }
