/// A calendar day.
public struct DayType: FieldType {
    public static let name = "day"
    public init() {}
    public var kind: Kind { .day }
    public var json: JSONShape { .string }
    public var operators: [Operator] { [.is, .not, .from, .to, .over, .under, .within, .empty] }

    public func parse(_ text: String, _ format: Format) throws(Invalid) -> Value {
        .text(try ParsedDate(text, dayFirst: format.dayFirst).day.iso)
    }
    public func check(_ value: Value) throws(Invalid) {
        guard case .text(let iso) = value, !iso.isEmpty, Day(iso: iso) == nil else { return }
        throw Invalid("field.date_unreadable", ["text": iso])
    }
    public func show(_ value: Value, _ format: Format) -> String {
        guard let day = Day(value) else { return "" }
        return format.show(day)
    }
}

/// A point in time, shown on the reader's clock.
public struct MomentType: FieldType {
    public static let name = "moment"
    public init() {}
    public var kind: Kind { .moment }
    public var json: JSONShape { .string }
    public var operators: [Operator] { [.from, .to, .over, .under, .within, .empty] }

    public func parse(_ text: String, _ format: Format) throws(Invalid) -> Value {
        let date = try ParsedDate(text, dayFirst: format.dayFirst)
        guard let minutes = date.zoneMinutes else { return format.zone.instant(date.day, seconds: date.seconds).value }
        return .int(Zone.utc.instant(date.day, seconds: date.seconds).ms - Int64(minutes) * 60_000)
    }
    public func show(_ value: Value, _ format: Format) -> String {
        guard let instant = Instant(value) else { return "" }
        return format.show(instant)
    }
    /// ISO 8601 in UTC: `2026-08-21T09:30:00Z`.
    public func plain(_ value: Value) -> String {
        guard let instant = Instant(value) else { return "" }
        let clock = Zone.utc.clock(instant)
        return "\(clock.day.iso)T\(Format.time(clock.seconds, withSeconds: true))Z"
    }
}

public typealias OnDay = Field<Day?>
extension Field where V == Day? { public convenience init() { self.init(DayType()) } }
public typealias Moment = Field<Instant?>
extension Field where V == Instant? { public convenience init() { self.init(MomentType()) } }
