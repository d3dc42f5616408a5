import Kernel
import Records

/// One kind of thing that a record's timeline tells: its follow-ups, its orders, its own changes.
///
///     TimelineSource("orders", of: "order", via: "customer", at: "ordered_on") { … }
package struct TimelineSource: Sendable {
    /// The word of its filter in addresses; the filter itself says `timeline.orders`.
    package let name: String
    let content: Content

    enum Content: Sendable {
        case records(Records)
        /// The entries of the audit that speak of the record itself.
        case changes
    }
    struct Records: Sendable {
        let entity: String
        /// The field that points to the record whose timeline it is.
        let via: String
        /// The field that says when: by it the entity's lists are sorted from the newest, so that an index answers.
        let at: String
        /// Links whose names the drawing needs; they are read for all items at once.
        let names: [String]
        let draw: @Sendable (TimelineRecord) -> TimelineItem
    }

    package init(
        _ name: String, of entity: String, via: String, at: String, names: [String] = [],
        draw: @escaping @Sendable (TimelineRecord) -> TimelineItem
    ) {
        self.name = name
        content = .records(Records(entity: entity, via: via, at: at, names: names, draw: draw))
    }
    private init(_ name: String, _ content: Content) {
        self.name = name
        self.content = content
    }
    package static let changes = TimelineSource("changes", .changes)

    /// Whether the reader may know of such things at all: a filter for what he never sees is not offered.
    func isReadable(_ context: PageContext) -> Bool {
        switch content {
        case .changes: true
        case .records(let records):
            context.catalog[records.entity].map { context.actor.may(.read, $0) } ?? false
        }
    }
}

/// A record on its way into a timeline.
package struct TimelineRecord: Sendable {
    package let context: PageContext
    package let record: Record
    /// The names of what its links point to, by field, where the reader may see them.
    package let names: [String: String]

    package var path: Path { context.path(record.schema, record.id ?? 0) }
    /// Who it belongs to, or else who wrote it.
    package var person: String {
        let people = context.state.organisation.people
        let id = Int64(value: record[.owner]) ?? Int64(value: record[.createdBy])
        return id.flatMap { people[$0]?.name } ?? ""
    }
    package func text(_ field: String) -> String { record.schema[field].map { text($0) } ?? "" }
    package func text(_ field: AnyField) -> String {
        // A field that the reader's role hides is hidden here too.
        guard context.actor.sees(field, of: record.schema) else { return "" }
        return FieldView(context).text(field, record[field], title: names[field.name])
    }
}

/// What a timeline says of one thing that happened.
package struct TimelineItem: Sendable {
    package let icon: String
    /// The colour of its node by its meaning: "jade", "amber"; empty for grey.
    package let tint: HTML
    /// One line, and what stands below it.
    package let head: HTML
    package let body: HTML
    package init(icon: String, tint: HTML = "", head: HTML, body: HTML = "") {
        self.icon = icon
        self.tint = tint
        self.head = head
        self.body = body
    }
}

/// A place in a timeline. It is ordered by time, then by source, then by id.
struct TimelineKey: Sendable, Equatable, Comparable {
    let ms: Int64
    let source: Int
    let id: Int64

    /// As an address carries it: `1790000000000.2.15`.
    var text: String { "\(ms).\(source).\(id)" }
    init(ms: Int64, source: Int, id: Int64) {
        self.ms = ms
        self.source = source
        self.id = id
    }
    /// nil for what `text` has not written.
    init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let ms = Int64(parts[0]), let source = Int(parts[1]), let id = Int64(parts[2]) else {
            return nil
        }
        self.init(ms: ms, source: source, id: id)
    }
    /// Whether it stands above the other.
    static func < (a: TimelineKey, b: TimelineKey) -> Bool { (b.ms, a.source, b.id) < (a.ms, b.source, a.id) }

    /// Where a source of records goes on behind this place. An id of 0 leaves out everything of the same time, the
    /// largest nothing of it.
    func cursor(of source: Int, isDay: Bool, _ zone: Zone) -> Cursor {
        let tie: Int64 = source < self.source ? 0 : source == self.source ? id : .max
        guard isDay else { return Cursor(key: .int(ms), id: tie) }
        let day = zone.clock(Instant(ms: ms)).day
        // A day counts from its midnight: of the day of a later hour everything is still to come.
        return Cursor(key: day.value, id: zone.instant(day).ms == ms ? tie : .max)
    }
}
