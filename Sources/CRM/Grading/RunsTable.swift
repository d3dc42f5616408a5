import Intelligence
import Kernel
import Page
import Records

/// A page of finished runs, newest first, and where the next page begins.
package struct GradingRuns: Sendable {
    let runs: [Typed<GradingRun>]
    /// The id before which the next page begins; nil on the last.
    let next: Int64?
    let isFirst: Bool
    package var isEmpty: Bool { runs.isEmpty }
}

extension Grading {
    private static let runsOnPage = 20

    /// The finished runs that began before this one.
    package static func runs(_ reader: Reader, before: Int64? = nil) throws -> GradingRuns {
        let schema = reader.catalog.schema(GradingRun.self)
        guard reader.actor.may(.read, schema) else { return GradingRuns(runs: [], next: nil, isFirst: true) }
        var request = Request(schema.name)
        request.predicate = GradingRun.table.fields.isFinished == true
        if let before { request.after = Cursor(key: .int(before), id: before) }
        request.sort = "-id"
        request.limit = runsOnPage + 1
        let found = try reader.records(request).map { Typed<GradingRun>($0) }
        let shown = Array(found.prefix(runsOnPage))
        return GradingRuns(
            runs: shown, next: found.count > runsOnPage ? shown.last?.record.id : nil, isFirst: before == nil)
    }
}

extension Grading {
    /// The last finished runs, newest first.
    static func lastRuns(_ reader: Reader, limit: Int = 20) throws -> [Record] {
        try runs(reader).runs.prefix(limit).map(\.record)
    }
    /// Of the newest runs, whose rows are all kept, those that hold nobody's score any more.
    static func emptyRuns(_ reader: Reader) throws -> [Record] {
        try lastRuns(reader, limit: KeptRuns.newest - 1).filter { run in
            var scores = Request(CustomerScore.entityName)
            scores.predicate = CustomerScore.table.fields.run == ID(run.id ?? 0)
            return try reader.count(scores, limit: 1) == 0
        }
    }
}

/// What each run found: by whom, with which settings, how long it took, how many customers at each level.
struct RunsTable {
    let context: PageContext
    let runs: GradingRuns
    private var words: Phrases { context.words }

    var html: HTML {
        guard !runs.runs.isEmpty else { return "<p class=\"mid\">\(words("grading.no_run"))</p>" }
        let heads = columns.map { column -> HTML in
            "<th role=\"columnheader\" scope=\"col\" class=\"\(column.isNumber ? "num" : "" as HTML)\">\(column.label)</th>"
        }
        return """
            <div class="card"><header><h2 id="h-h">\(words("grading.history"))</h2></header>\
            <div class="scrollx" role="region" tabindex="0" aria-label="\(words("grading.history"))"><table class="mini cards" \
            role="table"><thead role="rowgroup"><tr role="row">\(heads.joined())</tr></thead><tbody role="rowgroup">\
            \(runs.runs.map(row).joined())</tbody></table></div>\(pager)</div>
            """
    }

    private struct Column {
        let label: String
        let isNumber: Bool
        let draw: (Typed<GradingRun>) -> HTML
    }
    private var columns: [Column] {
        let schema = context.catalog.schema(GradingRun.self)
        let fields = GradingRun.table.fields
        func count(_ field: Field<Int>) -> Column {
            Column(label: context.label(field, schema), isNumber: true) {
                "\(grouped(Int64($0[field]), scale: 0, digits: 0))"
            }
        }
        return [
            Column(label: context.label(fields.scoredOn, schema), isNumber: false) {
                $0.scoredOn.map { "\(context.look.format.show($0))" } ?? ""
            },
            count(fields.scored), count(fields.highest), count(fields.value), count(fields.general),
            count(fields.lowest),
            Column(label: words("grading.run_by"), isNumber: false) { "\(by($0))" },
            Column(label: words("grading.run_took"), isNumber: true) { "\(took($0))" },
            Column(label: words("grading_run.settings"), isNumber: false) { settings($0) },
        ]
    }
    private func row(_ run: Typed<GradingRun>) -> HTML {
        let cells = columns.map { column -> HTML in
            """
            <td role="cell" data-l="\(column.label)" class="\(column.isNumber ? "num" : "free" as HTML)">\(column.draw(run))</td>
            """
        }
        return "<tr role=\"row\">\(cells.joined())</tr>"
    }

    private func by(_ run: Typed<GradingRun>) -> String {
        if run.isNightly { return words("grading.run_nightly") }
        let person = Int64(value: run.record[.createdBy]).flatMap { context.state.organisation.people[$0]?.name }
        return person ?? words("actor.console")
    }
    private func took(_ run: Typed<GradingRun>) -> String {
        guard let start = run.startedAt, let end = Instant(run.record[.updatedAt]) else { return "–" }
        let tenths = max(end.ms - start.ms, 0) / 100
        return words("grading.run_seconds", ["n": grouped(tenths, scale: 1, digits: 1)])
    }
    /// Opened where somebody wants to know: the whole of it would bury the figures.
    private func settings(_ run: Typed<GradingRun>) -> HTML {
        let plan = GradingPlan(stored: run.settings)
        let title = words("grading.run_settings", ["n": grouped(Int64(run.windowMonths), scale: 0, digits: 0)])
        let facts = PlanFacts(plan, context, currency: context.state.company.currency)
        return "<details class=\"inline\"><summary>\(title)</summary>\(facts.html)</details>"
    }

    private var pager: HTML? {
        let first: HTML? = runs.isFirst ? nil : "<a class=\"btn ghost\" href=\"/grading\">\(words("list.first"))</a>"
        let next: HTML? = runs.next.map {
            "<a class=\"btn line\" href=\"/grading?before=\($0)\">\(words("grading.older"))</a>"
        }
        guard first != nil || next != nil else { return nil }
        return "<nav class=\"bd row\" aria-label=\"\(words("list.pages"))\">\(first)\(next)</nav>"
    }
}
