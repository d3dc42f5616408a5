import Kernel

/// Somebody who signs in.
package struct User: Entity {
    package static let entityName = "user"
    package static let table = Table<User>(title: "name") {
        $0.icon = "user"
        $0.defaultSort = "name"
        $0.scope = .shared
        $0.isListed = false
    }
    package init() {}

    let login = Text().max(100).required.unique.listed
    let name = Text().max(100).named.required.listed
    let email = Email()
    let phone = Phone()
    let department = Link<Department>().indexed.listed
    let language = Optionally(UserLanguage.self)
    let zone = Text().max(60)
    let theme = Optionally(Theme.self)
    let status = Pick<Status>().listed
    /// Rises when every session and key of the person must end: a new password, a lock.
    let epoch = Count().hidden

    package enum Status: String, Choice { case active, locked }
    package enum Theme: String, Choice { case light, dark }
    package enum UserLanguage: String, Choice {
        case en
        case zhHans = "zh-Hans"
        case zhHant = "zh-Hant"
    }
}

/// A part of the company. Departments form a tree: who leads one sees those below.
package struct Department: Entity {
    package static let entityName = "department"
    package static let table = Table<Department>(title: "name") {
        $0.icon = "group"
        $0.defaultSort = "name"
        $0.scope = .shared
        $0.isListed = false
    }
    package init() {}

    let name = Text().max(100).named.required.unique.listed
    let code = Text().max(40)
    let parent = Link<Department>().indexed.listed
}

/// What a group of people may do.
package struct Role: Entity {
    package static let entityName = "role"
    package static let table = Table<Role>(title: "name") {
        $0.icon = "lock"
        $0.scope = .administrators
        $0.isListed = false
    }
    package init() {}

    /// The name by which commands and code know it: "salesperson".
    let code = Text().max(40).required.unique.listed
    let name = Text().max(100).required.listed
    let isAdministrator = Flag()
}

/// That a person has a role.
package struct UserRole: Entity {
    package static let entityName = "user_role"
    package static let table = Table<UserRole>(title: "id") {
        $0.scope = .administrators
        $0.isListed = false
        $0.uniques = [["user", "role"]]
    }
    package init() {}

    let user = Link<User>().required.indexed
    let role = Link<Role>().required.indexed
}

/// How far a role's right to do one thing with one entity reaches.
package struct RoleGrant: Entity {
    package static let entityName = "role_grant"
    package static let table = Table<RoleGrant>(title: "id") {
        $0.scope = .administrators
        $0.isListed = false
        $0.uniques = [["role", "entity", "verb"]]
    }
    package init() {}

    let role = Link<Role>().required.indexed
    let entity = Text().max(60).required
    let verb = Text().max(20).required
    let scope = Pick<Scope>()
}

/// A field that a role does not see, or may not change.
package struct FieldGrant: Entity {
    package static let entityName = "field_grant"
    package static let table = Table<FieldGrant>(title: "id") {
        $0.scope = .administrators
        $0.isListed = false
        $0.uniques = [["role", "entity", "field"]]
    }
    package init() {}

    let role = Link<Role>().required.indexed
    let entity = Text().max(60).required
    let field = Text().max(60).required
    let access = Pick<Access>()

    package enum Access: String, Choice {
        case hidden
        case readOnly = "read_only"
    }
}

/// A role that a new installation has, with its rights by entity.
package struct ReadyRole: Sendable {
    package let code: String
    package let isAdministrator: Bool
    package let grants: [String: Grant]
    package init(_ code: String, isAdministrator: Bool = false, _ grants: [String: Grant] = [:]) {
        self.code = code
        self.isAdministrator = isAdministrator
        self.grants = grants
    }
}
