/// A record of another entity.
public struct LinkType: FieldType {
    public static let name = "link"
    /// The entity of all items of dictionaries.
    public static let dictionaryItems = "dictionary_item"
    /// The entity it points to.
    public let target: String
    /// Of a link to a dictionary's items: which dictionary.
    public let dictionary: String?

    public init(to target: String) {
        self.target = target
        dictionary = nil
    }
    /// One of the items of a list that administrators edit.
    public init(dictionary: String) {
        target = LinkType.dictionaryItems
        self.dictionary = dictionary
    }
    public var typeName: String { dictionary == nil ? "link" : "dictionary" }
    public var kind: Kind { .link }
    public var link: LinkType? { self }
    public var json: JSONShape { .integer }
    public var operators: [Operator] { [.is, .not, .any, .empty] }

    /// An id. A name is looked up by whoever can read the other entity.
    public func parse(_ text: String, _ format: Format) throws(Invalid) -> Value {
        guard let id = Int64(text), id > 0 else { throw Invalid("field.no_such_record", ["text": text]) }
        return .int(id)
    }
    public func check(_ value: Value) throws(Invalid) {
        guard case .int(let id) = value, id <= 0 else { return }
        throw Invalid("field.no_such_record", ["text": String(id)])
    }
}

public typealias Link<E: Entity> = Field<ID<E>?>
extension Field {
    public convenience init<E: Entity>() where V == ID<E>? { self.init(LinkType(to: E.entityName)) }
}
/// An item of a dictionary, which any entity may point to.
public struct DictionaryItemID: Storable {
    public static var blank: Self { DictionaryItemID(0) }
    public static var kind: Kind { .link }
    public let raw: Int64
    public init(_ raw: Int64) { self.raw = raw }
    public init?(_ value: Value) {
        guard case .int(let raw) = value else { return nil }
        self.raw = raw
    }
    public var value: Value { .int(raw) }
}
/// One of the items of a dictionary.
public func DictionaryEntry(_ name: String) -> Field<DictionaryItemID?> { Field(LinkType(dictionary: name)) }
