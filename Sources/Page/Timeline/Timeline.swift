import Kernel
import Records

/// What happened around a record, from all its sources in one order, newest first.
///
/// Each source gives at most a page of its newest, by its index, so that a long history costs no more than a short one.
struct Timeline {
    let context: PageContext
    let record: Record
    let sources: [TimelineSource]
    let query: TimelineQuery
    static let shown = 20

    private struct Entry {
        let key: TimelineKey
        let content: Content
        enum Content {
            case record(Record)
            case change(HistoryEntry)
        }
    }
    private var words: Phrases { context.words }
    private var zone: Zone { context.look.format.zone }

    func html(_ reader: Reader) throws -> HTML {
        let readable = sources.indices.filter { sources[$0].isReadable(context) }
        let wanted = readable.filter { query.of.isEmpty || sources[$0].name == query.of }
        let entries = try wanted.flatMap { try read($0, reader) }.sorted { $0.key < $1.key }
        let page = Array(entries.prefix(Timeline.shown))
        let next = entries.count > page.count ? page.last?.key : nil
        return pills(readable) + (page.isEmpty ? empty : try list(page, reader)) + pager(next)
    }

    private func read(_ index: Int, _ reader: Reader) throws -> [Entry] {
        guard let id = record.id else { return [] }
        switch sources[index].content {
        case .changes:
            let before = query.before.map { ($0.ms, $0.cursor(of: index, isDay: false, zone).id) }
            return try reader.history(record, before: before, limit: Timeline.shown + 1).map { entry in
                Entry(key: TimelineKey(ms: entry.at.ms, source: index, id: entry.id), content: .change(entry))
            }
        case .records(let source):
            guard let schema = reader.catalog[source.entity], let via = schema[source.via], let at = schema[source.at]
            else { return [] }
            let isDay = at.kind == .day
            var request = Request(source.entity)
            request.predicate = .compare(via, .equal, .int(id))
            request.sort = "-" + source.at
            request.after = query.before?.cursor(of: index, isDay: isDay, zone)
            request.limit = Timeline.shown + 1
            return try reader.records(request).compactMap { found in
                guard let time = time(found[at]) else { return nil }
                return Entry(key: TimelineKey(ms: time, source: index, id: found.id ?? 0), content: .record(found))
            }
        }
    }
    private func time(_ value: Value) -> Int64? {
        if let day = Day(value) { return zone.instant(day).ms }
        return Instant(value)?.ms
    }

    /// Under headings, from this week to the month.
    private func list(_ page: [Entry], _ reader: Reader) throws -> HTML {
        let names = try self.names(page, reader)
        let today = zone.clock(reader.now).day
        var html: HTML = "<div class=\"tl\">"
        var heading = ""
        for entry in page {
            let group = self.heading(zone.clock(Instant(ms: entry.key.ms)).day, today)
            if group != heading {
                html += heading.isEmpty ? "" : "</ul>" as HTML
                html += "<h2>\(group)</h2><ul>"
                heading = group
            }
            html += try item(entry, names, reader)
        }
        return html + "</ul></div>"
    }
    private func heading(_ day: Day, _ today: Day) -> String {
        // 1970-01-05 was a Monday: weeks begin with it.
        let monday = today.number - (today.number + 3) % 7
        if day.number >= monday { return words("timeline.this_week") }
        if (day.year, day.month) == (today.year, today.month) { return words("timeline.this_month") }
        return context.look.format.month(day)
    }

    /// The names of everything that is linked to, in one query for each entity.
    private func names(_ page: [Entry], _ reader: Reader) throws -> [String: [Int64: String]] {
        var ids: [String: Set<Int64>] = [:]
        for case (let source?, .record(let found)) in page.map({ (records($0), $0.content) }) {
            for link in source.names.compactMap({ found.schema[$0]?.link }) {
                for name in source.names where found.schema[name]?.link?.target == link.target {
                    if let id = Int64(value: found[name]) { ids[link.target, default: []].insert(id) }
                }
            }
        }
        return try ids.reduce(into: [:]) { $0[$1.key] = try reader.names(of: $1.key, $1.value) }
    }
    private func records(_ entry: Entry) -> TimelineSource.Records? {
        if case .records(let source) = sources[entry.key.source].content { source } else { nil }
    }

    private func item(_ entry: Entry, _ names: [String: [Int64: String]], _ reader: Reader) throws -> HTML {
        switch entry.content {
        case .change(let change): return try History(context, record).item(change, reader)
        case .record(let found):
            guard let source = records(entry) else { return "" }
            var own: [String: String] = [:]
            for name in source.names {
                guard let link = found.schema[name]?.link, let id = Int64(value: found[name]) else {
                    continue
                }
                own[name] = names[link.target]?[id]
            }
            let item = source.draw(TimelineRecord(context: context, record: found, names: own))
            let at = found.schema[source.at]
            return """
                <li><span class="node \(item.tint)">\(context.icon(item.icon, .small))</span><div><div class="hd">\(item.head)\
                <time datetime="\(at?.type.plain(found[source.at]) ?? "")">\
                \(at?.type.show(found[source.at], context.look.format) ?? "")</time></div>\(item.body)</div></li>
                """
        }
    }
}

extension Timeline {
    private func path(of name: String, before: TimelineKey? = nil) -> Path {
        let here = context.path(record.schema, record.id ?? 0)
        let of: Path = name.isEmpty ? "" : "&of=\(name)"
        let place: Path = before.map { "&before=\($0.text)" } ?? ""
        return "\(here)?tab=timeline\(of)\(place)"
    }
    private func pills(_ readable: [Int]) -> HTML {
        let all =
            [("", words("timeline.all"))] + readable.map { (sources[$0].name, words("timeline.\(sources[$0].name)")) }
        let links = all.map { name, label -> HTML in
            let current: HTML = name == query.of ? " aria-current=\"true\"" : ""
            return "<a class=\"pill\" href=\"\(path(of: name))\"\(current)>\(label)</a>"
        }
        return "<nav class=\"pills\" aria-label=\"\(words("timeline.filter"))\">\(links.joined())</nav>"
    }
    private func pager(_ next: TimelineKey?) -> HTML {
        let newest: HTML? = query.before.map { _ in
            "<a class=\"btn ghost\" href=\"\(path(of: query.of))\">\(words("timeline.newest"))</a>"
        }
        let earlier: HTML? = next.map {
            "<a class=\"btn line\" rel=\"next\" href=\"\(path(of: query.of, before: $0))\">\(words("timeline.earlier"))</a>"
        }
        guard newest != nil || earlier != nil else { return "" }
        return "<nav class=\"row\" aria-label=\"\(words("list.pages"))\">\(newest)\(earlier)</nav>"
    }
    private var empty: HTML {
        guard query.of.isEmpty else {
            return "<div class=\"empty\"><h2>\(words("timeline.none_of_kind"))</h2></div>"
        }
        return """
            <div class="empty"><h2>\(words("timeline.none"))</h2><p>\(words("timeline.none_why"))</p></div>
            """
    }
}

/// Which part of a timeline is asked for: `?of=orders&before=1790000000000.2.15`.
package struct TimelineQuery: Sendable {
    let of: String
    let before: TimelineKey?

    package init(_ items: [(String, String)] = []) {
        of = items.first { $0.0 == "of" }?.1 ?? ""
        before = items.first { $0.0 == "before" }.flatMap { TimelineKey(text: $0.1) }
    }
}
