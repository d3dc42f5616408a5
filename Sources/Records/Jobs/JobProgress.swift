import Kernel
import Store

/// How far a job has come, as every node can see.
package struct JobProgress: Sendable, Equatable {
    package enum State: Sendable {
        case running, done
        /// It failed, or whoever worked on it is gone.
        case stopped
    }
    package let id: Int64
    package let state: State
    package let done: Int
    package let total: Int
    /// Where it is, or what came out, in the words of its kind.
    package let note: String
    /// Why it stopped, where it said so.
    package let problem: String
    package let startedAt: Instant
    /// How often it was taken up since it last came forward.
    package let attempts: Int
    /// Whether it failed so often that nothing takes it up by itself any more.
    package var isGivenUp: Bool { state == .stopped && attempts >= Job.mostAttempts(after: problem) }
    /// So many of what it counts in a second, since it was last taken up; nil before it has said anything.
    package let perSecond: Int?
}

extension Records {
    /// How far the job with this key is; nil where it was never begun.
    package func progress(ofJob key: String) async throws -> JobProgress? {
        try await readOne(as: .system) { try $0.progress(ofJob: key) }
    }
}

extension Reader {
    package func progress(ofJob key: String) throws -> JobProgress? {
        let fields = Job.table.fields
        guard let record = try tx.records(Job.table.schema, where: fields.key == key, limit: 1).first else {
            return nil
        }
        let job = Typed<Job>(record)
        let isAlive = try job.heldUntil > tx.time() && JobHolder.mayLive(job.holder)
        let state: JobProgress.State =
            switch job.state {
            case .running: isAlive ? .running : .stopped
            case .stopped: .stopped
            case .done: .done
            }
        return JobProgress(
            id: record.id ?? 0, state: state, done: job.done, total: job.total, note: job.progress,
            problem: job.problem, startedAt: job.startedAt, attempts: job.attempts, perSecond: Job.perSecond(job))
    }
    /// Whether a job of this kind has ever come to its end.
    package func hasFinished(_ kind: String) throws -> Bool {
        let fields = Job.table.fields
        return try tx.count(Job.table.schema, where: fields.kind == kind && fields.state == .done, limit: 1) > 0
    }
}

extension Job {
    fileprivate static func perSecond(_ job: Typed<Job>) -> Int? {
        guard let takenAt = job.takenAt, job.movedAt > takenAt, job.done > job.takenDone else { return nil }
        return (job.done - job.takenDone) * 1_000 / Int(max(1, job.movedAt.ms - takenAt.ms))
    }
}
