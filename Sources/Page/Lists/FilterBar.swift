import Kernel
import Records

/// The line under the title: search, the filters in force as sentences, and the form that adds one.
package struct FilterBar {
    let context: PageContext
    let schema: Schema
    let address: ListAddress
    let names: LinkNames
    /// The page that is filtered, where it is not the entity's list, and what its address says besides.
    private var base: Path?
    private var kept = ""
    private var words: Phrases { context.words }

    init(_ context: PageContext, _ schema: Schema, _ address: ListAddress, _ names: LinkNames) {
        self.context = context
        self.schema = schema
        self.address = address
        self.names = names
    }
    /// For another page about the entity's records; `kept` is the rest of its address, encoded: `period=12m`.
    package init(
        _ context: PageContext, _ schema: Schema, _ address: ListAddress, _ names: LinkNames, on base: Path,
        keeping kept: String
    ) {
        self.init(context, schema, address, names)
        self.base = base
        self.kept = kept
    }

    var html: HTML {
        let plural = context.catalog.plural(schema, context.language)
        let formPath = self.formPath
        let search = words("list.search", ["name": plural])
        let reset: HTML? =
            address.conditions.isEmpty && address.search.isEmpty
            ? nil : "<a class=\"btn ghost no-phone\" href=\"\(context.path(schema))\">\(words("filter.clear"))</a>"
        return """
            <div class="bar thin"><form class="find" role="search" method="get" action="\(context.path(schema))" data-clean \
            aria-label="\(search)">\(context.icon("search", .small))<input type="search" \
            name="q" value="\(address.search)" data-search aria-label="\(search)" \
            placeholder="\(words("search"))">\(FilterBar.hidden(address, withSearch: false))</form>\
            <div class="chips grow" role="group" aria-label="\(words("filters"))">\(chips)\
            <button type="button" class="chip add" popovertarget="fpop" data-key="f"><span>\(context.icon("plus", .tiny))\
            \(words("filter"))</span></button>\(reset)</div></div><div popover id="fpop" class="pop" hx-get="\(formPath)" hx-trigger="toggle once">\
            <noscript><a class="btn line" href="\(formPath)">\(words("filter"))</a></noscript></div>
            """
    }

    /// The state that a GET form carries on.
    static func hidden(_ address: ListAddress, withSearch: Bool) -> HTML {
        var inputs = address.conditions.map { condition -> HTML in
            "<input type=\"hidden\" name=\"\(condition.field)\" value=\"\(condition.expression)\">"
        }
        if !address.sort.isEmpty {
            inputs.append("<input type=\"hidden\" name=\"sort\" value=\"\(address.sort)\">")
        }
        if withSearch, !address.search.isEmpty {
            inputs.append("<input type=\"hidden\" name=\"q\" value=\"\(address.search)\">")
        }
        return inputs.joined()
    }

    package var chips: HTML {
        address.conditions.map { condition -> HTML in
            guard let field = schema[condition.field] else { return "" }
            let label = context.label(field, schema)
            let value: HTML? = shown(condition, field).map { "<span class=\"v\">\($0)</span>" }
            return """
                <span class="chip"><span>\(label)</span><span>\(sentence(condition))</span>\(value)<a class="x" \
                href="\(removing(condition))" aria-label="\(words("filter.remove", ["name": label]))">\
                \(context.icon("x", .tiny))</a></span>
                """
        }.joined()
    }
    /// The form has every field, every colleague and every choice in it: it comes when somebody asks for it.
    private var formPath: Path { "\(context.path(schema))/filter\(query: address.query { $0.after = nil })" }
    private func removing(_ condition: Condition) -> Path {
        let query = address.query(removing: condition)
        let rest = kept.isEmpty ? query : query.isEmpty ? "?" + kept : query + "&" + kept
        return "\(base ?? context.path(schema))\(query: rest)"
    }
    private func sentence(_ condition: Condition) -> String {
        if condition.op == .empty, ["no", "false", "0"].contains(condition.text) { return words("operator.not_empty") }
        return words("operator.\(condition.op.rawValue)")
    }
    private func shown(_ condition: Condition, _ field: AnyField) -> String? {
        switch condition.op.takes {
        case .yesOrNo: return nil
        case .span: return FilterBar.span(condition.text, words)
        case .text: return condition.text
        case .value, .values: break
        }
        let parts = condition.text.split(separator: ",")
        let shown = parts.prefix(LinkNames.mostNamed).map { value(trimmed($0), field) }.joined(separator: ", ")
        let more = parts.count - LinkNames.mostNamed
        return more > 0 ? "\(shown) +\(more)" : shown
    }
    private func value(_ text: String, _ field: AnyField) -> String {
        if let link = field.link {
            if link.target == User.entityName {
                if text == "me" { return words("filter.me") }
                return Int64(text).flatMap { context.state.organisation.people[$0]?.name } ?? text
            }
            if link.target == Department.entityName {
                return Int64(text).flatMap { context.state.organisation.units[$0]?.name } ?? text
            }
            // What is no id is the name or the number that somebody typed.
            guard let id = Int64(text) else { return text }
            return names.name(link.target, id) ?? words("filter.unseen", ["id": text])
        }
        guard let value = try? field.type.parse(text, context.look.format) else { return text }
        return field.type.show(value, context.look.format)
    }
    static func span(_ text: String, _ words: Phrases) -> String {
        switch Span(text) {
        case .today: words("span.today")
        case .thisMonth: words("span.this_month")
        case .thisYear: words("span.this_year")
        case .days(let count): words("span.days", ["n": String(count)])
        case .months(let count): words("span.months", ["n": String(count)])
        case nil: text
        }
    }
}
