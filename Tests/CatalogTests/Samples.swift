import Kernel
import Records
import Store
import Synchronization
import TestKit

/// Valid records of any entity, made from what its fields say of themselves.
final class Samples: Sendable {
    let company: Installation
    private let made = Mutex<[String: Int64]>([:])
    private let count = Mutex(0)
    init(_ company: Installation) { self.company = company }

    /// An installation with a kind of record made at run time, which has a field of each type.
    static func open(_ engine: Engine) async throws -> Samples {
        let company = try await Installation(engine)
        try await company.records.addEntity(
            "visit_report", label: "Visit report", plural: "Visit reports", isShared: false, as: company.console)
        for name in CustomField.typeNames {
            var field = CustomField("visit_report", "own_\(name)", type: name, label: "Own \(name)")
            field.options = ["pick": ["blue", "red"], "link": ["customer"], "dictionary": ["industry"]][name] ?? []
            field.isListed = true
            try await company.records.add(field, as: company.console)
        }
        return Samples(company)
    }

    /// Every kind of record that people keep.
    var schemas: [Schema] { company.records.catalog.schemas.filter(\.traits.isRecord) }

    func create(_ schema: Schema, owner: Int64? = nil, customer: Int64? = nil, as actor: Actor? = nil) async throws
        -> Record
    {
        try await company.records.perform(
            .create(schema.name, try await entries(schema, owner: owner, customer: customer)),
            as: actor ?? company.console)
    }
    /// Values for every field that may be set; `isChange`: others than those of a new record.
    func entries(_ schema: Schema, owner: Int64? = nil, customer: Int64? = nil, isChange: Bool = false) async throws
        -> Entries
    {
        var values: [String: Value] = [:]
        for field in schema.fields where !field.spec.isReadOnly && !field.spec.isHidden && !field.spec.isSystem {
            values[field.name] = try await value(field, of: schema, customer, isChange)
        }
        // Rules of the business that a type cannot know.
        if schema.name == "order" { values["currency"] = .text("USD") }
        if isChange,
            let link = schema.fields.first(where: { ($0.type as? LinkType)?.target == "customer" && $0.spec.isRequired }
            )
        {
            values[link.name] = nil
        }
        if let customer, schema["customer"] != nil { values["customer"] = .int(customer) }
        if schema.traits.isOwned { values["owner"] = owner.map { .int($0) } ?? .null }
        return Entries(values: values)
    }

    private func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }

    private func value(_ field: AnyField, of schema: Schema, _ customer: Int64?, _ isChange: Bool) async throws
        -> Value?
    {
        switch field.type {
        case let type as TextType:
            let name = "\(isChange ? "be" : "al")\(next())"
            switch type.content {
            case .text, .longText: return .text(String(name.suffix(type.maxLength)))
            case .email: return .text("\(name)@acme.example")
            case .phone: return .text("030 \(1_000 + next())")
            case .url: return .text("https://\(name).example")
            }
        case is CountType: return .int(isChange ? 4 : 3)
        case let type as DecimalType: return .int(type.meaning == .rate ? 90_000_000 : isChange ? 2_500 : 1_250)
        case is DayType: return .text(isChange ? "2026-02-28" : "2026-01-31")
        case is MomentType: return .int(isChange ? 1_772_000_000_000 : 1_771_000_000_000)
        case is FlagType: return .bool(isChange)
        case let type as PickType: return type.choices.dropFirst(isChange ? 1 : 0).first.map { .text($0) }
        case let link as LinkType: return try await target(link, of: schema, customer)
        default: return nil
        }
    }
    /// Something to point to: of each kind one, save where two links to it would be the same record.
    private func target(_ link: LinkType, of schema: Schema, _ customer: Int64?) async throws -> Value? {
        if let dictionary = link.dictionary {
            let items = try await company.list("dictionary_item") {
                $0.conditions = [Condition("dictionary", .is, dictionary)]
            }
            return items.first.map { .int($0) }
        }
        if link.target == schema.name { return nil }
        let target = company.records.catalog[link.target]
        let isShared = schema.traits.uniques.isEmpty && (customer == nil || target?["customer"] == nil)
        if isShared, let known = made.withLock({ $0[link.target] }) { return .int(known) }
        guard let target, target.traits.isRecord else { return nil }
        let id = try await create(target, customer: customer).id
        made.withLock { $0[link.target] = id }
        return id.map { .int($0) }
    }
}
