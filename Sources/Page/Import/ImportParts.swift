import Kernel
import Records

/// What the pages of imports share: their frame, their steps, what is in the way.
struct ImportParts {
    let context: PageContext
    var words: Phrases { context.words }

    enum Step: Int, CaseIterable { case upload = 1, match, review, done }
    private static let names: [Step: String] = [
        .upload: "import.step.upload", .match: "import.step.match", .review: "import.step.review",
        .done: "import.step.import",
    ]

    func page(_ title: String, _ step: Step, actions: HTML = "", scripts: [String] = [], _ content: HTML) -> HTML {
        var frame = Frame(context)
        frame.scripts = scripts
        let bar: HTML = """
            <header class="bar"><h1>\(title)</h1>\(steps(step))<span class="push"></span>\(actions)</header>
            """
        return frame.page(title: title, bar + content)
    }
    private func steps(_ now: Step) -> HTML {
        let items = Step.allCases.map { step -> HTML in
            let name = words(ImportParts.names[step] ?? "")
            if step.rawValue < now.rawValue {
                return "<li class=\"ok\"><b>\(context.icon("check", .tiny))</b><span>\(name)</span></li>"
            }
            let current: HTML = step == now ? " aria-current=\"step\"" : ""
            return "<li\(current)><b>\(step.rawValue)</b><span>\(name)</span></li>"
        }
        return "<ol class=\"steps\">\(items.joined())</ol>"
    }

    /// A button that is a form of its own.
    func button(_ path: Path, _ name: String, _ label: String, icon: String = "", look: HTML = "btn line") -> HTML {
        let sign: HTML = icon.isEmpty ? "" : context.icon(icon, .small)
        return """
            <form method="post" action="\(path)">\(context.token)<button class="\(look)" name="do" value="\(name)">\
            \(sign)\(label)</button></form>
            """
    }
    /// Text in whatever language the file is.
    func number(_ value: Int) -> String { grouped(Int64(value), scale: 0, digits: nil) }
    func size(_ bytes: Int64) -> String {
        switch bytes {
        case ..<1_000: "\(bytes) B"
        case ..<1_000_000: "\(bytes / 1_000) KB"
        default: "\(grouped(bytes / 100_000, scale: 1, digits: 1)) MB"
        }
    }
    /// The kind's name within a sentence: English writes it small.
    func kindName(_ kind: ImportKind) -> String {
        let name = context.catalog[kind.entity].map { context.catalog.plural($0, context.language) } ?? kind.slug
        return context.language == .en ? name.lowercased() : name
    }
    /// `Customer · Name` where a row of one kind speaks of another.
    func label(_ target: ImportTarget) -> String {
        let label = target.label(context.catalog.words, context.language)
        guard let prefix = target.path.split(separator: ".").first, let other = context.catalog[String(prefix)],
            target.path.contains(".")
        else { return label }
        return "\(context.catalog.label(other, context.language)) · \(label)"
    }

    /// `1,171 new · 34 changed`, by entity.
    func counts(_ counts: ImportCounts) -> [(entity: String, name: String, created: Int, updated: Int, unchanged: Int)]
    {
        let names = Set(counts.created.keys).union(counts.updated.keys).union(counts.unchanged.keys)
        return context.catalog.schemas.filter { names.contains($0.name) }.map { schema in
            (
                schema.name, context.catalog.plural(schema, context.language), counts.created[schema.name] ?? 0,
                counts.updated[schema.name] ?? 0, counts.unchanged[schema.name] ?? 0
            )
        }
    }
    func countTable(_ counts: ImportCounts, link: (String) -> Path? = { _ in nil }) -> HTML {
        let heads = ["import.entity", "import.new", "import.changed", "import.as_it_was"].enumerated().map {
            index, key -> HTML in
            let look: HTML = index == 0 ? "" : " class=\"num\""
            return "<th role=\"columnheader\" scope=\"col\"\(look)>\(words(key))</th>"
        }
        let rows = self.counts(counts).map { row -> HTML in
            let name: HTML
            if let path = link(row.entity) {
                name = "<a class=\"strong\" href=\"\(path)\">\(row.name)</a>"
            } else {
                name = "\(row.name)"
            }
            let cells = [
                ("import.new", row.created), ("import.changed", row.updated), ("import.as_it_was", row.unchanged),
            ]
            let numbers = cells.map { key, count -> HTML in
                "<td role=\"cell\" class=\"num\" data-l=\"\(words(key))\">\(number(count))</td>"
            }
            return "<tr role=\"row\"><td role=\"cell\">\(name)</td>\(numbers.joined())</tr>"
        }
        return """
            <table class="mini cards" role="table"><thead role="rowgroup"><tr role="row">\(heads.joined())</tr></thead>\
            <tbody role="rowgroup">\(rows.joined())</tbody></table>
            """
    }
    /// Rows that are no records: those rightly left out, and those set aside, each with why.
    func left(_ counts: ImportCounts) -> HTML {
        var lines: [HTML] = counts.passed.sorted { $0.key < $1.key }.map { word, count in
            "<li>\(words("import.passed.\(word)", ["count": number(count)]))</li>"
        }
        if counts.setAside > 0 {
            lines.append("<li class=\"t-red\">\(words("import.set_aside", ["count": number(counts.setAside)]))</li>")
        }
        return lines.isEmpty ? "" : "<ul class=\"stackl\">\(lines.joined())</ul>"
    }
}
