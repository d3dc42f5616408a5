/// A kind of business record. Its stored properties are its fields, in form order.
public protocol Entity: Sendable {
    /// The table, and the word by which code, rights and the API know the entity: "service_case".
    static var entityName: String { get }
    static var table: Table<Self> { get }
    init()
}

/// Where the right to see a record comes from.
public enum ScopeSource: Sendable {
    /// Its own owner and department.
    case own
    /// Whoever may see the record that this field points to.
    case through(String)
    /// Its own owner and department, or the record that this field points to.
    case ownOrThrough(String)
    /// Everybody who may use the entity at all sees every record.
    case shared
    /// Nobody but administrators.
    case administrators
}

/// A list of records that belong to one parent and are saved with it: the lines of an order.
public struct LineList: Sendable {
    public let name: String
    public let entity: String
    /// The line's field that points to the parent.
    public let via: String
    /// Whether its lines come with every read of their record. The others are read where somebody names the list, so
    /// that a record that is read all day costs no second statement.
    public let isInline: Bool
    public init(_ name: String, of entity: String, via: String, isInline: Bool = true) {
        self.name = name
        self.entity = entity
        self.via = via
        self.isInline = isInline
    }
}

/// What an entity says of itself besides its fields.
public struct EntityTraits: Sendable {
    public var plural: String
    public var scope: ScopeSource = .administrators
    /// Whether records carry an owner and a department.
    public var isOwned = false
    /// The field that names a record: shown as its link, searched first.
    public var title: String
    /// The first letters of human numbers: "SO" makes SO-2026-00042. nil: records have no number.
    public var numberPrefix: String?
    public var numberHasYear = false
    /// The order of lists until somebody chooses another: a field name, `-` before it for descending.
    public var defaultSort = "id"
    public var lines: [LineList] = []
    /// Whether people keep its records, with their versions and a bin: false for the product's own tables.
    public var isRecord = true
    /// Whether its records are part of another and go with it: an address of a customer, a line of an order.
    public var isPart = false
    /// Under which heading of the menu it stands.
    public var group = "lists"
    /// The icon of menus and empty pages.
    public var icon = "doc"
    /// Whether some of its records came with the product, and are read under a name in the reader's language.
    public var hasReadyNames = false
    /// Fields that are indexed together, in this order, besides those that each field asks for.
    public var indexes: [[String]] = []
    /// Fields by which only those records are listed that hold something in them: an index of the few.
    public var sparseIndexes: [String] = []
    /// Sets of fields of which no two records hold the same values.
    public var uniques: [[String]] = []
    /// Whether the generic pages and the API serve it. The rest is reached through its parent or a page of its own.
    public var isListed = true

    public init(plural: String, title: String) {
        self.plural = plural
        self.title = title
    }
}

/// An entity as data: what every generic page, query, import and export works from. It never changes once it is made.
public final class Schema: Sendable {
    public let name: String
    public let traits: EntityTraits
    /// In column order: declared, then the system's, then an administrator's own, so that positions never move.
    public let fields: [AnyField]
    public let isCustom: Bool
    /// The address and the file name: `service-cases`.
    public let slug: String
    /// What others make of the schema once and keep with it: the text of a statement.
    public let memo = Memo()
    private let positions: [String: Int]
    /// The funnel's own fields by their places: they are asked for with every record.
    private let systemFields: [AnyField?]

    public convenience init(name: String, traits: EntityTraits, fields: [AnyField], isCustom: Bool = false) {
        self.init(
            name: name, traits: traits, isCustom: isCustom, kept: [],
            more: fields + Schema.sortKeys(of: fields) + SystemField.all(traits))
    }
    /// `more` are new fields, which take their places behind those that are kept.
    private init(name: String, traits: EntityTraits, isCustom: Bool, kept: [AnyField], more: [AnyField]) {
        self.name = name
        self.traits = traits
        self.isCustom = isCustom
        slug = traits.plural.replacing("_", with: "-")
        for (index, field) in more.enumerated() {
            field.index = kept.count + index
            if var pick = field.spec.type as? PickType, pick.words.isEmpty {
                pick.words = "\(name).\(field.spec.name)"
                field.spec.type = pick
            }
        }
        fields = kept + more
        let positions = Dictionary(fields.map { ($0.spec.name, $0.index) }) { _, last in last }
        let all = fields
        systemFields = SystemField.allCases.reduce(
            into: [AnyField?](repeating: nil, count: SystemField.allCases.count)
        ) { found, system in found[system.place] = positions[system.rawValue].map { all[$0] } }
        self.positions = positions
    }
    /// Each name's hidden companion, by which lists sort.
    private static func sortKeys(of fields: [AnyField]) -> [AnyField] {
        fields.compactMap { field in
            guard field.spec.sortKey != nil else { return nil }
            var spec = FieldSpec(name: field.name + "_key", type: TextType(maxLength: 200))
            spec.isHidden = true
            spec.isReadOnly = true
            spec.isIndexed = field.spec.isIndexed || field.spec.isListed
            spec.defaultValue = .text("")
            field.spec.sortKey = spec.name
            return AnyField(spec: spec)
        }
    }
    public subscript(name: String) -> AnyField? { positions[name].map { fields[$0] } }
    public func system(_ field: SystemField) -> AnyField? { systemFields[field.place] }
    public var title: AnyField? { self[traits.title] }
    /// What people may see of it, in order.
    public var visible: [AnyField] { fields.filter { !$0.spec.isHidden } }

    /// The schema with an administrator's own fields at the end.
    public func adding(_ custom: [FieldSpec]) -> Schema {
        var names: Set<String> = []
        let new = custom.filter { self[$0.name] == nil && names.insert($0.name).inserted }.map { spec in
            var spec = spec
            spec.isCustom = true
            return AnyField(spec: spec)
        }
        return Schema(name: name, traits: traits, isCustom: isCustom, kept: fields, more: new)
    }
    /// An entity that exists only as data: an administrator's own kind of record.
    public static func custom(_ name: String, traits: EntityTraits, _ fields: [FieldSpec]) -> Schema {
        Schema(name: name, traits: traits, fields: fields.map { AnyField(spec: $0) }, isCustom: true)
    }
}

/// An entity with its Swift type.
public struct Table<E: Entity>: Sendable {
    public let fields: E
    public let schema: Schema

    public init(plural: String? = nil, title: String = "name", _ configure: (inout EntityTraits) -> Void = { _ in }) {
        var traits = EntityTraits(plural: plural ?? E.entityName + "s", title: title)
        configure(&traits)
        fields = E()
        var list: [AnyField] = []
        var section = ""
        // The only reflection of the project: it gives each declared field its name and its place.
        for child in Mirror(reflecting: fields).children {
            guard let label = child.label else { continue }
            if child.value is Section { section = snakeCase(label) }
            guard let field = child.value as? AnyField else { continue }
            field.spec.name = snakeCase(label)
            field.spec.section = section
            list.append(field)
        }
        schema = Schema(name: E.entityName, traits: traits, fields: list)
    }
}

public func snakeCase(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
}

/// The fields that the funnel keeps on every record.
public enum SystemField: String, Sendable, CaseIterable {
    case number, owner, department
    case createdAt = "created_at"
    case createdBy = "created_by"
    case updatedAt = "updated_at"
    case updatedBy = "updated_by"
    case version, source
    case importJob = "import_job"
    case deletedAt = "deleted_at"
    case deletedBy = "deleted_by"

    /// Where a schema keeps it, for `system` to find without looking up a name.
    fileprivate var place: Int {
        switch self {
        case .number: 0
        case .owner: 1
        case .department: 2
        case .createdAt: 3
        case .createdBy: 4
        case .updatedAt: 5
        case .updatedBy: 6
        case .version: 7
        case .source: 8
        case .importJob: 9
        case .deletedAt: 10
        case .deletedBy: 11
        }
    }

    static func all(_ traits: EntityTraits) -> [AnyField] {
        guard traits.isRecord else { return [] }
        return allCases.compactMap { system in
            switch system {
            case .number where traits.numberPrefix == nil: nil
            case .owner where !traits.isOwned, .department where !traits.isOwned: nil
            default: system.field
            }
        }
    }

    private var field: AnyField {
        var spec = FieldSpec(name: rawValue, type: type)
        spec.isSystem = true
        switch self {
        case .number:
            spec.isUnique = true
            spec.isListed = true
            spec.isSearchable = true
            spec.defaultValue = .text("")
        case .owner:
            spec.isIndexed = true
            spec.isListed = true
            spec.section = "responsible"
        case .department:
            spec.isIndexed = true
            spec.isReadOnly = true
            spec.section = "responsible"
        case .createdAt:
            spec.isIndexed = true
            spec.isReadOnly = true
        case .version:
            spec.isReadOnly = true
            spec.defaultValue = .int(1)
        case .source:
            spec.isReadOnly = true
            spec.defaultValue = .text("")
        case .createdBy, .updatedAt, .updatedBy: spec.isReadOnly = true
        case .importJob, .deletedAt, .deletedBy: spec.isHidden = true
        }
        return AnyField(spec: spec)
    }
    private var type: any FieldType {
        switch self {
        case .number: TextType(maxLength: 40)
        case .owner, .createdBy, .updatedBy, .deletedBy: LinkType(to: "user")
        case .department: LinkType(to: "department")
        case .createdAt, .updatedAt, .deletedAt: MomentType()
        case .version: CountType()
        case .source: PickType(RecordSource.allCases.map(\.rawValue), words: "source")
        case .importJob: LinkType(to: "job")
        }
    }
}

/// By which door a record came in.
public enum RecordSource: String, Choice { case page, api, `import`, form, mail, workflow, console }
