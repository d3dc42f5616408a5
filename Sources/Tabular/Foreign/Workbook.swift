/// A workbook (XLSX): its sheets, and one of them as a table.
struct Workbook {
    private let archive: ZipArchive
    private let budget = UnpackingBudget()
    private let list: SheetList
    private let targets: [String: String]

    init(_ source: ByteSource) throws(TabularProblem) {
        archive = try ZipArchive(source)
        let list = SheetList()
        let links = SheetTargets()
        try Workbook.read("xl/workbook.xml", archive, budget, list, isNeeded: true)
        try Workbook.read("xl/_rels/workbook.xml.rels", archive, budget, links, isNeeded: true)
        (self.list, targets) = (list, links.targets)
        guard !list.sheets.isEmpty else { throw .noSheet }
    }
    var sheets: [String] { list.sheets.map(\.name) }

    func write(sheet: Int, to output: CellOutput) throws(TabularProblem) {
        guard list.sheets.indices.contains(sheet), let target = targets[list.sheets[sheet].link] else { throw .noSheet }
        let (texts, formats) = (SharedTexts(), NumberFormats())
        try Workbook.read("xl/sharedStrings.xml", archive, budget, texts)
        try Workbook.read("xl/styles.xml", archive, budget, formats)
        let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        let reader = SheetReader(output, texts, formats.kinds, since1904: list.since1904)
        try Workbook.read(path, archive, budget, reader, isNeeded: true)
        try output.finish()
    }

    private static func read(
        _ name: String, _ archive: ZipArchive, _ budget: UnpackingBudget, _ handler: any MarkupHandler,
        isNeeded: Bool = false
    ) throws(TabularProblem) {
        guard let entry = archive[name] else {
            if isNeeded { throw .damaged }
            return
        }
        try MarkupReader.read(try Inflater(archive, entry, budget), handler)
    }
}

/// xl/workbook.xml
private final class SheetList: MarkupHandler {
    private(set) var sheets: [(name: String, link: String)] = []
    private(set) var since1904 = false

    func begin(_ name: MarkupName, _ attributes: MarkupAttributes) throws(TabularProblem) {
        switch name {
        case "workbookPr": since1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        case "sheet":
            guard sheets.count < 1_000 else { throw .bomb }
            sheets.append((attributes["name"] ?? "", attributes["id"] ?? ""))
        default: break
        }
    }
    func end(_ name: MarkupName) {}
    func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// xl/_rels/workbook.xml.rels
private final class SheetTargets: MarkupHandler {
    private(set) var targets: [String: String] = [:]

    func begin(_ name: MarkupName, _ attributes: MarkupAttributes) {
        guard "Relationship" ~= name, let id = attributes["Id"], targets.count < 2_000 else { return }
        targets[id] = attributes["Target"]
    }
    func end(_ name: MarkupName) {}
    func text(_ bytes: UnsafeRawBufferPointer) {}
}
