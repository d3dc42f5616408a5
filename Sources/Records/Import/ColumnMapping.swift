import Folding
import Kernel

/// What became of one column of a file.
package struct ImportColumn: Sendable {
    /// The heading, or the column's number where there is none.
    package let heading: String
    /// The place of its target in the kind's list; nil where the column is left out.
    package let target: Int?
    /// How its target was found.
    package var trust = Trust.named

    package enum Trust: Sendable {
        /// Somebody said so; or nothing was found.
        case named
        /// The heading is the field's own name.
        case own
        /// Programs and people are known to write so above such a column.
        case known
        /// By what stands in the column.
        case guessed
        /// An earlier file with these headings was imported so.
        case remembered
    }
}

/// Finds out which column is which.
struct ColumnMapping {
    let kind: ImportKind
    let words: Words
    let mapping: MappingFile

    /// By the mapping file first, then by names, labels and known headings. No target is taken twice.
    func columns(_ headings: [String]) throws(Refusal) -> [ImportColumn] {
        var targets: [Int?] = Array(repeating: nil, count: headings.count)
        var isSettled = Array(repeating: false, count: headings.count)
        var refusal = Refusal()
        for (column, path) in mapping.columns {
            guard let place = place(column, headings) else {
                // Of two files each has its own columns, so a heading may be in the other.
                continue
            }
            isSettled[place] = true
            if path.isEmpty { continue }
            targets[place] = kind.targets.firstIndex { $0.path == path }
            if targets[place] == nil { refusal.add("mapping.no_such_field", field: "", ["text": path]) }
        }
        try refusal.orNothing()
        var trusts = headings.map { _ in ImportColumn.Trust.named }
        if mapping.recognisesOthers { recognise(headings, &targets, &trusts, isSettled) }
        return headings.indices.map { ImportColumn(heading: headings[$0], target: targets[$0], trust: trusts[$0]) }
    }

    private func place(_ column: String, _ headings: [String]) -> Int? {
        if let place = headings.firstIndex(of: column) { return place }
        if let number = Int(column) { return headings.indices.contains(number - 1) ? number - 1 : nil }
        let key = ColumnMapping.key(column)
        return key.isEmpty ? nil : headings.firstIndex { ColumnMapping.key($0) == key }
    }

    /// The best claims are served first: a target's own name before a label, a label before a known heading.
    private func recognise(
        _ headings: [String], _ targets: inout [Int?], _ trusts: inout [ImportColumn.Trust], _ isSettled: [Bool]
    ) {
        var claims: [(rank: Int, column: Int, target: Int)] = []
        let keys = headings.map(ColumnMapping.key)
        for (target, place) in kind.targets.enumerated() {
            let names = ([place.path] + place.headings + place.labels(words)).map(ColumnMapping.key)
            for (column, key) in keys.enumerated() where !isSettled[column] && !key.isEmpty {
                if let rank = names.firstIndex(of: key) { claims.append((rank, column, target)) }
            }
        }
        var taken = Set(targets.compactMap { $0 })
        for claim in claims.sorted(by: { ($0.rank, $0.target) < ($1.rank, $1.target) }) {
            guard targets[claim.column] == nil, !taken.contains(claim.target) else { continue }
            targets[claim.column] = claim.target
            let known = 1...max(1, kind.targets[claim.target].headings.count)
            trusts[claim.column] = known.contains(claim.rank) ? .known : .own
            taken.insert(claim.target)
        }
    }

    /// A heading without case, blanks and signs: `Customer ID*` is `customerid`.
    static func key(_ heading: String) -> String {
        var key = String.UnicodeScalarView()
        // Salesforce marks fields of one's own so.
        let heading = heading.lowercased().hasSuffix("__c") ? String(heading.dropLast(3)) : heading
        for scalar in fold(heading).unicodeScalars where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        {
            key.append(scalar)
        }
        return String(key)
    }
}
