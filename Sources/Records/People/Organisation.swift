import Kernel
import Store

/// Who is who: people, departments, roles and their rights. An immutable snapshot, read anew when its version rises.
package struct Organisation: Sendable {
    package struct Person: Sendable {
        package let id: Int64, login: String, name: String, email: String
        package let department: Int64?
        package let isActive: Bool
        package let language: Language?
        package let zone: String
        package let theme: String
        package let epoch: Int
        package var roles: [Int64] = []
    }
    package struct Unit: Sendable { package let id: Int64, name: String, parent: Int64? }
    package struct RoleRights: Sendable {
        package let id: Int64, code: String, name: String
        package let isAdministrator: Bool
        package var grants: [String: Grant] = [:]
    }

    package private(set) var version = ""
    package private(set) var people: [Int64: Person] = [:]
    package private(set) var units: [Int64: Unit] = [:]
    package private(set) var roles: [Int64: RoleRights] = [:]

    package init() {}

    package init(version: String, _ tx: any Transaction) throws {
        self.version = version
        for unit in try tx.records(Department.table.schema, where: .always, order: [], limit: 100_000) {
            let department = Typed<Department>(unit)
            guard let id = unit.id else { continue }
            units[id] = Unit(id: id, name: department.name, parent: department.parent?.raw)
        }
        for record in try tx.records(User.table.schema, where: .always, order: [], limit: 100_000) {
            guard let id = record.id else { continue }
            people[id] = Person(id, Typed<User>(record), isDeleted: record[.deletedAt] != .null)
        }
        try readRoles(tx)
    }

    private mutating func readRoles(_ tx: any Transaction) throws {
        for record in try tx.records(Role.table.schema, where: .always, order: [], limit: 10_000) {
            let role = Typed<Role>(record)
            guard let id = record.id else { continue }
            roles[id] = RoleRights(id: id, code: role.code, name: role.name, isAdministrator: role.isAdministrator)
        }
        for record in try tx.records(UserRole.table.schema, where: .always, order: [], limit: 1_000_000) {
            let row = Typed<UserRole>(record)
            guard let user = row.user?.raw, let role = row.role?.raw, record[.deletedAt] == .null else { continue }
            people[user]?.roles.append(role)
        }
        for record in try tx.records(RoleGrant.table.schema, where: .always, order: [], limit: 1_000_000) {
            let row = Typed<RoleGrant>(record)
            guard let role = row.role?.raw, let verb = Verb(rawValue: row.verb), record[.deletedAt] == .null else {
                continue
            }
            roles[role]?.grants[row.entity, default: Grant()].scopes[verb] = row.scope
        }
        for record in try tx.records(FieldGrant.table.schema, where: .always, order: [], limit: 1_000_000) {
            let row = Typed<FieldGrant>(record)
            guard let role = row.role?.raw, record[.deletedAt] == .null else { continue }
            switch row.access {
            case .hidden: roles[role]?.grants[row.entity, default: Grant()].hidden.insert(row.field)
            case .readOnly: roles[role]?.grants[row.entity, default: Grant()].readOnly.insert(row.field)
            }
        }
    }
}

extension Organisation.Person {
    fileprivate init(_ id: Int64, _ user: Typed<User>, isDeleted: Bool) {
        self.init(
            id: id, login: user.login, name: user.name, email: user.email, department: user.department?.raw,
            isActive: user.status == .active && !isDeleted,
            language: user.language.flatMap { Language(rawValue: $0.rawValue) }, zone: user.zone,
            theme: user.theme?.rawValue ?? "", epoch: user.epoch)
    }
}

extension Organisation {
    /// The department itself and every one above it.
    package func ancestors(of unit: Int64?) -> [Int64] {
        var chain: [Int64] = []
        var next = unit
        while let id = next, let unit = units[id], !chain.contains(id), chain.count < 50 {
            chain.append(id)
            next = unit.parent
        }
        return chain
    }
    /// The department itself and every one below it.
    package func tree(of unit: Int64?) -> [Int64] {
        guard let unit else { return [] }
        let children = Dictionary(grouping: units.values, by: \.parent)
        var tree = [unit]
        var at = 0
        while at < tree.count {
            tree += (children[tree[at]] ?? []).map(\.id).filter { !tree.contains($0) }
            at += 1
        }
        return tree.sorted()
    }
    package func role(code: String) -> RoleRights? { roles.values.first { $0.code == code } }
    package func person(login: String) -> Person? { people.values.first { $0.login == login } }

    /// The person with every right of every role, or nil where the person may not come in.
    package func actor(_ id: Int64, catalog: Catalog, company: Company, zones: (String) -> Zone) -> Actor? {
        guard let person = people[id], person.isActive else { return nil }
        var actor = Actor(.user(id), name: person.name)
        actor.department = person.department
        actor.departmentTree = tree(of: person.department)
        for role in person.roles.compactMap({ roles[$0] }) {
            actor.isAdministrator = actor.isAdministrator || role.isAdministrator
            actor.roles.append(role.code)
            actor.grants.merge(role.grants) { $0.joined($1) }
        }
        actor.format = Format(
            language: person.language ?? company.language,
            zone: zones(person.zone.isEmpty ? company.zone : person.zone),
            words: catalog.words)
        actor.format.moneyDigits = company.digits
        return actor
    }
}
