import Foundation
import TestKit
import Testing

@testable import Kernel
@testable import Tabular

@Suite struct WriterTests {
    @Test func formulasAreGuardedAndNumbersStayNumbers() throws {
        var writer = SpreadsheetWriter(withBOM: false)

        writer.text("=1+1")
        writer.text(" @SUM(1)")
        writer.text("＝1")
        writer.text("a\"b,c")
        writer.number(-1250, scale: 2)
        writer.number(-7)
        writer.number(5, scale: 3)
        try writer.endRow()

        let written = String(decoding: writer.written, as: UTF8.self)
        #expect(written == "'=1+1,' @SUM(1),'＝1,\"a\"\"b,c\",-12.50,-7,0.005\r\n")
    }

    @Test(arguments: [Int64.min, -1, 0, 9, 10, Int64.max])
    func everyAmountIsReadBack(_ amount: Int64) throws {
        for scale in [0, 2, 4] where amount != Int64.min {
            var writer = SpreadsheetWriter()
            writer.number(amount, scale: scale)
            try writer.endRow()
            let cell = try TableReader(bytes: writer.written).nextTexts()?.first ?? ""
            #expect(try parseDecimal(cell, scale: scale) == amount)
        }
    }

    /// Texts made of what is dangerous for guard, quotes and line ends, in tables of every width.
    @Test func whatIsWrittenIsReadBack() throws {
        var numbers = SeededNumbers(seed: 42)
        let parts =
            ["=", "+", "-", "@", "\t", "\r", "\n", "'", "\"", ",", ";", "|", " ", "\u{3000}", "\u{FEFF}", "＝", "－"]
            + ["a", "名", "\u{301}", "\r\n", "1", ""]
        for _ in 0..<400 {
            let width = Int.random(in: 1...4, using: &numbers)
            let rows = (0..<Int.random(in: 1...5, using: &numbers)).map { _ in
                (0..<width).map { _ in
                    (0..<Int.random(in: 0...5, using: &numbers)).map { _ in parts.randomElement(using: &numbers) ?? "" }
                        .joined()
                }
            }
            var writer = SpreadsheetWriter(withBOM: Bool.random(using: &numbers))
            for row in rows { try writer.row(row) }

            let reader = try TableReader(bytes: writer.written, options: TableOptions(delimiter: .comma))

            let read = try allRows(reader).map { $0.map { Array(FormulaGuard.unguarded($0).utf8) } }
            #expect(read == rows.map { $0.map { Array($0.utf8) } })
        }
    }

    @Test(arguments: ["=a", "'=a", "''=a", "'a", "-5", "", "'", "' =a", "＠", "\0", "\tx", "x=", "'\u{301}=", " +"])
    func theGuardIsTakenAwayAgain(_ text: String) {
        #expect(FormulaGuard.unguarded(FormulaGuard.guarded(text)) == text)
    }

    @Test func onlyTheGuardIsTakenAway() {
        #expect(FormulaGuard.unguarded("'n Abend") == "'n Abend")
        #expect(FormulaGuard.unguarded("-5") == "-5")
    }

    @Test func aFileAppearsOnlyWhenItIsFinished() throws {
        let directory = try scratch()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = directory + "/out.csv"
        var writer = try SpreadsheetWriter(path: path)
        for index in 0..<20_000 { try writer.row(["name \(index)", "北京"]) }

        #expect(!FileManager.default.fileExists(atPath: path))
        try writer.finish()

        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["out.csv"])
        #expect(try allRows(TableReader(path: path)).count == 20_000)
        #expect(try TableReader(path: path).layout.hasBOM)
    }

    @Test func anAbandonedFileLeavesNothing() throws {
        let directory = try scratch()
        defer { try? FileManager.default.removeItem(atPath: directory) }

        func abandon() throws {
            var writer = try SpreadsheetWriter(path: directory + "/out.csv")
            try writer.row(["a"])
        }
        try abandon()

        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == [])
    }

    @Test func aFullDiskIsNamed() throws {
        let descriptor = open("/dev/full", O_WRONLY)
        defer { close(descriptor) }
        var writer = SpreadsheetWriter(descriptor: descriptor)
        try writer.row(["a"])

        #expect(throws: TabularProblem.unwritable(code: ENOSPC)) { try writer.finish() }
    }

    private func scratch() throws -> String {
        let path = NSTemporaryDirectory() + "tabular-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }
}
