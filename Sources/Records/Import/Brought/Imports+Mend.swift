import Foundation
import Kernel
import Store
import Tabular

/// Rows that an import set aside, as they are mended on a page.
package struct RowsAside: Sendable {
    package let headings: [String]
    package struct Row: Sendable {
        package let cells: [String]
        package let line: String
        /// The heading of the column that is wrong; several with commas between.
        package let column: String
        package let reason: String
    }
    package let rows: [Row]
    /// How many there are behind these.
    package let more: Int
}

extension Imports {
    /// So many cells fit into one form.
    private static let mostCells = 1_800
    private static let mostRows = 100

    /// The first rows that are still to be mended.
    package func rowsAside(_ it: BroughtImport) async throws -> RowsAside? {
        guard it.hasRejected else { return nil }
        let (path, skipped) = (folder.path(of: it.rejected), it.mended)
        return try await reading("") {
            guard access(path, R_OK) == 0 else { return nil }
            let reader = try TableReader(path: path, options: TableOptions(encoding: .utf8, delimiter: .comma))
            guard let head = try reader.nextTexts(), head.count > RejectedFile.columns.count else { return nil }
            let own = head.count - RejectedFile.columns.count
            var (rows, at) = ([RowsAside.Row](), 0)
            let most = max(1, min(Imports.mostRows, Imports.mostCells / (own + 1)))
            while let row = try reader.nextTexts() {
                at += 1
                guard at > skipped, rows.count < most, row.count >= head.count else { continue }
                rows.append(
                    RowsAside.Row(
                        cells: row[..<own].map { FormulaGuard.unguarded($0) }, line: row[own], column: row[own + 1],
                        reason: row[own + 2]))
            }
            guard !rows.isEmpty else { return nil }
            return RowsAside(headings: Array(head[..<own]), rows: rows, more: max(0, at - skipped - rows.count))
        }
    }

    /// Where the file with all of them lies, to be sent to whoever may see the import.
    package func fileAside(_ id: Int64, as actor: Actor) async throws -> (path: String, name: String) {
        let it = try await find(id, as: actor)
        guard it.hasRejected else { throw NotFound() }
        return (folder.path(of: it.rejected), it.name + ".rejected.csv")
    }

    /// Imports rows that were mended, as an import of its own with the same mapping. `taken` is how many of the first
    /// rows the form showed: those that are not among `rows` are left out for good.
    package func mend(_ id: Int64, rows: [[String]], taken: Int, as actor: Actor) async throws -> Int64 {
        let it = try await find(id, as: actor)
        guard let aside = try await rowsAside(it) else { throw Refusal("import.has_moved_on", field: "") }
        var child: Int64?
        if !rows.isEmpty {
            var writer = SpreadsheetWriter(withBOM: true)
            try writer.row(aside.headings + RejectedFile.columns)
            for (index, row) in rows.enumerated() {
                let cells = aside.headings.indices.map { row.indices.contains($0) ? row[$0] : "" }
                try writer.row(cells + ["\(index + 2)", "", ""])
            }
            child = try await bring(it.name, writer.written, parent: id, as: actor)
        }
        if let child {
            let new = try await find(child, as: actor)
            let (folder, storage) = (folder, new.storage)
            try await reading("") { try folder.keep(storage) }
            try await change(child, from: [.uploading], as: actor) { task in
                (task.kind, task.mapping, task.existing) = (it.kind, it.mapping, it.existing.rawValue)
                task.state = .ready
            }
        }
        let shown = min(taken, aside.rows.count)
        let made = child
        // Both at once: rows are never in two imports, nor in none.
        try await records.write(as: actor) { funnel in
            let schema = ImportTask.table.schema
            guard let record = try funnel.tx.record(schema, id), Typed<ImportTask>(record).mended == it.mended else {
                throw Refusal("import.has_moved_on", field: "")
            }
            var parent = Typed<ImportTask>(record)
            parent.mended += shown
            try funnel.tx.update(parent.record)
            guard let made, let record = try funnel.tx.record(schema, made) else { return }
            var task = Typed<ImportTask>(record)
            task.state = .importing
            try funnel.tx.update(task.record)
        }
        guard let child else { return id }
        work(child, as: actor)
        return child
    }
}
