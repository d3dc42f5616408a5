import Kernel

/// What somebody may want to do with the records of an entity.
package enum Verb: String, Sendable, CaseIterable {
    case read, create, update, delete, assign, export, `import`, merge, act
}

/// How far a right reaches, from nothing to everything.
package enum Scope: String, Choice, Comparable {
    case none, own, department, tree, all

    package static func < (a: Scope, b: Scope) -> Bool { a.rank < b.rank }
    private var rank: Int { Scope.allCases.firstIndex(of: self) ?? 0 }
}

/// What a role may do with one entity.
package struct Grant: Sendable, Equatable {
    package var scopes: [Verb: Scope] = [:]
    /// Fields that do not exist for the role: cost price and profit for a salesperson.
    package var hidden: Set<String> = []
    package var readOnly: Set<String> = []

    package init(_ scopes: [Verb: Scope] = [:], hidden: Set<String> = [], readOnly: Set<String> = []) {
        self.scopes = scopes
        self.hidden = hidden
        self.readOnly = readOnly
    }
    /// The same reach for several verbs.
    package init(_ verbs: [Verb], _ scope: Scope, hidden: Set<String> = [], readOnly: Set<String> = []) {
        self.init(Dictionary(verbs.map { ($0, scope) }) { a, _ in a }, hidden: hidden, readOnly: readOnly)
    }
    package static let everything = Grant(Verb.allCases, .all)

    package subscript(verb: Verb) -> Scope { scopes[verb] ?? .none }

    /// Somebody with two roles may do what either allows, and sees what either shows.
    package func joined(_ other: Grant) -> Grant {
        Grant(
            scopes.merging(other.scopes) { max($0, $1) },
            hidden: hidden.intersection(other.hidden), readOnly: readOnly.intersection(other.readOnly))
    }
    /// This grant, and `scope` for further verbs.
    package func and(_ verbs: [Verb], _ scope: Scope) -> Grant {
        joined(Grant(verbs, scope, hidden: hidden, readOnly: readOnly))
    }
}
