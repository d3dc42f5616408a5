/// A whole number: a count of people, a year.
public struct CountType: FieldType {
    public static let name = "count"
    public let range: ClosedRange<Int64>
    public init(range: ClosedRange<Int64> = -1_000_000_000_000_000...1_000_000_000_000_000) { self.range = range }
    public var kind: Kind { .int }
    public var json: JSONShape { .integer }
    public var operators: [Operator] { [.is, .not, .any, .over, .under, .from, .to, .empty] }

    public func parse(_ text: String, _ format: Format) throws(Invalid) -> Value {
        let units = try decimal(text, scale: 4)
        guard units % 10_000 == 0 else { throw Invalid("field.whole_number") }
        let value = Value.int(units / 10_000)
        try check(value)
        return value
    }
    public func check(_ value: Value) throws(Invalid) {
        guard case .int(let int) = value, !range.contains(int) else { return }
        throw Invalid("field.out_of_range", ["min": String(range.lowerBound), "max": String(range.upperBound)])
    }
    public func show(_ value: Value, _ format: Format) -> String {
        guard case .int(let int) = value else { return "" }
        return grouped(int, scale: 0, digits: 0)
    }
}

/// An exact number with four decimals (a rate: eight): an amount of money, a quantity, a share.
public struct DecimalType: FieldType {
    public enum Meaning: String, Sendable { case amount, quantity, percent, rate }
    public static let name = "decimal"
    public let meaning: Meaning
    public init(_ meaning: Meaning) { self.meaning = meaning }
    public var typeName: String { meaning.rawValue }
    public var kind: Kind { meaning == .amount ? .money : .int }
    public var json: JSONShape { .decimal }
    public var operators: [Operator] { [.over, .under, .from, .to, .is, .not, .empty] }

    public func parse(_ text: String, _ format: Format) throws(Invalid) -> Value {
        guard meaning == .percent else { return .int(try decimal(text, scale: scale)) }
        let number = text.hasSuffix("%") || text.hasSuffix("％") ? String(text.dropLast()) : text
        let isPercent = number.utf8.count != text.utf8.count
        return .int(try decimal(number, scale: isPercent ? 2 : 4))
    }
    public func show(_ value: Value, _ format: Format) -> String {
        guard case .int(let units) = value else { return "" }
        return switch meaning {
        case .amount: grouped(units, scale: 4, digits: format.moneyDigits)
        case .quantity, .rate: grouped(units, scale: scale, digits: nil)
        case .percent: grouped(units, scale: 2, digits: nil) + " %"
        }
    }
    public func plain(_ value: Value) -> String {
        guard case .int(let units) = value else { return "" }
        return plainDecimal(units, scale: scale, digits: meaning == .amount ? 2 : 0)
    }
    public var scale: Int { meaning == .rate ? 8 : 4 }
}

extension Field where V == Int { public convenience init() { self.init(CountType()) } }
public typealias Count = Field<Int>
extension Field where V == Int? { public convenience init() { self.init(CountType()) } }
public typealias CountOrUnknown = Field<Int?>
public typealias Amount = Field<Money>
extension Field where V == Money { public convenience init() { self.init(DecimalType(.amount)) } }
/// An amount that may be unknown, which is not the same as nothing.
public typealias AmountOrUnknown = Field<Money?>
extension Field where V == Money? { public convenience init() { self.init(DecimalType(.amount)) } }
public func Quantity() -> Field<Fixed> { Field(DecimalType(.quantity)) }
/// A share: 0.25 is shown as 25 %.
public func Percent() -> Field<Fixed> { Field(DecimalType(.percent)) }
/// A score or another number with decimals that may be unknown.
public func QuantityOrUnknown() -> Field<Fixed?> { Field(DecimalType(.quantity)) }
/// How much of the base currency one unit is worth, in hundred-millionths.
public func ExchangeRate() -> Field<Rate> { Field(DecimalType(.rate)) }
