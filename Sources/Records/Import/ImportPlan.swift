import Foundation
import Kernel
import Secrets
import Tabular

/// A file as it will be read: where its rows begin and what its columns are.
package struct ImportFile: Sendable {
    package let path: String
    /// What is read: the file itself, or the text table that was made of it.
    let table: String
    /// The sheets of a workbook.
    package let sheets: [String]
    /// Where the rows that are set aside go.
    package internal(set) var rejectedPath: String
    package let layout: TableLayout
    package let columns: [ImportColumn]
    /// Rows below the heading.
    package let rows: Int
    let options: TableOptions
    let firstRow: TablePosition
    /// It holds rows that an earlier import set aside, with its three columns at the end.
    let isMended: Bool
    let hasHeader: Bool
    /// More than half of its order numbers begin with C and a digit, so that C means no cancellation in it.
    let countsWithC: Bool
}

/// Everything that is known of an import before it begins. Nothing has been written yet.
package struct ImportPlan: Sendable {
    package let kind: ImportKind
    package internal(set) var files: [ImportFile] = []
    package let settings: ImportSettings
    package let catalog: Catalog
    /// The same files, mapping and settings give the same key.
    package internal(set) var key = ""
    package var rows: Int { files.reduce(0) { $0 + $1.rows } }
    package var bytes: Int64 { files.reduce(0) { $0 + $1.layout.size } }

    /// The place of a target in the kind's list.
    package func place(_ path: String) -> Int? { kind.targets.firstIndex { $0.path == path } }
    /// Whether a file has a column, or the mapping a constant, for a target.
    package func isMapped(_ path: String, file: Int? = nil) -> Bool {
        guard let place = place(path) else { return false }
        let searched = file.map { [files[$0]] } ?? files
        return searched.contains { $0.columns.contains { $0.target == place } }
            || settings.mapping.constants.contains { $0.path == path }
    }
    package func isMended(file: Int) -> Bool { files[file].isMended }
    package func countsWithC(file: Int) -> Bool { files[file].countsWithC }

    /// Removes the text tables that were made of workbooks, where nobody keeps them.
    package func discardTables() {
        guard settings.folder == nil else { return }
        for file in files where file.table != file.path { try? FileManager.default.removeItem(atPath: file.table) }
    }

    /// How people know a target: the heading of its column, else its label.
    func heading(_ path: String, file: Int, _ language: Language) -> String {
        guard let place = place(path) else { return path }
        return files[file].columns.first { $0.target == place }?.heading
            ?? kind.targets[place].label(catalog.words, language)
    }
}

extension Records {
    /// Reads the files through once: what they are, what their columns become, and whether they can be read to the end.
    /// Throws `Refusal` with everything that is in the way.
    package func planImport(_ paths: [String], as kind: ImportKind, _ settings: ImportSettings) async throws
        -> ImportPlan
    {
        let catalog = catalog
        var plan = ImportPlan(kind: kind, settings: settings, catalog: catalog)
        let (sandbox, words) = (sandbox, catalog.words)
        let facts = kind.slug + "\u{1F}" + settings.fingerprint
        let hash: String
        (plan.files, hash) = try await aside {
            let digest = SHA256Stream()
            let files = try paths.map { path in
                let file = try self.tabular(path, paths) { () throws in
                    try OpenedTable(try TableSource(path, settings, sandbox), kind, settings, words).scanned()
                }
                try self.hash(path, into: digest)
                return file
            }
            facts.utf8.withContiguousStorageIfAvailable { digest.update(UnsafeRawBufferPointer($0)) }
            return (files, Digest.hex(digest.finish()))
        }
        try expectColumns(plan)
        try expectConstants(plan)
        plan.key = "import " + hash
        if let folder = settings.folder {
            // The same import has the same name for what it sets aside, whoever brought the file again.
            for index in plan.files.indices { plan.files[index].rejectedPath = "\(folder)/\(hash).\(index).csv" }
        }
        return plan
    }

    /// What is wrong with a file, as a refusal; its name stands before the sentence where there are several.
    func tabular<T>(_ path: String, _ paths: [String], _ body: () throws -> T) throws -> T {
        do { return try body() } catch let problem as TabularProblem {
            throw Refusal(problem.key, field: paths.count > 1 ? path : "", problem.arguments)
        }
    }
    private func hash(_ path: String, into digest: SHA256Stream) throws {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Refusal("table.unreadable", field: path, ["code": "2"])
        }
        defer { try? file.close() }
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
            piece.withUnsafeBytes { digest.update($0) }
        }
        // Two files are not one file that holds both.
        [UInt8](path.utf8.suffix(0) + [0xFF]).withUnsafeBytes { digest.update($0) }
    }

    private func expectColumns(_ plan: ImportPlan) throws {
        let words = catalog.words
        let language = current.company.language
        func labels(_ paths: [String]) -> String {
            paths.compactMap { path in plan.kind.targets.first { $0.path == path }?.label(words, language) }
                .joined(separator: " / ")
        }
        var refusal = Refusal()
        for (index, file) in plan.files.enumerated() {
            let mapped = Set(plan.kind.targets.map(\.path).filter { plan.isMapped($0, file: index) })
            let missing = plan.kind.missing(mapped)
            guard !missing.isEmpty else { continue }
            let known = file.columns.compactMap { $0.target == nil ? nil : $0.heading }
            refusal.add(
                known.isEmpty ? "import.no_known_column" : "import.columns_missing",
                field: plan.files.count > 1 ? file.path : "",
                [
                    "missing": missing.map(labels).joined(separator: ", "),
                    "found": file.columns.prefix(20).map(\.heading).joined(separator: ", "),
                ])
        }
        try refusal.orNothing()
    }
    private func expectConstants(_ plan: ImportPlan) throws {
        var refusal = Refusal()
        for (path, _) in plan.settings.mapping.constants where plan.place(path) == nil {
            refusal.add("mapping.no_such_field", field: "", ["text": path])
        }
        try refusal.orNothing()
    }
}
