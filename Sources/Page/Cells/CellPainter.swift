import Kernel
import Records

/// Draws the cells of one list, row after row, straight from the engine's memory.
/// What rows have in common (labels of choices, colleagues) is drawn once and kept.
package struct CellPainter {
    private let context: PageContext
    private let schema: Schema
    private let columns: [PaintedColumn]
    /// Where the columns stand that have cells of their own.
    private let shown: [Int]
    /// Cells that a module drew, by what they were drawn from: grades repeat.
    private var drawn: [[Value]: HTML] = [:]
    /// What the cell in hand is drawn from.
    private var values: [Value] = []

    package init(_ context: PageContext, _ plan: ListPlan, own: [String: OwnCell] = [:]) {
        self.context = context
        schema = plan.schema
        let title =
            plan.columns.contains { $0.field.name == plan.schema.traits.title }
            ? plan.schema.traits.title : plan.columns.first { $0.field.type is TextType }?.field.name
        let columns = plan.columns.map { column in
            let isTitle = column.field.name == title
            let paint =
                own[column.field.name].map { Paint.own($0) }
                ?? (isTitle && column.field.type is TextType ? .title : Paint(column, context))
            let hasReadyNames = column.field.link.map { context.catalog.hasReadyNames($0) } ?? false
            return PaintedColumn(column: column, paint: paint, isTitle: isTitle, hasReadyNames: hasReadyNames)
        }
        var needed: Set<String> = []
        for index in columns.indices {
            guard case .own(let own) = columns[index].paint else { continue }
            needed.formUnion(own.needs)
            columns[index].needs = own.needs.compactMap { name in columns.firstIndex { $0.column.field.name == name } }
        }
        // Fields that were read for another cell's sake have no column of their own.
        shown = columns.indices.filter { !needed.contains(columns[$0].column.field.name) }
        self.columns = columns
    }
}

extension CellPainter {
    /// The column heads, each of which sorts.
    package func head(_ plan: ListPlan, sortLink: (AnyField) -> Path?) -> HTML {
        shown.map { columns[$0] }.map { column in
            let field = column.column.field
            let isSorted = plan.sort?.name == field.name
            let direction: HTML =
                isSorted ? (plan.isDescending ? " aria-sort=\"descending\"" : " aria-sort=\"ascending\"") : ""
            let arrow: HTML? = isSorted ? context.icon(plan.isDescending ? "down" : "up", .tiny) : nil
            let label = context.label(field, schema)
            let name: HTML = column.isTitle ? "stick2" : column.isNumber ? "num" : ""
            let content: HTML = sortLink(field).map { "<a href=\"\($0)\">\(label)\(arrow)</a>" } ?? "\(label)"
            return "<th role=\"columnheader\" scope=\"col\" class=\"\(name)\"\(direction)>\(content)</th>"
        }.joined()
    }
    package var columnWidths: HTML {
        let shown = self.shown.map { columns[$0] }
        // The last column takes what the others leave.
        return shown.dropLast().map { column -> HTML in
            if column.isTitle { return "<col class=\"c-name\">" }
            return switch column.paint {
            case .own: "<col class=\"c-grade\">"
            case .whole, .percent: "<col class=\"c-num\">"
            case .decimal: "<col class=\"c-money\">"
            case .day, .moment: "<col class=\"c-date\">"
            case .person, .department: "<col class=\"c-person\">"
            case .pick, .flag: "<col class=\"c-tag\">"
            case .title, .text, .mail, .phone, .address, .link: "<col class=\"c-text\">"
            }
        }.joined() + "<col>"
    }

    /// One row.
    package mutating func row<Row: Cells & ~Copyable>(_ row: borrowing Row, into page: inout HTML, path: Path) {
        let id = row.int(0)
        page.write("<tr role=\"row\" id=\"r")
        page.write(id)
        page.write("\" data-row>")
        for index in shown { cell(row, columns[index], id, path, into: &page) }
        page.write("<td role=\"cell\" class=\"p-sub\">")
        subtitle(row, into: &page)
        page.write("</td></tr>\n")
    }

    /// On the phone: the first texts beside the name, in one line.
    private func subtitle<Row: Cells & ~Copyable>(_ row: borrowing Row, into page: inout HTML) {
        var written = 0
        for column in columns where !column.isTitle && written < 2 {
            let at: Int
            switch column.paint {
            case .text, .mail, .phone, .day: at = column.at
            case .link: at = column.column.titleColumn ?? column.at
            default: continue
            }
            let isEmpty = row.withText(at) { $0.isEmpty }
            if isEmpty { continue }
            if written > 0 { page.write(" · ") }
            if case .day = column.paint {
                write(day: row, at, into: &page)
            } else {
                write(name: row, at, column, into: &page)
            }
            written += 1
        }
    }

    private mutating func cell<Row: Cells & ~Copyable>(
        _ row: borrowing Row, _ column: PaintedColumn, _ id: Int64, _ path: Path, into page: inout HTML
    ) {
        let at = column.at
        if case .own(let own) = column.paint {
            page.write("<td role=\"cell\" class=\"p-grade\">")
            read(row, column)
            if let known = drawn[values] {
                page += known
            } else {
                let fresh = own.draw(context, values)
                drawn[values] = fresh
                page += fresh
            }
            return page.write("</td>")
        }
        if case .title = column.paint { return title(row, at, id, path, into: &page) }
        if isEmpty(row, column) {
            return page.write(
                column.isNumber
                    ? "<td role=\"cell\" class=\"dim num\">–</td>" : "<td role=\"cell\" class=\"dim\">–</td>")
        }
        switch column.paint {
        case .title, .own: break
        case .text:
            page.write("<td role=\"cell\" class=\"mid trunc\">")
            row.withText(at) { page.write(utf8: $0) }
        case .mail, .phone, .address:
            page.write("<td role=\"cell\" class=\"mid trunc\">")
            row.withText(at) { page.write(utf8: $0) }
        case .whole:
            page.write("<td role=\"cell\" class=\"num\">")
            page.write(units: row.int(at), scale: 0, digits: 0)
        case .decimal(let scale, let digits):
            page.write("<td role=\"cell\" class=\"num strong p-val\">")
            page.write(units: row.int(at), scale: scale, digits: digits)
        case .percent:
            page.write("<td role=\"cell\" class=\"num\">")
            page.write(units: row.int(at), scale: 2, digits: 0)
            page.write(" %")
        case .day:
            page.write("<td role=\"cell\" class=\"mid\">")
            write(day: row, at, into: &page)
        case .moment:
            page.write("<td role=\"cell\" class=\"mid\">")
            page.write(text: context.look.format.show(Instant(ms: row.int(at))))
        case .flag:
            let word = context.words(row.int(at) != 0 ? "yes" : "no")
            page.write("<td role=\"cell\" class=\"mid\">")
            page.write(text: word)
        case .pick(let drawn):
            page.write("<td role=\"cell\"><span class=\"tag\"><span class=\"dot\"></span>")
            let choice = row.text(at)
            if let label = drawn[choice] { page += label } else { page.write(text: choice) }
            page.write("</span>")
        case .person:
            page.write("<td role=\"cell\">")
            let id = row.int(at)
            if let known = column.drawn[id] {
                page += known
            } else {
                let fresh = person(id)
                column.drawn[id] = fresh
                page += fresh
            }
        case .department:
            page.write("<td role=\"cell\" class=\"mid\">")
            page.write(text: context.state.organisation.units[row.int(at)]?.name ?? "")
        case .link(let target): link(row, column, target, into: &page)
        }
        page.write("</td>")
    }

    private func isEmpty<Row: Cells & ~Copyable>(_ row: borrowing Row, _ column: PaintedColumn) -> Bool {
        column.kind == .text ? row.withText(column.at) { $0.isEmpty } : row.isNull(column.at)
    }
    private mutating func read<Row: Cells & ~Copyable>(_ row: borrowing Row, _ column: PaintedColumn) {
        values.removeAll(keepingCapacity: true)
        values.append(row.value(column.at, column.kind))
        for index in column.needs { values.append(row.value(columns[index].at, columns[index].kind)) }
    }
    private func title<Row: Cells & ~Copyable>(
        _ row: borrowing Row, _ at: Int, _ id: Int64, _ path: Path, into page: inout HTML
    ) {
        page.write(
            "<td role=\"cell\" class=\"stick2 p-name\"><div class=\"who\"><span class=\"mono\" aria-hidden=\"true\">")
        if schema.traits.hasReadyNames {
            page.write(text: String(readyTitle(row, at).prefix(1)))
        } else {
            row.withText(at) { utf8 in
                page.write(utf8: UnsafeRawBufferPointer(rebasing: utf8.prefix(utf8.firstCharacterLength)))
            }
        }
        // Parts of a record, such as the lines of an order, have no page of their own.
        guard schema.traits.isListed else {
            page.write("</span><span class=\"trunc\">")
            row.withText(at) { page.write(utf8: $0) }
            return page.write("</span></div></td>")
        }
        page.write("</span><a href=\"")
        page.write(text: path.text)
        page.write("/")
        page.write(id)
        page.write("\" class=\"trunc\" data-open>")
        // A link without words could not be followed by ear.
        if row.withText(at, { $0.isEmpty }) {
            page.write("–")
        } else if schema.traits.hasReadyNames {
            page.write(text: readyTitle(row, at))
        } else {
            row.withText(at) { page.write(utf8: $0) }
        }
        page.write("</a></div></td>")
    }
    private func link<Row: Cells & ~Copyable>(
        _ row: borrowing Row, _ column: PaintedColumn, _ target: Path, into page: inout HTML
    ) {
        guard let titleColumn = column.column.titleColumn, !row.isNull(titleColumn) else {
            return page.write("<td role=\"cell\" class=\"dim\">–")
        }
        guard !target.text.isEmpty else {
            page.write("<td role=\"cell\" class=\"mid trunc\">")
            return write(name: row, titleColumn, column, into: &page)
        }
        page.write("<td role=\"cell\" class=\"trunc\"><a class=\"a\" href=\"")
        page.write(text: target.text)
        page.write("/")
        page.write(row.int(column.at))
        page.write("\">")
        write(name: row, titleColumn, column, into: &page)
        page.write("</a>")
    }
    /// The text of a cell; where it names a ready record, in the reader's language.
    private func write<Row: Cells & ~Copyable>(
        name row: borrowing Row, _ at: Int, _ column: PaintedColumn, into page: inout HTML
    ) {
        guard column.hasReadyNames, let link = column.field.link else {
            return row.withText(at) { page.write(utf8: $0) }
        }
        page.write(
            text: context.catalog.shown(row.text(at), of: link.target, in: link.dictionary, context.language))
    }
    /// A ready record's own name in the list of its kind.
    private func readyTitle<Row: Cells & ~Copyable>(_ row: borrowing Row, _ at: Int) -> String {
        var list: String?
        if schema.name == LinkType.dictionaryItems, let column = columns.first(where: { $0.field.name == "dictionary" })
        {
            list = row.text(column.at)
        }
        return context.catalog.shown(row.text(at), of: schema.name, in: list, context.language)
    }
    private func person(_ id: Int64) -> HTML {
        context.look.frames.person(id, context.state.organisation.version) {
            context.state.organisation.people[id].map { context.person($0.name) } ?? ""
        }
    }
    private func write<Row: Cells & ~Copyable>(day row: borrowing Row, _ at: Int, into page: inout HTML) {
        let numbers = row.withText(at) { utf8 -> (Int, Int, Int)? in
            guard utf8.count == 10 else { return nil }
            func number(_ range: Range<Int>) -> Int { utf8[range].reduce(0) { $0 * 10 + Int($1 &- 48) } }
            return (number(0..<4), number(5..<7), number(8..<10))
        }
        guard let numbers, let day = Day(numbers.0, numbers.1, numbers.2) else { return }
        page.write(text: context.look.format.show(day))
    }
}

extension UnsafeRawBufferPointer {
    /// The bytes of the first scalar: what stands in a monogram.
    fileprivate var firstCharacterLength: Int {
        guard let first else { return 0 }
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        return Swift.min(length, count)
    }
}
