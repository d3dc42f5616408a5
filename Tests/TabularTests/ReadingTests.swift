import TestKit
import Testing

@testable import Tabular

@Suite struct ReadingTests {
    @Test(arguments: [
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a,b\rc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\n\n\r\n\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,\n,b\n", [["a", ""], ["", "b"]]),
        ("a,b,c\n1\n1,2,3,4\n", [["a", "b", "c"], ["1"], ["1", "2", "3", "4"]]),
        ("\"a \"\"b\"\"\",\"c\r\nd\"\n1,2\n", [["a \"b\"", "c\r\nd"], ["1", "2"]]),
        ("x,5\" pipe\ny,\"a\"b\n", [["x", "5\" pipe"], ["y", "ab"]]),
        ("a, \"b,c\"\nd,e\n", [["a", "b,c"], ["d", "e"]]),
        ("\"\",\"\"\n", [["", ""]]), ("a,\"\"\"\"\nb,c", [["a", "\""], ["b", "c"]]),
    ])
    func recordsAreCutAsPeopleMeanThem(_ text: String, _ rows: [[String]]) throws {
        #expect(try allRows(text, TableOptions(delimiter: .comma)) == rows)
    }

    @Test(arguments: [
        ("a,b\n1,2\n", Delimiter.comma), ("a;b\n1,5;2,5\n", .semicolon), ("1,5;2,3\n4,1;7,5\n", .semicolon),
        ("a\tb\n1,2\t3\n", .tab), ("a|b|c\n1|2|3\n", .pipe), ("\"a;b\",c\n\"d;e\",f\n", .comma), ("name\nx\n", .comma),
        (" 1 2 3\n  4 5 6\n7  8 9\n", .spaces), ("Full Name\nWang Fang\nLi Na\nZhang Wei\n", .comma),
    ])
    func theDelimiterIsRecognised(_ text: String, _ delimiter: Delimiter) throws {
        #expect(try TableReader(bytes: Array(text.utf8)).layout.delimiter == delimiter)
    }

    @Test func spacedColumnsHaveNoEmptyCells() throws {
        #expect(
            try allRows(" 1  2\t3 \n\n   \n4 5\n", TableOptions(delimiter: .spaces)) == [["1", "2", "3"], ["4", "5"]])
    }

    @Test func aRowKnowsItsLineAndItsOriginalText() throws {
        let reader = try TableReader(bytes: Array("a,b\n\n\"x\ny\",\"1\"\"\"\r\nc,d".utf8))
        var seen: [String] = []

        while try reader.next({ seen.append("\($0.line) \($0.raw)") }) {}

        #expect(seen == ["1 a,b", "3 \"x\ny\",\"1\"\"\"", "5 c,d"])
    }

    @Test func aMissingCellIsEmpty() throws {
        let reader = try TableReader(bytes: Array("a,b\n".utf8))

        _ = try reader.next { row in #expect(row.text(2) == "" && row.text(-1) == "" && row.count == 2) }
    }

    @Test func whatTheCallerThrowsComesBackAndTheReaderGoesOn() throws {
        struct Stop: Error {}
        let reader = try TableReader(bytes: Array("a,b\nc,d\n".utf8))

        #expect(throws: Stop.self) { try reader.next { _ in throw Stop() } }

        #expect(try reader.nextTexts() == ["c", "d"])
        #expect(try reader.nextTexts() == nil)
    }

    /// Each piece that the stream gives may end inside any record: pieces of text around the border, moved by a byte.
    @Test(arguments: 0..<24)
    func recordsAcrossPiecesStayWhole(_ shift: Int) throws {
        let filler = String(repeating: "z", count: TextStream.pieceBytes - 24 + shift - 3)
        let text = "\(filler),1\r\n\"a\"\"b\r\nc\",\"d\"\r\ne,f\r\n"

        let rows = try allRows(text, TableOptions(encoding: .utf8, delimiter: .comma))

        #expect(rows == [[filler, "1"], ["a\"b\r\nc", "d"], ["e", "f"]])
    }

    @Test func noBytesTrapTheReader() throws {
        var numbers = SeededNumbers(seed: 7)
        let alphabet: [UInt8] = [
            0x22, 0x2C, 0x0A, 0x0D, 0x3B, 0x09, 0x20, 0x61, 0x31, 0x00, 0xC3, 0xA9, 0xE5, 0x85, 0xFF,
        ]
        for _ in 0..<1000 {
            let bytes = (0..<Int.random(in: 0..<60, using: &numbers)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &numbers)]
            }
            let encoding = TextEncoding.allCases.randomElement(using: &numbers)
            let delimiter = Delimiter.allCases.randomElement(using: &numbers)
            _ = problem(bytes)
            _ = problem(bytes, TableOptions(encoding: encoding, delimiter: delimiter))
        }
    }
}
