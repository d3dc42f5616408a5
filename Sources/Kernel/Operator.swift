/// A question that a filter puts to a field. The same words stand in addresses, the API, files and the documentation:
/// `city=is:上海`, `total=over:5000`, `created_at=within:30d`.
public enum Operator: String, Sendable, CaseIterable {
    case `is`, not, any, empty, has, starts, over, under, from, to, within

    /// One row per operator: what it takes and what it means, for the menu and the documentation.
    public var takes: Input {
        switch self {
        case .is, .not, .over, .under, .from, .to: .value
        case .any: .values
        case .has, .starts: .text
        case .empty: .yesOrNo
        case .within: .span
        }
    }
    public enum Input: String, Sendable { case value, values, text, yesOrNo, span }
}

/// One condition of a list: a field, a question, and what was typed.
public struct Condition: Hashable, Sendable {
    public let field: String
    public let op: Operator
    public let text: String
    public init(_ field: String, _ op: Operator, _ text: String) {
        self.field = field
        self.op = op
        self.text = text
    }
    /// Reads `city`, `is:上海`. A value without an operator is an equality: `city=上海`.
    public init(field: String, expression: String) {
        if let colon = expression.firstIndex(of: ":"), let op = Operator(rawValue: String(expression[..<colon])) {
            self.init(field, op, String(expression[expression.index(after: colon)...]))
        } else {
            self.init(field, .is, expression)
        }
    }
    public var expression: String { "\(op.rawValue):\(text)" }
}

extension Operator {
    /// The condition as a predicate on `field`. `today` is where relative spans are counted from.
    public func predicate(_ field: AnyField, _ text: String, _ format: Format, today: Day) throws(Invalid) -> Predicate
    {
        guard field.type.operators.contains(self) else {
            throw Invalid("filter.no_such_operator", ["operator": rawValue])
        }
        let typed = trimmed(text)
        switch self {
        case .empty: return FlagType().isYes(typed) ? .empty(field) : .not(.empty(field))
        case .has: return .contains(field, typed)
        case .starts: return .starts(field, typed)
        case .any: return .oneOf(field, try values(typed, field, format))
        case .within: return try span(field, typed, format, today)
        case .is, .not, .over, .under, .from, .to:
            return try compare(field, value(typed, field, format), format)
        }
    }

    private func value(_ text: String, _ field: AnyField, _ format: Format) throws(Invalid) -> Value {
        guard !text.isEmpty else { throw Invalid("filter.value_missing") }
        return try field.type.parse(text, format)
    }
    private func values(_ text: String, _ field: AnyField, _ format: Format) throws(Invalid) -> [Value] {
        var values: [Value] = []
        for part in text.split(separator: ",").prefix(1_000) {
            values.append(try value(trimmed(part), field, format))
        }
        return values
    }
    private func compare(_ field: AnyField, _ value: Value, _ format: Format) throws(Invalid) -> Predicate {
        // A day compared with an instant means the whole day on the reader's clock.
        switch self {
        case .is: return .compare(field, .equal, value)
        case .not: return .not(.compare(field, .equal, value))
        case .over: return .compare(field, .greater, value)
        case .under: return .compare(field, .less, value)
        case .from: return .compare(field, .greaterOrEqual, value)
        case .to:
            if field.kind == .moment, let instant = Instant(value), format.zone.clock(instant).seconds == 0 {
                let next = format.zone.instant(format.zone.clock(instant).day.adding(days: 1))
                return .compare(field, .less, next.value)
            }
            return .compare(field, .lessOrEqual, value)
        case .any, .empty, .has, .starts, .within: return .never
        }
    }
    /// `30d`, `12m`: the last thirty days, twelve months. `this_month`, `this_year`, `today`.
    private func span(_ field: AnyField, _ text: String, _ format: Format, _ today: Day) throws(Invalid) -> Predicate {
        guard let days = Span(text)?.days(until: today) else { throw Invalid("filter.span", ["text": text]) }
        func bound(_ day: Day) -> Value { field.kind == .moment ? format.zone.instant(day).value : day.value }
        return .and([
            .compare(field, .greaterOrEqual, bound(days.from)), .compare(field, .less, bound(days.end)),
        ])
    }
}

extension FlagType {
    func isYes(_ text: String) -> Bool { text.isEmpty || (try? parse(text, Format())) == .bool(true) }
}

/// A stretch of days up to today.
public enum Span: Hashable, Sendable {
    case days(Int), months(Int), today, thisMonth, thisYear

    public init?(_ text: String) {
        switch text {
        case "today": self = .today
        case "this_month": self = .thisMonth
        case "this_year": self = .thisYear
        default:
            guard let count = Int(text.dropLast()), (1...36_500).contains(count) else { return nil }
            switch text.last {
            case "d": self = .days(count)
            case "m" where count <= 1_200: self = .months(count)
            default: return nil
            }
        }
    }
    /// From the first day of the span to the day after its last.
    public func days(until today: Day) -> (from: Day, end: Day) {
        let tomorrow = today.adding(days: 1)
        return switch self {
        case .today: (today, tomorrow)
        case .days(let count): (today.adding(days: -count), tomorrow)
        case .months(let count): (today.adding(months: -count), tomorrow)
        case .thisMonth: (today.adding(days: 1 - today.day), tomorrow)
        case .thisYear: (Day(today.year, 1, 1) ?? today, tomorrow)
        }
    }
}
