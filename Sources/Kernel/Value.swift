/// One cell: the only shape data takes between SQL, rules, JSON and CSV.
public enum Value: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case real(Double)
    case text(String)

    /// Nothing was entered: no value, or a text without characters.
    @inlinable public var isEmpty: Bool { self == .null || self == .text("") }
}

/// What a column is, as far as an SQL engine needs to know.
public enum Kind: String, Sendable, CaseIterable {
    case bool, int, real, text, day, moment, money, link
}

/// A Swift type that fits in one cell.
public protocol Storable: Hashable, Sendable {
    static var kind: Kind { get }
    /// What a new record holds before anything was entered.
    static var blank: Self { get }
    init?(_ value: Value)
    var value: Value { get }
}

extension String: Storable {
    public static var blank: Self { "" }
    public static var kind: Kind { .text }
    @inlinable public init?(_ value: Value) {
        guard case .text(let text) = value else { return nil }
        self = text
    }
    @inlinable public var value: Value { .text(self) }
}

extension Int: Storable {
    public static var blank: Self { 0 }
    public static var kind: Kind { .int }
    @inlinable public init?(_ value: Value) {
        guard case .int(let int) = value else { return nil }
        self = Int(int)
    }
    @inlinable public var value: Value { .int(Int64(self)) }
}

extension Bool: Storable {
    public static var blank: Self { false }
    public static var kind: Kind { .bool }
    @inlinable public init?(_ value: Value) {
        switch value {
        case .bool(let bool): self = bool
        case .int(let int): self = int != 0
        case .null, .real, .text: return nil
        }
    }
    @inlinable public var value: Value { .bool(self) }
}

extension Optional: Storable where Wrapped: Storable {
    public static var blank: Self { .none }
    public static var kind: Kind { Wrapped.kind }
    @inlinable public init?(_ value: Value) { self = value == .null ? .none : Wrapped(value) }
    @inlinable public var value: Value { self?.value ?? .null }
}
