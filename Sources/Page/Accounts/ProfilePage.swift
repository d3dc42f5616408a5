import Kernel
import Records

/// What somebody sets for himself: language, password, the browsers in which he is signed in.
package struct ProfilePage {
    let context: PageContext
    let sessions: [SessionEntry]
    let current: Int64?
    let refusal: Refusal
    private var words: Phrases { context.words }

    package init(_ context: PageContext, sessions: [SessionEntry], current: Int64?, refusal: Refusal = Refusal()) {
        self.context = context
        self.sessions = sessions
        self.current = current
        self.refusal = refusal
    }

    package func page(toast: String? = nil) -> HTML {
        var frame = Frame(context)
        frame.toast = toast
        let content: HTML = """
            <header class="bar"><h1>\(words("profile"))</h1></header><div class="set"><nav class="subnav" \
            aria-label="\(words("profile"))"><a href="#language-h">\(context.icon("globe", .small))\(words("language"))</a>\
            <a href="#password-h">\(context.icon("key", .small))\(words("password"))</a><a href="#sessions-h">\
            \(context.icon("lock", .small))\(words("sessions"))</a></nav><div class="setmain"><div><h2>\(context.actor.name)</h2>\
            <p class="lead">\(roles)</p></div>\(language)\(password)\(sessionList)</div></div>
            """
        return frame.page(title: words("profile"), content)
    }
    private var roles: String { context.actor.roles.map { words("role.\($0)") }.joined(separator: ", ") }

    private var language: HTML {
        let options = Language.allCases.map { language -> HTML in
            let selected: HTML = language == context.language ? " selected" : ""
            return
                "<option value=\"\(language.rawValue)\" lang=\"\(language.rawValue)\"\(selected)>\(language.ownName)</option>"
        }
        let themes = ["", "light", "dark"].map { theme -> HTML in
            let selected: HTML = theme == context.look.theme ? " selected" : ""
            return
                "<option value=\"\(theme)\"\(selected)>\(words(theme.isEmpty ? "theme.system" : "theme.\(theme)"))</option>"
        }
        return """
            <section class="card" aria-labelledby="language-h"><header><h2 id="language-h">\(words("language"))</h2></header>\
            <div class="bd"><form class="form" method="post" action="/preferences">\(context.token)<div class="sec"><div class="f">\
            <label for="language">\(words("language"))</label><div class="inp"><select id="language" name="language">\
            \(options.joined())</select></div></div><div class="f"><label for="theme">\(words("theme"))</label><div class="inp">\
            <select id="theme" name="theme">\(themes.joined())</select></div></div></div><div class="formfoot">\
            <button class="btn line" data-busy="\(words("saving"))">\(words("save"))</button></div></form></div></section>
            """
    }

    private var password: HTML {
        func field(_ name: String, _ label: String, _ autocomplete: String) -> HTML {
            let problem = refusal.problems.first { $0.field == name }
            let error: HTML? = problem.map {
                "<p class=\"err\" id=\"f-\(name)-e\">\(context.icon("alert", .tiny))\(words($0.key, $0.arguments))</p>"
            }
            let invalid: HTML = problem == nil ? "" : " aria-invalid=\"true\" aria-describedby=\"f-\(name)-e\""
            return """
                <div class="f"><label for="f-\(name)">\(label)</label><div class="inp"><input type="password" id="f-\(name)" \
                name="\(name)" autocomplete="\(autocomplete)" required\(invalid)></div>\(error)</div>
                """
        }
        return """
            <section class="card" aria-labelledby="password-h"><header><h2 id="password-h">\(words("password.change"))</h2>\
            </header><div class="bd"><form class="form" method="post" action="/profile/password" novalidate>\(context.token)\
            <div class="sec">\(field("current", words("password.current"), "current-password"))\
            \(field("password", words("password.new"), "new-password"))\
            \(field("password_again", words("password.again"), "new-password"))</div><div class="formfoot">\
            <button class="btn line" data-busy="\(words("saving"))">\(words("password.change"))</button>\
            <span class="dim">\(words("password.ends_sessions"))</span></div></form></div></section>
            """
    }

    private var sessionList: HTML {
        let rows = sessions.map { session -> HTML in
            let action: HTML =
                session.id == current
                ? "<span class=\"tag jade\">\(words("sessions.this"))</span>"
                : """
                <form method="post" action="/profile/sessions/\(session.id)/end">\(context.token)<button class="btn line tight">\
                \(words("sessions.end"))</button></form>
                """
            return """
                <tr role="row"><td role="cell">\(device(session.device))</td><td role="cell" class="mid" \
                data-l="\(words("sessions.address"))">\(session.address)</td><td role="cell" class="mid" \
                data-l="\(words("sessions.seen"))">\(context.look.format.show(session.seenAt))</td>\
                <td role="cell" class="act num">\(action)</td></tr>
                """
        }
        return """
            <section class="card" aria-labelledby="sessions-h"><header><h2 id="sessions-h">\(words("sessions"))</h2></header>\
            <div class="scrollx"><table class="mini cards" role="table"><thead role="rowgroup"><tr role="row">\
            <th role="columnheader" scope="col">\(words("sessions.device"))</th><th role="columnheader" scope="col">\
            \(words("sessions.address"))</th><th role="columnheader" scope="col">\(words("sessions.seen"))</th>\
            <th role="columnheader" scope="col"><span class="sr">\(words("actions"))</span></th></tr></thead>\
            <tbody role="rowgroup">\(rows.joined())</tbody></table></div></section>
            """
    }
    /// What a browser says of itself, in the words people use for it.
    private func device(_ agent: String) -> String {
        let browsers = [("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]
        let systems = [
            ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
            ("Linux", "Linux"),
        ]
        let browser = browsers.first { agent.contains($0.0) }?.1
        let system = systems.first { agent.contains($0.0) }?.1
        let known = [browser, system].compactMap { $0 }
        guard !agent.isEmpty else { return "–" }
        return known.isEmpty ? String(agent.prefix(60)) : known.joined(separator: " · ")
    }
}
