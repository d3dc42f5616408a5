import Kernel
import Store
import Synchronization

extension Imports {
    /// Begins to find out what would happen, or to import, and comes back at once.
    package func start(_ id: Int64, isDryRun: Bool, as actor: Actor) async throws {
        let it = try await find(id, as: actor)
        _ = try await plan(it, isDryRun: isDryRun, as: actor)
        let states: [ImportTask.State] = isDryRun ? [.ready, .tried] : [.ready, .tried, .paused, .failed]
        try await change(id, from: states, as: actor) { task in
            (task.state, task.wish, task.problem) = (isDryRun ? .trying : .importing, .none, "")
        }
        work(id, as: actor)
    }
    /// What is being done stops after the rows in hand. What was written stays.
    package func stop(_ id: Int64, forGood: Bool, as actor: Actor) async throws {
        let it = try await find(id, as: actor)
        if it.state == .paused, forGood {
            try await change(id, from: [.paused], as: actor) { $0.state = .cancelled }
            return
        }
        try await change(id, from: [.trying, .importing], as: actor) { $0.wish = forGood ? .cancel : .pause }
    }

    /// Takes up what a server that ended was at. Whoever holds a job keeps it.
    package func resumeAll() async throws {
        let fields = fields
        let working: Predicate = fields.state == .trying || fields.state == .importing
        let tasks = try await records.readOne(as: .system) { reader in
            try reader.tx.records(ImportTask.table.schema, where: working, limit: 1_000).map { Typed<ImportTask>($0) }
        }
        for task in tasks {
            guard let id = task.record.id, let actor = records.actor(Int64(task.actor), records.current) else {
                continue
            }
            work(id, as: actor, isAutomatic: true)
        }
    }

    /// How far the work on an import is; nil where none was begun.
    package func progress(_ it: BroughtImport) async throws -> JobProgress? {
        switch it.state {
        case .trying, .tried: try await records.progress(ofJob: tryKey(it.id))
        default: it.job.isEmpty ? nil : try await records.progress(ofJob: it.job)
        }
    }
    /// What a dry run found, or an import has done.
    package func outcome(_ it: BroughtImport) async throws -> (counts: ImportCounts, samples: ImportSamples)? {
        guard let progress = try await progress(it), let json = JSONValue.parse(progress.note)?.object else {
            return nil
        }
        return (ImportCounts(json), ImportSamples(json["samples"]))
    }
    private func tryKey(_ id: Int64) -> String { "import_try \(id)" }

    private func plan(_ it: BroughtImport, isDryRun: Bool, as actor: Actor) async throws -> ImportPlan {
        let kind = try kind(it.kind, for: actor)
        return try await records.planImport([try path(it)], as: kind, try settings(it, isDryRun: isDryRun))
    }

    /// `isAutomatic`: nobody asked for it now, so that one at which the server ended time and again is left alone.
    func work(_ id: Int64, as actor: Actor, isAutomatic: Bool = false) {
        // What goes wrong stands in the import, where its page looks.
        Task {
            do {
                let it = try await find(id, as: actor)
                if it.state == .trying {
                    try await tryOut(it, isAutomatic, as: actor)
                } else {
                    try await write(it, isAutomatic, as: actor)
                }
            } catch { try? await end(id, error, as: actor) }
        }
    }
    private func tryOut(_ it: BroughtImport, _ isAutomatic: Bool, as actor: Actor) async throws {
        let plan = try await plan(it, isDryRun: true, as: actor)
        let start = try await records.startJob(
            "import_try", key: tryKey(it.id), total: plan.rows, again: true, isAutomatic: isAutomatic, as: actor)
        if case .givenUp = start { throw Refusal("import.given_up", field: "") }
        guard case .held(let job, _) = start else { return }
        let result: ImportResult
        do { result = try await look(plan, it.id, job, as: actor) } catch {
            // Whoever asks again need not wait until nobody holds it any more.
            try? await records.stop(job, problem: "", as: actor)
            throw error
        }
        var json = JSONText(reserving: 4_096)
        json.object { json in
            result.counts.write(to: &json)
            json.key("samples")
            result.samples.write(to: &json)
        }
        let text = json.text
        try await records.write(as: actor) { try $0.finish(job, done: result.counts.rows, progress: text) }
        try await change(it.id, from: [.trying], as: actor) { task in
            (task.state, task.rows) = (.tried, result.counts.rows)
        }
    }
    private func look(_ plan: ImportPlan, _ id: Int64, _ job: HeldJob, as actor: Actor) async throws -> ImportResult {
        let (watch, total) = (Watch(), plan.rows)
        return try await records.runImport(
            plan, as: actor,
            goesOn: { progress in
                guard watch.isDue else { return true }
                try await records.write(as: actor, .background) { funnel in
                    try funnel.advance(job, done: progress.rows, total: total, progress: "{}")
                }
                return try await goesOn(id)
            })
    }
    private func write(_ it: BroughtImport, _ isAutomatic: Bool, as actor: Actor) async throws {
        let plan = try await plan(it, isDryRun: false, as: actor)
        let watch = Watch()
        // The page shows the job's progress from its first row on.
        let aside = plan.files.first?.rejectedPath.split(separator: "/").last.map(String.init) ?? ""
        try await change(it.id, from: [.importing], as: actor) { task in
            (task.job, task.rows, task.rejected) = (plan.key, plan.rows, aside)
        }
        let result = try await records.runImport(plan, as: actor, isAutomatic: isAutomatic) { _ in
            watch.isDue ? try await goesOn(it.id) : true
        }
        try await change(it.id, from: [.importing], as: actor) { task in
            (task.state, task.rows) = (.done, result.counts.rows)
            if result.rejected.isEmpty { task.rejected = "" }
            let at = result.at.map { actor.format.show($0) } ?? ""
            task.problem = result.outcome == .already ? actor.format.words("import.already", ["at": at]) : ""
        }
    }

    private func goesOn(_ id: Int64) async throws -> Bool {
        try await records.readOne(as: .system) { reader in
            guard let record = try reader.tx.record(ImportTask.table.schema, id) else { return false }
            return Typed<ImportTask>(record).wish == .none
        }
    }
    /// Why the work stopped: somebody wished it, another node is at it, or something is in the way.
    private func end(_ id: Int64, _ error: any Error, as actor: Actor) async throws {
        if error is JobLost || error is CancellationError { return }
        if let refusal = error as? Refusal, refusal.problems.first?.key == "import.busy" { return }
        let words = actor.format.words
        let why =
            switch error {
            case is ImportStopped: ""
            case is Forbidden, is NotFound: words("import.forbidden")
            case let refusal as Refusal: refusal.problems.map { words($0.key, $0.arguments) }.joined(separator: " ")
            case StoreError.full: words("problem.full")
            default: words("import.went_wrong")
            }
        try await change(id, from: [.trying, .importing], as: actor) { task in
            let (wasTrying, wish) = (task.state == .trying, task.wish)
            (task.wish, task.problem) = (.none, why)
            if error is ImportStopped {
                task.state = wasTrying ? .ready : wish == .cancel ? .cancelled : .paused
            } else {
                task.state = wasTrying ? .ready : .failed
            }
        }
    }
}

/// Looks at the clock rather than at the database after every chunk.
private final class Watch: Sendable {
    private let last = Mutex(ContinuousClock.now)
    var isDue: Bool {
        last.withLock { last in
            guard ContinuousClock.now - last > .milliseconds(250) else { return false }
            last = ContinuousClock.now
            return true
        }
    }
}
