import Foundation
import Testing

@testable import Tabular

/// Real files against the answers that came with them.
@Suite(.enabled(if: SharedFiles.areHere)) struct ReferenceTests {
    @Test func theSpectrumFilesGiveTheirAnswers() throws {
        let folder = SharedFiles.data.appending(path: "csv_torture/csv-spectrum")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "csvs").path)
        #expect(names.count == 12)

        for name in names.map({ $0.replacing(".csv", with: "") }) {
            let json = try Data(contentsOf: folder.appending(path: "json/\(name).json"))
            let rows = try allRows(TableReader(path: folder.appending(path: "csvs/\(name).csv").path))
            let records = rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
            if name == "location_coordinates" {
                // Its answer is one object, and has another telephone number than the file.
                let answer = try JSONDecoder().decode([String: String].self, from: json)
                #expect(records.count == 1 && records[0]["Location Coordinates"] == answer["Location Coordinates"])
            } else {
                let answer = try JSONDecoder().decode([[String: String]].self, from: json)
                // The files were stored with `\n` for `\r\n`; their answers were not.
                #expect(answer.map { $0.mapValues { $0.replacing("\r\n", with: "\n") } } == records, "\(name)")
            }
        }
    }

    private struct Expectation: Decodable {
        struct Dialect: Decodable { let delimiter: String }
        let bom: String?
        let dialect: Dialect?
        let widths: [String: Int]
        let firstRow: [String]

        enum CodingKeys: String, CodingKey {
            case bom
            case dialect = "clevercsv_dialect"
            case widths = "field_count_histogram"
            case firstRow = "first_row_python_csv"
        }
    }

    /// Where another sniffer's opinion is not ours, with the reason.
    private static let opinions = [
        "csvkit/bad.csv": "it takes the apostrophe for the quote; in this file the quote is the quote",
        "csvkit/empty.csv": "a line end alone is no table",
        "papaparse/malformed.tsv": "it takes a tab file without quotes; the file opens a quote that it never closes",
    ]

    @Test func theTortureFilesAreCutAsExpected() throws {
        let answers = try JSONDecoder().decode(
            [String: Expectation].self,
            from: Data(contentsOf: SharedFiles.data.appending(path: "reference/csv_expected.json")))
        #expect(answers.count == 58)

        for (name, answer) in answers where Self.opinions[name.replacing("csv_torture/", with: "")] == nil {
            let reader = try TableReader(path: SharedFiles.data.appending(path: name).path)
            var widths: [String: Int] = [:]
            var first: [String]?
            while try reader.next({ row in
                widths["\(row.count)", default: 0] += 1
                first = first ?? row.texts
            }) {}
            let blankless = answer.widths.filter { $0.key != "0" }
            #expect(widths == blankless, "\(name)")
            #expect(reader.layout.hasBOM == (answer.bom != nil), "\(name)")
            let expected = answer.dialect?.delimiter ?? ""
            #expect(
                reader.layout.delimiter.byte == (expected.isEmpty ? UInt8(ascii: ",") : expected.utf8.first), "\(name)")
            // Theirs is always cut at commas, holds at most twelve cells and may be a blank line.
            if expected == ",", !answer.firstRow.isEmpty {
                #expect(first.map { Array($0.prefix(12)) } == answer.firstRow, "\(name)")
            }
        }
    }

    @Test(arguments: [
        ("csvkit/test.xls", FileKind.xls), ("csvkit/test_skip_lines.xlsx", .xlsx), ("csvkit/dummy.csv.bz2", .bzip2),
        ("messytables-horror/simple.ods", .ods), ("messytables-horror/simple.zip", .zip),
        ("messytables-horror/simple.xlsx", .xlsx), ("../online_retail/online_retail.csv.gz", .gzip),
    ])
    func workbooksAndArchivesAreRefusedByKind(_ name: String, _ kind: FileKind) {
        #expect(throws: TabularProblem.notATable(kind)) {
            try TableReader(path: SharedFiles.data.appending(path: "csv_torture/\(name)").path)
        }
    }

    @Test func printedColumnsAreRecognised() throws {
        let reader = try TableReader(path: SharedFiles.data.appending(path: "cdnow_sample/CDNOW_sample.txt").path)

        #expect(reader.layout.delimiter == .spaces)
        #expect(try reader.nextTexts() == ["00004", "0001", "19970101", "2", "29.33"])
        #expect(try allRows(reader).count == 6918)
    }
}
