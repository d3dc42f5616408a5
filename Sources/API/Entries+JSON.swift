import Kernel
import Records

/// What a program sent for a record: entries for the funnel, the version it read, and what can be none.
struct RecordInput: Sendable {
    private(set) var entries = Entries()
    private(set) var version: Int?
    private(set) var refusal = Refusal()

    /// A PATCH may say which version it read; every other name is a field or a list of lines.
    init(_ members: [JSONInput.Member], _ schema: Schema, _ catalog: Catalog, takesVersion: Bool) {
        for member in members {
            if takesVersion, member.name == SystemField.version.rawValue {
                takeVersion(member.value)
            } else if let list = schema.traits.lines.first(where: { $0.name == member.name }) {
                takeLines(member, catalog[list.entity])
            } else if let entry = entry(member.value, schema[member.name]) {
                entries[member.name] = entry
            } else {
                refusal.add("field.wrong_type", field: member.name)
            }
        }
    }

    private mutating func takeVersion(_ value: JSONInput) {
        if case .number(let digits) = value, let number = Int(digits) {
            version = number
        } else {
            refusal.add("field.wrong_type", field: SystemField.version.rawValue)
        }
    }
    private mutating func takeLines(_ member: JSONInput.Member, _ schema: Schema?) {
        guard case .array(let lines) = member.value else { return refusal.add("field.wrong_type", field: member.name) }
        entries.lines[member.name] = lines.enumerated().compactMap { index, line in
            guard case .object(let members) = line else {
                refusal.add("field.wrong_type", field: "\(member.name).\(index)")
                return nil
            }
            return lineEntries(members, schema, under: "\(member.name).\(index).")
        }
    }
    private mutating func lineEntries(_ members: [JSONInput.Member], _ schema: Schema?, under prefix: String)
        -> LineEntries
    {
        var line = LineEntries([:])
        for member in members {
            if member.name == "id", case .number(let digits) = member.value, let id = Int64(digits) {
                line.id = id
            } else if let entry = entry(member.value, schema?[member.name]) {
                line.fields[member.name] = entry
            } else {
                refusal.add("field.wrong_type", field: prefix + member.name)
            }
        }
        return line
    }

    /// nil for a list or an object, which no field takes. Numbers go as their digits, so that decimals stay exact.
    private func entry(_ value: JSONInput, _ field: AnyField?) -> Entries.Entry? {
        // The funnel knows who may know of which field, and refuses the others by name.
        guard let field else { return .value(.null) }
        return switch value {
        case .null: .value(.null)
        case .bool(let bool): .value(.bool(bool))
        case .string(let text): .text(text)
        case .number(let digits):
            if field.type.json == .string { .value(.int(0)) } else { .text(digits) }
        case .array, .object: nil
        }
    }
}
