import Kernel

/// What a file can be imported as: customers, orders, or the records of any other entity.
package struct ImportKind: Sendable {
    /// The word behind `--as`: `customers`.
    package let slug: String
    package let entity: String
    package let targets: [ImportTarget]
    /// Entities whose missing records are made when a file names them: industries, categories.
    package var growing: Set<String> = ["dictionary_item"]
    /// What each file must have a column for: of each list one. Given what is mapped, answers what is missing.
    package let missing: @Sendable (Set<String>) -> [[String]]
    package let writer: @Sendable (ImportPlan) -> any ImportWriter

    package init(
        slug: String, entity: String, targets: [ImportTarget],
        missing: @escaping @Sendable (Set<String>) -> [[String]],
        writer: @escaping @Sendable (ImportPlan) -> any ImportWriter
    ) {
        self.slug = slug
        self.entity = entity
        self.targets = targets
        self.missing = missing
        self.writer = writer
    }

    /// Any entity, row by row: a column for each field that people may fill in. `headings` are further words by field.
    package static func records(
        _ schema: Schema, headings: [String: [String]] = [:], extra: [ImportTarget] = [],
        alsoNamedBy others: [String] = [], complete: @escaping Completion = { _, _ in },
        beside: @escaping Companion = { _, _, _ in }
    ) -> ImportKind {
        let fields = schema.visible.filter { !$0.spec.isReadOnly }
        let targets = fields.map { ImportTarget($0, of: schema, headings[$0.name] ?? []) } + extra
        let names = (schema.title.map { [$0.name] } ?? []) + others
        return ImportKind(
            slug: schema.slug, entity: schema.name, targets: targets,
            missing: { $0.isDisjoint(with: names) ? [names] : [] },
            writer: { RecordWriter(schema, $0, complete, beside) })
    }
}

/// Fills in what follows from the rest of a row: a name from its parts. Called again where the record will be new.
package typealias Completion = @Sendable (_ entries: inout [String: Entries.Entry], _ isNew: Bool) -> Void

/// Writes what a row says of another record that belongs to its own: a customer's contact.
package typealias Companion =
    @Sendable (
        _ entries: [String: Entries.Entry], _ record: Record, _ desk: inout ImportDesk
    ) throws -> Void

/// Writes what rows say, in the transaction that it is given.
package protocol ImportWriter: Sendable {
    /// Whether two rows that follow each other go in together or not at all.
    func belongTogether(_ row: ImportRow, _ next: ImportRow) -> Bool
    /// What becomes of a row before anything is written.
    func screen(_ row: ImportRow) -> ImportScreening
    /// Writes rows that belong together. A `Refusal` sets them aside: those it names as `rows.2.price`, or all.
    func write(_ rows: [ImportRow], _ desk: inout ImportDesk) throws
    /// Sets what a row could not yet say, because it names a record that a later row makes.
    func link(_ row: ImportRow, _ desk: inout ImportDesk) throws
}

extension ImportWriter {
    package func belongTogether(_ row: ImportRow, _ next: ImportRow) -> Bool { false }
    package func screen(_ row: ImportRow) -> ImportScreening { .take }
    package func link(_ row: ImportRow, _ desk: inout ImportDesk) throws {}
}

package enum ImportScreening: Sendable {
    case take
    /// Rightly in the file, but nothing to import: an opportunity that was lost. Counted under this word.
    case pass(String)
    case setAside(Refusal.Problem)
}

/// A row of a file with its cells read.
package struct ImportRow: Sendable {
    package let file: Int
    package let line: Int
    /// By the place of the target in the kind's list. What is not in the file is null; links are texts.
    package fileprivate(set) var values: [Value]
    /// As it was written, so that it can be given back.
    let raw: String

    init(file: Int, line: Int, values: [Value], raw: String) {
        self.file = file
        self.line = line
        self.values = values
        self.raw = raw
    }
    package subscript(target: Int?) -> Value { target.map { values[$0] } ?? .null }
    /// The text of a cell; nil for an empty one.
    package func text(_ target: Int?) -> String? {
        if case .text(let text) = self[target], !text.isEmpty { text } else { nil }
    }
}
