/// A fixed list of choices, stored by name. Code mentions its values; what administrators edit is a dictionary.
public protocol Choice: Storable, RawRepresentable, CaseIterable where RawValue == String {}

extension Choice {
    public static var kind: Kind { .text }
    /// The first case. An enum without cases cannot be declared as a field, since it has no value.
    public static var blank: Self {
        guard let first = allCases.first else { preconditionFailure("\(Self.self) has no cases") }
        return first
    }
    public init?(_ value: Value) {
        guard case .text(let name) = value else { return nil }
        self.init(rawValue: name)
    }
    public var value: Value { .text(rawValue) }
}

/// A typed reference to a record of `E`.
public struct ID<E: Entity>: Storable {
    public static var blank: Self { ID(0) }
    public static var kind: Kind { .link }
    public let raw: Int64
    @inlinable public init(_ raw: Int64) { self.raw = raw }
    @inlinable public init?(_ value: Value) {
        guard case .int(let raw) = value else { return nil }
        self.raw = raw
    }
    @inlinable public var value: Value { .int(raw) }
}
