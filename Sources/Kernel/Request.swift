/// What to read: which records, in what order, from where, how many. A list page, an export and the API ask with it.
public struct Request: Sendable {
    public var entity: String
    public var conditions: [Condition] = []
    /// A further condition of the page itself: the orders of this customer.
    public var predicate: Predicate = .always
    /// Words to search for.
    public var search = ""
    /// `created_at`, or `-created_at` for descending. Empty: the entity's own order.
    public var sort = ""
    /// Where the last page ended.
    public var after: Cursor?
    public var limit = 50
    public var fields: [String]?

    public init(_ entity: String) { self.entity = entity }
}

/// Where a page ends: the sort key and the id of its last record.
public struct Cursor: Hashable, Sendable {
    public let key: Value
    public let id: Int64
    public init(key: Value, id: Int64) {
        self.key = key
        self.id = id
    }
}
