import Kernel
import Store

/// A page of what was deleted, the last first.
package struct Bin: Sendable {
    package let records: [Record]
    /// Where the next page begins.
    package let next: Cursor?
}

extension Actor {
    /// The deleted records that the actor may bring back: what he deleted himself, and to an administrator everything.
    func bin(_ schema: Schema, _ catalog: Catalog) -> Predicate {
        guard let at = schema.system(.deletedAt), let by = schema.system(.deletedBy) else { return .never }
        let deleted: Predicate = .not(.empty(at))
        if isAdministrator { return deleted }
        guard let userID else { return .never }
        return .and([deleted, .compare(by, .equal, .int(userID)), scope(.read, schema, catalog)])
    }
}

extension Reader {
    /// What the actor may bring back of this kind.
    package func bin(_ schema: Schema, after: Cursor? = nil, limit: Int = 50) throws -> Bin {
        let plan = ListPlan(
            schema: schema, columns: [], sort: schema.system(.deletedAt), isDescending: true, limit: limit,
            isSearchCut: false, predicate: actor.bin(schema, catalog), hints: ListPlan.Hints(), after: after,
            titles: [:], written: .whole(schema), isBin: true)
        var records: [Record] = []
        let next = try each(plan) { records.append(schema.record($0)) }
        return Bin(records: records, next: next)
    }
}

extension Funnel {
    /// Brings a deleted record back, by whoever may. What it hangs on must be back before it.
    func restore(_ schema: Schema, _ id: Int64) throws -> Record {
        guard var record = try tx.record(schema, id, where: actor.bin(schema, catalog)) else { throw NotFound() }
        try expectParents(of: record)
        record[.deletedAt] = .null
        record[.deletedBy] = .null
        touch(&record)
        try refusingDuplicates(schema) { _ = try tx.update(record) }
        try SearchEntry(self).write(record)
        try Audit(actor: actor, now: now, tx: tx).write("restore", record, changes: [])
        try noteOrganisation(schema)
        try rules[schema.name]?.afterChange(record, self)
        return record
    }
    private func expectParents(of record: Record) throws {
        for field in record.schema.fields where !field.spec.isSystem {
            guard let link = field.link, field.spec.isRequired || record.schema.hangs(by: field),
                case .int(let id) = record[field], let target = catalog[link.target],
                let parent = try tx.record(target, id), parent[.deletedAt] != .null
            else { continue }
            throw Refusal(
                "record.hangs_on_deleted", field: field.name, ["kind": catalog.label(target, actor.format.language)])
        }
    }

    /// What points to a record and so is in the way of its deletion: kinds and numbers as far as the actor may see them,
    /// each counted up to a thousand, and whether there is more that he may not.
    func referring(to schema: Schema, _ id: Int64) throws -> (seen: [(schema: Schema, count: Int)], others: Bool) {
        var seen: [(schema: Schema, count: Int)] = []
        var others = false
        for (child, field) in catalog.links(to: schema.name) {
            guard let deleted = child.system(.deletedAt) else { continue }
            let isLine = schema.traits.lines.contains { $0.entity == child.name }
            if isLine || child.traits.isPart { continue }
            let all: Predicate = .and([.compare(field, .equal, .int(id)), .empty(deleted)])
            let scope = actor.scope(.read, child, catalog)
            let count = try tx.count(child, where: all && scope, limit: 1_000)
            if count > 0 { seen.append((child, count)) }
            if case .always = scope { continue }
            if !others { others = try tx.count(child, where: all && .not(scope), limit: 1) > 0 }
        }
        return (seen, others)
    }
}

extension Schema {
    /// Whether the field names the record from which the right to see this one comes.
    fileprivate func hangs(by field: AnyField) -> Bool {
        switch traits.scope {
        case .through(let name), .ownOrThrough(let name): name == field.name
        case .own, .shared, .administrators: false
        }
    }
}
