import Tabular

/// A table of figures on its way into a file: CSV that a spreadsheet program opens, numbers as numbers.
package struct TableFile: Sendable {
    package enum Cell: Sendable {
        /// Guarded, so that no program runs it as a formula.
        case text(String)
        case count(Int64)
        /// Units of 10^-scale.
        case number(Int64, scale: Int)
        case none
    }
    private let withHeading: Bool
    private var rows: [[Cell]] = []

    package init(_ heads: [String]) {
        withHeading = true
        rows = [heads.map { .text($0) }]
    }
    /// More rows of the same table.
    package init() { withHeading = false }

    package mutating func row(_ cells: [Cell]) { rows.append(cells) }

    package func bytes() throws -> [UInt8] {
        var writer = SpreadsheetWriter(withBOM: withHeading)
        for row in rows {
            for cell in row {
                switch cell {
                case .text(let text): writer.text(text)
                case .count(let count): writer.number(count)
                case .number(let units, let scale): writer.number(units, scale: scale)
                case .none: writer.text("")
                }
            }
            try writer.endRow()
        }
        return writer.written
    }
}
