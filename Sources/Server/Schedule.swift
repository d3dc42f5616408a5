import Door
import ServiceLifecycle

/// Work that the server does by itself, again and again, for as long as it runs.
struct Recurring: Sendable {
    let name: String
    let every: Duration
    /// Throws what stopped it; it is asked again at its next turn.
    let run: @Sendable () async throws -> Void
}

/// Does each of its jobs soon after the start and then in turn. Where several nodes serve one database, the job itself
/// lets one of them do the work.
struct Schedule: Service {
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
            do { try await job.run() } catch { Log.write(Log.line(error, recurring: job.name)) }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: job.every) }
        }
    }
}
