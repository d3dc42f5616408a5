import Kernel
import Records

/// One filter fewer, for a list in which nothing was found.
package struct Easing: Sendable {
    let condition: Condition
    let count: Int
}

/// Looks for the one filter that stands in the way.
package enum ListEasing {
    static let counted = 1_000
    /// Further filters are not tried: each is a question to the database.
    private static let tried = 5

    package static func find(_ address: ListAddress, _ reader: Reader) throws -> Easing? {
        guard address.conditions.count > 1 || !address.search.isEmpty else { return nil }
        return try address.conditions.prefix(tried).map { condition in
            var request = address.request
            request.after = nil
            request.conditions.removeAll { $0 == condition }
            return Easing(condition: condition, count: try reader.count(request, limit: counted))
        }.filter { $0.count > 0 }.max { $0.count < $1.count }
    }
}
