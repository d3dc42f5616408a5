import Kernel
import Records

/// A small form on a record's page by which something is put on record that hangs on it: a follow-up on its customer.
package struct QuickEntry: Sendable {
    package let entity: String
    /// The new record's field that points to the record whose page it is.
    package let via: String
    /// Its choice, offered as a row of buttons with an icon each; its text; and what may be said besides.
    let choice: String
    let icons: [String: String]
    let text: String
    let more: [String]
    /// What the empty text says.
    let placeholder: String

    package init(
        _ entity: String, via: String, choice: String, icons: [String: String], text: String, more: [String],
        placeholder: String
    ) {
        self.entity = entity
        self.via = via
        self.choice = choice
        self.icons = icons
        self.text = text
        self.more = more
        self.placeholder = placeholder
    }
}

/// What was typed into the small form and could not be saved.
package struct QuickEntryState: Sendable {
    let typed: [String: String]
    let refusal: Refusal
    package init(typed: [String: String] = [:], refusal: Refusal = Refusal()) {
        self.typed = typed
        self.refusal = refusal
    }
}

/// The small form as it is drawn.
struct Composer {
    let context: PageContext
    let record: Record
    let entry: QuickEntry
    let state: QuickEntryState
    private var words: Phrases { context.words }

    func html(_ reader: Reader) throws -> HTML {
        guard let schema = context.catalog[entry.entity], context.actor.may(.create, schema),
            let choice = schema[entry.choice], let pick = choice.type as? PickType
        else { return "" }
        let chosen = state.typed[entry.choice] ?? pick.choices.first ?? ""
        let ways = pick.choices.map { way -> HTML in
            """
            <label><input class="sr" type="radio" name="\(entry.choice)" value="\(way)"\(way == chosen ? " checked" : "" as HTML)>\
            \(context.icon(entry.icons[way] ?? "note", .small))\(pick.label(way, context.look.format))</label>
            """
        }
        let view = InputView(context: context, schema: schema, refusal: state.refusal)
        let fields = try entry.more.compactMap { schema[$0] }.filter { context.actor.mayWrite($0, of: schema) }
            .map { field in
                view.field(field, value: state.typed[field.name] ?? "", options: try options(field, reader))
            }
        let isOpen = state.refusal.problems.contains { $0.field != entry.text }
        return """
            <form class="composer" method="post" action="\(context.path(record.schema, record.id ?? 0))/\(schema.slug)/new" \
            aria-label="\(words("timeline.add", ["name": context.noun(schema)]))" data-guard novalidate>\(context.token)\
            <fieldset class="types"><legend class="sr">\(context.label(choice, schema))</legend>\(ways.joined())</fieldset>\
            \(common)<div class="in">\(textarea(schema))<kbd class="no-phone">Ctrl Enter</kbd><button class="btn line" \
            data-busy="\(words("saving"))">\(words("timeline.log"))</button></div>\(problem(entry.text))<details class="why"\
            \(isOpen ? " open" : "" as HTML)><summary>\(words("timeline.more"))</summary><div class="sec">\(fields.joined())</div>\
            </details></form>
            """
    }

    private func textarea(_ schema: Schema) -> HTML {
        let isBad = state.refusal.problems.contains { $0.field == entry.text }
        let bad: HTML = isBad ? " aria-invalid=\"true\" aria-describedby=\"f-\(entry.text)-e\"" : ""
        return """
            <textarea id="f-\(entry.text)" name="\(entry.text)" rows="1" required placeholder="\(words(entry.placeholder))" \
            aria-label="\(schema[entry.text].map { context.label($0, schema) } ?? "")"\(bad)>\(state.typed[entry.text] ?? "")</textarea>
            """
    }
    private func problem(_ field: String) -> HTML? {
        state.refusal.problems.first { $0.field == field }.map { problem in
            """
            <p class="err" id="f-\(field)-e">\(context.icon("alert", .tiny))\(words(problem.key, problem.arguments))</p>
            """
        }
    }
    /// What is wrong and has no field in this form.
    private var common: HTML {
        let shown = entry.more + [entry.text]
        return context.problems(state.refusal.problems.filter { !shown.contains($0.field) })
    }

    /// This record's own come first: of what belongs to it, such as its contacts, only those are offered.
    private func options(_ field: AnyField, _ reader: Reader) throws -> [FormModel.Option]? {
        guard let link = field.link, let target = context.catalog[link.target],
            let own = target.fields.first(where: { $0.link?.target == record.schema.name }),
            let id = record.id
        else { return nil }
        return try reader.related(target, via: own.name, to: id, limit: 100).compactMap { found in
            found.id.map { FormModel.Option(value: String($0), label: reader.title(found)) }
        }
    }
}
