import Records

private let people: [String] = ["user", "department"]
private let lists: [String] = [
    "dictionary_item", "region", "currency", "currency_rate", "product_category", "product", "price_tier",
    "relationship_level", "grading_run",
]
private let aroundCustomers: [String] = [
    "contact", "customer_contact", "address", "follow_up", "order", "order_line", "order_exception", "customer_score",
    "relationship_history",
]
private let everyChange: [Verb] = [.read, .create, .update, .delete, .export]

/// Fields that clerk and salesperson do not see.
private func hidingCost(_ entity: String, _ grant: Grant) -> Grant {
    switch entity {
    case "product", "order_line": Grant(grant.scopes, hidden: ["cost_price"], readOnly: grant.readOnly)
    default: grant
    }
}

/// The same grant for several entities.
private func grants(_ entities: [String], _ grant: Grant, hidingCostPrice: Bool = false) -> [String: Grant] {
    Dictionary(entities.map { ($0, hidingCostPrice ? hidingCost($0, grant) : grant) }) { a, _ in a }
}

/// What everybody who uses the product reads: colleagues, products, lists.
private func common(hidingCostPrice: Bool = false) -> [String: Grant] {
    grants(people + lists, Grant([.read], .all), hidingCostPrice: hidingCostPrice)
}

/// The roles of a new installation, as the company ordered them.
package let readyRoles: [ReadyRole] = [
    ReadyRole(
        "clerk",
        common(hidingCostPrice: true)
            .merging(["customer": Grant([.create, .read, .update, .import], .own)]) { $1 }
            .merging(grants(["contact", "customer_contact", "address"], Grant([.create, .read, .update], .own))) { $1 }),
    ReadyRole(
        "marketing",
        common()
            .merging(["customer": Grant(everyChange + [.assign, .import, .merge, .act], .all)]) { $1 }
            .merging(
                grants(["contact", "customer_contact", "address", "follow_up"], Grant(everyChange + [.import], .all))
            ) { $1 }
            .merging(
                grants(
                    ["order", "order_line", "order_exception", "customer_score", "relationship_history"],
                    Grant([.read], .all))
            ) { $1 }),
    ReadyRole(
        "salesperson",
        common(hidingCostPrice: true)
            .merging(["customer": Grant([.read, .create, .update, .export], .own)]) { $1 }
            .merging(grants(aroundCustomers, Grant(everyChange, .own), hidingCostPrice: true)) { $1 }
            .merging(["service_case": Grant([.read, .create, .update], .own)]) { $1 }),
    ReadyRole(
        "manager",
        common()
            .merging(["customer": Grant(everyChange + [.assign, .import, .act], .tree)]) { $1 }
            .merging(grants(aroundCustomers, Grant(everyChange + [.import], .tree))) { $1 }
            .merging(["service_case": Grant(everyChange, .tree)]) { $1 }),
    ReadyRole(
        "service",
        common()
            .merging(["customer": Grant([.read], .all)]) { $1 }
            .merging(grants(aroundCustomers, Grant([.read], .all))) { $1 }
            .merging(["service_case": Grant([.read, .create, .update, .export], .department)]) { $1 }),
    ReadyRole(
        "executive",
        common()
            .merging(grants(["customer", "service_case"] + aroundCustomers, Grant([.read, .export], .all))) { $1 }),
    ReadyRole("administrator", isAdministrator: true),
]
