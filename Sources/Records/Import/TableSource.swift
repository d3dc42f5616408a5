import Folding
import Foundation
import Kernel
import Tabular

/// A file that somebody brought, as the text table that is read: itself, or what was made of a workbook.
struct TableSource: Sendable {
    let path: String
    let table: String
    let isMade: Bool
    let sheets: [String]

    /// A table is made once for each sheet, where the settings say that it is kept.
    init(_ path: String, _ settings: ImportSettings, _ sandbox: Sandbox) throws {
        self.path = path
        guard let kind = try ForeignTable(path: path) else {
            (table, isMade, sheets) = (path, false, [])
            return
        }
        isMade = true
        let base = try settings.folder == nil ? TableSource.temporary(path) : path
        table = "\(base).\(settings.sheet).table.csv"
        let list = "\(base).sheets"
        if settings.folder != nil, FileManager.default.fileExists(atPath: table),
            let known = try? String(contentsOfFile: list, encoding: .utf8)
        {
            sheets = known.split(separator: "\n").map(String.init)
            return
        }
        let report = try sandbox.convert(path, kind, sheet: settings.sheet, to: table)
        sheets = report.sheets
        // Kept with a table that is kept, so that the workbook is opened once.
        guard settings.folder != nil else { return }
        try? report.sheets.joined(separator: "\n").write(toFile: list, atomically: true, encoding: .utf8)
    }

    /// The command line has no folder for it, and takes one among the system's temporary files that is nobody else's.
    /// The same file always gets the same name, so that nothing piles up.
    private static func temporary(_ path: String) throws -> String {
        let folder = NSTemporaryDirectory() + "rapport-\(getuid())"
        if mkdir(folder, 0o700) != 0 {
            var status = stat()
            guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == getuid(),
                status.st_mode & 0o077 == 0
            else { throw TabularProblem.unwritable(code: EACCES) }
        }
        let name = path.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return folder + "/" + String(name, radix: 36)
    }
}
