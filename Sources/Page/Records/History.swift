import Kernel
import Records

/// Who changed what, when, and by which door: newest first.
struct History {
    let context: PageContext
    let record: Record
    static let shown = 100
    init(_ context: PageContext, _ record: Record) {
        self.context = context
        self.record = record
    }

    func html(_ reader: Reader) throws -> HTML {
        let entries = try reader.history(record, limit: History.shown)
        guard !entries.isEmpty else {
            return
                "<div class=\"empty\"><h2>\(context.words("history.none"))</h2><p>\(context.words("history.none_why"))</p></div>"
        }
        let items = try entries.map { try item($0, reader) }
        return "<div class=\"tl\"><h2>\(context.words("record.changes"))</h2><ul>\(items.joined())</ul></div>"
    }

    func item(_ entry: HistoryEntry, _ reader: Reader) throws -> HTML {
        let words = context.words
        var changes = try entry.changes.map { try row($0, context.label($0.field, record.schema), entry, reader) }
        for (schema, list, fields) in entry.lines {
            let name = words("\(record.schema.name).\(list)")
            if fields.isEmpty {
                changes.append("<div><dt>\(name)</dt><dd><del>\(words("history.line_removed"))</del></dd></div>")
            }
            changes += try fields.map { try row($0, "\(name) · \(context.label($0.field, schema))", entry, reader) }
        }
        let list: HTML? = changes.isEmpty ? nil : "<dl class=\"chg\">\(changes.joined())</dl>"
        return """
            <li><span class="node">\(context.icon("note", .small))</span><div><div class="hd"><b>\(actor(entry))</b>\
            <span class="mid">\(words("audit.\(entry.action)")) · \(words("source.\(entry.source)"))</span>\
            <time datetime="\(MomentType().plain(entry.at.value))">\(context.look.format.show(entry.at))</time></div>\(list)</div></li>
            """
    }
    private func row(
        _ change: (field: AnyField, old: Value, new: Value), _ label: String, _ entry: HistoryEntry, _ reader: Reader
    ) throws -> HTML {
        let old = try text(change.field, change.old, reader)
        let new = try text(change.field, change.new, reader)
        if entry.action == "create" || change.old.isEmpty {
            return "<div><dt>\(label)</dt><dd><ins>\(new)</ins></dd></div>"
        }
        return """
            <div><dt>\(label)</dt><dd><del>\(old)</del>\(context.icon("arrow", .tiny))<span class="sr">\(context.words("to"))</span>\
            <ins>\(new)</ins></dd></div>
            """
    }
    private func actor(_ entry: HistoryEntry) -> String {
        ["console", "system"].contains(entry.actorName) ? context.words("actor.\(entry.actorName)") : entry.actorName
    }
    private func text(_ field: AnyField, _ value: Value, _ reader: Reader) throws -> String {
        guard !value.isEmpty else { return "–" }
        var title: String?
        if let link = field.link, case .int(let id) = value { title = try reader.title(link, id) }
        return FieldView(context).text(field, value, title: title)
    }
}
