import Folding
import Kernel

/// What the mapping page says, as the mapping file says it: the one form in which the importer takes it.
package struct ImportChoices: Sendable {
    package var hasHeader = true
    package var skipped = 0
    package var encoding = ""
    package var delimiter = ""
    /// nil: where a date can be two days, its row is set aside.
    package var dayFirst: Bool?
    package var walkIn = ""
    /// The target of each column; nothing where it is left out.
    package var targets: [String] = []
    package init() {}

    /// What an earlier page said.
    init(_ mapping: MappingFile, _ headings: [String]) {
        hasHeader = mapping.hasHeader ?? true
        skipped = mapping.skipped
        encoding = mapping.encoding?.rawValue ?? ""
        delimiter = mapping.delimiter?.rawValue ?? ""
        dayFirst = mapping.dayFirst
        walkIn = mapping.walkIn ?? ""
        targets = headings.map { _ in "" }
        for (column, path) in mapping.columns {
            let index = headings.firstIndex(of: column) ?? Int(column).map { $0 - 1 }
            if let index, targets.indices.contains(index) { targets[index] = path }
        }
    }

    /// Columns go by their number, but where a heading is a number itself by that.
    func text(_ headings: [String]) -> String {
        var lines = ["header: \(hasHeader ? "yes" : "no")", "others: ignore"]
        if skipped > 0 { lines.append("skip: \(skipped)") }
        if !encoding.isEmpty { lines.append("encoding: \(encoding)") }
        if !delimiter.isEmpty { lines.append("delimiter: \(delimiter)") }
        if let dayFirst { lines.append("dates: \(dayFirst ? "day-first" : "month-first")") }
        let walkIn = trimmed(walkIn.replacing("\n", with: " ").replacing("\r", with: " "))
        if !walkIn.isEmpty { lines.append("walk-in: \(walkIn)") }
        let hasNumbers = headings.contains { Int($0) != nil }
        for (index, target) in targets.enumerated() where !target.isEmpty {
            let name = hasNumbers && headings.indices.contains(index) ? headings[index] : "\(index + 1)"
            lines.append("\(name.isEmpty ? "\(index + 1)" : name) = \(target)")
        }
        return lines.joined(separator: "\n")
    }
}

extension CustomField {
    /// A field of one's own for a column: `备注2` becomes `bei_zhu_2`.
    init(_ entity: String, heading: String, type: String, taken: (String) -> Bool) {
        let key = sortKey(heading).unicodeScalars.filter { $0.isASCII }.map { scalar -> Character in
            let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            return isPlain ? Character(scalar) : "_"
        }
        var name = String(key).split(separator: "_").joined(separator: "_")
        if name.isEmpty || !(name.first?.isLetter ?? false) { name = "field" + (name.isEmpty ? "" : "_" + name) }
        name = String(name.prefix(34))
        var (candidate, number) = (name, 2)
        while taken(candidate) { (candidate, number) = ("\(name)_\(number)", number + 1) }
        self.init(entity, candidate, type: type, label: String(heading.prefix(200)))
    }
}
