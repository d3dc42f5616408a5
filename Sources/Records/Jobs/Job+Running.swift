import Kernel
import Store

/// A job in this process's hands. Whoever takes it over makes every further step of this one fail.
package struct HeldJob: Sendable {
    package let id: Int64
    let holder: String
}

/// How a job begins.
package enum JobStart: Sendable {
    /// It is ours: from the beginning where `progress` is empty, else from there.
    case held(HeldJob, progress: String)
    case finished(id: Int64, at: Instant, progress: String)
    /// Another process works on it.
    case busy
    /// It failed as often as it is tried by itself: a person has to look at the reason and begin it.
    case givenUp(id: Int64, problem: String)
}

/// Another process has taken the job over: what this one was about to write is not written.
package struct JobLost: Error { package init() {} }

extension Records {
    /// Takes up the job with this key, or makes it. `again` begins a finished one anew; `isAutomatic` says that nobody
    /// asked for it now, so that one which failed time and again is left alone.
    ///
    ///     guard case .held(let job, _) = try await records.startJob("grade", key: "grade", again: true, as: actor) …
    ///
    /// `seizing` takes it away from whoever works on it, whose next step fails, and begins anew.
    package func startJob(
        _ kind: String, key: String, total: Int = 0, again: Bool = false, isAutomatic: Bool = false,
        seizing: Bool = false, as actor: Actor
    ) async throws -> JobStart {
        let me = JobHolder.this.text
        let start: @Sendable (Funnel) throws -> JobStart = {
            try $0.startJob(kind, key, total, again, isAutomatic, seizing, me)
        }
        do {
            return try await write(as: actor, .person, start)
        } catch StoreError.unique {
            // Somebody made it at the same moment: now it is there.
            return try await write(as: actor, .person, start)
        }
    }
    /// Lets the job go because of an error, which is kept in words that the page which follows the job shows. A job that
    /// another process took over is that one's; where even this cannot be written, the job is free once its time is up.
    package func stop(_ job: HeldJob, after error: any Error, as actor: Actor) async {
        if error is JobLost { return }
        var problem = "\(error)"
        if let refusal = error as? Refusal {
            problem = refusal.problems.map { actor.format.words($0.key, $0.arguments) }.joined(separator: " ")
        }
        try? await stop(job, problem: problem, as: actor)
    }
    /// Lets the job go before its end, so that the next who wants it need not wait.
    package func stop(_ job: HeldJob, problem: String, as actor: Actor) async throws {
        try await write(as: actor) { funnel in
            let fields = Job.table.fields
            try funnel.tx.execute(
                """
                UPDATE job SET \(fields.state) = \(Job.State.stopped), \(fields.holder) = \(""),
                \(fields.problem) = \(problem) WHERE "id" = \(job.id) AND \(fields.holder) = \(job.holder)
                """)
        }
    }
}

extension Funnel {
    /// Writes in the chunk's own transaction how far the job is, and holds it for longer. A job has come forward where it
    /// goes on from another place than before; one that begins anew each time, only where it is further than it ever was.
    package func advance(_ job: HeldJob, done: Int, total: Int, progress: String) throws {
        let (fields, time) = (Job.table.fields, try tx.time())
        let isFurther: SQL = "\(fields.done) < \(done)"
        let isForward: SQL = "(\(isFurther) OR \(fields.progress) <> \(progress))"
        try expectHeld(
            tx.execute(
                """
                UPDATE job SET \(fields.attempts) = CASE WHEN \(isForward) THEN \(0) ELSE \(fields.attempts) END,
                \(fields.problem) = CASE WHEN \(isForward) THEN \("") ELSE \(fields.problem) END,
                \(fields.done) = CASE WHEN \(isFurther) THEN \(done) ELSE \(fields.done) END,
                \(fields.total) = \(total), \(fields.progress) = \(progress),
                \(fields.movedAt) = \(time), \(fields.heldUntil) = \(time + JobHolder.lease)
                WHERE "id" = \(job.id) AND \(fields.holder) = \(job.holder)
                """))
    }
    /// The last step: the job is done.
    package func finish(_ job: HeldJob, done: Int, progress: String) throws {
        let (fields, time) = (Job.table.fields, try tx.time())
        try expectHeld(
            tx.execute(
                """
                UPDATE job SET \(fields.state) = \(Job.State.done), \(fields.done) = \(done), \(fields.total) = \(done),
                \(fields.progress) = \(progress), \(fields.endedAt) = \(time), \(fields.holder) = \(""),
                \(fields.attempts) = \(0), \(fields.problem) = \("")
                WHERE "id" = \(job.id) AND \(fields.holder) = \(job.holder)
                """))
    }
    private func expectHeld(_ changed: Int) throws { if changed == 0 { throw JobLost() } }

    fileprivate func startJob(
        _ kind: String, _ key: String, _ total: Int, _ again: Bool, _ isAutomatic: Bool, _ seizing: Bool, _ me: String
    ) throws -> JobStart {
        let (fields, time) = (Job.table.fields, try tx.time())
        guard let record = try tx.records(Job.table.schema, where: fields.key == key, limit: 1).first,
            let id = record.id
        else {
            var job = Typed<Job>()
            (job.kind, job.key, job.actor, job.total) = (kind, key, actor.userID.map { Int($0) }, total)
            (job.startedAt, job.movedAt, job.takenAt, job.attempts) = (time, time, time, 1)
            (job.holder, job.heldUntil) = (me, time + JobHolder.lease)
            return .held(HeldJob(id: try tx.insert(job.record), holder: me), progress: "")
        }
        var job = Typed<Job>(record)
        if job.state == .done, !again {
            return .finished(id: id, at: job.endedAt ?? job.movedAt, progress: job.progress)
        }
        if !seizing, job.state == .running, job.heldUntil > time, JobHolder.mayLive(job.holder) { return .busy }
        let isWornOut = job.attempts >= Job.mostAttempts(after: job.problem)
        if isAutomatic, job.state != .done, isWornOut {
            return .givenUp(id: id, problem: job.problem)
        }
        // A person who begins it knows of the former attempts, and why they failed.
        if !isAutomatic, isWornOut { job.attempts = 0 }
        if job.state == .done || seizing { (job.progress, job.startedAt, job.done) = ("", time, 0) }
        // What begins anew at somebody's word is shown from its beginning.
        if again, !isAutomatic { job.done = 0 }
        // The reason stays until the job comes forward: whoever is killed cannot give one.
        (job.state, job.attempts, job.endedAt) = (.running, job.attempts + 1, nil)
        (job.holder, job.heldUntil, job.movedAt) = (me, time + JobHolder.lease, time)
        (job.takenAt, job.takenDone) = (time, job.done)
        try tx.update(job.record)
        return .held(HeldJob(id: id, holder: me), progress: job.progress)
    }
}

extension Transaction {
    /// The database's clock, by which nodes agree on leases.
    func time() throws -> Instant {
        let now = SQL.either(
            sqlite: "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
            postgres: "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)")
        return Instant(ms: try int("SELECT \(now)") ?? 0)
    }
}
