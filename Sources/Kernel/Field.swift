/// What the whole system knows about one field. Everything that is not a rule is derived from this.
public struct FieldSpec: Sendable {
    /// The column, the JSON property, the import column and the name in addresses: `cost_price`.
    public var name = ""
    public var type: any FieldType
    public var isRequired = false
    public var isSearchable = false
    public var isIndexed = false
    public var isUnique = false
    /// Shown as a column of lists unless somebody chose others.
    public var isListed = false
    /// Set by rules, never by people.
    public var isReadOnly = false
    /// Computed by a job for a whole table: no audit entry, no new version.
    public var isDerived = false
    /// On every record of its kind, kept by the funnel: who created it, which version it is.
    public var isSystem = false
    /// Added by an administrator while the product runs.
    public var isCustom = false
    /// Kept for the engine alone (a sort key): no page, file or program sees it.
    public var isHidden = false
    public var defaultValue: Value = .null
    /// The heading on forms and records under which the field stands.
    public var section = ""
    /// The column's earlier name; the schema is renamed, nothing is lost.
    public var was: String?
    /// The hidden field that holds what lists sort by: the name as pinyin and plain letters.
    public var sortKey: String?

    public init(name: String = "", type: any FieldType) {
        self.name = name
        self.type = type
    }
    public var kind: Kind { type.kind }
    public var link: LinkType? { type.link }
}

/// A field without its Swift type: what lists, forms, import, export and the API see.
public class AnyField: @unchecked Sendable {
    // Written by Table.init and Schema.adding before the schema is shared; read-only afterwards.
    public internal(set) final var spec: FieldSpec
    public internal(set) final var index = -1
    public init(spec: FieldSpec) { self.spec = spec }

    @inlinable public final var name: String { spec.name }
    @inlinable public final var kind: Kind { spec.type.kind }
    @inlinable public final var type: any FieldType { spec.type }
    public final var link: LinkType? { spec.type.link }
    /// Whether an index finds the records with one value of the field in the list's own order. Words and links are asked
    /// for by value; numbers and days by their range, which is another index's matter.
    public final var answersInOrder: Bool {
        spec.isIndexed && !spec.isUnique && !spec.isHidden && (kind == .text || kind == .link)
    }
}

/// A field with its Swift type: what rules see.
public final class Field<V: Storable>: AnyField, @unchecked Sendable {
    public init(_ type: any FieldType) {
        var spec = FieldSpec(type: type)
        // A field that cannot be "not known" starts as its blank: "", 0, false, the first choice.
        spec.defaultValue = V.blank.value
        super.init(spec: spec)
    }
    private init(copying spec: FieldSpec) { super.init(spec: spec) }

    fileprivate func with(_ change: (inout FieldSpec) -> Void) -> Field {
        var copy = spec
        change(&copy)
        return Field(copying: copy)
    }
    public var required: Field { with { $0.isRequired = true } }
    public var searchable: Field { with { $0.isSearchable = true } }
    public var indexed: Field { with { $0.isIndexed = true } }
    public var unique: Field { with { $0.isUnique = true } }
    public var listed: Field { with { $0.isListed = true } }
    public var readOnly: Field { with { $0.isReadOnly = true } }
    public var derived: Field {
        with {
            $0.isDerived = true
            $0.isReadOnly = true
        }
    }
    public var hidden: Field {
        with {
            $0.isHidden = true
            $0.isReadOnly = true
        }
    }
    public func `default`(_ value: V) -> Field { with { $0.defaultValue = value.value } }
    public func was(_ name: String) -> Field { with { $0.was = name } }
}

extension Field where V == String {
    /// A name that people sort by: 北京 among the letters, é beside e.
    public var named: Field { with { $0.sortKey = "" } }
    /// The longest text that is accepted, in characters.
    public func max(_ length: Int) -> Field {
        with { spec in
            guard var text = spec.type as? TextType else { return }
            text.maxLength = length
            spec.type = text
        }
    }
}

/// A heading on the form; the fields declared after it appear under it.
public final class Section: Sendable { public init() {} }
