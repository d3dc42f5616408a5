import Kernel
import Records

/// The records of other entities that point to this one, as lists of their own.
struct RelatedLists {
    struct List {
        let schema: Schema
        let field: AnyField
        let label: String
        /// Those that point here, and those that a part of theirs connects with this record.
        let condition: Predicate
        let count: Int
        var tab: String { schema.slug }
        var shownCount: String { count > RelatedLists.counted ? "\(RelatedLists.counted)+" : String(count) }
    }
    /// Further records are not counted: the tab says "100+".
    static let counted = 100
    private static let shown = 50

    let lists: [List]
    private let context: PageContext
    private let record: Record
    private let reader: Reader

    init(_ context: PageContext, _ record: Record, _ reader: Reader) throws {
        self.context = context
        self.record = record
        self.reader = reader
        guard let id = record.id else {
            lists = []
            return
        }
        let lineNames = record.schema.traits.lines.map(\.entity)
        let links = context.catalog.links(to: record.schema.name)
        var found: [(schema: Schema, field: AnyField, request: Request)] = []
        for (schema, field) in links {
            guard schema.traits.isRecord, context.actor.may(.read, schema), !lineNames.contains(schema.name),
                schema.traits.isListed || schema.traits.isPart,
                !found.contains(where: { $0.schema.name == schema.name })
            else { continue }
            // A part that connects its own parent with this record is shown by the parents.
            let isShownByParent = links.contains { other, _ in other.traits.lines.contains { $0.entity == schema.name }
            }
            if isShownByParent { continue }
            let more = try RelatedLists.connected(schema, to: record.schema.name, id, reader)
            var request = Request(schema.name)
            request.predicate = .compare(field, .equal, .int(id))
            if !more.isEmpty { request.predicate = request.predicate || .ids(more) }
            found.append((schema, field, request))
        }
        let counts = try reader.counts(found.map(\.request), limit: RelatedLists.counted)
        let lists = zip(found, counts).map { found, count in
            List(
                schema: found.schema, field: found.field,
                label: RelatedLists.label(found.schema, found.field, context), condition: found.request.predicate,
                count: count)
        }
        // Parts without a list of their own (addresses) show only where there are some.
        self.lists = lists.filter { $0.schema.traits.isListed || $0.count > 0 }
    }

    /// Records that a part of theirs connects with this one: the contacts that also belong to a customer. Their ids are
    /// read first, so that neither engine reads a whole table to answer "one or the other".
    private static func connected(_ schema: Schema, to entity: String, _ id: Int64, _ reader: Reader) throws -> [Int64]
    {
        var ids: [Int64] = []
        for list in schema.traits.lines {
            guard let part = reader.catalog[list.entity], let via = part[list.via] else { continue }
            for (other, field) in reader.catalog.links(to: entity)
            where other.name == part.name && field.name != list.via {
                let found = try reader.related(part, via: field.name, to: id, limit: RelatedLists.counted + 1)
                ids += found.compactMap { Int64(value: $0[via]) }
            }
        }
        return ids
    }

    /// `customer.parent.reverse`: what those are called that point here with this field, where it is not their plural.
    private static func label(_ schema: Schema, _ field: AnyField, _ context: PageContext) -> String {
        let own = "\(schema.name).\(field.name).reverse"
        return context.catalog.words.has(own) ? context.words(own) : context.catalog.plural(schema, context.language)
    }

    func panel(_ tab: String) throws -> HTML {
        guard let list = lists.first(where: { $0.tab == tab }), let id = record.id else { return "" }
        var request = Request(list.schema.name)
        request.predicate = list.condition
        request.limit = RelatedLists.shown
        let names = reader.visible(list.schema).filter { $0.spec.isListed && $0.name != list.field.name }.map(\.name)
        let title = list.schema.traits.title
        request.fields = names.filter { $0 == title } + names.filter { $0 != title }
        let plan = try reader.plan(request)
        var painter = CellPainter(context, plan)
        var rows = HTML()
        let path = context.path(list.schema)
        _ = try reader.each(plan) { row in painter.row(row, into: &rows, path: path) }
        return table(list, plan, painter, rows, id)
    }

    private func table(_ list: List, _ plan: ListPlan, _ painter: CellPainter, _ rows: HTML, _ id: Int64) -> HTML {
        let words = context.words
        let new: HTML? =
            context.actor.may(.create, list.schema) && list.schema.traits.isListed
            ? """
            <a class="btn line tight" href="\(context.path(list.schema))/new?\(list.field.name)=\(id)">\
            \(context.icon("plus", .small))\(words("list.new", ["name": context.noun(list.schema)]))</a>
            """ : nil
        guard !rows.isEmpty else {
            return """
                <div class="empty">\(Look.emptyList)<h2>\(words("list.none_yet", ["name": list.label]))</h2><p>\(words("list.none_here_why", ["name": list.label]))</p>\
                <div class="row">\(new)</div></div>
                """
        }
        let all: HTML? =
            list.schema.traits.isListed
            ? """
            <a class="btn ghost tight" href="\(context.path(list.schema))?\(list.field.name)=is:\(id)">\(words("list.show_all"))</a>
            """ : nil
        return """
            <div class="card"><header><h2 id="rel-h">\(list.label)</h2><span class="push"></span>\(all)\(new)</header>\
            <div class="scrollx" role="region" tabindex="0" aria-labelledby="rel-h"><table class="grid fit" role="table">\
            <thead role="rowgroup"><tr role="row">\(painter.head(plan) { _ in nil })</tr></thead><tbody role="rowgroup">\
            \(rows)</tbody></table></div></div>
            """
    }
}

/// The lines of a record: what an order holds.
struct LineTables {
    let context: PageContext
    let record: Record
    init(_ context: PageContext, _ record: Record) {
        self.context = context
        self.record = record
    }

    /// What a line is about stands first: the record that it must name, or else its title. Its parent is on the page.
    private func columns(_ schema: Schema, _ via: AnyField, _ reader: Reader) -> [String] {
        let fields = reader.visible(schema).filter { $0.spec.isListed && $0.name != via.name }
        let named = fields.first { $0.type is LinkType && $0.spec.isRequired }?.name ?? schema.traits.title
        return fields.map(\.name).filter { $0 == named } + fields.map(\.name).filter { $0 != named }
    }

    func html(_ reader: Reader) throws -> HTML {
        guard let id = record.id else { return "" }
        var html = HTML()
        for list in record.schema.traits.lines {
            guard let schema = context.catalog[list.entity], context.actor.may(.read, schema),
                let via = schema[list.via]
            else { continue }
            var request = Request(schema.name)
            request.predicate = .compare(via, .equal, .int(id))
            request.limit = 200
            request.fields = columns(schema, via, reader)
            let plan = try reader.plan(request)
            var painter = CellPainter(context, plan)
            var rows = HTML()
            _ = try reader.each(plan) { row in painter.row(row, into: &rows, path: "") }
            guard !rows.isEmpty else { continue }
            let title = context.words("\(record.schema.name).\(list.name)")
            html += """
                <div class="card"><header><h2 id="\(list.name)-h">\(title)</h2></header><div class="scrollx" role="region" \
                tabindex="0" aria-labelledby="\(list.name)-h"><table class="grid fit" role="table"><thead role="rowgroup">\
                <tr role="row">\(painter.head(plan) { _ in nil })</tr></thead><tbody role="rowgroup">\(rows)</tbody></table>\
                </div></div>
                """
        }
        return html
    }
}
