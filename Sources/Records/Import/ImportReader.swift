import Folding
import Kernel
import Tabular

/// Rows that go in together, with those among them that cannot.
struct ImportUnit: Sendable {
    var rows: [ImportRow] = []
    var rejected: [RejectedRow] = []
    /// Rows that are rightly left out, by the word under which they are counted.
    var passed: [String: Int] = [:]
    /// How many rows of the file it takes up.
    var count = 0
    /// Where the next unit begins.
    var end = ImportPosition()
}

/// A row that was set aside, and why.
struct RejectedRow: Sendable {
    let row: ImportRow
    let problems: [Refusal.Problem]
}

/// A place between two units.
struct ImportPosition: Sendable, Equatable {
    var file = 0
    var offset: Int64 = -1
    var line = 1
}

/// Reads the rows of an import's files, one after the other, as units: while others are being written.
actor ImportReader {
    private let plan: ImportPlan
    private let writer: any ImportWriter
    private var cells: CellReader
    private var file: Int
    private var reader: TableReader?
    private var ahead: ImportUnit?

    /// A unit that is longer than this goes in as several.
    private static let longestUnit = 500

    init(_ plan: ImportPlan, _ writer: any ImportWriter, _ format: Format, from position: ImportPosition) throws {
        self.plan = plan
        self.writer = writer
        cells = CellReader(plan, format)
        file = position.file
        guard file < plan.files.count else { return }
        let source = plan.files[file]
        let start = position.offset < 0 ? source.firstRow : TablePosition(offset: position.offset, line: position.line)
        reader = try TableReader(path: source.table, options: source.options, startingAt: start)
    }

    /// The next units, of so many rows and bytes about; none behind the last row of the last file.
    func units(rows: Int, bytes: Int) throws -> [ImportUnit] {
        var units: [ImportUnit] = []
        var (rowsLeft, bytesLeft) = (rows, bytes)
        while rowsLeft > 0, bytesLeft > 0, let unit = try next() {
            rowsLeft -= unit.count
            bytesLeft -= unit.bytes
            units.append(unit)
        }
        return units
    }

    /// The next unit, or nil behind the last row of the last file.
    private func next() throws -> ImportUnit? {
        var unit = ahead ?? ImportUnit()
        ahead = nil
        while let single = try nextRow() {
            let isFull = unit.count >= Self.longestUnit
            if unit.count > 0, isFull || !continues(unit, single) {
                ahead = single
                return unit
            }
            unit.add(single)
        }
        return unit.count > 0 ? unit : nil
    }

    /// Rows that are set aside stay with whatever they stand among.
    private func continues(_ unit: ImportUnit, _ single: ImportUnit) -> Bool {
        guard unit.end.file == single.end.file else { return false }
        guard let last = unit.rows.last else { return true }
        guard let next = single.rows.first else { return true }
        return writer.belongTogether(last, next)
    }

    /// One row, as a unit of its own.
    private func nextRow() throws -> ImportUnit? {
        while let reader {
            var unit: ImportUnit?
            let isThere = try reader.next { row in
                unit = try self.read(row)
            }
            if isThere, var unit {
                unit.end = ImportPosition(file: file, offset: reader.position.offset, line: reader.position.line)
                return unit
            }
            file += 1
            self.reader = nil
            if file < plan.files.count {
                let source = plan.files[file]
                self.reader = try TableReader(path: source.table, options: source.options, startingAt: source.firstRow)
            }
        }
        return nil
    }

    private func read(_ row: borrowing TableRow) throws -> ImportUnit {
        var unit = ImportUnit()
        unit.count = 1
        let (read, problems) = cells.read(row, file: file)
        guard problems.isEmpty else {
            unit.rejected = [RejectedRow(row: read, problems: problems)]
            return unit
        }
        switch writer.screen(read) {
        case .take: unit.rows = [read]
        case .pass(let word): unit.passed[word] = 1
        case .setAside(let problem): unit.rejected = [RejectedRow(row: read, problems: [problem])]
        }
        return unit
    }
}

extension ImportUnit {
    var bytes: Int { rows.reduce(0) { $0 + $1.raw.utf8.count } + rejected.reduce(0) { $0 + $1.row.raw.utf8.count } }

    fileprivate mutating func add(_ single: ImportUnit) {
        rows += single.rows
        rejected += single.rejected
        if !single.passed.isEmpty { passed.merge(single.passed) { $0 + $1 } }
        count += single.count
        end = single.end
    }
}
