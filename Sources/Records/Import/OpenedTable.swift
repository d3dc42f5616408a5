import Kernel
import Tabular

/// A file whose heading has been read.
struct OpenedTable {
    private let source: TableSource
    private var path: String { source.table }
    private let options: TableOptions
    private let layout: TableLayout
    private let columns: [ImportColumn]
    private let firstRow: TablePosition
    private let isMended: Bool
    private let hasHeader: Bool
    private let number: Int?

    init(_ source: TableSource, _ kind: ImportKind, _ settings: ImportSettings, _ words: Words) throws {
        let path = source.table
        let isMended = try OpenedTable.isMended(path)
        var options = TableOptions(
            encoding: settings.encoding ?? settings.mapping.encoding,
            delimiter: settings.delimiter ?? settings.mapping.delimiter)
        // What we wrote ourselves is always of one form, whatever the file was from which it comes.
        if isMended || source.isMade { options = TableOptions(encoding: .utf8, delimiter: .comma) }
        options.countsRows = source.isMade
        let reader = try TableReader(path: path, options: options)
        // The layout is settled now: a row that is read alone must not be guessed at again.
        options.encoding = reader.layout.encoding
        options.delimiter = reader.layout.delimiter
        for _ in 0..<(isMended ? 0 : settings.mapping.skipped) where try reader.nextTexts() == nil {
            throw TabularProblem.empty
        }
        let start = reader.position
        guard let first = try reader.nextTexts() else { throw TabularProblem.empty }
        hasHeader = isMended || settings.mapping.hasHeader ?? true
        let headings = hasHeader ? first.map(trimmed) : first.indices.map { "\($0 + 1)" }
        columns = try ColumnMapping(kind: kind, words: words, mapping: settings.mapping).columns(headings)
        firstRow = hasHeader ? reader.position : start
        number = columns.firstIndex { $0.target.map { kind.targets[$0].path } == "number" }
        (self.source, self.options, self.layout, self.isMended) = (source, options, reader.layout, isMended)
    }

    /// Reads to the end, so that a file that breaks off in the middle is refused before anything is written.
    func scanned() throws -> ImportFile {
        let reader = try TableReader(path: path, options: options, startingAt: firstRow)
        var (rows, cancelled, previous) = (0, 0, UInt64(0))
        var orders = 0
        while try reader.next({ row in
            rows += 1
            guard let number else { return }
            row.withCell(number) { cell in
                let hash = OpenedTable.hash(cell)
                if hash == previous { return }
                previous = hash
                orders += 1
                if OrderNumber.isCancellation(cell) { cancelled += 1 }
            }
        }) {}
        guard rows > 0 else { throw TabularProblem.empty }
        return ImportFile(
            path: source.path, table: path, sheets: source.sheets, rejectedPath: source.path + ".rejected.csv",
            layout: layout, columns: columns, rows: rows, options: options, firstRow: firstRow,
            isMended: isMended, hasHeader: hasHeader, countsWithC: cancelled * 2 > orders)
    }

    private static func hash(_ cell: UnsafeRawBufferPointer) -> UInt64 {
        cell.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    private static func isMended(_ path: String) throws -> Bool {
        // A file that cannot be read like this is not ours; what it is will be said when it is read as it should be.
        guard let reader = try? TableReader(path: path, options: TableOptions(encoding: .utf8, delimiter: .comma))
        else {
            return false
        }
        let heading = try? reader.nextTexts()
        return heading?.suffix(3) == RejectedFile.columns[...]
    }
}

/// How invoices are numbered.
package enum OrderNumber {
    /// `C536379` takes an invoice back.
    package static func isCancellation(_ number: String) -> Bool {
        var number = number
        return number.withUTF8 { isCancellation(UnsafeRawBufferPointer($0)) }
    }
    static func isCancellation(_ number: UnsafeRawBufferPointer) -> Bool {
        number.count > 1 && number[0] | 0x20 == UInt8(ascii: "c")
            && number.dropFirst().allSatisfy { (48...57).contains($0) }
    }
}
