import Kernel
import Store
import Tabular

/// What one transaction of an import does. It may run more than once, so all that comes of it is given back.
struct Chunk: Sendable {
    let units: [ImportUnit]
    let state: ImportState
    let samples: ImportSamples
    let plan: ImportPlan
    let writer: any ImportWriter
    let memory: LookupMemory
    let imagined: Imagined?
    let job: HeldJob?

    struct Written: Sendable {
        var units = 0
        var state: ImportState
        var samples: ImportSamples
        var problems: [String] = []
    }
    /// Something that was remembered has been changed by somebody else.
    struct Outdated: Error {}
    /// A dry run never commits.
    struct TakenBack: Error { let written: Written }

    func write(_ funnel: Funnel) throws -> Written {
        var funnel = funnel
        funnel.auditsEachRecord = false
        funnel.memory = memory
        memory.begin()
        imagined?.begin()
        let time = WriterTime()
        var written = Written(state: state, samples: samples)
        while written.units < units.count, written.units == 0 || time.allowsMore(after: written.units, funnel) {
            try writeNext(funnel, &written)
        }
        written.state.hasEnded = units.isEmpty
        guard let job else { throw TakenBack(written: written) }
        guard try memory.stillHolds(funnel.catalog, funnel.tx) else { throw Outdated() }
        try keep(written.state, job, funnel)
        return written
    }

    private func keep(_ state: ImportState, _ job: HeldJob, _ funnel: Funnel) throws {
        guard state.hasEnded else {
            return try funnel.advance(job, done: state.counts.rows, total: plan.rows, progress: state.stored)
        }
        let audit = Audit(actor: funnel.actor, now: funnel.now, tx: funnel.tx)
        try audit.write("import", entity: plan.kind.entity, record: nil, state.counts.json)
        try funnel.finish(job, done: state.counts.rows, progress: state.stored)
    }

    /// Rows that share a savepoint: the engine's own cost of one is as large as that of a row.
    private static let rowsTogether = 64

    /// Writes the next units under one savepoint. Where one of them is refused, those before it go in again, and it is
    /// looked at by itself.
    private func writeNext(_ funnel: Funnel, _ written: inout Written) throws {
        let start = written.units
        var (end, rows) = (start, 0)
        while end < units.count, end == start || rows + units[end].count <= Self.rowsTogether {
            rows += units[end].count
            end += 1
        }
        if end > start + 1 {
            guard let refused = try writeTogether(start..<end, funnel, &written) else { return }
            if refused > start, try writeTogether(start..<refused, funnel, &written) != nil { return }
        }
        try write(units[written.units], funnel, &written)
    }
    /// All of these units, or none: then the answer is the first that was refused.
    private func writeTogether(_ group: Range<Int>, _ funnel: Funnel, _ written: inout Written) throws -> Int? {
        let before = written
        var current = group.lowerBound
        do {
            written = try undoing(funnel) {
                var written = before
                for index in group {
                    current = index
                    try run(units[index].rows, funnel, &written)
                    try end(units[index], [], funnel, &written)
                }
                return written
            }
            return nil
        } catch is Refusal { return current }
    }

    /// One unit, of which the rows that are refused are set aside.
    private func write(_ unit: ImportUnit, _ funnel: Funnel, _ written: inout Written) throws {
        var refused: [RejectedRow] = []
        var rows = unit.rows
        while !rows.isEmpty {
            let before = written
            do {
                written = try undoing(funnel) {
                    var written = before
                    try run(rows, funnel, &written)
                    return written
                }
                break
            } catch let refusal as Refusal {
                let (kept, divided) = refusal.divide(rows)
                refused += divided
                rows = kept
            }
        }
        try end(unit, refused, funnel, &written)
    }
    private func run(_ rows: [ImportRow], _ funnel: Funnel, _ written: inout Written) throws {
        guard !rows.isEmpty else { return }
        var desk = ImportDesk(
            funnel: funnel, settings: plan.settings, job: job?.id ?? 0, counts: written.state.counts, memory: memory,
            imagined: imagined, main: plan.kind.entity, line: rows.first?.line ?? 0, samples: written.samples)
        // The desk's counts are the only ones, or each change would copy them.
        (written.state.counts, written.samples) = (ImportCounts(), ImportSamples())
        if state.isLinking {
            for row in rows { try writer.link(row, &desk) }
        } else {
            try writer.write(rows, &desk)
        }
        (written.state.counts, written.samples) = (desk.counts, desk.samples)
    }
    /// What could not go in is set aside, and the next unit is the next.
    private func end(_ unit: ImportUnit, _ refused: [RejectedRow], _ funnel: Funnel, _ written: inout Written) throws {
        var refused = refused
        // What could not be read has been said when the rows were written.
        if !state.isLinking {
            refused += unit.rejected
            written.state.counts.rows += unit.count
            written.state.counts.passed.merge(unit.passed) { $0 + $1 }
        }
        for row in refused.sorted(by: { $0.row.line < $1.row.line }) { try setAside(row, funnel, &written) }
        written.state.position = unit.end
        written.units += 1
    }

    /// What this writes is undone if it is refused, and with it what was remembered of it.
    private func undoing<T>(_ funnel: Funnel, _ body: () throws -> T) throws -> T {
        let marks = (memory.mark, imagined?.mark)
        do { return try funnel.tx.attempt(body) } catch {
            memory.undo(to: marks.0)
            if let mark = marks.1 { imagined?.undo(to: mark) }
            switch error {
            case let invalid as Invalid:
                throw Refusal([.init(field: "", key: invalid.key, arguments: invalid.arguments)])
            case is NotFound, is Forbidden: throw Refusal("import.not_allowed", field: "")
            default: throw error
            }
        }
    }

    private func setAside(_ rejected: RejectedRow, _ funnel: Funnel, _ written: inout Written) throws {
        let (file, format) = (rejected.row.file, funnel.actor.format)
        let language = format.language
        let target = RejectedFile(source: plan.files[file])
        var headings: [String] = []
        let reasons = rejected.problems.map { problem in
            let heading = problem.field.isEmpty ? "" : plan.heading(problem.field, file: file, language)
            if !heading.isEmpty, !headings.contains(heading) { headings.append(heading) }
            let sentence = format.words(problem.key, problem.arguments)
            return heading.isEmpty ? sentence : "\(heading): \(sentence)"
        }
        let reason = reasons.joined(separator: "; ")
        var text: [UInt8] = []
        if written.state.rejectedLength[file] == nil, written.state.waiting[file] == nil { text += try target.head() }
        text += try target.line(rejected, column: headings.joined(separator: ", "), reason: reason)
        written.state.waiting[file, default: ""] += String(decoding: text, as: UTF8.self)
        written.state.counts.setAside += 1
        if imagined != nil, written.samples.aside.count < ImportSamples.most {
            let row = String(rejected.row.raw.prefix(300))
            written.samples.aside.append(.init(line: rejected.row.line, title: row, reason: reason))
        }
        if let key = rejected.problems.first?.key { written.state.counts.reasons[key, default: 0] += 1 }
        if written.problems.count < 20 {
            written.problems.append(
                format.words("import.line_problem", ["line": "\(rejected.row.line)", "reason": reason]))
        }
    }
}

extension Refusal {
    /// The rows that may go in, and those that this speaks of: `rows.2.price` of the third, a bare field of all.
    fileprivate func divide(_ rows: [ImportRow]) -> (kept: [ImportRow], refused: [RejectedRow]) {
        var byRow: [Int: [Problem]] = [:]
        var common: [Problem] = []
        for problem in problems {
            let parts = problem.field.split(separator: ".", maxSplits: 2)
            if parts.count > 1, parts[0] == "rows", let row = Int(parts[1]), rows.indices.contains(row) {
                let field = parts.count > 2 ? String(parts[2]) : ""
                byRow[row, default: []].append(Problem(field: field, key: problem.key, arguments: problem.arguments))
            } else {
                common.append(problem)
            }
        }
        guard common.isEmpty, !byRow.isEmpty else {
            return ([], rows.indices.map { RejectedRow(row: rows[$0], problems: common + (byRow[$0] ?? [])) })
        }
        let kept = rows.indices.filter { byRow[$0] == nil }.map { rows[$0] }
        return (kept, byRow.sorted { $0.key < $1.key }.map { RejectedRow(row: rows[$0.key], problems: $0.value) })
    }
}
