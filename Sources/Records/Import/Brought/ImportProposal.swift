import Kernel
import Tabular

/// What a file seems to hold, and what becomes of each of its columns.
package struct ImportProposal: Sendable {
    package let kind: ImportKind
    package let columns: [ImportColumn]
    /// How well the kind fits: the share of columns that are known, and one more where nothing needed is missing.
    let fit: Double

    /// All kinds, the best first.
    static func all(_ head: ImportHead, _ kinds: [ImportKind], _ words: Words) -> [ImportProposal] {
        let proposals = kinds.compactMap { ImportProposal(head, $0, words) }
        return proposals.enumerated().sorted { ($1.element.fit, $0.offset) < ($0.element.fit, $1.offset) }.map(
            \.element)
    }

    private init?(_ head: ImportHead, _ kind: ImportKind, _ words: Words) {
        self.kind = kind
        if head.hasHeader {
            let mapping = ColumnMapping(kind: kind, words: words, mapping: MappingFile())
            guard let columns = try? mapping.columns(head.headings) else { return nil }
            self.columns = columns
        } else {
            columns = ImportProposal.guessed(head, kind)
        }
        let mapped = Set(columns.compactMap { column in column.target.map { kind.targets[$0].path } })
        let share = Double(mapped.count) / Double(max(head.headings.count { !$0.isEmpty }, 1))
        fit = share + (kind.missing(mapped).isEmpty ? 1 : 0) - (ImportProposal.usual.contains(kind.slug) ? 0 : 0.3)
    }
    private static let usual: Set<String> = ["customers", "contacts", "products", "orders"]

    /// Without headings: purchases are a customer, a day and an amount; a single column is names.
    private static func guessed(_ head: ImportHead, _ kind: ImportKind) -> [ImportColumn] {
        var targets: [Int: String] = [:]
        if kind.slug == "orders" { targets = purchases(head) }
        if kind.slug == "customers", head.headings.count == 1 { targets = [0: "name"] }
        return head.headings.indices.map { index in
            let target = targets[index].flatMap { path in kind.targets.firstIndex { $0.path == path } }
            return ImportColumn(heading: head.headings[index], target: target, trust: target == nil ? .named : .guessed)
        }
    }
    private static func purchases(_ head: ImportHead) -> [Int: String] {
        let format = Format()
        let columns = head.headings.indices.map { head.column($0) }
        func isAll(_ index: Int, _ test: (String) -> Bool) -> Bool {
            !columns[index].isEmpty && columns[index].allSatisfy(test)
        }
        let days = columns.indices.filter { index in
            isAll(index) { $0.count >= 8 && (try? DayType().parse($0, format)) != nil }
        }
        let amounts = columns.indices.filter { index in
            !days.contains(index) && isAll(index) { Double($0) != nil } && columns[index].contains { $0.contains(".") }
        }
        let counts = columns.indices.filter { index in isAll(index) { Int($0) != nil } && !days.contains(index) }
        guard let day = days.first, let amount = amounts.first, let customer = counts.first else { return [:] }
        var targets = [customer: "customer.number", day: "ordered_on", amount: "lines.amount"]
        let small = counts.dropFirst().first { index in index > day && isAll(index) { (Int($0) ?? 1_000) < 1_000 } }
        if let small { targets[small] = "lines.quantity" }
        return targets
    }
}

/// A column as the mapping page shows it.
package struct ProposedColumn: Sendable {
    package let heading: String
    /// The first different values.
    package let values: [String]
    package let target: Int?
    package let trust: ImportColumn.Trust
    /// How many of the first rows cannot be read as the field wants it, one of them, and why.
    package let unreadable: Int
    package let example: String
    package let reason: Invalid?
    /// What the first value is read as, where that is not the text itself.
    package let becomes: String

    init(_ column: ImportColumn, _ cells: [String], _ kind: ImportKind, _ format: Format) {
        (heading, target, trust) = (column.heading, column.target, column.trust)
        var different: [String] = []
        for cell in cells where different.count < 3 && !different.contains(cell) {
            different.append(String(cell.prefix(60)))
        }
        values = different
        var (count, example, reason, becomes) = (0, "", Invalid?.none, "")
        if let type = column.target.map({ kind.targets[$0].type }), !(type is LinkType) {
            for cell in cells {
                do throws(Invalid) {
                    let value = try type.parse(FormulaGuard.unguarded(cell), format)
                    if becomes.isEmpty, !(type is TextType) { becomes = type.show(value, format) }
                } catch {
                    count += 1
                    if reason == nil { (example, reason) = (String(cell.prefix(60)), error) }
                }
            }
        }
        (unreadable, self.example, self.reason, self.becomes) = (count, example, reason, becomes)
    }
}
