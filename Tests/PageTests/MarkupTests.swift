import Kernel
import Page
import Store
import TestKit
import Testing

@testable import Records

/// Nothing that somebody typed becomes markup, wherever it is shown.
@Suite struct MarkupTests {
    static let payloads = [
        "<script>alert(1)</script>", "\"><script>alert(1)</script>", "'><img src=x onerror=alert(1)>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "\"><svg onload=alert(1)>", "<body onload=alert(1)>",
        "<iframe src=javascript:alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>", "javascript:alert(1)", "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)' autofocus='",
        "\" autofocus onfocus=alert(1) x=\"", "</title><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>", "</style><script>alert(1)</script>",
        "</script><script>alert(1)</script>", "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
        "]]><script>alert(1)</script>", "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<details open ontoggle=alert(1)>", "<input autofocus onfocus=alert(1)>", "<marquee onstart=alert(1)>",
        "<video><source onerror=alert(1)>",
        "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>",
        "<link rel=stylesheet href=//evil.example>", "<meta http-equiv=refresh content=0>",
        "<base href=//evil.example/>", "<form action=//evil.example><button>", "{{7*7}}", "${7*7}",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;",
        "<sc\u{200B}ript>", "\u{FF1C}script\u{FF1E}alert(1)", "<plaintext>",
        "<xmp><p title=\"</xmp><img src onerror=alert(1)>\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "\"'`><\u{FEFF}img src=x onerror=alert(1)>",
    ]

    /// A record of each listed entity with the payload in every field of text that takes it. Reason for its length:
    /// 40 payloads in eight kinds of records, on five pages each.
    @Test(arguments: Engine.available) func everyFieldShowsItsTextAndNoMarkup(engine: Engine) async throws {
        #expect(MarkupTests.payloads.count >= 40)
        let company = try await Installation(engine)
        var own = CustomField("customer", "own_text", type: "text", label: "<b>Own</b>\"'")
        own.isListed = true
        try await company.records.add(own, as: company.console)
        let pages = Pages(company: company, actor: company.actor("administrator"))

        for schema in company.records.catalog.schemas where schema.traits.isListed {
            for (index, payload) in MarkupTests.payloads.enumerated() where index % 8 == 0 || schema.name == "customer"
            {
                guard let record = try await plant(payload, in: schema, index, company) else { continue }
                try await expectNoMarkup(payload, record, pages)
            }
        }
        await company.close()
    }

    private func plant(_ payload: String, in schema: Schema, _ index: Int, _ company: Installation) async throws
        -> Record?
    {
        var values: [String: Value] = [:]
        for field in schema.fields where !field.spec.isReadOnly && !field.spec.isHidden {
            if let type = field.type as? TextType, [.text, .longText].contains(type.content) {
                if type.maxLength >= payload.count { values[field.name] = .text(payload) }
            }
            guard field.spec.isRequired else { continue }
            if field.type is DayType { values[field.name] = .text("2026-09-01") }
            if let link = field.type as? LinkType, let target = company.records.catalog[link.target] {
                let parent = try await plant(payload, in: target, index + 1_000, company)
                values[field.name] = parent?.id.map { .int($0) }
            }
        }
        if schema["code"] != nil { values["code"] = .text("K\(index)") }
        if schema.system(.number) != nil { values["number"] = .text("N\(index)<i>") }
        values["currency"] = schema["currency"] == nil ? nil : .text("EUR")
        let entries = Entries(values: values)
        do {
            let record = try await company.records.perform(.create(schema.name, entries), as: company.console)
            let changed = values.mapValues { value in value == .text(payload) ? Value.text(payload + "2") : value }
            if schema.traits.isListed, payload.count < 90 {
                _ = try? await company.records.perform(
                    .update(schema.name, id: record.id ?? 0, version: nil, Entries(values: changed)),
                    as: company.console)
            }
            return record
        } catch is Refusal { return nil }
    }

    private func expectNoMarkup(_ payload: String, _ record: Record, _ pages: Pages) async throws {
        let name = record.schema.name, id = record.id ?? 0
        let fields = record.schema.visible.map(\.name)
        var shown = [try await pages.list(name), try await pages.list(name, fields: Array(fields.prefix(40)))]
        for tab in ["details", "changes"] { shown.append(try await pages.record(name, id, tab: tab)) }
        let typed = Dictionary(uniqueKeysWithValues: fields.map { ($0, payload) })
        var refusal = Refusal()
        for field in fields { refusal.add("field.not_a_choice", field: field, ["text": payload, "choices": payload]) }
        refusal.add("field.unknown", field: payload)
        shown.append(try await pages.form(name, id, typed: typed, refusal: refusal))
        shown.append(try await pages.form(name, id))
        if record.schema["number"] != nil, record.schema["name"] != nil {
            shown.append(
                try await pages.list(name) {
                    $0.search = payload
                    $0.conditions = [Condition("number", .has, payload), Condition("name", .has, payload)]
                })
        }
        for page in shown {
            // A payload of references reads like another one's harmless form.
            let isPlain = payload.hasPrefix("&lt;") || !payload.contains { "<>\"'&".contains($0) }
            #expect(isPlain || !page.contains(payload), "\(name): \(payload)")
            #expect(Tags(page).foreign.isEmpty, "\(name): \(payload) \(Tags(page).foreign)")
        }
    }

    @Test func addressesOfTheWorldNeverLeaveTheirScheme() {
        let context = Pages.plain
        let field = AnyField(spec: FieldSpec(name: "website", type: TextType(.url, maxLength: 500)))
        for text in [
            "vbscript:x.y", "java.script:alert(1)", "//evil.example", "/profile.x", "www.acme.example",
            "data.x:text/html,1", "HTTPS://acme.example",
        ] {
            let html = FieldView(context).view(field, .text(text), title: nil).text
            #expect(html.contains("href=\"https://") || html.contains("href=\"http://"), "\(html)")
        }
    }
}

/// The tags of a page: an attribute that no page of ours writes, or a tag, betrays markup that was typed.
private struct Tags {
    var foreign: [String] = []
    private static let never = [
        "iframe", "img", "object", "embed", "base", "marquee", "video", "math", "plaintext", "xmp", "details",
        "body onload", "i>", "b>O",
    ]

    init(_ page: String) {
        for part in page.split(separator: "<").dropFirst() {
            let tag = part.prefix { $0 != ">" }
            if Tags.never.contains(where: { part.hasPrefix($0) }) { foreign.append(String(part.prefix(60))) }
            if tag.contains(" on") && Tags.isHandler(tag) { foreign.append(String(part.prefix(60))) }
            if part.hasPrefix("script"), !tag.contains("src=") { foreign.append(String(part.prefix(60))) }
        }
    }
    /// ` onclick=` outside quotation marks.
    private static func isHandler(_ tag: Substring) -> Bool {
        var outside = "", isQuoted = false
        for character in tag {
            if character == "\"" { isQuoted.toggle() } else if !isQuoted { outside.append(character) }
        }
        return outside.split(separator: " ").contains { $0.hasPrefix("on") && $0.contains("=") }
    }
}

extension Pages {
    static var plain: PageContext {
        let actor = Actor(.console, name: "console", isAdministrator: true)
        let catalog = Catalog([], words: Words())
        return PageContext(
            look: Look(format: Format(), company: "", assets: AssetPaths([:])), actor: actor,
            state: Records.State(catalog: catalog), formToken: "", path: "/")
    }
}
