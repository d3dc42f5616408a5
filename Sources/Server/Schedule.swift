import CRM
import Records
import ServiceLifecycle

/// Work that the server does by itself, again and again, for as long as it runs.
struct Recurring: Sendable {
    let name: String
    let every: Duration
    /// Throws what stopped it; it is asked again at its next turn.
    let run: @Sendable (Records) async throws -> Void
}

/// Does each of its jobs soon after the start and then in turn. Where several nodes serve one database, the job itself
/// lets one of them do the work.
struct Schedule: Service {
    let records: Records
    let jobs: [Recurring]
    /// People who come with the start are served first.
    static let delay = Duration.seconds(10)

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            for job in jobs { group.addTask { await repeating(job) } }
        }
    }
    private func repeating(_ job: Recurring) async {
        try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Schedule.delay) }
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            // What went wrong stands in the job's own record, where its page looks.
            try? await job.run(records)
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: job.every) }
        }
    }
}

/// What the server does by itself.
let recurringJobs: [Recurring] = [
    Recurring(name: "order_watch", every: .seconds(3_600)) { _ = try await OrderWatch.run($0) }
]
