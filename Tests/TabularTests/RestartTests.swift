import Foundation
import Testing

@testable import Tabular

@Suite struct RestartTests {
    static let text = "\u{FEFF}名称,金額\r\n\"a\nb\",1\r\n\n公司,\"2\"\"\"\rÄ,3\n\n𠮷,4"
    static let western = "Größe;Maß\n\"ä\nö\";1\n\né;2\r\nü;3"
    static let cases: [(TextEncoding, String, String)] = [
        (.utf8, "UTF-8", text), (.utf16LittleEndian, "UTF-16LE", text), (.utf16BigEndian, "UTF-16BE", text),
        (.gb18030, "GB18030", String(text.dropFirst())), (.big5, "BIG5", "名稱,金額\n\"甲\n乙\",1\n公司,2\n電話,3"),
        (.windows1252, "WINDOWS-1252", western),
    ]

    /// Interrupted behind each row, a second reader gives the rows that the first would have given.
    @Test(arguments: cases)
    func anInterruptedReadingGoesOn(_ encoding: TextEncoding, _ name: String, _ text: String) throws {
        let bytes = encoded(text, name)
        let options = TableOptions(encoding: encoding)
        let all = try numbered(TableReader(bytes: bytes, options: options))

        for count in 0...all.count {
            let first = try TableReader(bytes: bytes, options: options)
            for _ in 0..<count { _ = try first.nextTexts() }
            let second = try TableReader(bytes: bytes, options: options, startingAt: first.position)
            #expect(try numbered(second) == Array(all[count...]))
            #expect(second.layout == first.layout)
        }
    }

    @Test func aFileGoesOnWithoutReadingItsBeginning() throws {
        let path = NSTemporaryDirectory() + "restart-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("a,b\nc,d\ne,f\n".utf8).write(to: URL(filePath: path))
        let first = try TableReader(path: path)
        _ = try first.nextTexts()

        let second = try TableReader(path: path, startingAt: first.position)

        #expect(first.position == TablePosition(offset: 4, line: 2))
        #expect(try allRows(second) == [["c", "d"], ["e", "f"]])
    }

    @Test func aPositionBehindTheEndIsRefused() {
        #expect(throws: TabularProblem.unreadable(code: EINVAL)) {
            try TableReader(bytes: Array("a,b\n".utf8), startingAt: TablePosition(offset: 99, line: 2))
        }
    }

    private func numbered(_ reader: TableReader) throws -> [String] {
        var rows: [String] = []
        while try reader.next({ rows.append("\($0.line): \($0.texts)") }) {}
        return rows
    }
}
