import Kernel
import Store
import Tabular

/// How far an import is.
package struct ImportProgress: Sendable {
    package let rows: Int
    package let total: Int
    package let counts: ImportCounts
}

/// What came of an import.
package struct ImportResult: Sendable {
    package enum Outcome: String, Sendable {
        case done
        /// The same files were imported before, with the same mapping and settings.
        case already
        /// Nothing was written: `counts` says what would have been.
        case tried = "dry_run"
    }
    package let outcome: Outcome
    package let job: Int64?
    /// When it was finished, where it was before.
    package let at: Instant?
    package let counts: ImportCounts
    /// The files with the rows that were set aside.
    package let rejected: [String]
    /// The first problems, in the company's language.
    package let problems: [String]
    /// The row from which it went on; 0 for one that began now.
    package let resumedAt: Int
    /// Of a dry run: the first records that it would make, change or set aside.
    package var samples = ImportSamples()
}

/// Asked between two transactions: whether the import still goes on. What was written stays.
package typealias GoesOn = @Sendable (ImportProgress) async throws -> Bool

/// Somebody stopped the import; it can be taken up again.
package struct ImportStopped: Error { package init() {} }

extension Records {
    /// Imports what was planned; cancelled, it stops between two transactions. The same import, killed or stopped before, goes on where it was.
    /// Throws `Refusal` where another process is at it, `Forbidden` where the actor may not import this.
    package func runImport(
        _ plan: ImportPlan, as person: Actor, isAutomatic: Bool = false, goesOn: @escaping GoesOn = { _ in true },
        report: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportResult {
        guard let schema = catalog[plan.kind.entity], person.may(.import, schema) else { throw Forbidden() }
        if plan.settings.isDryRun {
            return try await ImportRun(self, plan, person, nil, ImportState(), goesOn, report).toTheEnd(.tried)
        }
        switch try await startJob("import", key: plan.key, total: plan.rows, isAutomatic: isAutomatic, as: person) {
        case .busy: throw Refusal("import.busy", field: "")
        case .givenUp: throw Refusal("import.given_up", field: "")
        case .finished(let job, let at, let progress):
            let state = ImportState(progress) ?? ImportState()
            return ImportResult(
                outcome: .already, job: job, at: at, counts: state.counts,
                rejected: state.rejectedLength.keys.sorted().map { RejectedFile(source: plan.files[$0]).path },
                problems: [], resumedAt: 0)
        case .held(let job, let progress):
            let state = ImportState(progress) ?? ImportState()
            do {
                return try await ImportRun(self, plan, person, job, state, goesOn, report).toTheEnd(.done)
            } catch {
                if error is ImportStopped {
                    try? await stop(job, problem: "", as: person)
                } else {
                    await stop(job, after: error, as: person)
                }
                throw error
            }
        }
    }
}

/// One run of an import, in chunks. Each chunk is a transaction that also says where the next one begins.
private final class ImportRun {
    private let records: Records
    private let plan: ImportPlan
    private let actor: Actor
    private let job: HeldJob?
    private let writer: any ImportWriter
    private var reader: ImportReader
    private let memory = LookupMemory()
    private let imagined: Imagined?
    private let goesOn: GoesOn
    private let report: @Sendable (ImportProgress) -> Void
    private let resumedAt: Int
    private var state: ImportState
    private var waiting: [ImportUnit] = []
    private var problems: [String] = []
    private var samples = ImportSamples()

    private static let bytesAhead = 8 << 20
    /// A file of rows set aside is written when this much waits for it.
    private static let bytesWaiting = 64 << 10

    init(
        _ records: Records, _ plan: ImportPlan, _ person: Actor, _ job: HeldJob?, _ state: ImportState,
        _ goesOn: @escaping GoesOn, _ report: @escaping @Sendable (ImportProgress) -> Void
    ) throws {
        var actor = person
        actor.source = .import
        actor.importJob = job?.id
        (self.records, self.plan, self.actor, self.job, self.state, self.goesOn, self.report) = (
            records, plan, actor, job, state, goesOn, report
        )
        resumedAt = state.counts.rows
        writer = plan.kind.writer(plan)
        imagined = plan.settings.isDryRun ? Imagined() : nil
        reader = try ImportReader(plan, writer, actor.format, from: state.position)
    }

    func toTheEnd(_ outcome: ImportResult.Outcome) async throws -> ImportResult {
        if job != nil { try mendRejectedFiles() }
        while !state.hasEnded {
            try Task.checkCancellation()
            if waiting.isEmpty {
                waiting = try await reader.units(rows: plan.settings.rowsAhead, bytes: Self.bytesAhead)
            }
            if waiting.isEmpty, !state.isLinking, state.counts.deferred > 0 {
                (state.isLinking, state.position) = (true, ImportPosition())
                reader = try ImportReader(plan, writer, actor.format, from: state.position)
                continue
            }
            let (rows, bytes, source) = (rowsWanted, bytesWanted, reader)
            async let more = source.units(rows: rows, bytes: bytes)
            try await writeChunk()
            waiting += try await more
            let progress = ImportProgress(rows: state.counts.rows, total: plan.rows, counts: state.counts)
            report(progress)
            if try await goesOn(progress) || state.hasEnded { continue }
            // Whoever stops for good looks at the rows set aside; whoever goes on writes them there once more.
            if job != nil { try appendWaiting() }
            throw ImportStopped()
        }
        if job != nil, state.counts.rows > 1_000 { try await records.database.analyse() }
        return ImportResult(
            outcome: outcome, job: job?.id, at: nil, counts: state.counts,
            rejected: state.rejectedLength.keys.sorted().map { RejectedFile(source: plan.files[$0]).path },
            problems: problems, resumedAt: resumedAt, samples: samples)
    }

    private var rowsWanted: Int { plan.settings.rowsAhead - waiting.reduce(0) { $0 + $1.count } }
    private var bytesWanted: Int { Self.bytesAhead - waiting.reduce(0) { $0 + $1.bytes } }

    /// Writes as many of the waiting units as the writer's time allows, or ends the import.
    private func writeChunk() async throws {
        let chunk = Chunk(
            units: waiting, state: state, samples: samples, plan: plan, writer: writer, memory: memory,
            imagined: imagined, job: job)
        let written: Chunk.Written
        do {
            written = try await records.write(as: actor, .background) { try chunk.write($0) }
        } catch let taken as Chunk.TakenBack {
            written = taken.written
        } catch is Chunk.Outdated {
            return memory.forgetAll()
        }
        // What a dry run made is gone again.
        if job == nil { memory.forgetAll() } else { memory.keep() }
        imagined?.keep()
        waiting.removeFirst(written.units)
        (state, samples) = (written.state, written.samples)
        problems += written.problems.prefix(max(0, 20 - problems.count))
        if job != nil { try writeRejectedFiles() }
    }

    /// What waits is in the database until it is in its file and on the disk.
    private func writeRejectedFiles() throws {
        let size = state.waiting.values.reduce(0) { $0 + $1.utf8.count }
        guard size > Self.bytesWaiting || state.hasEnded else { return }
        try appendWaiting()
    }
    private func mendRejectedFiles() throws {
        // A finished chunk may have been the last before the kill: its rows are in the database only.
        for (file, length) in state.rejectedLength where state.waiting[file] == nil {
            try write([], file, at: length)
        }
        try appendWaiting()
    }
    private func appendWaiting() throws {
        for (file, text) in state.waiting.sorted(by: { $0.key < $1.key }) {
            let length = state.rejectedLength[file] ?? 0
            try write(Array(text.utf8), file, at: length)
            state.rejectedLength[file] = length + Int64(text.utf8.count)
        }
        state.waiting = [:]
    }
    private func write(_ text: [UInt8], _ file: Int, at length: Int64) throws {
        do { try RejectedFile(source: plan.files[file]).write(text, at: length) } catch {
            throw Refusal(error.key, field: RejectedFile(source: plan.files[file]).path, error.arguments)
        }
    }
}
