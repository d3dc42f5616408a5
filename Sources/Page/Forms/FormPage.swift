import Kernel
import Records

/// The form of a record: every field that the person may set, all problems at once, at their fields.
package struct FormPage {
    let context: PageContext
    let model: FormModel
    private var schema: Schema { model.record.schema }
    private var words: Phrases { context.words }

    package init(_ context: PageContext, _ model: FormModel) {
        self.context = context
        self.model = model
    }

    package var page: HTML {
        let kind = context.noun(schema)
        let title = model.record.isNew ? words("form.new", ["name": kind]) : words("form.edit", ["name": kind])
        let back = model.record.id.map { context.path(schema, $0) } ?? context.path(schema)
        let action: Path = model.record.id.map { "\(context.path(schema, $0))/edit" } ?? "\(context.path(schema))/new"
        let changed: HTML = model.typed == nil ? "" : " data-changed"
        let content: HTML = """
            <header class="bar"><a class="iconbtn only-phone" href="\(back)" aria-label="\(words("back"))">\
            \(context.icon("left"))</a><h1>\(title)</h1></header><div class="scroll"><form class="form" method="post" \
            action="\(action)" data-guard novalidate\(changed)>\(context.token)<input type="hidden" name="version" \
            value="\(version)">\(conflict)\(summary)\(sections)\(lines)<div class="formfoot"><button class="btn pri" \
            data-busy="\(words("saving"))">\(words("form.save", ["name": kind]))</button><a class="btn ghost" href="\(back)" \
            data-discard>\(words("cancel"))</a><kbd class="push no-phone">Ctrl Enter</kbd></div></form></div>
            """
        return Frame(context).page(title: title, content)
    }

    /// After a conflict the person decides on the newest version.
    private var version: Int64 { Int64(value: (model.conflict ?? model.record)[.version]) ?? 1 }

    private var summary: HTML? {
        context.look.problemSummary(model.refusal) { $0.isEmpty ? nil : label($0) }
    }
    private func label(_ name: String) -> String {
        if let field = schema[name] { return context.label(field, schema) }
        let parts = name.split(separator: ".").map(String.init)
        guard let list = parts.first, let line = model.lines.first(where: { $0.list.name == list }) else { return name }
        var label = words("\(schema.name).\(list)")
        if parts.count > 1, let index = Int(parts[1]) { label += " · \(words("form.line", ["n": String(index + 1)]))" }
        if parts.count > 2, let field = line.schema[parts[2]] { label += ", \(context.label(field, line.schema))" }
        return label
    }

    /// Somebody saved first: both values side by side, field by field.
    private var conflict: HTML? {
        guard let current = model.conflict else { return nil }
        let rows = schema.fields.filter { context.actor.mayWrite($0, of: schema) }.compactMap { field -> HTML? in
            let theirs = context.inputText(field, current[field], model.titles[field.name])
            guard text(field) != theirs else { return nil }
            let shown = FieldView(context).text(field, current[field], title: model.conflictTitles[field.name])
            return difference(context.label(field, schema), mine: text(field), theirs: shown)
        }
        let lines = model.lines.flatMap { differences($0) }
        return """
            <div class="banner" role="alert">\(context.icon("alert", .small))<span class="grow">\(words("form.conflict"))</span></div>\
            <div class="card"><div class="scrollx"><table class="mini" role="table"><thead role="rowgroup"><tr role="row">\
            <th role="columnheader" scope="col">\(words("form.conflict_field"))</th><th role="columnheader" scope="col">\
            \(words("form.mine"))</th><th role="columnheader" scope="col">\(words("form.theirs"))</th></tr></thead>\
            <tbody role="rowgroup">\((rows + lines).joined())</tbody></table></div></div>
            """
    }
    private func difference(_ label: String, mine: String, theirs: String) -> HTML {
        """
        <tr role="row"><td role="cell">\(label)</td><td role="cell">\(mine.isEmpty ? "–" : mine)</td>\
        <td role="cell">\(theirs.isEmpty ? "–" : theirs)</td></tr>
        """
    }
    /// The lines that stand otherwise in the form than they were saved meanwhile.
    private func differences(_ form: FormModel.LineForm) -> [HTML] {
        let saved = Dictionary(form.rows.map { ($0.id.map(String.init) ?? "", $0) }) { first, _ in first }
        return rows(form).enumerated().flatMap { index, row -> [HTML] in
            guard row.isTyped, let id = row.id else { return [] }
            let prefix = "\(form.list.name).\(index)"
            guard let line = saved[id] else {
                return [difference(label(prefix), mine: "", theirs: words("history.line_removed"))]
            }
            return fields(of: form).compactMap { field in
                guard let mine = model.typed?["\(prefix).\(field.name)"] else { return nil }
                let theirs = context.inputText(field, line.record[field], line.titles[field.name])
                return mine == theirs ? nil : difference(label("\(prefix).\(field.name)"), mine: mine, theirs: theirs)
            }
        }
    }

    private var sections: HTML {
        var names: [String] = []
        let fields = schema.fields.filter { context.actor.mayWrite($0, of: schema) }
        for field in fields where !names.contains(field.spec.section) { names.append(field.spec.section) }
        let view = InputView(context: context, schema: schema, refusal: model.refusal)
        return names.map { name -> HTML in
            let inputs = fields.filter { $0.spec.section == name }.map { field in
                view.field(field, value: text(field), options: model.options[field.name])
            }
            return """
                <fieldset class="sec"><legend>\(words("section.\(name.isEmpty ? "main" : name)"))</legend>\(inputs.joined())</fieldset>
                """
        }.joined()
    }
    /// What stands in the input: what was typed, or else the value as `parse` reads it.
    private func text(_ field: AnyField) -> String {
        model.typed?[field.name] ?? context.inputText(field, model.record[field], model.titles[field.name])
    }

    private var lines: HTML {
        model.lines.map { form -> HTML in
            let fields = fields(of: form)
            let heads = fields.map {
                "<th role=\"columnheader\" scope=\"col\">\(context.label($0, form.schema))</th>" as HTML
            }
            let title = words("\(schema.name).\(form.list.name)")
            guard form.count == 0 else {
                let much = words("form.many_lines", ["n": "\(FormModel.mostLines)+"])
                return "<fieldset class=\"sec\"><legend>\(title)</legend><p class=\"dim wide\">\(much)</p></fieldset>"
            }
            let rows = self.rows(form).enumerated().map { row($0, $1, form, fields) }
            return """
                <fieldset class="sec" id="f-\(form.list.name)"><legend>\(title)</legend>\(error(form))<p class="dim wide">\(words("form.lines_help"))</p>\
                <div class="scrollx wide" role="region" tabindex="0" aria-label="\(title)"><table class="mini" role="table">\
                <thead role="rowgroup"><tr role="row">\(heads.joined())</tr></thead><tbody role="rowgroup">\(rows.joined())\
                </tbody></table></div></fieldset>
                """
        }.joined()
    }
    private func fields(of form: FormModel.LineForm) -> [AnyField] {
        form.schema.fields.filter {
            context.actor.mayWrite($0, of: form.schema) && $0.name != form.list.via && !$0.spec.isSystem
        }
    }
    private func rowCount(_ typed: [String: String], _ list: String) -> Int {
        let indexes = typed.keys.compactMap { name -> Int? in
            let parts = name.split(separator: ".")
            return parts.count == 3 && parts[0] == list ? Int(parts[1]) : nil
        }
        return min((indexes.max() ?? -1) + 1, 2_000)
    }
    /// What is wrong with the list as a whole.
    private func error(_ form: FormModel.LineForm) -> HTML? {
        model.refusal.problems.first { $0.field == form.list.name }.map { problem in
            "<p class=\"err wide\">\(context.icon("alert", .tiny))\(words(problem.key, problem.arguments))</p>"
        }
    }
    /// A row as it was typed, or as its line stands, or empty.
    private struct LineRow {
        var id: String?
        var line: FormModel.LineForm.Row?
        var isTyped = false
    }
    private func rows(_ form: FormModel.LineForm) -> [LineRow] {
        let free = FormModel.freeLines(form.list)
        var rows = form.rows
        var typed: [LineRow] = []
        if let texts = model.typed {
            typed = (0..<rowCount(texts, form.list.name)).map { index in
                LineRow(id: texts["\(form.list.name).\(index).id"], isTyped: true)
            }
            // After a conflict, what somebody else added meanwhile is there too, or saving would remove it.
            rows =
                model.conflict == nil
                ? [] : rows.filter { line in !typed.contains { $0.id == line.id.map(String.init) } }
        }
        typed += rows.map { LineRow(id: $0.id.map(String.init), line: $0) }
        let count = model.typed == nil ? typed.count + free : max(typed.count, free)
        return typed + Array(repeating: LineRow(), count: count - typed.count)
    }
    private func row(_ index: Int, _ row: LineRow, _ form: FormModel.LineForm, _ fields: [AnyField]) -> HTML {
        let prefix = "\(form.list.name).\(index)."
        let view = InputView(context: context, schema: form.schema, prefix: prefix, refusal: model.refusal)
        let problem = model.refusal.problems.first { $0.field == "\(form.list.name).\(index)" }
        // What a row carries besides its fields stands in its first cell.
        var first = HTML()
        if let id = row.id { first += "<input type=\"hidden\" name=\"\(prefix)id\" value=\"\(id)\">" }
        if let problem {
            first += "<p class=\"err\">\(context.icon("alert", .tiny))\(words(problem.key, problem.arguments))</p>"
        }
        let cells = fields.map { field -> HTML in
            let kept = row.line.map { context.inputText(field, $0.record[field], $0.titles[field.name]) } ?? ""
            let value = row.isTyped ? model.typed?[prefix + field.name] ?? "" : kept
            let cell = view.cell(field, value: value, options: form.options[field.name])
            defer { first = HTML() }
            return "<td role=\"cell\">\(first)\(cell)</td>"
        }
        return "<tr role=\"row\" id=\"f-\(form.list.name).\(index)\">\(cells.joined())</tr>"
    }
}

extension PageContext {
    /// A value as the input of its type holds it.
    func inputText(_ field: AnyField, _ value: Value, _ title: String?) -> String {
        guard !value.isEmpty else { return "" }
        switch field.type {
        case let link as LinkType:
            return link.dictionary != nil || link.target == Department.entityName
                ? field.type.plain(value) : title ?? field.type.plain(value)
        case is MomentType:
            guard let instant = Instant(value) else { return "" }
            let clock = look.format.zone.clock(instant)
            return "\(clock.day.iso)T\(Format.time(clock.seconds, withSeconds: false))"
        case let number as DecimalType where number.meaning == .percent:
            guard case .int(let units) = value else { return "" }
            return plainDecimal(units, scale: 2) + " %"
        // A ready name is shown as its reader knows it.
        default: return title ?? field.type.plain(value)
        }
    }
}
