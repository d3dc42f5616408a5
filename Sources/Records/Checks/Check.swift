import Kernel
import Store

/// Something that must always be true of an installation, and how to find out.
package struct Check: Sendable {
    /// `check.` and this say in each language what is looked at.
    package let name: String
    package let look: @Sendable (Reader) throws -> Checked
    package init(_ name: String, _ look: @escaping @Sendable (Reader) throws -> Checked) {
        self.name = name
        self.look = look
    }
}

/// What a check saw.
package struct Checked: Sendable, Equatable {
    /// How many things it looked at: 0 says that there were none, or that nobody looked.
    package private(set) var looked = 0
    package private(set) var wrong = 0
    /// The first of what is wrong, each named so that it can be found.
    package private(set) var examples: [String] = []
    package init() {}

    package mutating func saw(_ count: Int = 1) { looked += count }
    package mutating func found(_ problem: String) {
        wrong += 1
        if examples.count < 10 { examples.append(problem) }
    }
}

extension Records {
    /// Runs the product's own checks and those of its modules, one read each, and tells of each before and after it.
    package func check(
        _ more: [Check], begin: @Sendable (_ check: Check, _ number: Int, _ total: Int) -> Void = { _, _, _ in },
        report: @Sendable (Check, Checked) -> Void
    ) async throws {
        let all = Check.own + more
        for (index, check) in all.enumerated() {
            begin(check, index + 1, all.count)
            let checked: Checked
            do {
                checked = try await read(as: .system, within: .seconds(3_600), check.look)
            } catch let error as StoreError {
                // What cannot be read is not well, and the other checks may still tell why.
                var broken = Checked()
                broken.found("\(error)")
                checked = broken
            }
            report(check, checked)
        }
    }
}

extension Check {
    static let own = [engine, links, uniques, numbers, searchIndex, auditTrail]
}

extension Reader {
    /// Shows the records after an id that satisfy a condition, by id: how a check works through a table.
    /// Column 0 is the id. Answers the last id shown, or nil where there are no more.
    package func scan(
        _ schema: Schema, _ fields: [AnyField], where predicate: Predicate = .always, after id: Int64 = 0,
        limit: Int = 10_000, _ body: (borrowing Row) throws -> Void
    ) throws -> Int64? {
        var last: Int64?
        var count = 0
        let condition = present(schema) && actor.scope(.read, schema, catalog) && predicate
        let columns = ["it.\"id\""] + fields.map { column($0, of: "it") }
        try tx.each(
            """
            SELECT \(columns.joined(", ")) FROM \(name: schema.name) it
            WHERE it."id" > \(id) AND \(condition.sql("it")) ORDER BY it."id" LIMIT \(limit)
            """
        ) { row in
            count += 1
            last = row.int(0)
            try body(row)
        }
        return count < limit ? nil : last
    }
}
