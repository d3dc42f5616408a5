import Kernel
import Records

/// The line under the title: search, the filters in force as sentences, and the form that adds one.
struct FilterBar {
    let context: PageContext
    let schema: Schema
    let address: ListAddress
    let plan: ListPlan
    private var words: Phrases { context.words }

    init(_ context: PageContext, _ schema: Schema, _ address: ListAddress, _ plan: ListPlan) {
        self.context = context
        self.schema = schema
        self.address = address
        self.plan = plan
    }

    var html: HTML {
        let plural = context.catalog.plural(schema, context.language)
        let reset: HTML? =
            address.conditions.isEmpty && address.search.isEmpty
            ? nil : "<a class=\"btn ghost no-phone\" href=\"\(context.path(schema))\">\(words("filter.clear"))</a>"
        return """
            <div class="bar thin"><form class="find" role="search" method="get" action="\(context.path(schema))" data-clean \
            aria-label="\(words("list.search", ["name": plural]))">\(context.icon("search", .small))<input type="search" \
            name="q" value="\(address.search)" data-search aria-label="\(words("list.search", ["name": plural]))" \
            placeholder="\(words("search"))">\(hidden(withSearch: false))</form>\
            <div class="chips grow" role="group" aria-label="\(words("filters"))">\(chips)\
            <button type="button" class="chip add" popovertarget="fpop" data-key="f"><span>\(context.icon("plus", .tiny))\
            \(words("filter"))</span></button>\(reset)</div></div>\(form)
            """
    }

    /// The state that a GET form carries on.
    private func hidden(withSearch: Bool) -> HTML {
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

    private var chips: HTML {
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
    private func removing(_ condition: Condition) -> Path {
        "\(context.path(schema))\(query: address.query(removing: condition))"
    }
    private func sentence(_ condition: Condition) -> String {
        if condition.op == .empty, ["no", "false", "0"].contains(condition.text) { return words("operator.not_empty") }
        return words("operator.\(condition.op.rawValue)")
    }
    private func shown(_ condition: Condition, _ field: AnyField) -> String? {
        switch condition.op.takes {
        case .yesOrNo: return nil
        case .span: return span(condition.text)
        case .text: return condition.text
        case .value, .values: break
        }
        return condition.text.split(separator: ",").map { part in value(String(part), field) }.joined(separator: ", ")
    }
    private func value(_ text: String, _ field: AnyField) -> String {
        if let link = field.type as? LinkType {
            if link.target == User.entityName {
                if text == "me" { return words("filter.me") }
                return Int64(text).flatMap { context.state.organisation.people[$0]?.name } ?? text
            }
            if link.target == Department.entityName {
                return Int64(text).flatMap { context.state.organisation.units[$0]?.name } ?? text
            }
            return linkTitles[text] ?? text
        }
        guard let value = try? field.type.parse(text, context.look.format) else { return text }
        return field.type.show(value, context.look.format)
    }
    private var linkTitles: [String: String] { [:] }
    private func span(_ text: String) -> String {
        switch Span(text) {
        case .today: words("span.today")
        case .thisMonth: words("span.this_month")
        case .thisYear: words("span.this_year")
        case .days(let count): words("span.days", ["n": String(count)])
        case .months(let count): words("span.months", ["n": String(count)])
        case nil: text
        }
    }

    private var form: HTML {
        let fields = schema.fields.filter { context.actor.sees($0, of: schema) }.map { field -> HTML in
            let values: HTML? = choices(field) == nil ? nil : " data-values=\"vals-\(field.name)\""
            return """
                <option value="\(field.name)" data-type="\(inputType(field))"\(values)>\(context.label(field, schema))</option>
                """
        }
        return """
            <div popover id="fpop" class="pop"><form class="filter" method="get" action="\(context.path(schema))" data-filter>\
            \(hidden(withSearch: true))<div class="f"><label for="ff">\(words("filter.field"))</label><div class="inp">\
            <select id="ff" name="f" data-filter-field>\(fields.joined())</select></div></div>\
            <div class="f"><label for="fo">\(words("filter.condition"))</label><div class="inp">\
            <select id="fo" name="op" data-filter-op>\(operators)</select></div></div>\
            <div class="f"><label for="fv">\(words("filter.value"))</label><div class="inp" data-filter-value>\
            <input id="fv" name="v"></div></div><button class="btn line">\(context.icon("check", .small))\
            \(words("filter.apply"))</button></form>\(templates)</div>
            """
    }
    /// Each question once, with the kinds of field that answer it; without a script all are offered.
    private var operators: HTML {
        let plain: [(Operator, StaticString)] = [
            (.is, "text number money date choice"), (.not, "text number money date choice"), (.has, "text"), (.starts, "text"),
            (.any, "text"), (.over, "number money"), (.under, "number money"), (.from, "number money date time"),
            (.to, "number money date time"),
        ]
        var options = plain.map { op, kinds -> HTML in
            "<option value=\"\(op.rawValue)\" data-for=\"\(HTML(stringLiteral: kinds))\">\(words("operator.\(op.rawValue)"))</option>"
        }
        for text in ["today", "30d", "90d", "12m", "this_month", "this_year"] {
            options.append("<option value=\"within:\(text)\" data-for=\"date time\" data-args=\"0\">\(span(text))</option>")
        }
        options.append("<option value=\"empty:yes\" data-args=\"0\">\(words("operator.empty"))</option>")
        options.append("<option value=\"empty:no\" data-args=\"0\">\(words("operator.not_empty"))</option>")
        return options.joined()
    }
    private func inputType(_ field: AnyField) -> String {
        switch field.type {
        case is CountType: "number"
        case let decimal as DecimalType: decimal.meaning == .amount ? "money" : "number"
        case is DayType: "date"
        case is MomentType: "time"
        case is FlagType, is PickType, is LinkType: "choice"
        default: "text"
        }
    }
    private func choices(_ field: AnyField) -> [(String, String)]? {
        switch field.type {
        case is FlagType: [("yes", words("yes")), ("no", words("no"))]
        case let pick as PickType: pick.choices.map { ($0, pick.label($0, context.look.format)) }
        case let link as LinkType where link.target == User.entityName:
            [("me", words("filter.me"))]
                + context.state.organisation.people.values.sorted { $0.name < $1.name }.prefix(200).map { (String($0.id), $0.name) }
        case let link as LinkType where link.target == Department.entityName:
            context.state.organisation.units.values.sorted { $0.name < $1.name }.prefix(200).map { (String($0.id), $0.name) }
        default: nil
        }
    }
    private var templates: HTML {
        schema.fields.filter { context.actor.sees($0, of: schema) }.compactMap { field -> HTML? in
            guard let choices = choices(field) else { return nil }
            let options = choices.map { value, label -> HTML in "<option value=\"\(value)\">\(label)</option>" }
            return "<template id=\"vals-\(field.name)\">\(options.joined())</template>"
        }.joined()
    }
}
