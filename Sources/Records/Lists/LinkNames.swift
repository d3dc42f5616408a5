import Kernel
import Store

/// What the records are called that a list's conditions point to, as far as the reader may see them.
package struct LinkNames: Sendable {
    private var names: [String: [Int64: String]] = [:]
    package init() {}

    /// How many of a condition's records are named; the rest are counted.
    package static let mostNamed = 10

    /// nil for a record that is not there, or not the reader's to see.
    package func name(_ entity: String, _ id: Int64) -> String? { names[entity]?[id] }
    fileprivate mutating func add(_ entity: String, _ id: Int64, _ name: String) {
        names[entity, default: [:]][id] = name
    }
}

extension Reader {
    /// The names of what the conditions of an address point to by id: one read for each entity, of its title alone.
    /// People and departments are known without asking.
    package func names(of conditions: [Condition], _ schema: Schema) throws -> LinkNames {
        var wanted: [String: Set<Int64>] = [:]
        for condition in conditions {
            guard let field = schema[condition.field], actor.sees(field, of: schema),
                let link = field.type as? LinkType, asksForTitle(link)
            else { continue }
            let parts = condition.text.split(separator: ",").prefix(LinkNames.mostNamed)
            wanted[link.target, default: []].formUnion(parts.compactMap { Int64($0) })
        }
        var names = LinkNames()
        for (entity, ids) in wanted where !ids.isEmpty { try read(entity, ids.sorted(), into: &names) }
        return names
    }
    private func read(_ entity: String, _ ids: [Int64], into names: inout LinkNames) throws {
        guard let target = catalog[entity], let title = target.title else { return }
        var scope: Predicate = .always
        if !target.isShared { scope = actor.scope(.read, target, catalog) }
        // Of an entry of a list, the list; of other records, the number.
        let isEntry = target.name == LinkType.dictionaryItems
        let more = isEntry ? target["dictionary"] : target.system(.number)
        let plan = RecordPlan(target, [title] + [more].compactMap { $0 })
        try tx.each(plan.sql(.ids(ids) && scope)) { row in
            let second = plan.fields.count > 1 ? row.text(2) : ""
            let (id, number) = (row.int(0), isEntry ? "" : second)
            let name = catalog.shown(row.text(1), of: entity, in: isEntry ? second : nil, actor.format.language)
            names.add(entity, id, name.isEmpty ? number.isEmpty ? String(id) : number : name)
        }
    }
}
