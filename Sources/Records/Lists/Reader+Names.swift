import Kernel
import Store

extension Reader {
    /// The names of records of one entity that the reader may see, by id, in one query.
    package func titles(of entity: String, _ ids: Set<Int64>) throws -> [Int64: String] {
        guard let target = catalog[entity], !ids.isEmpty else { return [:] }
        var scope: Predicate = .always
        if case .shared = target.traits.scope {} else { scope = actor.scope(.read, target, catalog) }
        let found = try tx.records(target, where: .and([.ids(ids.sorted()), scope]), limit: ids.count)
        return Dictionary(found.compactMap { record in record.id.map { ($0, title(record)) } }) { first, _ in first }
    }
}
