import Kernel
import Store

/// A field that an administrator added.
struct CustomFieldRow: Entity {
    static let entityName = "custom_field"
    static let table = Table<CustomFieldRow>(title: "id") {
        $0.isRecord = false
        $0.isListed = false
        $0.uniques = [["entity", "name"]]
    }
    let entity = Text()
    let name = Text()
    let type = Text()
    let label = Text().max(200)
    /// Choices of a pick, one a line; the target of a link.
    let options = LongText()
    let isRequired = Flag()
    let isSearchable = Flag()
    let isIndexed = Flag()
    let isListed = Flag()
}

/// A kind of record that an administrator made.
struct CustomEntityRow: Entity {
    static let entityName = "custom_entity"
    static let table = Table<CustomEntityRow>(plural: "custom_entities", title: "id") {
        $0.isRecord = false
        $0.isListed = false
        $0.uniques = [["name"]]
    }
    let name = Text()
    let label = Text().max(200)
    let plural = Text().max(200)
    let scope = Text()
}

/// What an administrator says of a field to be added.
package struct CustomField: Sendable {
    package var entity: String
    package var name: String
    package var type: String
    package var label: String
    package var options: [String] = []
    package var isRequired = false
    package var isSearchable = false
    package var isIndexed = false
    package var isListed = false
    package init(_ entity: String, _ name: String, type: String, label: String) {
        self.entity = entity
        self.name = name
        self.type = type
        self.label = label
    }

    /// The field type of that name, or nil for a name nobody knows.
    package static func type(_ name: String, options: [String]) -> (any FieldType)? {
        switch name {
        case "text": TextType()
        case "long_text": TextType(.longText, maxLength: 20_000)
        case "email": TextType(.email, maxLength: 254)
        case "phone": TextType(.phone, maxLength: 60)
        case "url": TextType(.url, maxLength: 500)
        case "count": CountType()
        case "amount": DecimalType(.amount)
        case "quantity": DecimalType(.quantity)
        case "percent": DecimalType(.percent)
        case "day": DayType()
        case "moment": MomentType()
        case "flag": FlagType()
        case "pick": PickType(options, labels: Dictionary(options.map { ($0, $0) }) { a, _ in a })
        case "link": options.first.map { LinkType(to: $0) }
        case "dictionary": options.first.map { LinkType(dictionary: $0) }
        default: nil
        }
    }
    /// Every type's name, for the page on which fields are made and the suite that runs over them.
    package static let typeNames = [
        "text", "long_text", "email", "phone", "url", "count", "amount", "quantity", "percent", "day", "moment", "flag",
        "pick", "link", "dictionary",
    ]

    var spec: FieldSpec? {
        guard let type = CustomField.type(type, options: options) else { return nil }
        var spec = FieldSpec(name: name, type: type)
        spec.isCustom = true
        spec.isRequired = isRequired
        spec.isSearchable = isSearchable && type.kind == .text
        spec.isIndexed = isIndexed
        spec.isListed = isListed
        spec.section = "custom"
        spec.defaultValue = type.kind == .text ? .text("") : type.kind == .bool ? .bool(false) : .null
        return spec
    }
}

extension Catalog {
    /// The declared catalog with what administrators added, as the database has it.
    package func withCustom(_ tx: any Transaction, version: Int) throws -> Catalog {
        var fields: [(entity: String, spec: FieldSpec)] = []
        var labels: [String: String] = [:]
        for record in try tx.records(CustomFieldRow.table.schema, where: .always, order: [], limit: 10_000) {
            let row = Typed<CustomFieldRow>(record)
            var field = CustomField(row.entity, row.name, type: row.type, label: row.label)
            field.options = row.options.split(separator: "\n").map(String.init)
            field.isRequired = row.isRequired
            field.isSearchable = row.isSearchable
            field.isIndexed = row.isIndexed
            field.isListed = row.isListed
            guard let spec = field.spec else { continue }
            fields.append((row.entity, spec))
            labels["\(row.entity).\(row.name)"] = row.label
        }
        var entities: [Schema] = []
        for record in try tx.records(CustomEntityRow.table.schema, where: .always, order: [], limit: 1_000) {
            let row = Typed<CustomEntityRow>(record)
            entities.append(.custom(row))
            labels[row.name] = row.label
            labels["\(row.name).plural"] = row.plural
        }
        return adding(fields: fields, entities: entities, labels: labels, version: version)
    }
}

extension Schema {
    fileprivate static func custom(_ row: Typed<CustomEntityRow>) -> Schema {
        var traits = EntityTraits(plural: row.name + "s", title: "name")
        traits.isOwned = row.scope != "shared"
        traits.scope = traits.isOwned ? .own : .shared
        traits.defaultSort = "-created_at"
        var name = FieldSpec(name: "name", type: TextType())
        name.isRequired = true
        name.isListed = true
        name.isSearchable = true
        name.defaultValue = .text("")
        name.sortKey = ""
        return .custom(row.name, traits: traits, [name])
    }
}
