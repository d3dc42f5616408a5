import Kernel

/// Who does something, with every right folded in: a value, so that a rule of rights can be tested without a database.
package struct Actor: Sendable {
    package enum Identity: Sendable, Hashable {
        case user(Int64)
        /// Somebody at the server's own command line, who may do everything.
        case console
        /// The product itself: a job, a rule of the workflow.
        case system
    }
    package var identity: Identity
    package var name: String
    package var isAdministrator: Bool
    package var grants: [String: Grant] = [:]
    package var department: Int64?
    /// The department and all below it.
    package var departmentTree: [Int64] = []
    package var format = Format()
    /// By which door: a page, the API, a file.
    package var source: RecordSource = .page
    /// The job in whose course records are written.
    package var importJob: Int64?
    /// The codes of the person's roles, for what pages say of him.
    package var roles: [String] = []

    package init(_ identity: Identity, name: String, isAdministrator: Bool = false) {
        self.identity = identity
        self.name = name
        self.isAdministrator = isAdministrator
    }
    package static func console(_ format: Format) -> Actor {
        var actor = Actor(.console, name: "console", isAdministrator: true)
        actor.format = format
        actor.source = .console
        return actor
    }
    /// The person as a link holds it.
    var reference: Value { userID.map { .int($0) } ?? .null }
    package var userID: Int64? { if case .user(let id) = identity { id } else { nil } }

    package func grant(_ schema: Schema) -> Grant {
        isAdministrator ? .everything : grants[schema.name] ?? Grant()
    }
    package func may(_ verb: Verb, _ schema: Schema) -> Bool { grant(schema)[verb] != .none }
    /// Whether there is any kind of record of which the actor may bring a file.
    package var mayImportSomething: Bool {
        isAdministrator || grants.values.contains { $0[.import] != .none }
    }
    package func sees(_ field: AnyField, of schema: Schema) -> Bool {
        !field.spec.isHidden && (isAdministrator || !grant(schema).hidden.contains(field.name))
    }
    /// As `mayWrite`, for a field that no form offers: an action's own, such as a level that was chosen by hand.
    package func mayDecide(_ field: AnyField, of schema: Schema) -> Bool {
        sees(field, of: schema) && (isAdministrator || !grant(schema).readOnly.contains(field.name))
    }
    package func mayWrite(_ field: AnyField, of schema: Schema) -> Bool {
        sees(field, of: schema) && !field.spec.isReadOnly
            && (isAdministrator || !grant(schema).readOnly.contains(field.name))
    }
}

extension Actor {
    /// The records of an entity that the actor may read, change, delete …, as a condition that every query carries.
    package func scope(_ verb: Verb, _ schema: Schema, _ catalog: Catalog) -> Predicate {
        if isAdministrator { return .always }
        return scope(grant(schema)[verb], schema, catalog)
    }
    /// The records that a link may name to the actor: what he may read, and lists such as industries, which are there for
    /// whoever fills in a form.
    package func naming(_ schema: Schema, _ catalog: Catalog) -> Predicate {
        if case .shared = schema.traits.scope { .always } else { scope(.read, schema, catalog) }
    }
    private func scope(_ reach: Scope, _ schema: Schema, _ catalog: Catalog) -> Predicate {
        guard reach != .none else { return .never }
        guard reach != .all else { return .always }
        switch schema.traits.scope {
        case .shared: return .always
        case .administrators: return .never
        case .own: return owned(schema, reach)
        case .through(let name): return parent(name, schema, reach, catalog)
        case .ownOrThrough(let name): return owned(schema, reach) || parent(name, schema, reach, catalog)
        }
    }
    private func owned(_ schema: Schema, _ reach: Scope) -> Predicate {
        guard let owner = schema.system(.owner), let department = schema.system(.department) else { return .never }
        let mine: Predicate = userID.map { .compare(owner, .equal, .int($0)) } ?? .never
        switch reach {
        case .none: return .never
        case .all: return .always
        case .own: return mine
        case .department: return mine || (self.department.map { .compare(department, .equal, .int($0)) } ?? .never)
        case .tree: return departmentTree.isEmpty ? mine : mine || .oneOf(department, departmentTree.map { .int($0) })
        }
    }
    /// Whoever may read the parent may do with the child what his role allows for its kind, and as far as it allows that:
    /// who reads all customers but works on the cases of his department reaches the cases of its customers.
    private func parent(_ name: String, _ schema: Schema, _ reach: Scope, _ catalog: Catalog) -> Predicate {
        guard let field = schema[name], let link = field.link, let parent = catalog[link.target] else {
            return .never
        }
        return .linked(field, to: parent.name, scope(min(reach, grant(parent)[.read]), parent, catalog))
    }
}
