import Kernel
import Records

/// Pages for somebody who is not signed in: the door itself, and the set-up of a new installation.
package struct AuthPages {
    let look: Look
    private var words: Phrases { look.words }
    package init(_ look: Look) { self.look = look }

    package struct Zones: Sendable {
        package let names: [String]
        package init(_ names: [String]) { self.names = names }
    }

    package func signIn(login: String = "", problem: SignInProblem? = nil, next: String) -> HTML {
        let banner: HTML? = problem.map { problem in
            let text =
                switch problem {
                case .wrong: words("sign_in.wrong")
                case .wait(let seconds): words("sign_in.wait", ["n": String(seconds)])
                }
            return look.banner(text)
        }
        return page(
            words("sign_in"),
            """
            <h1>\(words("sign_in"))</h1>\(banner)<form class="form" method="post" action="/sign-in">\
            <input type="hidden" name="next" value="\(next)"><div class="f"><label for="login">\(words("user.login"))</label>\
            <div class="inp"><input type="text" id="login" name="login" value="\(login)" autocomplete="username" required \
            autocapitalize="none"\(login.isEmpty ? " autofocus" : "" as HTML)></div></div><div class="f"><label for="password">\
            \(words("password"))</label><div class="inp"><input type="password" id="password" name="password" \
            autocomplete="current-password" required></div></div><button class="btn pri full" \
            data-busy="\(words("sign_in.busy"))">\(words("sign_in"))</button></form>
            """)
    }

    package func setUp(
        token: String, typed: [String: String], refusal: Refusal, zones: [String], currencies: [(String, String)]
    ) -> HTML {
        func value(_ name: String) -> String { typed[name] ?? "" }
        func field(_ name: String, _ label: String, _ type: String, _ autocomplete: String) -> HTML {
            frame(
                name, label, refusal,
                """
                <input type="\(type)" id="f-\(name)" name="\(name)" value="\(type == "password" ? "" : value(name))" \
                autocomplete="\(autocomplete)" required\(invalid(name, refusal))>
                """)
        }
        func select(_ name: String, _ label: String, _ choices: [(String, String)]) -> HTML {
            let options = choices.map { choice, text -> HTML in
                "<option value=\"\(choice)\"\(choice == value(name) ? " selected" : "" as HTML)>\(text)</option>"
            }
            return frame(
                name, label, refusal,
                "<select id=\"f-\(name)\" name=\"\(name)\" required\(invalid(name, refusal))>\(options.joined())</select>"
            )
        }
        let languages = Language.allCases.map { ($0.rawValue, $0.ownName) }
        return page(
            words("setup.title"), isWide: true,
            """
            <h1>\(words("setup.title"))</h1><p>\(words("setup.lead"))</p>\(look.problemSummary(refusal))<form class="form" method="post" \
            action="/setup/\(token)" novalidate><fieldset class="sec"><legend>\(words("setup.company"))</legend>\
            \(field("company", words("setup.company_name"), "text", "organization"))\
            \(select("currency", words("setup.currency"), currencies))\(select("language", words("language"), languages))\
            \(select("time_zone", words("setup.time_zone"), zones.map { ($0, $0) }))</fieldset>\
            <fieldset class="sec"><legend>\(words("setup.administrator"))</legend>\
            \(field("name", words("user.name"), "text", "name"))\(field("login", words("user.login"), "text", "username"))\
            \(field("password", words("password"), "password", "new-password"))\
            \(field("password_again", words("password.again"), "password", "new-password"))</fieldset>\
            <fieldset class="sec"><legend>\(words("setup.begin"))</legend><div class="ticks wide">\(beginning(value("begin")))\
            </div></fieldset>\
            <div class="formfoot"><button class="btn pri" data-busy="\(words("saving"))">\(words("setup.start"))</button></div></form>
            """)
    }

    /// Whether a new installation starts with customers that are made up.
    private func beginning(_ chosen: String) -> HTML {
        [("empty", words("setup.begin_empty")), ("demo", words("setup.begin_demo"))].map { value, label -> HTML in
            let isChosen = value == chosen || (chosen.isEmpty && value == "empty")
            return """
                <label class="tick"><input type="radio" name="begin" value="\(value)"\(isChosen ? " checked" : "" as HTML)>\
                \(label)</label>
                """
        }.joined()
    }

    /// Name, language and password of somebody who was invited.
    package func invitation(
        token: String, _ invited: Invited, typed: [String: String], refusal: Refusal = Refusal()
    ) -> HTML {
        func field(_ name: String, _ label: String, _ type: String, _ autocomplete: String) -> HTML {
            frame(
                name, label, refusal,
                """
                <input type="\(type)" id="f-\(name)" name="\(name)" value="\(type == "password" ? "" : typed[name] ?? "")" \
                autocomplete="\(autocomplete)" required\(invalid(name, refusal))>
                """)
        }
        let languages = Language.allCases.map { language -> HTML in
            let chosen: HTML = language.rawValue == typed["language"] ? " selected" : ""
            return "<option value=\"\(language.rawValue)\"\(chosen)>\(language.ownName)</option>"
        }
        let select: HTML =
            "<select id=\"f-language\" name=\"language\"\(invalid("language", refusal))>\(languages.joined())</select>"
        let title = words("invite.title", ["name": invited.name])
        return page(
            title,
            """
            <h1>\(title)</h1><p>\(words("invite.lead", ["login": invited.login]))</p>\(look.problemSummary(refusal))<form class="form" \
            method="post" action="/invitations/\(token)" novalidate><input type="hidden" name="username" \
            value="\(invited.login)" autocomplete="username">\(field("name", words("user.name"), "text", "name"))\
            \(frame("language", words("language"), refusal, select))\
            \(field("password", words("password"), "password", "new-password"))\
            \(field("password_again", words("password.again"), "password", "new-password"))\
            <button class="btn pri full" data-busy="\(words("saving"))">\(words("invite.accept"))</button></form>
            """)
    }

    /// A page that cannot be shown to a person who is not signed in.
    package func message(_ title: String, _ text: String, code: String, link: (Path, String)) -> HTML {
        page(
            title,
            """
            <div class="empty"><h1>\(title)</h1><p>\(text)</p><div class="row"><a class="btn pri" href="\(link.0)">\(link.1)</a>\
            </div><p class="code">\(code)</p></div>
            """)
    }

    private func frame(_ name: String, _ label: String, _ refusal: Refusal, _ control: HTML) -> HTML {
        let problem = refusal.problems.first { $0.field == name }
        let error: HTML? = problem.map {
            "<p class=\"err\" id=\"f-\(name)-e\">\(look.icon("alert", .tiny))\(words($0.key, $0.arguments))</p>"
        }
        return
            "<div class=\"f\"><label for=\"f-\(name)\">\(label)</label><div class=\"inp\">\(control)</div>\(error)</div>"
    }
    private func invalid(_ name: String, _ refusal: Refusal) -> HTML {
        refusal.problems.contains { $0.field == name } ? " aria-invalid=\"true\" aria-describedby=\"f-\(name)-e\"" : ""
    }

    private func page(_ title: String, isWide: Bool = false, _ paper: HTML) -> HTML {
        let languages = Language.allCases.map { language -> HTML in
            let current: HTML = language == look.format.language ? " aria-current=\"true\"" : ""
            let tag = language.rawValue
            return "<a href=\"?lang=\(tag)\" lang=\"\(tag)\" hreflang=\"\(tag)\"\(current)>\(language.ownName)</a>"
        }
        let head = look.head(formToken: "", scripts: ["live.js"])
        return """
            \(head.start)\(title) · \(look.name)\(head.end)<body class="auth\(isWide ? " wide" : "" as HTML)">\
            <main><div class="brand">\(Look.seal)\(look.name)</div>\
            <div class="paper">\(paper)</div></main><footer class="authfoot">\(languages.joined())</footer>\
            <p class="sr" role="status" data-live></p></body></html>
            """
    }
}
