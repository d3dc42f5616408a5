import Kernel
import Records

/// The page around every page of somebody who is signed in: rail, sheet, phone bar.
package struct Frame {
    package let context: PageContext
    package var scripts: [String] = []
    package var toast: String?
    /// Where a press on "Undo" goes, while the toast says what was done.
    package var undo: Path?
    package init(_ context: PageContext) { self.context = context }

    package func page(title: String, _ content: HTML) -> HTML {
        page(title: title, size: content.bytes.count) { $0 += content }
    }
    /// `content` writes about `size` bytes, for pages that are so long that a copy of them counts.
    func page(title: String, size: Int, _ content: (inout HTML) -> Void) -> HTML {
        let parts = context.look.frames.parts(key) { draw() }
        var page = HTML(reserving: size + parts.size + 1_000)
        page += parts.start
        page += "\(title) · \(context.look.name)"
        page += parts.top
        content(&page)
        page += parts.bottom
        page += toasts
        page += parts.end
        return page
    }

    /// What the frame is drawn from. It is the same for page after page of one person.
    private var key: FrameKey {
        FrameKey(
            token: context.formToken, language: context.language, theme: context.look.theme,
            versions: "\(context.state.organisation.version) \(context.catalog.version) \(context.look.name)",
            section: section ?? String(context.path.prefix(40)), scripts: scripts)
    }
    /// The entity of the menu that the page is about.
    private var section: String? {
        let path = context.path.utf8.dropFirst()
        return context.catalog.schemas.first { path.starts(with: $0.slug.utf8) && isShown($0) }?.slug
    }
    private func draw() -> FrameParts {
        let head = context.look.head(formToken: context.formToken, scripts: ["live.js", "keys.js"] + scripts)
        return FrameParts(
            start: head.start,
            top: """
                \(head.end)<body><a class="skip" href="#main">\(words("frame.skip"))</a><div class="app">\(rail)\
                <div class="stage"><main class="sheet" id="main" tabindex="-1">\(demoBanner)
                """,
            bottom: "</main></div>\(phoneBar)</div>\(menus)", end: "\(keys)</body></html>")
    }

    private var words: Phrases { context.words }

    /// The entities of the menu that the reader may use at all.
    private var entities: [Schema] { context.catalog.schemas.filter(isShown) }
    private func isShown(_ schema: Schema) -> Bool { schema.traits.isListed && context.actor.may(.read, schema) }
    private func link(_ schema: Schema) -> HTML {
        let name = context.catalog.plural(schema, context.language)
        let current: HTML = context.path.hasPrefix("/\(schema.slug)") ? " aria-current=\"page\"" : ""
        let go: HTML = schema.name.first.map { "\(String($0))" } ?? ""
        return """
            <a href="\(context.path(schema))" data-go="\(go)"\(current) title="\(name)">\(context.icon(schema.traits.icon))\
            <span class="trunc">\(name)</span></a>
            """
    }

    private func items(_ group: String) -> [MenuItem] {
        context.look.menu.filter { $0.group == group && $0.isShown(context.actor) }
    }
    /// Marks where one is: the page itself, or one below it.
    private func current(_ item: MenuItem) -> HTML {
        let path = item.path.text
        let isHere = context.path == path || path != "/" && context.path.hasPrefix(path + "/")
        return isHere ? " aria-current=\"page\"" : ""
    }
    private func link(_ item: MenuItem) -> HTML {
        let (name, path) = (words(item.word), item.path)
        return """
            <a href="\(path)"\(current(item)) title="\(name)">\(context.icon(item.icon))<span class="trunc">\(name)</span></a>
            """
    }

    private var rail: HTML {
        let person = context.actor.name
        return """
            <aside class="rail" aria-label="\(words("frame.main"))"><div class="row none">\
            <button type="button" class="ws" popovertarget="me">\(Look.seal)<span class="trunc">\(context.look.name)</span>\
            \(context.icon("down", .tiny))</button></div>
            <nav class="nav" aria-label="\(words("frame.sections"))">\(menu)\(administration)</nav>
            <div class="railfoot"><button type="button" class="ws own" popovertarget="me">\(context.avatar(person))\
            <span class="trunc">\(person)</span></button>\(themeForm)\
            <a class="iconbtn" href="/profile" aria-label="\(words("profile"))">\(context.icon("gear"))</a></div></aside>
            """
    }
    /// The entities under their headings, as the business is divided.
    private var menu: HTML {
        var groups: [String] = []
        for schema in entities where !groups.contains(schema.traits.group) { groups.append(schema.traits.group) }
        for item in context.look.menu where !item.group.isEmpty && item.isShown(context.actor) {
            // What is seen of all stands before the lists that everything is made of.
            if !groups.contains(item.group) {
                groups.insert(item.group, at: groups.firstIndex(of: "lists") ?? groups.count)
            }
        }
        let top = items("").map { link($0) }.joined()
        return top
            + groups.map { group -> HTML in
                let links = entities.filter { $0.traits.group == group }.map { link($0) }
                return "<h2>\(words("menu.\(group)"))</h2>\(links.joined())\(items(group).map { link($0) }.joined())"
            }.joined()
    }
    /// That these customers are made up is said on every page.
    private var demoBanner: HTML? {
        guard context.state.demo != nil else { return nil }
        let remove: HTML? =
            context.actor.isAdministrator
            ? """
            <form method="post" action="/demo/remove">\(context.token)<button class="btn ghost tight">\
            \(words("demo.remove"))</button></form>
            """ : nil
        return """
            <div class="banner info demo" role="note">\(context.icon("info", .small))<span class="grow">\(words("demo.banner"))</span>\
            \(remove)</div>
            """
    }
    private var administration: HTML? {
        guard context.actor.isAdministrator else { return nil }
        let current: HTML = context.path.hasPrefix("/settings") ? " aria-current=\"page\"" : ""
        return """
            <h2>\(words("frame.administration"))</h2><a href="/settings/users"\(current) title="\(words("settings"))">\
            \(context.icon("users"))<span class="trunc">\(words("settings"))</span></a>
            """
    }
    private var themeForm: HTML {
        let isDark = context.look.theme == "dark"
        let (now, other) = isDark ? ("light", "dark") : ("dark", "light")
        return """
            <form method="post" action="/preferences" data-preference="theme">\(context.token)<button class="iconbtn" \
            name="theme" value="\(now)" data-alt-value="\(other)" aria-label="\(words("theme.\(now)"))" \
            data-alt-label="\(words("theme.\(other)"))"><span class="i-dark">\(context.icon("moon"))</span>\
            <span class="i-light">\(context.icon("sun"))</span></button></form>
            """
    }
    /// Five fit beside each other, the last of which opens the rest.
    private var onPhoneBar: Int { 4 - items("").count }
    private var phoneBar: HTML {
        let top = items("").map { item -> HTML in
            let path = item.path
            return "<a href=\"\(path)\"\(current(item))>\(context.icon(item.icon))\(words(item.word))</a>"
        }
        let first = entities.prefix(onPhoneBar).map { schema -> HTML in
            let current: HTML = context.path.hasPrefix("/\(schema.slug)") ? " aria-current=\"page\"" : ""
            return """
                <a href="\(context.path(schema))"\(current)>\(context.icon(schema.traits.icon))\
                \(context.catalog.plural(schema, context.language))</a>
                """
        }
        return """
            <nav class="tabbar" aria-label="\(words("frame.phone_bar"))">\(top.joined())\(first.joined())\
            <button type="button" popovertarget="more">\(context.icon("more"))\(words("frame.more"))</button></nav>
            """
    }
    private var menus: HTML {
        let more = context.look.menu.filter { !$0.group.isEmpty && $0.isShown(context.actor) }.map { item -> HTML in
            let path = item.path
            return "<a class=\"opt\" href=\"\(path)\">\(context.icon(item.icon))\(words(item.word))</a>"
        }
        let rest = entities.dropFirst(onPhoneBar).map { schema -> HTML in
            """
            <a class="opt" href="\(context.path(schema))">\(context.icon(schema.traits.icon))\
            \(context.catalog.plural(schema, context.language))</a>
            """
        }
        let settings: HTML? =
            context.actor.isAdministrator
            ? "<a class=\"opt\" href=\"/settings/users\">\(context.icon("users"))\(words("settings"))</a>" : nil
        return """
            <nav popover id="more" class="pop more" aria-label="\(words("frame.more"))">\(rest.joined())\(more.joined())\(settings)\
            <a class="opt" href="/profile">\(context.icon("user"))\(words("profile"))</a></nav>
            <div popover id="me" class="pop"><a class="opt" href="/profile">\(context.icon("user"))\(words("profile"))</a>\
            <button type="button" class="opt" data-dialog="#keys">\(context.icon("info"))\(words("keys"))</button>\
            <hr class="sep"><form method="post" action="/sign-out">\(context.token)<button class="opt">\
            \(context.icon("logout"))\(words("sign_out"))</button></form></div>
            """
    }
    private var toasts: HTML {
        let shown: HTML? = toast.map { text in
            """
            <div class="toast" data-ttl="8000">\(context.icon("check", .small))<span>\(text)</span>\(undoForm)\
            <button type="button" class="iconbtn sm" data-close-toast aria-label="\(words("close"))">\
            \(context.icon("x", .small))</button></div>
            """
        }
        return
            "<div class=\"toasts\" data-toast role=\"status\">\(shown)</div><p class=\"sr\" role=\"status\" data-live></p>"
    }
    private var undoForm: HTML? {
        undo.map {
            "<form method=\"post\" action=\"\($0)\">\(context.token)<button class=\"btn\">\(words("undo"))</button></form>"
        }
    }
    private var keys: HTML {
        let rows: [(String, String)] = [
            ("J", "keys.next"), ("K", "keys.previous"), ("Enter", "keys.open"), ("C", "keys.create"),
            ("E", "keys.edit"),
            ("F", "keys.filter"), ("/", "keys.search"), ("G", "keys.go"), ("Ctrl Enter", "keys.submit"),
            ("?", "keys.all"),
        ]
        let list = rows.map { key, word -> HTML in "<dt><kbd>\(key)</kbd></dt><dd>\(words(word))</dd>" }
        return """
            <dialog id="keys" class="dlg" aria-labelledby="keys-h"><h2 id="keys-h">\(words("keys"))</h2>\
            <dl class="keys">\(list.joined())</dl><form method="dialog" class="acts"><button class="btn line">\
            \(words("close"))</button></form></dialog>
            """
    }
}

extension Look {
    package static let seal: HTML = """
        <span class="seal" aria-hidden="true"><svg viewBox="0 0 16 16"><rect x="2.8" y="2.8" width="10.4" height="10.4" \
        rx="1.2"/><rect x="6.1" y="6.1" width="3.8" height="3.8" rx=".5"/></svg></span>
        """

    /// Everything up to `<body>`, before and after the title. Nothing in it depends on a script: theme and language
    /// are written by the server.
    package func head(formToken: String, scripts: [String]) -> (start: HTML, end: HTML) {
        let theme: HTML = self.theme.isEmpty ? "" : " data-theme=\"\(self.theme)\""
        let modules = scripts.compactMap { name -> HTML? in
            assets[name].map { "<script type=\"module\" src=\"\($0)\"></script>" }
        }
        let font: HTML? = assets["inter-var-latin.woff2"].map {
            "<link rel=\"preload\" href=\"\($0)\" as=\"font\" type=\"font/woff2\" crossorigin>"
        }
        let start: HTML = """
            <!doctype html><html lang="\(format.language.rawValue)"\(theme)><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">\
            <meta name="color-scheme" content="light dark"><meta name="csrf" content="\(formToken)">\
            <meta name="htmx-config" content='{"allowEval":false,"includeIndicatorStyles":false,"selfRequestsOnly":true}'><title>
            """
        let end: HTML = """
            </title><link rel="icon" href="\(assets["favicon.svg"] ?? "/")" type="image/svg+xml">\(font)\
            <link rel="stylesheet" href="\(assets["rapport.css"] ?? "/")">\
            <script src="\(assets["htmx.min.js"] ?? "/")" defer></script>\(modules.joined())</head>
            """
        return (start, end)
    }
}

extension PageContext {
    /// A colleague: initials in a circle whose colour follows from the name.
    package func avatar(_ name: String) -> HTML {
        let colour = name.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % 6
        return "<span class=\"ava a\(colour)\" aria-hidden=\"true\">\(initials(name))</span>"
    }
    package func person(_ name: String) -> HTML {
        "<span class=\"row t\">\(avatar(name))<span class=\"trunc mid\">\(name)</span></span>"
    }
    private func initials(_ name: String) -> String {
        guard let first = name.first else { return "" }
        // 王小明 is known by 小明, Lin Wei by LW.
        guard first.isASCII else { return String(name.suffix(min(2, max(1, name.count - 1)))) }
        return name.split(separator: " ").prefix(2).compactMap { $0.first.map { $0.uppercased() } }.joined()
    }
}
