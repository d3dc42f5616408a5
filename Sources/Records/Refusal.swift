import Kernel

/// A change refused for reasons that the person can act on, each at its field, all at once.
package struct Refusal: Error, Sendable, Equatable {
    package struct Problem: Sendable, Equatable {
        /// The field's name; empty for the record as a whole. Of a line: `lines.2.quantity`.
        package let field: String
        package let key: String
        package let arguments: [String: String]
        package init(field: String, key: String, arguments: [String: String] = [:]) {
            self.field = field
            self.key = key
            self.arguments = arguments
        }
    }
    package private(set) var problems: [Problem]

    package init(_ problems: [Problem] = []) { self.problems = problems }
    package init(_ key: String, on field: AnyField? = nil, _ arguments: [String: String] = [:]) {
        problems = [Problem(field: field?.name ?? "", key: key, arguments: arguments)]
    }
    package init(_ key: String, field: String, _ arguments: [String: String] = [:]) {
        problems = [Problem(field: field, key: key, arguments: arguments)]
    }
    package mutating func add(_ key: String, field: String, _ arguments: [String: String] = [:]) {
        problems.append(Problem(field: field, key: key, arguments: arguments))
    }
    package mutating func add(_ invalid: Invalid, field: String) { add(invalid.key, field: field, invalid.arguments) }
    package mutating func add(_ other: Refusal, under prefix: String) {
        problems += other.problems.map { Problem(field: prefix + $0.field, key: $0.key, arguments: $0.arguments) }
    }
    /// The same problems at the rows of a form: `rows` says for each list in which row its lines stood, as rows that were
    /// left empty are no lines.
    package func renumbered(_ rows: [String: [Int]]) -> Refusal {
        Refusal(
            problems.map { problem in
                var parts = problem.field.split(separator: ".").map(String.init)
                guard parts.count > 1, let rows = rows[parts[0]], let index = Int(parts[1]),
                    rows.indices.contains(index)
                else { return problem }
                parts[1] = String(rows[index])
                return Problem(field: parts.joined(separator: "."), key: problem.key, arguments: problem.arguments)
            })
    }
    package var isEmpty: Bool { problems.isEmpty }
    package func orNothing() throws(Refusal) { if !isEmpty { throw self } }
}

/// Somebody saved the record first. It is given as it stands now.
package struct Conflict: Error, Sendable { package let current: Record }

/// There is no such record, or it is not the actor's to see: the two are the same answer.
package struct NotFound: Error, Sendable { package init() {} }

/// The actor's rights do not allow this for any record.
package struct Forbidden: Error, Sendable { package init() {} }
