import Kernel

/// What an administrator may call a field or a kind of record: a column and a table get that name, and an address.
enum CustomName {
    static func isGood(field name: String, of schema: Schema) -> Bool {
        isPlain(name) && !fields.contains(name) && ListAddress.Reserved(rawValue: name) == nil
            && !schema.traits.lines.contains { $0.name == name }
    }
    static func isGood(entity name: String, in catalog: Catalog) -> Bool {
        isPlain(name) && !tables.contains(name) && !["search_", "sqlite_", "pg_"].contains { name.hasPrefix($0) }
            && !PrivateTables.schemas.contains { $0.name == name }
            && catalog.slug(name.replacing("_", with: "-") + "s") == nil
    }

    private static func isPlain(_ name: String) -> Bool {
        guard let first = name.utf8.first, (97...122).contains(first), name.utf8.count <= 40 else { return false }
        return name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    }
    /// The key of every table, what answers of the API hold beside fields, and what our forms send.
    private static let fields: Set<String> = [
        "id", "items", "next", "errors", "csrf", "f", "op", "v", "v2", "said", "replace",
    ]
    /// The store's own tables, and the first words of our own addresses.
    private static let tables: Set<String> = [
        "meta", "search", "sequence", "migration", "setting", "asset", "profile", "preference",
    ]
}
