import Foundation
import Kernel
import Secrets
import Tabular

/// The beginning of a file: enough to say what it holds.
package struct ImportHead: Sendable {
    package let headings: [String]
    package let hasHeader: Bool
    /// Rows above the headings, such as a title.
    package let skipped: Int
    /// The first rows below the headings.
    package let rows: [[String]]
    package let layout: TableLayout
    package let sheets: [String]
    package let isText: Bool

    private static let mostRows = 200
    /// Below this row nobody looks for headings.
    private static let lastHeading = 6

    /// `known` are the keys of all headings that any kind of import knows.
    static func read(
        _ path: String, _ settings: ImportSettings, _ sandbox: Sandbox, known: Set<String>, isSettled: Bool
    ) throws -> ImportHead {
        let source = try TableSource(path, settings, sandbox)
        var options = TableOptions(
            encoding: settings.mapping.encoding ?? settings.encoding,
            delimiter: settings.mapping.delimiter ?? settings.delimiter)
        if source.isMade { options = TableOptions(encoding: .utf8, delimiter: .comma) }
        let reader = try TableReader(path: source.table, options: options)
        var rows: [[String]] = []
        while rows.count < mostRows + lastHeading, let row = try reader.nextTexts() { rows.append(row.map(trimmed)) }
        guard !rows.isEmpty else { throw TabularProblem.empty }
        let place =
            isSettled ? (settings.mapping.skipped, settings.mapping.hasHeader ?? true) : place(of: rows, known)
        let (skipped, hasHeader) = (min(place.0, rows.count - 1), place.1)
        let below = Array(rows[(skipped + (hasHeader ? 1 : 0))...].prefix(mostRows))
        let width = max(rows[skipped].count, below.map(\.count).max() ?? 0)
        let headings = hasHeader ? rows[skipped] : (0..<width).map { "\($0 + 1)" }
        return ImportHead(
            headings: headings, hasHeader: hasHeader, skipped: skipped, rows: below, layout: reader.layout,
            sheets: source.sheets, isText: !source.isMade)
    }

    /// The row in which most cells are known headings; where there is none, whether the first looks like data.
    private static func place(of rows: [[String]], _ known: Set<String>) -> (skipped: Int, hasHeader: Bool) {
        var best = (row: 0, count: 0)
        for (index, row) in rows.prefix(lastHeading).enumerated() {
            let count = row.count { known.contains(ColumnMapping.key($0)) }
            if count > best.count { best = (index, count) }
        }
        if best.count > 0 { return (best.row, true) }
        let first = rows[0].filter { !$0.isEmpty }
        let isData = first.contains { Double($0) != nil } || first.count == 1 || Set(first).count < first.count
        return (0, !isData)
    }

    /// The cells of a column that hold something.
    package func column(_ index: Int) -> [String] {
        rows.compactMap { $0.indices.contains(index) && !$0[index].isEmpty ? $0[index] : nil }
    }
    /// By which the next file of the same make is known.
    var digest: String {
        let own = headings.suffix(3) == RejectedFile.columns[...] ? headings.dropLast(3) : headings[...]
        let keys =
            hasHeader ? own.map(ColumnMapping.key) : ["no header", "\(headings.count)", layout.delimiter.rawValue]
        return String(Digest.sha256Hex(keys.joined(separator: "\u{1F}")).prefix(64))
    }
}
