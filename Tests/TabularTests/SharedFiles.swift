import Foundation

@testable import Tabular

/// The reference files beside the checkout.
enum SharedFiles {
    static let data = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/data").standardizedFileURL

    /// False, said loudly, where the checkout has no reference files beside it.
    static let areHere: Bool = {
        let isHere = FileManager.default.fileExists(atPath: data.path)
        if !isHere { print("SKIPPED: tests against reference files, because \(data.path) does not exist") }
        return isHere
    }()
}

/// Rows that carry their line, as a whole table.
func allRows(_ reader: TableReader) throws -> [[String]] {
    var rows: [[String]] = []
    while try reader.next({ rows.append($0.texts) }) {}
    return rows
}

func allRows(_ text: String, _ options: TableOptions = TableOptions()) throws -> [[String]] {
    try allRows(TableReader(bytes: Array(text.utf8), options: options))
}

/// The problem that reading runs into, or `nil`.
func problem(_ bytes: [UInt8], _ options: TableOptions = TableOptions()) -> TabularProblem? {
    do {
        _ = try allRows(TableReader(bytes: bytes, options: options))
        return nil
    } catch {
        return error as? TabularProblem
    }
}
