import Kernel
import Records

/// Which column is which: each with its first values, the field it goes to, how sure that is, and what is made of it.
package struct ImportMapPage {
    let context: PageContext
    let view: ImportMappingView
    let refusal: Refusal
    private var words: Phrases { context.words }
    private var parts: ImportParts { ImportParts(context: context) }
    private var path: Path { "/import/\(view.it.id)" }

    /// More columns are left out: nobody chooses from so many.
    package static let mostColumns = 300

    package init(_ context: PageContext, _ view: ImportMappingView, refusal: Refusal = Refusal()) {
        (self.context, self.view, self.refusal) = (context, view, refusal)
    }

    package func page() -> HTML {
        let actions: HTML = """
            <a class="btn ghost no-phone" href="/import">\(words("import.back"))</a>\
            <button class="btn pri" form="map" data-busy="\(words("import.sending"))">\(words("import.review"))\
            \(context.icon("arrow", .small))</button>
            """
        return parts.page(
            words("import.title_of", ["what": parts.kindName(view.kind)]), .match, actions: actions,
            """
            <div class="two"><div><div class="pad">\(context.problems(refusal))\(sentence)</div>\(table)</div>\
            <aside>\(ImportMapSide(context: context, view: view).html)</aside></div>
            """)
    }

    /// What it holds, in a sentence; and what is missing.
    private var sentence: HTML {
        let known = view.columns.count { $0.target != nil }
        let facts = [
            "what": parts.kindName(view.kind),
            "columns": parts.number(view.columns.count), "known": parts.number(known), "file": view.it.name,
        ]
        let missing = view.missing.map { $0.map(parts.label).joined(separator: " / ") }
        let lack: HTML? =
            missing.isEmpty
            ? nil : context.banner(words("import.still_missing", ["missing": missing.joined(separator: ", ")]))
        return "<p class=\"lead\">\(words("import.holds", facts))</p>\(lack)"
    }

    private var table: HTML {
        let heads = [
            "import.column", "import.first_values", "import.to", "import.field", "import.status", "import.note",
        ]
        let titles = heads.map { key -> HTML in
            let text: HTML = key == "import.to" ? "<span class=\"sr\">\(words(key))</span>" : "\(words(key))"
            return "<th role=\"columnheader\" scope=\"col\">\(text)</th>"
        }
        let rows = view.columns.prefix(Self.mostColumns).enumerated().map { row($0.offset, $0.element) }
        return """
            <form id="map" method="post" action="\(path)/mapping">\(context.token)<table class="mini map" role="table">\
            <colgroup><col><col><col><col><col><col></colgroup><thead role="rowgroup"><tr role="row">\(titles.joined())</tr></thead>\
            <tbody role="rowgroup">\(rows.joined())</tbody></table></form>
            """
    }
    private func row(_ index: Int, _ column: ProposedColumn) -> HTML {
        let name = column.heading.isEmpty ? "—" : column.heading
        let isOpen = column.unreadable > 0 || column.trust == .guessed
        let look: HTML = isOpen ? " class=\"warn\"" : ""
        return """
            <tr role="row"\(look)><td role="cell" class="strong trunc" title="\(name)">\(name)</td>\
            <td role="cell" class="mid smp trunc">\(column.values.joined(separator: ", "))</td>\
            <td role="cell" class="dim to">\(context.icon("arrow", .small))</td>\
            <td role="cell" class="field"><div class="inp"><select name="c.\(index)" aria-label="\(words("import.field_for", ["column": name]))">\
            \(options(column))</select></div></td><td role="cell">\(status(column))</td>\
            <td role="cell" class="note">\(note(column))</td></tr>
            """
    }
    private func options(_ column: ProposedColumn) -> HTML {
        var html: HTML = "<option value=\"\">\(words("import.leave_out"))</option>"
        for (index, target) in view.kind.targets.enumerated() {
            let selected: HTML = column.target == index ? " selected" : ""
            html += "<option value=\"\(target.path)\"\(selected)>\(parts.label(target))</option>"
        }
        guard context.actor.isAdministrator, !column.heading.isEmpty else { return html }
        html += "<optgroup label=\"\(words("import.new_field"))\">"
        for type in ["text", "count", "amount", "day", "flag"] {
            let text = words("import.new_field.\(type)", ["name": String(column.heading.prefix(40))])
            html += "<option value=\"new:\(type)\">\(text)</option>"
        }
        html += "</optgroup>"
        return html
    }

    private func status(_ column: ProposedColumn) -> HTML {
        let (look, key): (HTML, String) =
            if column.target == nil {
                ("", "import.status.left_out")
            } else if column.unreadable > 0 || column.trust == .guessed {
                ("amber", "import.status.check")
            } else {
                ("jade", column.trust == .named ? "import.status.chosen" : "import.status.matched")
            }
        return "<span class=\"tag \(look)\"><span class=\"dot\"></span>\(words(key))</span>"
    }
    private func note(_ column: ProposedColumn) -> String {
        guard let target = column.target.map({ view.kind.targets[$0] }) else { return "" }
        if let reason = column.reason {
            let why = words(reason.key, reason.arguments)
            return words("import.unreadable", ["count": "\(column.unreadable)", "why": why])
        }
        var notes: [String] = []
        if let link = target.type.link, view.kind.growing.contains(link.target) {
            notes.append(words("import.grows"))
        } else if !column.becomes.isEmpty {
            notes.append(words("import.becomes", ["value": column.becomes]))
        }
        switch column.trust {
        case .guessed: notes.append(words("import.trust.guessed"))
        case .remembered: notes.append(words("import.trust.remembered"))
        case .known: notes.append(words("import.trust.known"))
        case .named, .own: break
        }
        return notes.joined(separator: " · ")
    }
}
