import Folding
import Kernel

/// The names and values of a list's query, each looked at once, with all that is wrong with them.
struct ListQueryReading {
    let schema: Schema
    let actor: Actor?
    private(set) var refusal = Refusal()
    private(set) var conditions: [Condition] = []
    private(set) var limit: Int?
    private(set) var fields: [String]?
    private(set) var cursor: Cursor?
    private var reserved: [ListAddress.Reserved: String] = [:]

    init(schema: Schema, actor: Actor?) {
        self.schema = schema
        self.actor = actor
    }
    subscript(name: ListAddress.Reserved) -> String { reserved[name] ?? "" }

    mutating func read(_ query: [(String, String)]) {
        for (name, typed) in query {
            guard let value = normalised(typed).map({ trimmed($0) }), value.utf8.count <= 4_000 else {
                refusal.add("field.control_characters", field: name)
                continue
            }
            if let name = ListAddress.Reserved(rawValue: name) {
                take(name, value)
            } else {
                take(condition: name, value)
            }
        }
        if conditions.count > ListAddress.mostConditions {
            refusal.add("address.too_many_conditions", field: "", ["max": String(ListAddress.mostConditions)])
        }
        checkSort()
        readLimit()
        readFields()
        readCursor()
    }

    private mutating func take(_ name: ListAddress.Reserved, _ value: String) {
        guard reserved.updateValue(value, forKey: name) != nil else { return }
        refusal.add("address.repeated", field: name.rawValue)
    }
    private mutating func take(condition name: String, _ value: String) {
        let isAsked = schema[name].map { $0.isTraceOfImport } ?? false
        guard isAsked || sees(name) else { return refusal.add("field.unknown", field: name) }
        conditions.append(Condition(field: name, expression: value))
    }
    private func sees(_ name: String) -> Bool {
        guard let field = schema[name] else { return false }
        return actor?.sees(field, of: schema) ?? !field.spec.isHidden
    }

    private var sortName: String {
        let sort = self[.sort].isEmpty ? schema.traits.defaultSort : self[.sort]
        return sort.hasPrefix("-") ? String(sort.dropFirst()) : sort
    }
    private mutating func checkSort() {
        let sortName = self.sortName
        guard sortName != "id" else { return }
        guard let field = schema[sortName], sees(sortName) else {
            return refusal.add("filter.no_such_sort", field: "sort", ["text": sortName])
        }
        // Without an index the order of fifty records costs a reading of all.
        guard !schema.canSort(by: field) else { return }
        let others = schema.fields.filter { schema.canSort(by: $0) && sees($0.name) }.map(\.name)
        let arguments = ["text": sortName, "fields": others.joined(separator: ", ")]
        refusal.add("filter.sort_unindexed", field: "sort", arguments)
    }
    private mutating func readLimit() {
        guard !self[.limit].isEmpty else { return }
        limit = Int(self[.limit]).flatMap { ListAddress.limits.contains($0) ? $0 : nil }
        if limit == nil { refusal.add("field.out_of_range", field: "limit", ["min": "1", "max": "200"]) }
    }
    private mutating func readFields() {
        guard !self[.fields].isEmpty else { return }
        let names = self[.fields].split(separator: ",").map { trimmed($0) }
        for name in names where name != "id" && !sees(name) {
            refusal.add("field.unknown", field: "fields", ["text": name])
        }
        fields = names.filter { $0 != "id" }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    private mutating func readCursor() {
        guard !self[.after].isEmpty else { return }
        let sort = self[.sort].isEmpty ? schema.traits.defaultSort : self[.sort]
        cursor = Cursor(text: self[.after], entity: schema.name, sort: sort)
        if let cursor, cursor.key.fitsKey(keyKind) { return }
        cursor = nil
        refusal.add("address.cursor", field: "after")
    }
    /// The kind of what the list sorts by; a name sorts by its hidden text.
    private var keyKind: Kind {
        guard sortName != "id", let field = schema[sortName] else { return .int }
        return field.spec.sortKey == nil ? field.kind : .text
    }
}

extension Value {
    fileprivate func fitsKey(_ kind: Kind) -> Bool {
        switch (self, kind) {
        case (.text, .text), (.text, .day), (.real, .real), (.bool, .bool): true
        case (.int, .int), (.int, .moment), (.int, .money), (.int, .link): true
        default: false
        }
    }
}

extension AnyField {
    /// No page shows it, but the page of an import leads to the list of what came in with it.
    var isTraceOfImport: Bool { spec.isSystem && name == SystemField.importJob.rawValue }
}
