import Kernel
import Records

/// One field of a form: label, input, what is wrong, and what helps.
struct InputView {
    let context: PageContext
    let schema: Schema
    /// What names the inputs of lines: `lines.0.`
    var prefix = ""
    let refusal: Refusal

    func field(_ field: AnyField, value: String, options: [FormModel.Option]?) -> HTML {
        let name = prefix + field.name
        let problem = refusal.problems.first { $0.field == name }
        let label = context.label(field, schema)
        if field.type is FlagType {
            return """
                <div class="f"><input type="hidden" name="\(name)" value="no"><label class="tick"><input type="checkbox" \
                id="\(id(name))" name="\(name)" value="yes"\(value == "yes" ? " checked" : "" as HTML)>\(label)</label>\(error(problem, name))</div>
                """
        }
        let isWide = (field.type as? TextType)?.content == .longText
        let optional: HTML? = field.spec.isRequired ? nil : " <span class=\"opt\">\(context.words("optional"))</span>"
        return """
            <div class="f\(isWide ? " wide" : "" as HTML)"><label for="\(id(name))">\(label)\(optional)</label><div class="inp">\
            \(control(field, name, value, options, problem != nil))</div>\(error(problem, name))</div>
            """
    }
    /// The input alone, for the table of lines.
    func cell(_ field: AnyField, value: String, options: [FormModel.Option]?) -> HTML {
        let name = prefix + field.name
        let problem = refusal.problems.first { $0.field == name }
        let label = context.label(field, schema)
        if field.type is FlagType {
            return """
                <div class="f"><input type="hidden" name="\(name)" value="no"><label class="tick"><input type="checkbox" \
                id="\(id(name))" name="\(name)" value="yes" aria-label="\(label)"\(value == "yes" ? " checked" : "" as HTML)>\
                </label>\(error(problem, name))</div>
                """
        }
        return """
            <div class="f"><div class="inp">\(control(field, name, value, options, problem != nil, label: label))\
            </div>\(error(problem, name))</div>
            """
    }

    private func id(_ name: String) -> String { "f-" + name }

    private func error(_ problem: Refusal.Problem?, _ name: String) -> HTML? {
        problem.map { problem in
            """
            <p class="err" id="\(id(name))-e">\(context.icon("alert", .tiny))\
            \(context.words(problem.key, problem.arguments))</p>
            """
        }
    }

    private func control(
        _ field: AnyField, _ name: String, _ value: String, _ options: [FormModel.Option]?, _ isBad: Bool,
        label: String? = nil
    ) -> HTML {
        let bad: HTML = isBad ? " aria-invalid=\"true\" aria-describedby=\"\(id(name))-e\"" : ""
        let required: HTML = field.spec.isRequired && label == nil ? " required" : ""
        let named: HTML = label.map { " aria-label=\"\($0)\"" } ?? ""
        let common: HTML = " id=\"\(id(name))\" name=\"\(name)\"\(bad)\(required)\(named)"
        if let options {
            return select(common, value, options.map { ($0.value, $0.label) }, isRequired: field.spec.isRequired)
        }
        switch field.type {
        case let text as TextType:
            switch text.content {
            case .longText: return "<textarea rows=\"3\"\(common)>\(value)</textarea>"
            case .text: return "<input type=\"text\"\(common) value=\"\(value)\" autocomplete=\"off\">"
            case .email: return "<input type=\"email\"\(common) value=\"\(value)\" autocomplete=\"off\">"
            case .phone: return "<input type=\"tel\"\(common) value=\"\(value)\" autocomplete=\"off\">"
            case .url: return "<input type=\"url\"\(common) value=\"\(value)\" autocomplete=\"off\">"
            }
        case is CountType: return "<input class=\"num\" inputmode=\"numeric\"\(common) value=\"\(value)\">"
        case is DecimalType: return "<input class=\"num\" inputmode=\"decimal\"\(common) value=\"\(value)\">"
        case is DayType: return "<input type=\"date\"\(common) value=\"\(value)\">"
        case is MomentType: return "<input type=\"datetime-local\"\(common) value=\"\(value)\">"
        case let pick as PickType:
            let choices = pick.choices.map { ($0, pick.label($0, context.look.format)) }
            return select(
                common, value, choices, isRequired: field.spec.defaultValue != .null && !field.spec.defaultValue.isEmpty
            )
        case let link as LinkType: return lookUp(link, name, common, value)
        default: return "<input type=\"text\"\(common) value=\"\(value)\">"
        }
    }

    private func select(_ common: HTML, _ value: String, _ choices: [(String, String)], isRequired: Bool) -> HTML {
        var options = choices.map { choice, label -> HTML in
            "<option value=\"\(choice)\"\(choice == value ? " selected" : "" as HTML)>\(label)</option>"
        }
        if !isRequired || value.isEmpty { options.insert("<option value=\"\"></option>", at: 0) }
        return "<select\(common)>\(options.joined())</select>"
    }

    /// A name is typed; the server offers what it finds. Without a script the full name or number does as well.
    private func lookUp(_ link: LinkType, _ name: String, _ common: HTML, _ value: String) -> HTML {
        if link.target == User.entityName {
            let people = context.state.organisation.people.values.filter(\.isActive).sorted { $0.name < $1.name }
                .prefix(500)
            return select(common, value, people.map { ($0.login, $0.name) }, isRequired: false)
        }
        if link.target == Department.entityName {
            let units = context.state.organisation.units.values.sorted { $0.name < $1.name }
            return select(common, value, units.map { (String($0.id), $0.name) }, isRequired: false)
        }
        guard let target = context.catalog[link.target] else { return "" }
        return """
            \(context.icon("search", .small))<input type="text" list="\(id(name))-l"\(common) value="\(value)" \
            autocomplete="off" hx-get="\(context.path(target))/suggest" hx-trigger="input changed delay:150ms" \
            hx-target="#\(id(name).replacing(".", with: "\\."))-l" hx-vals='{"for":"list"}'><datalist id="\(id(name))-l"></datalist>
            """
    }
}
