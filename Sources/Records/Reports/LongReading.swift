import Dispatch
import Kernel
import Store

/// Works something out on a thread of its own: what takes longer than a moment must not hold one of the few threads that
/// answer requests.
package func aside<T: Sendable, E: Error>(_ work: @escaping @Sendable () throws(E) -> T) async throws(E) -> T {
    let result: Result<T, E> = await withCheckedContinuation { caller in
        DispatchQueue.global(qos: .utility).async {
            do throws(E) { caller.resume(returning: .success(try work())) } catch {
                caller.resume(returning: .failure(error))
            }
        }
    }
    return try result.get()
}

extension Records {
    /// As `read`, for a job: it may take as long as `deadline`, on a thread of its own.
    package func read<T: Sendable>(
        as actor: Actor, within deadline: Duration, _ body: @escaping @Sendable (Reader) throws -> T
    ) async throws -> T {
        let state = current
        let now = clock()
        let today = zones(state.company.zone).clock(now).day
        return try await database.read(deadline: deadline) { [self] tx in
            try body(Reader(tx: tx, actor: actor, state: state, today: today, now: now, records: self))
        }
    }
}

extension Reader {
    /// The highest id of an entity's records, deleted ones too; 0 where there is none.
    package func lastID(_ schema: Schema) throws -> Int64 {
        try tx.int("SELECT max(\"id\") FROM \(name: schema.name)") ?? 0
    }
}
