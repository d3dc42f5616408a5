import Folding
import Kernel
import Tabular

/// Reads cells as values: by each field's own type, so that files say it as forms do.
struct CellReader {
    private let plan: ImportPlan
    private let format: Format
    private let constants: [(target: Int, text: String)]
    /// By file and column: what the column held last. Dates, customers and countries stand row after row.
    private var last: [[Last?]]

    private struct Last {
        let text: String
        let value: Value
    }

    init(_ plan: ImportPlan, _ format: Format) {
        self.plan = plan
        var format = format
        format.dayFirst = plan.settings.dayFirst ?? plan.settings.mapping.dayFirst
        self.format = format
        constants = plan.settings.mapping.constants.compactMap { constant in
            plan.place(constant.path).map { ($0, constant.text) }
        }
        last = plan.files.map { Array(repeating: nil, count: $0.columns.count) }
    }

    mutating func read(_ row: borrowing TableRow, file: Int) -> (row: ImportRow, problems: [Refusal.Problem]) {
        let columns = plan.files[file].columns
        var values = [Value](repeating: .null, count: plan.kind.targets.count)
        var refusal = Refusal()
        for (index, column) in columns.enumerated() {
            guard let target = column.target, index < row.count else { continue }
            let text = row.text(index)
            if text.isEmpty { continue }
            if let known = last[file][index], known.text == text {
                values[target] = known.value
                continue
            }
            do {
                values[target] = try value(text, target)
                last[file][index] = Last(text: text, value: values[target])
            } catch { refusal.add(error, field: plan.kind.targets[target].path) }
        }
        for constant in constants where values[constant.target] == .null {
            do { values[constant.target] = try value(constant.text, constant.target) } catch {
                refusal.add(error, field: plan.kind.targets[constant.target].path)
            }
        }
        if row.count > columns.count, (columns.count..<row.count).contains(where: { !row.text($0).isEmpty }) {
            refusal.add("import.too_many_cells", field: "", ["has": "\(row.count)", "max": "\(columns.count)"])
        }
        let read = ImportRow(file: file, line: row.line, values: values, raw: row.raw)
        return (read, refusal.problems)
    }

    private func value(_ text: String, _ target: Int) throws(Invalid) -> Value {
        guard let clean = normalised(FormulaGuard.unguarded(text)) else { throw Invalid("field.control_characters") }
        let text = trimmed(clean)
        guard !text.isEmpty else { return .null }
        let type = plan.kind.targets[target].type
        // Who it is that a link names, only the database knows.
        return type is LinkType ? .text(text) : try type.parse(text, format)
    }
}
