import Kernel
import Records

/// The plain page on which an administrator makes departments and users.
package struct PeoplePages {
    let context: PageContext
    let states: [Int64: AccountState]
    let typed: [String: String]
    let refusal: Refusal
    private var words: Phrases { context.words }
    private var organisation: Organisation { context.state.organisation }

    package init(
        _ context: PageContext, states: [Int64: AccountState], typed: [String: String] = [:],
        refusal: Refusal = Refusal()
    ) {
        self.context = context
        self.states = states
        self.typed = typed
        self.refusal = refusal
    }

    package func page(toast: String? = nil) -> HTML {
        var frame = Frame(context)
        frame.toast = toast
        let content: HTML = """
            <header class="bar"><h1>\(words("settings"))</h1></header><div class="set"><nav class="subnav" \
            aria-label="\(words("settings"))"><h2>\(words("settings.organisation"))</h2><a href="/settings/users" \
            aria-current="page">\(context.icon("users", .small))\(words("settings.people"))</a></nav><div class="setmain">\
            <div><h2>\(words("settings.people"))</h2><p class="lead">\(words("settings.people_lead"))</p></div>\(users)\
            \(newUser)\(departments)\(newDepartment)</div></div>
            """
        return frame.page(title: words("settings"), content)
    }

    /// The people that the page lists.
    package static func shown(_ context: PageContext) -> [Organisation.Person] {
        Array(context.state.organisation.people.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.prefix(500))
    }

    private var users: HTML {
        let rows = PeoplePages.shown(context).map { person -> HTML in
            let roles = person.roles.compactMap { organisation.roles[$0] }.map { words("role.\($0.code)") }
            let unit = person.department.flatMap { organisation.units[$0]?.name } ?? "–"
            let status = context.accountTag(states[person.id] ?? (person.isActive ? .active : .locked))
            return """
                <tr role="row"><td role="cell"><a class="strong" \
                href="/settings/users/\(person.id)">\(context.person(person.name))</a></td><td role="cell" class="mid" \
                data-l="\(words("user.login"))">\(person.login)</td><td role="cell" class="mid" data-l="\(words("role"))">\
                \(roles.joined(separator: ", "))</td><td role="cell" class="mid" data-l="\(words("department"))">\(unit)</td>\
                <td role="cell" data-l="\(words("user.status"))">\(status)</td></tr>
                """
        }
        let heads = ["user.name", "user.login", "role", "department", "user.status"].map { key -> HTML in
            "<th role=\"columnheader\" scope=\"col\">\(words(key))</th>"
        }
        return """
            <section class="card" aria-label="\(words("settings.people"))"><div class="scrollx"><table class="mini cards" \
            role="table"><thead role="rowgroup"><tr role="row">\(heads.joined())</tr></thead><tbody role="rowgroup">\
            \(rows.joined())</tbody></table></div></section>
            """
    }

    private var newUser: HTML {
        let roles = organisation.roles.values.sorted { $0.id < $1.id }.map { ($0.code, words("role.\($0.code)")) }
        let units = organisation.units.values.sorted { $0.name < $1.name }.map { ($0.name, $0.name) }
        return """
            <section class="card" aria-labelledby="nu-h"><header><h2 id="nu-h">\(words("settings.new_user"))</h2></header>\
            <div class="bd"><form class="form" method="post" action="/settings/users" novalidate>\(context.token)<div class="sec">\
            \(input("name", words("user.name"), "text"))\(input("login", words("user.login"), "text"))\
            \(select("role", words("role"), roles, hasNone: false))\(select("department", words("department"), units, hasNone: true))\
            \(input("password", words("password"), "password"))\
            <p class="hint wide">\(words("settings.password_or_link"))</p></div><div class="formfoot"><button class="btn line" \
            data-busy="\(words("saving"))">\(words("settings.add_user"))</button></div></form></div></section>
            """
    }

    private var departments: HTML {
        guard !organisation.units.isEmpty else { return "" }
        return """
            <section class="card" aria-labelledby="d-h"><header><h2 id="d-h">\(words("department.plural"))</h2></header>\
            <div class="bd">\(tree(below: nil, depth: 0))</div></section>
            """
    }
    private func tree(below parent: Int64?, depth: Int) -> HTML {
        let units = organisation.units.values.filter { $0.parent == parent }.sorted { $0.name < $1.name }
        guard !units.isEmpty, depth < 50 else { return "" }
        let items = units.map { unit -> HTML in
            let count = organisation.people.values.count { $0.department == unit.id }
            return """
                <li><div class="row">\(context.icon("building", .small))<span class="strong grow">\(unit.name)</span>\
                <span class="dim">\(words("settings.people_count", ["n": String(count)]))</span></div>\
                \(tree(below: unit.id, depth: depth + 1))</li>
                """
        }
        return depth == 0 ? "<ul class=\"tree\">\(items.joined())</ul>" : "<ul>\(items.joined())</ul>"
    }

    private var newDepartment: HTML {
        let units = organisation.units.values.sorted { $0.name < $1.name }.map { ($0.name, $0.name) }
        return """
            <section class="card" aria-labelledby="nd-h"><header><h2 id="nd-h">\(words("settings.new_department"))</h2></header>\
            <div class="bd"><form class="form" method="post" action="/settings/departments" novalidate>\(context.token)\
            <div class="sec">\(input("department_name", words("department.name"), "text"))\
            \(select("parent", words("department.parent"), units, hasNone: true))</div><div class="formfoot">\
            <button class="btn line" data-busy="\(words("saving"))">\(words("settings.add_department"))</button></div></form>\
            </div></section>
            """
    }

    private func input(_ name: String, _ label: String, _ type: String) -> HTML {
        let value = type == "password" ? "" : typed[name] ?? ""
        return frame(
            name, label,
            """
            <input type="\(type)" id="f-\(name)" name="\(name)" value="\(value)" \
            autocomplete="\(type == "password" ? "new-password" : "off")" required\(invalid(name))>
            """)
    }
    private func select(_ name: String, _ label: String, _ choices: [(String, String)], hasNone: Bool) -> HTML {
        let none: HTML? = hasNone ? "<option value=\"\"></option>" : nil
        let options = choices.map { value, text -> HTML in
            "<option value=\"\(value)\"\(value == typed[name] ? " selected" : "" as HTML)>\(text)</option>"
        }
        return frame(
            name, label, "<select id=\"f-\(name)\" name=\"\(name)\"\(invalid(name))>\(none)\(options.joined())</select>"
        )
    }
    private func frame(_ name: String, _ label: String, _ control: HTML) -> HTML {
        let problem = refusal.problems.first { $0.field == name }
        let error: HTML? = problem.map {
            "<p class=\"err\" id=\"f-\(name)-e\">\(context.icon("alert", .tiny))\(words($0.key, $0.arguments))</p>"
        }
        return
            "<div class=\"f\"><label for=\"f-\(name)\">\(label)</label><div class=\"inp\">\(control)</div>\(error)</div>"
    }
    private func invalid(_ name: String) -> HTML {
        refusal.problems.contains { $0.field == name } ? " aria-invalid=\"true\" aria-describedby=\"f-\(name)-e\"" : ""
    }
}
