import Kernel
import Records

/// Beside the columns: what the file is and how it is read, and what becomes of records that are there.
struct ImportMapSide {
    let context: PageContext
    let view: ImportMappingView
    private var words: Phrases { context.words }
    private var parts: ImportParts { ImportParts(context: context) }
    private var path: Path { "/import/\(view.it.id)" }

    var html: HTML { file + existing + reading }

    private var file: HTML {
        """
        <section class="card"><header><span class="t-jade">\(context.icon("sheetic"))</span><h2 class="trunc">\(view.it.name)</h2></header>\
        <div class="bd"><dl class="dlist"><dt>\(words("import.size"))</dt><dd>\(parts.size(view.it.size))</dd>\
        <dt>\(words("import.text"))</dt><dd>\(view.head.isText ? encoding : words("import.made"))</dd>\
        <dt>\(words("import.heading_row"))</dt><dd>\(headingRow)</dd></dl></div></section>
        """
    }
    private var encoding: String {
        "\(view.head.layout.encoding.rawValue.uppercased()), \(words("import.delimiter.\(view.head.layout.delimiter.rawValue)"))"
    }
    private var headingRow: String {
        view.head.hasHeader ? words("import.row", ["row": "\(view.head.skipped + 1)"]) : words("import.no_heading")
    }

    /// These belong to the form of the columns.
    private var existing: HTML {
        let choices = ImportSettings.Existing.allCases.sorted { order($0) < order($1) }.map { choice -> HTML in
            let checked: HTML = choice == view.it.existing ? " checked" : ""
            return """
                <label class="tick"><input type="radio" form="map" name="existing" value="\(choice.rawValue)"\(checked)>\
                \(words("import.existing.\(choice.rawValue)"))</label>
                """
        }
        let isSales = view.kind.targets.contains { $0.path == "lines.amount" }
        let walkIn: HTML? =
            isSales
            ? field("walk_in", "import.walk_in", hint: "import.walk_in_help") {
                "<input id=\"walk_in\" form=\"map\" name=\"walk_in\" maxlength=\"200\" value=\"\(view.choices.walkIn)\">"
            } : nil
        let dates = [("", "import.dates.ask"), ("day", "import.dates.day"), ("month", "import.dates.month")]
        let now = view.choices.dayFirst.map { $0 ? "day" : "month" } ?? ""
        return """
            <section class="card"><header><h2 id="e-h">\(words("import.existing"))</h2></header><div class="bd ticks" role="radiogroup" \
            aria-labelledby="e-h">\(choices.joined())</div></section><section class="card"><header><h2>\(words("import.values"))</h2></header>\
            <div class="bd stackl">\(field("dates", "import.dates") { select("dates", "map", dates, now) })\(walkIn)</div></section>
            """
    }
    private func order(_ choice: ImportSettings.Existing) -> Int {
        [.fill, .overwrite, .leave].firstIndex(of: choice) ?? 9
    }

    /// A form of its own, because the columns follow from it.
    private var reading: HTML {
        let kinds = kindChoices
        let sheets = view.head.sheets.enumerated().map { ("\($0.offset)", $0.element) }
        let sheet: HTML? =
            sheets.count > 1
            ? field("sheet", "import.sheet") { options("sheet", "again", sheets, "\(view.it.sheet)") } : nil
        let encodings =
            [("", words("import.recognised"))]
            + ["utf-8", "utf-16le", "gb18030", "big5", "windows-1252"].map { ($0, $0) }
        let delimiters =
            [("", words("import.recognised"))]
            + ["comma", "semicolon", "tab", "pipe", "spaces"].map {
                ($0, words("import.delimiter.\($0)"))
            }
        let signs: HTML? =
            view.head.isText
            ? field("encoding", "import.encoding") { options("encoding", "again", encodings, view.choices.encoding) }
                + field("delimiter", "import.delimiter") {
                    options("delimiter", "again", delimiters, view.choices.delimiter)
                }
            : nil
        let header = [("yes", words("import.header.yes")), ("no", words("import.header.no"))]
        return """
            <section class="card"><header><h2>\(words("import.reading"))</h2></header><div class="bd"><form id="again" method="post" \
            action="\(path)/read" class="stackl">\(context.token)\
            \(field("kind", "import.kind") { options("kind", "again", kinds, view.kind.slug) })\(sheet)\
            \(field("header", "import.heading") { options("header", "again", header, view.choices.hasHeader ? "yes" : "no") })\
            \(field("skip", "import.skip") {
                "<input id=\"skip\" name=\"skip\" inputmode=\"numeric\" value=\"\(view.choices.skipped)\">"
            })\(signs)<button class="btn line" data-busy="\(words("import.sending"))">\(words("import.read_again"))</button></form></div></section>
            """
    }
    private var kindChoices: [(String, String)] {
        context.catalog.schemas.filter { $0.traits.isListed && context.actor.may(.import, $0) }.map {
            ($0.slug, context.catalog.plural($0, context.language))
        }
    }

    private func field(_ id: String, _ label: String, hint: String? = nil, _ control: () -> HTML) -> HTML {
        let help: HTML? = hint.map { "<p class=\"hint\">\(words($0))</p>" }
        return """
            <div class="f"><label for="\(id)">\(words(label))</label><div class="inp">\(control())</div>\(help)</div>
            """
    }
    private func select(_ name: String, _ form: String, _ choices: [(String, String)], _ now: String) -> HTML {
        options(name, form, choices.map { ($0.0, words($0.1)) }, now)
    }
    private func options(_ name: String, _ form: String, _ choices: [(String, String)], _ now: String) -> HTML {
        let items = choices.map { value, text -> HTML in
            let selected: HTML = value == now ? " selected" : ""
            return "<option value=\"\(value)\"\(selected)>\(text)</option>"
        }
        return "<select id=\"\(name)\" name=\"\(name)\" form=\"\(form)\">\(items.joined())</select>"
    }
}
