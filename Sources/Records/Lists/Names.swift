import Kernel
import Store

/// What the records are called that a list's conditions point to, as far as the reader may see them.
package struct LinkNames: Sendable {
    fileprivate var names: [String: [Int64: String]] = [:]
    package init() {}

    /// How many of a condition's records are named; the rest are counted.
    package static let mostNamed = 10

    /// nil for a record that is not there, or not the reader's to see.
    package func name(_ entity: String, _ id: Int64) -> String? { names[entity]?[id] }
}

extension Reader {
    /// The names of what the conditions of an address point to by id: one read for each entity, of its title alone.
    /// People and departments are known without asking.
    package func names(of conditions: [Condition], _ schema: Schema) throws -> LinkNames {
        var wanted: [String: Set<Int64>] = [:]
        for condition in conditions {
            guard let field = schema[condition.field], actor.sees(field, of: schema),
                let link = field.link, asksForTitle(link)
            else { continue }
            let parts = condition.text.split(separator: ",").prefix(LinkNames.mostNamed)
            wanted[link.target, default: []].formUnion(parts.compactMap { Int64($0) })
        }
        var names = LinkNames()
        for (entity, ids) in wanted { names.names[entity] = try self.names(of: entity, ids) }
        return names
    }

    /// What records of one entity are called, by id, as far as the reader may see them: one query, of their titles alone.
    package func names(of entity: String, _ ids: some Collection<Int64>) throws -> [Int64: String] {
        guard let target = catalog[entity], !ids.isEmpty else { return [:] }
        let naming = [target.title, target.system(.number)].compactMap { $0 }
            .filter { $0.kind == .text && actor.sees($0, of: target) }
        // An entry of a list is called by its list's words where it came with the product.
        let isEntry = target.name == LinkType.dictionaryItems
        let list = isEntry ? target["dictionary"] : nil
        let plan = RecordPlan(target, naming + [list].compactMap { $0 })
        var names: [Int64: String] = [:]
        try tx.each(plan.sql(.ids(ids.sorted()) && actor.naming(target, catalog))) { row in
            var name = ""
            for column in naming.indices where name.isEmpty { name = row.text(column + 1) }
            let dictionary = list.map { _ in row.text(naming.count + 1) }
            name = catalog.shown(name, of: entity, in: dictionary, actor.format.language)
            names[row.int(0)] = name.isEmpty ? String(row.int(0)) : name
        }
        return names
    }
}
