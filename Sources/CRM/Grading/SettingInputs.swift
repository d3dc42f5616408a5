import Kernel
import Page
import Records

/// Inputs of the pages about customer value, each with its label, its unit and what is wrong with it.
struct SettingInputs {
    let context: PageContext
    let typed: [String: String]
    let refusal: Refusal
    private var words: Phrases { context.words }

    /// `group` names what several inputs must fulfil together; its problem stands beneath them.
    func number(_ name: String, _ label: String, unit: String = "", hint: String = "", group: String = "") -> HTML {
        let below: HTML? = unit.isEmpty ? nil : "<span class=\"unit\">\(unit)</span>"
        let help: HTML? = hint.isEmpty ? nil : "<p class=\"hint\">\(hint)</p>"
        return """
            <div class="f"><label for="f-\(name)">\(label)</label><div class="inp"><input class="num" inputmode="decimal" \
            autocomplete="off" id="f-\(name)" name="\(name)" value="\(typed[name] ?? "")"\(invalid(name, group))>\(below)</div>\
            \(help)\(error(name))</div>
            """
    }
    func text(_ name: String, _ label: String) -> HTML {
        """
        <div class="inp"><input autocomplete="off" id="f-\(name)" name="\(name)" value="\(typed[name] ?? "")" maxlength="60" \
        aria-label="\(label)"\(invalid(name, ""))></div>\(error(name))
        """
    }
    /// An input whose label is said only: in a row of several.
    func bare(_ name: String, _ label: String, unit: String = "", group: String) -> HTML {
        let below: HTML? = unit.isEmpty ? nil : "<span class=\"unit\">\(unit)</span>"
        return """
            <div class="f"><div class="inp"><input class="num" inputmode="decimal" autocomplete="off" id="f-\(name)" \
            name="\(name)" value="\(typed[name] ?? "")" aria-label="\(label)"\(invalid(name, group))>\(below)</div>\(error(name))</div>
            """
    }
    func tick(_ name: String, _ label: String) -> HTML {
        """
        <div class="f"><label class="tick"><input type="checkbox" id="f-\(name)" name="\(name)" value="yes"\
        \(typed[name] == "yes" ? " checked" : "" as HTML)>\(label)</label>\(error(name))</div>
        """
    }
    func select(_ name: String, _ label: String, _ choices: [(value: String, label: String)]) -> HTML {
        let options = choices.map { choice -> HTML in
            let mark: HTML = choice.value == typed[name] ? " selected" : ""
            return "<option value=\"\(choice.value)\"\(mark)>\(choice.label)</option>"
        }
        return """
            <div class="f"><label for="f-\(name)">\(label)</label><div class="inp"><select id="f-\(name)" \
            name="\(name)"\(invalid(name, ""))>\(options.joined())</select></div>\(error(name))</div>
            """
    }
    /// What is wrong with a group as a whole; its place is where the summary leads.
    func group(_ name: String) -> HTML {
        guard problem(name) != nil else { return "" }
        return "<div class=\"f wide\" id=\"f-\(name)\" tabindex=\"-1\">\(error(name))</div>"
    }

    private func problem(_ name: String) -> Refusal.Problem? { refusal.problems.first { $0.field == name } }
    private func error(_ name: String) -> HTML? {
        problem(name).map {
            """
            <p class="err" id="f-\(name)-e">\(context.icon("alert", .tiny))\(words($0.key, $0.arguments))</p>
            """
        }
    }
    private func invalid(_ name: String, _ group: String) -> HTML {
        if problem(name) != nil { return " aria-invalid=\"true\" aria-describedby=\"f-\(name)-e\"" }
        guard !group.isEmpty, problem(group) != nil else { return "" }
        return " aria-invalid=\"true\" aria-describedby=\"f-\(group)-e\""
    }
}
