import Foundation

@testable import Tabular

/// A ZIP file of parts that are not packed, as bytes.
func zip(_ parts: [(name: String, text: String)], flags: UInt8 = 0, overlapping: Bool = false) -> [UInt8] {
    var (bytes, directory) = ([UInt8](), [UInt8]())
    func word(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8 & 255)] }
    func long(_ number: Int) -> [UInt8] { word(number & 65_535) + word(number >> 16) }
    for part in parts {
        let (name, text) = (Array(part.name.utf8), Array(part.text.utf8))
        let offset = overlapping ? 0 : bytes.count
        let sizes = long(0) + long(text.count) + long(text.count) + word(name.count) + word(0)
        bytes += long(0x0403_4B50) + word(20) + [flags, 0] + word(0) + long(0) + sizes + name + text
        directory += long(0x0201_4B50) + word(20) + word(20) + [flags, 0] + word(0) + long(0)
        directory += sizes + word(0) + word(0) + word(0) + long(0) + long(offset) + name
    }
    let end = long(0x0605_4B50) + long(0) + word(parts.count) + word(parts.count)
    return bytes + directory + end + long(directory.count) + long(bytes.count) + word(0)
}

/// A workbook whose sheets hold this markup.
func workbook(
    _ sheets: [(name: String, rows: String)], texts: [String]? = nil, styles: String = "", since1904: Bool = false,
    prolog: String = ""
) -> [UInt8] {
    let names = sheets.enumerated().map { "<sheet name=\"\($0.element.name)\" sheetId=\"1\" r:id=\"r\($0.offset)\"/>" }
    let links = sheets.indices.map { "<Relationship Id=\"r\($0)\" Target=\"worksheets/sheet\($0).xml\"/>" }
    let epoch = since1904 ? "<workbookPr date1904=\"1\"/>" : ""
    var parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", "<workbook xmlns:r=\"r\">\(epoch)<sheets>\(names.joined())</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships>\(links.joined())</Relationships>"),
        ("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"),
    ]
    if let texts { parts.append(("xl/sharedStrings.xml", "<sst>\(texts.map { "<si>\($0)</si>" }.joined())</sst>")) }
    for (index, sheet) in sheets.enumerated() {
        let markup = "\(prolog)<x:worksheet xmlns:x=\"x\"><x:sheetData>\(sheet.rows)</x:sheetData></x:worksheet>"
        parts.append(("xl/worksheets/sheet\(index).xml", markup))
    }
    return zip(parts)
}

/// What is made of a file that is no text table.
struct Converted {
    let text: String
    let report: ForeignReport

    init(_ bytes: [UInt8], sheet: Int = 0) throws {
        let path = NSTemporaryDirectory() + "foreign-" + String(UInt64.random(in: 0 ... .max), radix: 36)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        defer {
            try? FileManager.default.removeItem(atPath: path)
            try? FileManager.default.removeItem(atPath: path + ".csv")
        }
        try self.init(path: path, to: path + ".csv", sheet: sheet)
    }
    init(path: String, to target: String, sheet: Int = 0) throws {
        guard let kind = try ForeignTable(path: path) else { throw TabularProblem.notATable(.binary) }
        report = try Sandbox.here.convert(path, kind, sheet: sheet, to: target)
        text = try String(contentsOfFile: target, encoding: .utf8)
    }
}
