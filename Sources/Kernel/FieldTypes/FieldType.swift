/// What people enter, see and ask about one kind of field. A new type is one file here and one widget in Web.
public protocol FieldType: Sendable {
    /// The stable name by which custom fields and the API description call it: "text", "amount".
    static var name: String { get }
    /// As `name`, where one type has several: "text", "email".
    var typeName: String { get }
    var kind: Kind { get }
    /// The questions that a filter can put.
    var operators: [Operator] { get }
    /// What was typed, in a file or a form, as a value. `text` is trimmed and not empty.
    func parse(_ text: String, _ format: Format) throws(Invalid) -> Value
    /// Whether a value, from wherever it comes, may be kept.
    func check(_ value: Value) throws(Invalid)
    /// The value as people read it. Nothing for an empty one.
    func show(_ value: Value, _ format: Format) -> String
    /// The value as files and programs read it, which `parse` reads back in any language.
    func plain(_ value: Value) -> String
    /// How JSON carries it.
    var json: JSONShape { get }
    /// The type itself, where its values name records: asked for each field of each record, so it is no cast.
    var link: LinkType? { get }
}

extension FieldType {
    public var link: LinkType? { nil }
}

/// How a field's value stands in JSON.
public enum JSONShape: String, Sendable { case string, integer, decimal, boolean }

/// Why a text is no value of a field: a message key and what to fill into it.
public struct Invalid: Error, Hashable, Sendable {
    public let key: String
    public let arguments: [String: String]
    public init(_ key: String, _ arguments: [String: String] = [:]) {
        self.key = key
        self.arguments = arguments
    }
}

extension FieldType {
    public func check(_ value: Value) throws(Invalid) {}
    public func plain(_ value: Value) -> String {
        switch value {
        case .null: ""
        case .bool(let bool): bool ? "yes" : "no"
        case .int(let int): String(int)
        case .real(let real): String(real)
        case .text(let text): text
        }
    }
    public func show(_ value: Value, _ format: Format) -> String { plain(value) }
    public var typeName: String { Self.name }
}
