/// An exact amount, in ten-thousandths of the currency unit.
public struct Money: Storable, Comparable {
    public static var blank: Self { Money(units: 0) }
    public static var kind: Kind { .money }
    public var units: Int64
    @inlinable public init(units: Int64) { self.units = units }
    @inlinable public init?(_ value: Value) {
        guard case .int(let units) = value else { return nil }
        self.units = units
    }
    @inlinable public var value: Value { .int(units) }
    @inlinable public static func < (a: Money, b: Money) -> Bool { a.units < b.units }
}

/// An exact number with four decimals that is no amount: a quantity, a share (0.25 is 25 %).
public struct Fixed: Storable, Comparable {
    public static var blank: Self { Fixed(units: 0) }
    public static var kind: Kind { .int }
    public static let one = Fixed(units: 10_000)
    public var units: Int64
    @inlinable public init(units: Int64) { self.units = units }
    @inlinable public init?(_ value: Value) {
        guard case .int(let units) = value else { return nil }
        self.units = units
    }
    @inlinable public var value: Value { .int(units) }
    @inlinable public static func < (a: Fixed, b: Fixed) -> Bool { a.units < b.units }
}

/// How much of the base currency one unit of another is worth, in hundred-millionths.
public struct Rate: Storable {
    public static var blank: Self { Rate(units: 100_000_000) }
    public static var kind: Kind { .int }
    public var units: Int64
    public init(units: Int64) { self.units = units }
    public init?(_ value: Value) {
        guard case .int(let units) = value else { return nil }
        self.units = units
    }
    public var value: Value { .int(units) }
}

/// The number did not fit in 64 bits.
public struct Overflow: Error { public init() {} }

extension Money {
    /// `self × quantity × (1 − discount)`, rounded once, half away from zero, to a currency of `digits` decimals.
    /// Throws `Overflow` where the result does not fit.
    public func line(quantity: Fixed, discount: Fixed = Fixed(units: 0), digits: Int) throws(Overflow) -> Money {
        let (first, high) = units.magnitude.multipliedReportingOverflow(by: quantity.units.magnitude)
        guard !high else { throw Overflow() }
        let rest = Fixed.one.units - discount.units
        let isNegative = ((units < 0) != (quantity.units < 0)) != (rest < 0)
        let product = first.multipliedFullWidth(by: rest.magnitude)
        // units × 1e-4 · quantity × 1e-4 · share × 1e-4: the product carries twelve decimals and is rounded to `digits`.
        let unit = Money.powerOfTen(4 - min(max(digits, 0), 4))
        let (step, tooLarge) = UInt64(100_000_000).multipliedReportingOverflow(by: unit)
        guard !tooLarge, product.high < step else { throw Overflow() }
        let (quotient, remainder) = step.dividingFullWidth(product)
        let rounded = remainder >= step - remainder ? quotient + 1 : quotient
        let (amount, overflow) = rounded.multipliedReportingOverflow(by: unit)
        guard !overflow, let signed = Int64(exactly: amount) else { throw Overflow() }
        return Money(units: isNegative ? -signed : signed)
    }

    /// Rounded half away from zero to a currency of `digits` decimals.
    public func rounded(digits: Int) -> Money {
        let unit = Int64(Money.powerOfTen(4 - min(max(digits, 0), 4)))
        let rest = units % unit
        guard rest != 0 else { return self }
        let down = units - rest
        let isHalf = rest.magnitude * 2 >= UInt64(unit)
        return Money(units: isHalf ? down.addingClamped(rest > 0 ? unit : -unit) : down)
    }

    /// The same amount in the base currency. Rounded half away from zero to its `digits`.
    public func converted(_ rate: Rate, digits: Int) throws(Overflow) -> Money {
        let product = units.magnitude.multipliedFullWidth(by: rate.units.magnitude)
        guard product.high < 100_000_000 else { throw Overflow() }
        let (quotient, remainder) = UInt64(100_000_000).dividingFullWidth(product)
        let rounded = remainder >= 50_000_000 ? quotient + 1 : quotient
        guard let signed = Int64(exactly: rounded) else { throw Overflow() }
        return Money(units: (units < 0) != (rate.units < 0) ? -signed : signed).rounded(digits: digits)
    }

    public func plus(_ other: Money) throws(Overflow) -> Money {
        let (sum, overflow) = units.addingReportingOverflow(other.units)
        guard !overflow else { throw Overflow() }
        return Money(units: sum)
    }

    static func powerOfTen(_ exponent: Int) -> UInt64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}

extension Int64 {
    func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (self < 0 ? .min : .max) : sum
    }
}
