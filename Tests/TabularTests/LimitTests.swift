import Foundation
import Testing

@testable import Tabular

@Suite struct LimitTests {
    @Test func aCellOfMoreThanAMegabyteIsRefused() {
        let cell = String(repeating: "x", count: (1 << 20) + 1)

        #expect(problem(Array("a,b\n1,\(cell)\n".utf8)) == .cellTooLong(line: 2, column: 2, limit: 1 << 20))
        #expect(problem(Array("a,b\n1,\(cell.dropLast())\n".utf8)) == nil)
    }

    @Test func moreThanTwoThousandColumnsAreRefused() {
        let commas = String(repeating: ",", count: 1999)

        #expect(problem(Array("a\n\(commas)\n".utf8)) == nil)
        #expect(problem(Array("a\n\(commas),\n".utf8)) == .tooManyColumns(line: 2, limit: 2000))
    }

    @Test func anOpenQuoteIsNamedWhereItOpened() {
        #expect(problem(Array("a,b\n\"x\ny\",\"1\n2,3\n4,5".utf8)) == .unclosedQuote(line: 3, column: 2))
    }

    /// A sparse file of two gigabytes: nothing of it is on the disk.
    @Test func anEndlessLineIsRefusedAfterEightMegabytes() throws {
        let path = NSTemporaryDirectory() + "endless-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let cell = String(repeating: "x", count: 1_000_000)
        try Data((Array(repeating: cell, count: 12).joined(separator: ",")).utf8).write(to: URL(filePath: path))
        #expect(truncate(path, 2 << 30) == 0)

        let reader = try TableReader(path: path, options: TableOptions(encoding: .utf8, delimiter: .comma))

        #expect(throws: TabularProblem.lineTooLong(line: 1, limit: 8 << 20)) { try reader.nextTexts() }
        #expect(reader.bytesRead < 10 << 20)
    }

    @Test func smallerLimitsHoldAsWell() {
        let limits = TableLimits(cellBytes: 5, recordBytes: 9, columns: 3)

        #expect(
            problem(Array("123456,1\n".utf8), TableOptions(limits: limits))
                == .cellTooLong(line: 1, column: 1, limit: 5))
        #expect(problem(Array("12345,1234\n".utf8), TableOptions(limits: limits)) == .lineTooLong(line: 1, limit: 9))
        #expect(problem(Array("1,2,3,4\n".utf8), TableOptions(limits: limits)) == .tooManyColumns(line: 1, limit: 3))
    }

    static let kinds: [([UInt8], FileKind)] = [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], .png), ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg),
        (Array("GIF89a,,".utf8), .gif), (Array("%PDF-1.7".utf8), .pdf), ([0x50, 0x4B, 3, 4, 0, 0], .zip),
        ([0x50, 0x4B, 3, 4, 20, 0] + Array("..[Content_Types].xml".utf8), .xlsx), ([0x1F, 0x8B, 8, 0], .gzip),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .xls), (Array("SQLite format 3\0".utf8), .sqlite),
        ([1, 0, 0, 2, 0, 3, 0, 0, 9], .binary), ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0], .binary),
    ]

    @Test(arguments: kinds)
    func whatIsNoTextIsRefusedByKind(_ bytes: [UInt8], _ kind: FileKind) {
        #expect(problem(bytes) == .notATable(kind))
    }

    @Test(arguments: ["", "\u{FEFF}", "\n\r\n\n"])
    func nothingIsNoTable(_ text: String) {
        #expect(problem(Array(text.utf8)) == .empty)
    }

    @Test func aMissingFileAndADirectoryAreUnreadable() {
        #expect(throws: TabularProblem.unreadable(code: ENOENT)) { try TableReader(path: "/nonexistent/file.csv") }
        #expect(throws: TabularProblem.unreadable(code: EINVAL)) { try TableReader(path: "/") }
    }

    @Test func aProblemHasItsKeyAndItsArguments() {
        let problem = TabularProblem.cellTooLong(line: 7, column: 3, limit: 5)

        #expect(problem.key == "table.cell_too_long")
        #expect(problem.arguments == ["line": "7", "column": "3", "limit": "5"])
    }
}
