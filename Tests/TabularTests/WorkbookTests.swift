import Foundation
import Testing

@testable import Tabular

@Suite struct WorkbookTests {
    private func rows(_ rows: String, texts: [String]? = nil, styles: String = "", since1904: Bool = false) throws
        -> String
    {
        try Converted(workbook([("A", rows)], texts: texts, styles: styles, since1904: since1904)).text
    }

    @Test func textsStandInTheirCellsOrAreShared() throws {
        let cells = """
            <x:row r="1"><x:c r="A1" t="s"><x:v>1</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>a, "b"</x:t></x:is></x:c>\
            <x:c r="C1" t="str"><x:f>A1</x:f><x:v>made</x:v></x:c></x:row>
            """

        #expect(
            try rows(cells, texts: ["<t>no</t>", "<r><t>上</t></r><r><t>海</t></r><rPh><t>shang</t></rPh>"])
                == "上海,\"a, \"\"b\"\"\",made\n")
    }
    @Test func numbersAreWrittenAsTheSheetShowsThem() throws {
        let numbers = ["12", "0.1", "0.30000000000000004", "1234567.8900000001", "6.22848E+18", "-5", "1E-05"]
        let cells = numbers.map { "<x:c><x:v>\($0)</x:v></x:c>" }.joined()

        #expect(try rows("<x:row>\(cells)</x:row>") == "12,0.1,0.3,1234567.89,6228480000000000000,-5,0.00001\n")
    }
    @Test func yesAndNoAndErrorsAreWords() throws {
        let cells = "<x:c t=\"b\"><x:v>1</x:v></x:c><x:c t=\"b\"><x:v>0</x:v></x:c><x:c t=\"e\"><x:v>#N/A</x:v></x:c>"

        #expect(try rows("<x:row>\(cells)</x:row>") == "true,false,#N/A\n")
    }

    /// Styles 0 to 4: general, 14 (a day), 22 (day and time), a format of one's own, a percent.
    private let styles = """
        <numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts>\
        <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>\
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs>
        """
    @Test func daysAreKnownByTheirFormat() throws {
        func cell(_ style: Int, _ value: String) -> String { "<x:c s=\"\(style)\"><x:v>\(value)</x:v></x:c>" }
        // By hand: serial 40513 is 2010-12-01, as Excel shows it; .3513888 of a day is 8:26; serials 1 and 61 stand on
        // either side of the 29 February 1900 that never was.
        let cells =
            cell(0, "40513") + cell(1, "40513") + cell(2, "40513.351388888892") + cell(3, "40513")
            + cell(4, "0.155") + cell(1, "1") + cell(1, "61")
        let expected = "40513,2010-12-01,2010-12-01 08:26:00,2010-12-01,15.5%,1900-01-01,1900-03-01\n"

        #expect(try rows("<x:row>\(cells)</x:row>", styles: styles) == expected)
        // 1462 days lie between the two beginnings.
        let later = "<x:row><x:c s=\"1\"><x:v>39051</x:v></x:c></x:row>"
        #expect(try rows(later, styles: styles, since1904: true) == "2010-12-01\n")
    }
    @Test(arguments: [
        ("General", NumberFormats.Kind.number), ("#,##0.00\\ \"d\"", .number), ("yyyy-mm-dd hh:mm", .moment),
        ("[h]:mm", .time), ("mmm\\-yy", .day), ("[Red]0.0%", .percent), ("[$-804]m\"月\"d\"日\"", .day),
        ("0.00E+00", .number),
    ])
    func formatsSayWhatANumberIs(_ code: String, _ kind: NumberFormats.Kind) {
        #expect(NumberFormats.kind(code) == kind)
    }

    @Test func emptyCellsAndRowsKeepTheirPlace() throws {
        let cells = """
            <x:row r="2"><x:c r="A2" s="1"/><x:c r="C2"><x:v>1</x:v></x:c><x:c r="E2"/></x:row><x:row r="4"><x:c r="B4">\
            <x:v>2</x:v></x:c></x:row>
            """

        #expect(try rows(cells) == "\n,,1\n\n,2\n")
    }
    @Test func aCharacterThatMarkupCannotHoldIsWrittenOut() throws {
        let cells = "<x:row><x:c t=\"inlineStr\"><x:is><x:t>a_x000D__x005F_b</x:t></x:is></x:c></x:row>"

        #expect(try rows(cells) == "\"a\r_b\"\n")
    }
    @Test func oneOfSeveralSheetsIsChosen() throws {
        func sheet(_ text: String) -> String { "<x:row><x:c><x:v>\(text)</x:v></x:c></x:row>" }
        let book = workbook([("客户", sheet("1")), ("Orders", sheet("2"))])

        let second = try Converted(book, sheet: 1)

        #expect(second.text == "2\n")
        #expect(second.report == ForeignReport(sheets: ["客户", "Orders"], rows: 1))
        #expect(throws: TabularProblem.noSheet) { try Converted(book, sheet: 2) }
    }

    @Test func whatMayMeanHarmIsRefused() throws {
        let row = "<x:row><x:c><x:v>1</x:v></x:c></x:row>"
        let entity = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
        #expect(throws: TabularProblem.damaged) { try Converted(workbook([("A", row)], prolog: entity)) }
        #expect(throws: TabularProblem.damaged) { try Converted(workbook([("A", row + "<x:row>")])) }
        let parts = (0...1_000).map { ("xl/part\($0)", "") }
        #expect(throws: TabularProblem.bomb) { try Converted(zip(parts)) }
        #expect(throws: TabularProblem.bomb) { try Converted(zip([("xl/a", "x"), ("xl/b", "x")], overlapping: true)) }
        #expect(throws: TabularProblem.locked) { try Converted(zip([("xl/workbook.xml", "")], flags: 1)) }
        #expect(throws: TabularProblem.damaged) { try Converted(Array(workbook([("A", row)]).dropLast(30))) }
        let far = "<x:row><x:c r=\"XFD1\"><x:v>1</x:v></x:c></x:row>"
        #expect(throws: TabularProblem.tooManyColumns(line: 1, limit: 2_000)) { try Converted(workbook([("A", far)])) }
    }
    @Test func aBrokenWorkbookNeverEndsTheProcess() throws {
        let book = workbook([("A", "<x:row><x:c t=\"s\"><x:v>0</x:v></x:c></x:row>")], texts: ["<t>a</t>"])
        // Every byte once another one: each is read or refused.
        for index in stride(from: 4, to: book.count, by: 3) {
            var broken = book
            broken[index] ^= 0xFF
            _ = try? Converted(broken)
        }
    }
    @Test func problemsComeBackFromTheOtherProcess() {
        for problem in [TabularProblem.damaged, .locked, .bomb, .noSheet, .empty, .badJSON(line: 7), .tooHard] {
            #expect(TabularProblem(line: problem.line) == problem)
        }
    }

    @Test(.enabled(if: SharedFiles.areHere)) func realWorkbooksAreRead() throws {
        let folder = SharedFiles.data.appending(path: "csv_torture")
        let target = NSTemporaryDirectory() + "real-\(UInt64.random(in: 0 ... .max)).csv"
        defer { try? FileManager.default.removeItem(atPath: target) }

        let simple = try Converted(path: folder.appending(path: "messytables-horror/simple.xlsx").path, to: target)

        #expect(simple.text.hasPrefix("date,temperature,place\n2011-01-01,1,Galway\n"))
    }
}
