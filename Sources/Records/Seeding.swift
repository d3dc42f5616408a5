import Kernel
import Store

extension Records {
    /// Gives a new installation its ready roles and lists, and an older one what its entities were born without.
    func seed() async throws {
        let catalog = catalog
        let entities = catalog.schemas.map(\.name)
        try await write(as: .system) { [self] funnel in
            let meta = Meta(funnel.tx)
            let known = Set(try meta[.seeded]?.split(separator: ",").map(String.init) ?? [])
            let new = entities.filter { !known.contains($0) }
            guard !new.isEmpty else { return }
            for seed in seeds where new.contains(seed.entity) { try self.write(seed, funnel) }
            try writeRoles(new, funnel)
            try meta.set(.seeded, entities.joined(separator: ","))
            try meta.raise(.organisation)
        }
    }

    private func write(_ seed: Seed, _ funnel: Funnel) throws {
        guard let schema = funnel.catalog[seed.entity] else { return }
        var record = Record(schema)
        record[.createdAt] = funnel.now.value
        record[.updatedAt] = funnel.now.value
        record[.source] = .text(RecordSource.console.rawValue)
        for (name, value) in seed.values {
            guard let field = schema[name] else { continue }
            record[field] = value
        }
        _ = try funnel.tx.insert(record)
    }

    private func writeRoles(_ entities: [String], _ funnel: Funnel) throws {
        for ready in readyRoles {
            let code = Role.table.fields.code
            let id: Int64
            if let role = try funnel.records(Role.entityName, where: code == ready.code, limit: 1).first?.id {
                id = role
            } else {
                var role = Typed<Role>(Record(Role.table.schema))
                role.code = ready.code
                role.name = "role.\(ready.code)"
                role.isAdministrator = ready.isAdministrator
                role.record[.createdAt] = funnel.now.value
                id = try funnel.tx.insert(role.record)
            }
            for entity in entities {
                guard let grant = ready.grants[entity] else { continue }
                try write(grant, role: id, entity, funnel)
            }
        }
    }
    private func write(_ grant: Grant, role: Int64, _ entity: String, _ funnel: Funnel) throws {
        for (verb, scope) in grant.scopes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where scope != .none {
            var row = Typed<RoleGrant>()
            row.role = ID(role)
            row.entity = entity
            row.verb = verb.rawValue
            row.scope = scope
            row.record[.createdAt] = funnel.now.value
            _ = try funnel.tx.insert(row.record)
        }
        for (fields, access) in [(grant.hidden, FieldGrant.Access.hidden), (grant.readOnly, .readOnly)] {
            for field in fields.sorted() {
                var row = Typed<FieldGrant>()
                row.role = ID(role)
                row.entity = entity
                row.field = field
                row.access = access
                row.record[.createdAt] = funnel.now.value
                _ = try funnel.tx.insert(row.record)
            }
        }
    }
}

extension Actor {
    /// The product itself: what it does at start and in its jobs.
    package static var system: Actor {
        var actor = Actor(.system, name: "system", isAdministrator: true)
        actor.source = .console
        return actor
    }
}
