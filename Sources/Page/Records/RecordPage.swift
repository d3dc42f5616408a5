import Kernel
import Records

/// A record: what it is, what hangs on it, what happened to it.
package struct RecordPage {
    let context: PageContext
    let record: Record
    let pages: EntityPages
    /// The names of what its links point to.
    let titles: [String: String]
    let name: String
    let tab: String
    let mayUpdate: Bool
    let mayDelete: Bool
    package var toast: String?
    package var timeline = TimelineQuery()
    package var quickEntry = QuickEntryState()
    private var schema: Schema { record.schema }
    private var words: Phrases { context.words }

    package init(
        _ context: PageContext, _ record: Record, _ reader: Reader, _ pages: EntityPages, tab: String
    ) throws {
        self.context = context
        self.record = record
        self.pages = pages
        self.tab = tab
        titles = try reader.titles(record)
        name = reader.title(record)
        mayUpdate = try reader.may(.update, record)
        mayDelete = try reader.may(.delete, record)
    }

    package func page(_ reader: Reader) throws -> HTML {
        let related = try RelatedLists(context, record, reader)
        let first = pages.timeline.isEmpty ? "details" : "timeline"
        let known = ["details", "changes", first] + related.lists.map(\.tab)
        let current = known.contains(tab) ? tab : first
        let panel: HTML =
            switch current {
            case "timeline": try story(reader)
            case "details": try details(reader)
            case "changes": try History(context, record).html(reader)
            default: try related.panel(current)
            }
        let side = try pages.side(reader, record, context) + keyDetails
        let facts = try pages.facts(reader, record, context)
        var content = bar
        content += "<div class=\"rec\(side.isEmpty ? " one" : "" as HTML)\"><div class=\"ident\">"
        content += ident
        content += self.facts(facts)
        content += "</div><div class=\"col-main\">"
        content += tabs(related, current)
        content += "<section class=\"panel\" aria-label=\"\(words("record.panel"))\">\(panel)</section></div>"
        if !side.isEmpty {
            content += "<aside class=\"col-side\" aria-label=\"\(words("record.summary"))\">\(side)</aside>"
        }
        content += "</div>"
        content += deletion
        var frame = Frame(context)
        frame.toast = toast
        return frame.page(title: name, content)
    }

    private var id: Int64 { record.id ?? 0 }
    private var here: Path { context.path(schema, id) }

    private var bar: HTML {
        let plural = context.catalog.plural(schema, context.language)
        let edit: HTML? =
            mayUpdate
            ? """
            <a class="btn pri" href="\(here)/edit" data-key="e">\(context.icon("edit", .small))\(words("edit"))</a>
            """ : nil
        let menu: HTML? =
            mayDelete
            ? """
            <button type="button" class="iconbtn" popovertarget="acts" aria-label="\(words("record.actions"))">\
            \(context.icon("more"))</button>
            """ : nil
        return """
            <header class="bar"><a class="iconbtn only-phone" href="\(context.path(schema))" aria-label="\(words("back"))">\
            \(context.icon("left"))</a><nav class="crumb" aria-label="\(words("record.crumb"))"><ol><li class="no-phone">\
            <a href="\(context.path(schema))">\(plural)</a>\(context.icon("right", .tiny))</li><li><span class="trunc">\
            \(name)</span></li></ol></nav><span class="push"></span>\(menu)\(edit)</header>
            """
    }
    private var ident: HTML {
        let monogram = String(name.prefix(1))
        var meta: [HTML] = []
        let badge = pages.badge(record, context)
        if !badge.isEmpty { meta.append(badge) }
        if case .text(let number) = record[.number], !number.isEmpty, number != name {
            meta.append("<span>\(number)</span>")
        }
        for field in ["city", "country"] {
            guard let field = schema[field], context.actor.sees(field, of: schema),
                case .text(let text) = record[field],
                !text.isEmpty
            else { continue }
            meta.append("<span>\(context.icon("pin", .small))\(text)</span>")
            break
        }
        if let owner = titles["owner"] { meta.append("<span class=\"no-phone\">\(context.person(owner))</span>") }
        return """
            <div class="top"><span class="mono lg" aria-hidden="true">\(monogram)</span><div class="grow"><h1>\(name)</h1>\
            <div class="meta">\(meta.joined())</div></div></div>\(quick)
            """
    }
    /// On the phone: what a salesperson at the door needs.
    private var quick: HTML? {
        var links: [HTML] = []
        if case .text(let phone) = record["phone"], !phone.isEmpty {
            let digits = phone.filter { $0.isNumber || $0 == "+" }
            links.append("<a href=\"tel:\(digits)\">\(context.icon("phone"))\(words("call"))</a>")
        }
        if case .text(let mail) = record["email"], !mail.isEmpty {
            links.append("<a href=\"mailto:\(mail)\">\(context.icon("mail"))\(words("mail"))</a>")
        }
        return links.isEmpty ? nil : "<div class=\"quick\">\(links.joined())</div>"
    }
    private func facts(_ facts: [EntityPages.Fact]) -> HTML? {
        guard !facts.isEmpty else { return nil }
        let list = facts.map { fact -> HTML in "<div><dt>\(fact.label)</dt><dd>\(fact.figure)\(fact.note)</dd></div>" }
        return "<dl class=\"facts\" tabindex=\"0\" aria-label=\"\(words("record.figures"))\">\(list.joined())</dl>"
    }
    private func tabs(_ related: RelatedLists, _ current: String) -> HTML {
        func tab(_ name: String, _ label: String, _ count: String? = nil) -> HTML {
            let mark: HTML = name == current ? " aria-current=\"page\"" : ""
            let number: HTML? = count.map { "<span class=\"n\">\($0)</span>" }
            return "<a href=\"\(here)?tab=\(name)\"\(mark)>\(label)\(number)</a>"
        }
        var all: HTML = pages.timeline.isEmpty ? "" : tab("timeline", words("timeline"))
        all += tab("details", words("record.details"))
        for list in related.lists { all += tab(list.tab, list.label, list.shownCount) }
        all += tab("changes", words("record.changes"))
        return "<nav class=\"tabs\" aria-label=\"\(words("record.sections"))\">\(all)</nav>"
    }

    private func story(_ reader: Reader) throws -> HTML {
        let story = Timeline(context: context, record: record, sources: pages.timeline, query: timeline)
        let composer = try pages.quickEntry.map { entry in
            try Composer(context: context, record: record, entry: entry, state: quickEntry).html(reader)
        }
        return "\(composer)\(try story.html(reader))"
    }
    /// The short list beside the timeline; on the phone, calling and mailing stand in the header.
    private var keyDetails: HTML {
        let view = FieldView(context)
        let rows = pages.keyFields.compactMap { schema[$0] }.filter {
            context.actor.sees($0, of: schema) && !record[$0].isEmpty
        }.map { field -> HTML in
            "<dt>\(context.label(field, schema))</dt><dd>\(view.view(field, record[field], title: titles[field.name]))</dd>"
        }
        guard !rows.isEmpty else { return "" }
        return """
            <section class="card no-phone" aria-labelledby="key-h"><header><h2 id="key-h">\(words("record.key_details"))</h2></header>\
            <div class="bd"><dl class="dlist">\(rows.joined())</dl></div></section>
            """
    }

    /// Every field that the reader may see, under its headings; and the record's lines.
    private func details(_ reader: Reader) throws -> HTML {
        var html = try LineTables(context, record).html(reader)
        html += "<div class=\"secs\">"
        let view = FieldView(context)
        var sections: [String] = []
        var rows: [String: HTML] = [:]
        for field in reader.visible(schema) {
            let section = field.spec.isSystem && field.spec.section.isEmpty ? RecordPage.trace : field.spec.section
            if rows[section] == nil { sections.append(section) }
            let value = view.view(field, record[field], title: titles[field.name])
            let mark: HTML = record[field].isEmpty ? "dim" : ""
            rows[section, default: HTML()] +=
                "<dt>\(context.label(field, schema))</dt><dd class=\"\(mark)\">\(value)</dd>"
        }
        // Who made the record and when stands at the end.
        for section in sections.filter({ $0 != RecordPage.trace }) + [RecordPage.trace] {
            guard let list = rows[section] else { continue }
            let heading = words("section.\(section.isEmpty ? "main" : section)")
            html += "<div><h2>\(heading)</h2><dl class=\"dlist wide\">\(list)</dl></div>"
        }
        return html + "</div>"
    }
    private static let trace = "system"

    private var deletion: HTML? {
        guard mayDelete else { return nil }
        let kind = context.noun(schema)
        return """
            <div popover id="acts" class="pop"><a class="opt bad" href="\(here)/delete" data-dialog="#del">\
            \(context.icon("trash"))\(words("record.delete", ["name": kind]))</a></div>\
            <dialog id="del" class="dlg" aria-labelledby="del-h"><form method="post" action="\(here)/delete">\(context.token)\
            <input type="hidden" name="version" value="\(version)"><h2 id="del-h">\(words("record.delete_ask", ["name": name]))</h2>\
            <p class="mid">\(words("record.delete_what"))</p><div class="acts"><button type="button" class="btn ghost" \
            data-close>\(words("cancel"))</button><button class="btn danger" data-busy="\(words("deleting"))">\
            \(words("record.delete", ["name": kind]))</button></div></form></dialog>
            """
    }
    private var version: Int64 { Int64(value: record[.version]) ?? 1 }
}
