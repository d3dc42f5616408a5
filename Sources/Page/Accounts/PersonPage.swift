import Kernel
import Records

/// One colleague, as an administrator sees him: name, department, rights, and how he comes in.
package struct PersonPage {
    let context: PageContext
    let person: Organisation.Person
    let state: AccountState
    var typed: [String: String]?
    var roles: Set<String>?
    var refusal = Refusal()
    /// The link that was just made. It is never shown again.
    var link: String?
    private var words: Phrases { context.words }
    private var organisation: Organisation { context.state.organisation }

    package init(
        _ context: PageContext, _ person: Organisation.Person, _ state: AccountState, typed: [String: String]? = nil,
        roles: Set<String>? = nil, refusal: Refusal = Refusal(), link: String? = nil
    ) {
        self.context = context
        self.person = person
        self.state = state
        self.typed = typed
        self.roles = roles
        self.refusal = refusal
        self.link = link
    }

    package func page(toast: String? = nil) -> HTML {
        var frame = Frame(context)
        frame.toast = toast
        let content: HTML = """
            <header class="bar"><a class="iconbtn only-phone" href="/settings/users" aria-label="\(words("back"))">\
            \(context.icon("left"))</a><nav class="crumb" aria-label="\(words("record.crumb"))"><ol><li class="no-phone">\
            <a href="/settings/users">\(words("settings.people"))</a>\(context.icon("right", .tiny))</li><li><h1 class="trunc">\
            \(person.name)</h1></li></ol></nav></header><div class="set"><nav class="subnav" aria-label="\(words("settings"))">\
            <h2>\(words("settings.organisation"))</h2><a href="/settings/users" aria-current="page">\
            \(context.icon("users", .small))\(words("settings.people"))</a></nav><div class="setmain">\(problems)\(shownLink)\
            \(form)\(access)</div></div>
            """
        return frame.page(title: person.name, content)
    }
    private var here: Path { "/settings/users/\(person.id)" }

    private var problems: HTML { context.problems(refusal.problems.filter(\.field.isEmpty)) }
    private var shownLink: HTML? {
        guard let link else { return nil }
        return """
            <section class="card" aria-labelledby="il-h"><header><h2 id="il-h">\(words("invite.link", ["name": person.name]))</h2>\
            </header><div class="bd"><p class="mid">\(words("invite.once"))</p><div class="f mt2"><label class="sr" for="invite-link">\
            \(words("invite.link_label"))</label><div class="inp"><input type="text" id="invite-link" value="\(link)" readonly>\
            <button type="button" class="iconbtn sm" data-copy="\(link)" data-copied="\(words("copied"))" \
            aria-label="\(words("invite.copy"))">\(context.icon("copy", .small))</button></div></div></div></section>
            """
    }

    private var form: HTML {
        let units = organisation.units.values.sorted { $0.name < $1.name }
        let department = typed?["department"] ?? person.department.flatMap { organisation.units[$0]?.name } ?? ""
        let options = units.map { unit -> HTML in
            "<option value=\"\(unit.name)\"\(unit.name == department ? " selected" : "" as HTML)>\(unit.name)</option>"
        }
        let mine = roles ?? Set(person.roles.compactMap { organisation.roles[$0]?.code })
        let ticks = organisation.roles.values.sorted { $0.id < $1.id }.map { role -> HTML in
            """
            <label class="tick"><input type="checkbox" name="role" value="\(role.code)"\
            \(mine.contains(role.code) ? " checked" : "" as HTML)>\(words("role.\(role.code)"))</label>
            """
        }
        return """
            <section class="card" aria-labelledby="p-h"><header><h2 id="p-h">\(words("settings.person"))</h2><span class="push">\
            </span>\(context.accountTag(state))</header><div class="bd"><form class="form" method="post" action="\(here)" \
            novalidate>\(context.token)<div class="sec">\(input("name", words("user.name"), person.name))\
            \(input("login", words("user.login"), person.login))\(input("email", words("user.email"), person.email, optional: true))\
            \(frame("department", words("department"), "<select id=\"f-department\" name=\"department\"><option value=\"\"></option>\(options.joined())</select>"))\
            <fieldset class="f wide"><legend>\(words("role.plural"))</legend><div class="ticks cols">\(ticks.joined())</div>\
            \(error("roles"))</fieldset></div><div class="formfoot"><button class="btn pri" data-busy="\(words("saving"))">\
            \(words("save"))</button></div></form></div></section>
            """
    }

    /// Invitation, deactivation, and the way back.
    private var access: HTML {
        let text: String
        var buttons = HTML()
        switch state {
        case .locked:
            text = words("access.locked")
            buttons += button("activate", words("access.activate"), "line")
        case .active:
            text = words("access.active")
            buttons += button("deactivate", words("access.deactivate"), "danger")
        case .invited(let until):
            text = words("access.invited", ["time": context.look.format.show(until)])
            buttons += button("invitation", words("invite.renew"), "line")
            buttons += button("invitation/withdraw", words("invite.withdraw"), "ghost")
            buttons += button("deactivate", words("access.deactivate"), "ghost")
        case .expired, .waiting:
            text = words(state == .expired ? "access.expired" : "access.waiting")
            buttons += button("invitation", words("invite.make"), "line")
            buttons += button("deactivate", words("access.deactivate"), "ghost")
        }
        return """
            <section class="card" aria-labelledby="ac-h"><header><h2 id="ac-h">\(words("access"))</h2></header><div class="bd">\
            <p class="mid">\(text)</p><div class="row mt2 wrap">\(buttons)</div></div></section>
            """
    }
    private func button(_ action: Path, _ label: String, _ look: HTML) -> HTML {
        """
        <form method="post" action="\(here)/\(action)">\(context.token)<button class="btn \(look)" data-busy="\(words("saving"))">\
        \(label)</button></form>
        """
    }

    private func input(_ name: String, _ label: String, _ value: String, optional: Bool = false) -> HTML {
        let required: HTML = optional ? "" : " required"
        let bad: HTML =
            refusal.problems.contains { $0.field == name }
            ? " aria-invalid=\"true\" aria-describedby=\"f-\(name)-e\"" : ""
        return frame(
            name, label,
            """
            <input type="text" id="f-\(name)" name="\(name)" value="\(typed?[name] ?? value)" autocomplete="off"\(required)\(bad)>
            """)
    }
    private func frame(_ name: String, _ label: String, _ control: HTML) -> HTML {
        """
        <div class="f"><label for="f-\(name)">\(label)</label><div class="inp">\(control)</div>\(error(name))</div>
        """
    }
    private func error(_ name: String) -> HTML? {
        refusal.problems.first { $0.field == name }.map {
            "<p class=\"err\" id=\"f-\(name)-e\">\(context.icon("alert", .tiny))\(words($0.key, $0.arguments))</p>"
        }
    }
}

extension PageContext {
    /// How somebody stands with the door, in one word.
    func accountTag(_ state: AccountState) -> HTML {
        let (tint, key): (HTML, String) =
            switch state {
            case .active: ("jade", "user.status.active")
            case .locked: ("", "access.tag.locked")
            case .invited: ("sky", "access.tag.invited")
            case .expired: ("amber", "access.tag.expired")
            case .waiting: ("", "access.tag.waiting")
            }
        return "<span class=\"tag \(tint)\"><span class=\"dot\"></span>\(words(key))</span>"
    }
}
