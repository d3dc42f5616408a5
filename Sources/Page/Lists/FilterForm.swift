import Kernel
import Records

/// The form that adds one condition to a list. A script narrows the questions and values to the chosen field.
package struct FilterForm {
    let context: PageContext
    let schema: Schema
    let address: ListAddress
    /// The page that is filtered, where it is not the entity's list, and what its address says besides.
    private var base: Path?
    private var kept: [(String, String)] = []
    private var words: Phrases { context.words }

    package init(_ context: PageContext, _ schema: Schema, _ address: ListAddress) {
        self.context = context
        self.schema = schema
        self.address = address
    }

    package init(
        _ context: PageContext, _ schema: Schema, _ address: ListAddress, on base: Path,
        keeping kept: [(String, String)]
    ) {
        self.init(context, schema, address)
        self.base = base
        self.kept = kept
    }

    /// As a page of its own, for browsers without a script.
    package var page: HTML {
        let content: HTML = """
            <header class="bar"><h1>\(words("filter"))</h1></header><div class="scroll"><div class="form narrow">\(html)</div></div>
            """
        return Frame(context).page(title: words("filter"), content)
    }

    package var html: HTML {
        let fields = schema.fields.filter { context.actor.sees($0, of: schema) }.map { field -> HTML in
            let values: HTML? = choices(field) == nil ? nil : " data-values=\"vals-\(field.name)\""
            return """
                <option value="\(field.name)" data-type="\(inputType(field))"\(values)>\(context.label(field, schema))</option>
                """
        }
        let path = base ?? context.path(schema)
        let rest = kept.map { "<input type=\"hidden\" name=\"\($0)\" value=\"\($1)\">" as HTML }
        return """
            <form class="filter" method="get" action="\(path)" data-filter>\
            \(FilterBar.hidden(address, withSearch: true))\(rest.joined())<div class="f"><label for="ff">\(words("filter.field"))</label><div class="inp">\
            <select id="ff" name="f" data-filter-field>\(fields.joined())</select></div></div>\
            <div class="f"><label for="fo">\(words("filter.condition"))</label><div class="inp">\
            <select id="fo" name="op" data-filter-op>\(operators)</select></div></div>\
            <div class="f"><label for="fv">\(words("filter.value"))</label><div class="inp" data-filter-value>\
            <input id="fv" name="v"></div></div><button class="btn line">\(context.icon("check", .small))\
            \(words("filter.apply"))</button></form>\(templates)
            """
    }
    /// Each question once, with the kinds of field that answer it; without a script all are offered.
    private var operators: HTML {
        let plain: [(Operator, StaticString)] = [
            (.is, "text number money date choice"), (.not, "text number money date choice"), (.has, "text"),
            (.starts, "text"),
            (.any, "text"), (.over, "number money"), (.under, "number money"), (.from, "number money date time"),
            (.to, "number money date time"),
        ]
        var options = plain.map { op, kinds -> HTML in
            "<option value=\"\(op.rawValue)\" data-for=\"\(HTML(stringLiteral: kinds))\">\(words("operator.\(op.rawValue)"))</option>"
        }
        for text in ["today", "30d", "90d", "12m", "this_month", "this_year"] {
            options.append(
                "<option value=\"within:\(text)\" data-for=\"date time\" data-args=\"0\">\(FilterBar.span(text, words))</option>"
            )
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
                + context.state.organisation.people.values.sorted { $0.name < $1.name }.prefix(200).map {
                    (String($0.id), $0.name)
                }
        case let link as LinkType where link.target == Department.entityName:
            context.state.organisation.units.values.sorted { $0.name < $1.name }.prefix(200).map {
                (String($0.id), $0.name)
            }
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
