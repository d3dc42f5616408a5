import Kernel
import Tabular

/// What one read of an export found.
struct ExportChunk: Sendable {
    var count = 0
    var next: Cursor?
    /// Of JSON: the lines as they are written.
    var lines: [UInt8] = []
    /// Of a table: the cells of one record after another, and the names of what links point to.
    var cells: [Value] = []
    var names: [String: [Int64: String]] = [:]
}

/// Writes the chunks of an export in its form.
struct ExportWriter {
    let schema: Schema
    let fields: [AnyField]
    let form: Export.Form
    let actor: Actor
    let company: Company

    func heading() throws -> [UInt8] {
        guard form == .csv else { return [] }
        var table = SpreadsheetWriter()
        try table.row(fields.map(\.name))
        return table.written
    }

    func write(_ chunk: ExportChunk) throws -> [UInt8] {
        guard form == .csv else { return chunk.lines }
        var table = SpreadsheetWriter(withBOM: false)
        for start in stride(from: 0, to: chunk.cells.count, by: max(fields.count, 1)) {
            for (place, field) in fields.enumerated() { write(chunk.cells[start + place], field, chunk.names, &table) }
            try table.endRow()
        }
        return table.written
    }

    private func write(
        _ value: Value, _ field: AnyField, _ names: [String: [Int64: String]], _ table: inout SpreadsheetWriter
    ) {
        switch (field.type, value) {
        case (let link as LinkType, .int(let id)): table.text(names[link.target]?[id] ?? "")
        case (let decimal as DecimalType, .int(let units)):
            write(units, scale: decimal.scale, digits: decimal.meaning == .amount ? 2 : 0, &table)
        case (is CountType, .int(let count)): table.number(count)
        default: table.text(field.type.plain(value))
        }
    }
    /// A number and no text, so that a negative one needs no guard; trailing zeros beyond `digits` are left out.
    private func write(_ units: Int64, scale: Int, digits: Int, _ table: inout SpreadsheetWriter) {
        var (rest, places) = (units, scale)
        while places > digits, rest % 10 == 0 { (rest, places) = (rest / 10, places - 1) }
        table.number(rest, scale: places)
    }
}
