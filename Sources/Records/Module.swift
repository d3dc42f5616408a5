import Kernel

/// One part of the business: its entities, rules and words. The list of modules is the product.
package struct Module: Sendable {
    package let schemas: [Schema]
    package let rules: [RuleSet]
    package let words: [StaticString]
    /// Records that a new installation starts with.
    package let seeds: [Seed]

    package init(schemas: [Schema], rules: [RuleSet] = [], words: [StaticString] = [], seeds: [Seed] = []) {
        self.schemas = schemas
        self.rules = rules
        self.words = words
        self.seeds = seeds
    }
}

/// A record of a new installation: a ready role, a channel. Written once, when its entity's table is made.
package struct Seed: Sendable {
    package let entity: String
    package let values: [String: Value]
    package init(_ entity: String, _ values: [String: Value]) {
        self.entity = entity
        self.values = values
    }
}
