/// The company's table of ready roles, as it was ordered: written down once more, apart from the roles' own grants.
enum Oracle {
    enum Whose: String, CaseIterable { case own, department, below, elsewhere, nobody }
    enum Deed: Character, CaseIterable { case create = "c", read = "r", update = "u", delete = "d" }
    private enum Reach { case own, department, tree, all }

    /// Role → kinds of record → deeds and how far they reach.
    private static let table: [String: [String: String]] = [
        "clerk": ["customer": "cru own", "contact customer_contact address": "cru own"],
        "marketing": [
            "customer": "crud all", "contact customer_contact address follow_up": "crud all",
            "order order_line order_exception": "r all",
        ],
        "salesperson": [
            "customer": "cru own",
            "contact customer_contact address follow_up order order_line order_exception": "crud own",
            "service_case": "cru own",
        ],
        "manager": [
            "customer contact customer_contact address follow_up order order_line order_exception service_case":
                "crud tree"
        ],
        "service": [
            "customer contact customer_contact address follow_up order order_line order_exception": "r all",
            "service_case": "cru department",
        ],
        "executive": [
            "customer contact customer_contact address follow_up order order_line order_exception service_case": "r all"
        ],
    ]
    /// What everybody who uses the product reads, and administrators change.
    static let lists: Set<String> = [
        "user", "department", "dictionary_item", "region", "currency", "currency_rate", "product_category", "product",
        "price_tier",
        "relationship_level", "grading_run",
    ]
    /// What nobody but administrators sees.
    static let closed: Set<String> = ["role", "user_role", "role_grant", "field_grant", "visit_report"]

    static func allows(_ role: String, _ deed: Deed, _ entity: String, _ whose: Whose) -> Bool {
        if role == "administrator" { return true }
        if lists.contains(entity) { return deed == .read }
        guard let rights = rights(role, entity), rights.deeds.contains(deed) else { return false }
        return switch rights.reach {
        case .own: whose == .own
        case .department: [.own, .department].contains(whose)
        case .tree: [.own, .department, .below].contains(whose)
        case .all: true
        }
    }
    static func mayCreate(_ role: String, _ entity: String) -> Bool {
        role == "administrator" || rights(role, entity)?.deeds.contains(.create) == true
    }

    private static func rights(_ role: String, _ entity: String) -> (deeds: [Deed], reach: Reach)? {
        guard let row = table[role]?.first(where: { $0.key.split(separator: " ").contains { $0 == entity } })?.value
        else { return nil }
        let parts = row.split(separator: " ")
        let reach: [Substring: Reach] = ["own": .own, "department": .department, "tree": .tree, "all": .all]
        guard let deeds = parts.first, let last = parts.last, let reach = reach[last] else { return nil }
        return (deeds.compactMap { Deed(rawValue: $0) }, reach)
    }
}
