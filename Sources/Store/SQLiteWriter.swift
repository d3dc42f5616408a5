import Dispatch
import Glibc
import Kernel
import Synchronization

/// The one that writes. What waits shares a commit, each write in a savepoint of its own, people before background.
///
/// Unchecked: the connection is touched on `queue` only; the rest is behind locks.
final class SQLiteWriter: @unchecked Sendable {
    private let connection: SQLiteConnection
    private let queue = DispatchQueue(label: "sqlite.writer")
    private let line = Mutex(Line())
    private let state = Mutex(Health())
    private var checkpointed = 0
    private var checkpointProblem: String?
    /// When a job wrote last, while its pages are kept.
    private var lastOfJob: ContinuousClock.Instant?

    /// How much work shares one commit.
    private static let groupTime = Duration.milliseconds(10)
    /// Pages of 4 KB in the log: from here on they are moved, and from there on the file is cut.
    private static let pagesToMove = 8_000
    private static let pagesToCut = 16_000
    /// How long the pages of a job are kept for its next rows.
    private static let jobPause = Duration.seconds(3)

    private let neighbours: SQLiteNeighbours

    init(path: String) throws {
        connection = try SQLiteConnection(path: path, readOnly: false)
        neighbours = SQLiteNeighbours(path: path)
    }

    var health: Health { state.withLock { $0 } }
    /// People who write in this process are seen: where one did a moment ago, the next is near. Those of another process
    /// that has the database open are not, so one that is there counts as waiting.
    var isAwaited: Bool { line.withLock { $0.hasPersons(within: Self.moment) } || neighbours.exist }
    private static let moment = Duration.seconds(2)

    func write<T: Sendable>(
        _ urgency: Urgency, _ body: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { (caller: CheckedContinuation<T, any Error>) in
            let outcome = Outcome<T>()
            let write = Write(
                run: { transaction in
                    outcome.result = Result { try body(transaction) }
                    return !outcome.isFailure
                },
                answer: { failure in
                    if let failure { return caller.resume(throwing: failure) }
                    caller.resume(with: outcome.result)
                })
            let isOpen = line.withLock { $0.add(write, urgency) }
            guard isOpen else { return write.answer(StoreError.unavailable("the database is closed")) }
            queue.async { self.commitWhatWaits() }
        }
    }

    func close() async {
        line.withLock { $0.isClosed = true }
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            queue.async {
                while self.line.withLock({ !$0.isEmpty }) { self.commitWhatWaits() }
                self.checkpoint(truncating: true)
                done.resume()
            }
        }
    }

    /// Nobody is answered before the commit that they share.
    private func commitWhatWaits() {
        guard line.withLock({ !$0.isEmpty }) else { return }
        var group: [Write] = []
        do {
            if line.withLock({ $0.hasBackground }) { try makeRoomForJob() }
            // A process beside this one may be writing: BEGIN waits for it, up to five seconds.
            try connection.transaction("BEGIN IMMEDIATE", atCommit: stopIfBroken) {
                try run(&group)
            }
            for write in group { write.answer(nil) }
            report(nil)
        } catch {
            // BEGIN failed before anybody was called: then all who wait are told.
            if group.isEmpty { group = line.withLock { $0.takeAll() } }
            report(error)
            for write in group { write.answer(error) }
        }
        moveLog()
    }
    private func run(_ group: inout [Write]) throws {
        let start = ContinuousClock.now
        while let write = line.withLock({ $0.next(after: group) }) {
            group.append(write)
            try connection.run("SAVEPOINT one")
            let isDone = write.run(SQLiteTransaction(connection: connection, writer: self))
            // A full disk has ended the whole transaction; the commit says so to everybody.
            if connection.isRolledBack { return }
            if !isDone { try connection.run("ROLLBACK TO one") }
            try connection.run("RELEASE one")
            if ContinuousClock.now - start >= Self.groupTime { return }
        }
    }

    /// The rows of a job lie all over the indexes: with the memory of a person's write each page would be read, and
    /// written, for nearly every row.
    private func makeRoomForJob() throws {
        if lastOfJob == nil {
            try connection.keepPages(many: true)
            giveRoomBack(after: Self.jobPause)
        }
        lastOfJob = .now
    }
    private func giveRoomBack(after pause: Duration) {
        queue.asyncAfter(deadline: .now() + .milliseconds(Int(pause / .milliseconds(1)) + 1)) { [weak self] in
            guard let self, let last = lastOfJob else { return }
            let rest = Self.jobPause - (ContinuousClock.now - last)
            guard rest <= .zero else { return giveRoomBack(after: rest) }
            lastOfJob = nil
            // A failure leaves them where they are, and the next write says what ails the database.
            try? connection.keepPages(many: false)
        }
    }

    /// After a failed fsync nobody knows what the disk holds: whoever starts us again reads what is really there.
    private func stopIfBroken(_ error: StoreError, isBroken: Bool) {
        guard isBroken else { return }
        state.withLock { health in
            health.isWritable = false
            health.problem = "\(error)"
        }
        let message = "rapport: the database could not be written, so the server ends: \(error)\n"
        _ = message.utf8.withContiguousStorageIfAvailable { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
        exit(74)
    }
    private func report(_ error: (any Error)?) {
        state.withLock { health in
            health.isWritable = error == nil || error as? StoreError == .busy
            health.problem = error.map { "\($0)" } ?? checkpointProblem
        }
    }

    private func moveLog() {
        let pages = connection.walPages
        if pages < checkpointed { checkpointed = 0 }
        if pages > Self.pagesToCut, pages - checkpointed > Self.pagesToMove {
            checkpoint(truncating: true)
        } else if pages - checkpointed > Self.pagesToMove {
            checkpoint(truncating: false)
        }
    }
    private func checkpoint(truncating: Bool) {
        do {
            try connection.checkpoint(truncating: truncating)
            checkpointed = connection.walPages
            checkpointProblem = nil
        } catch {
            checkpointProblem = "checkpoint: \(error)"
            state.withLock { $0.problem = checkpointProblem }
        }
    }

    struct Write: Sendable {
        let run: @Sendable (SQLiteTransaction) -> Bool
        let answer: @Sendable ((any Error)?) -> Void
    }

    /// Who waits to write.
    private struct Line {
        private var persons: [Write] = []
        private var background: [Write] = []
        private var passed = 0
        private var lastPerson: ContinuousClock.Instant?
        var isClosed = false

        var isEmpty: Bool { persons.isEmpty && background.isEmpty }
        func hasPersons(within time: Duration) -> Bool {
            !persons.isEmpty || lastPerson.map { ContinuousClock.now - $0 < time } ?? false
        }
        var hasBackground: Bool { !background.isEmpty }
        mutating func add(_ write: Write, _ urgency: Urgency) -> Bool {
            guard !isClosed else { return false }
            switch urgency {
            case .person:
                persons.append(write)
                lastPerson = .now
            case .background: background.append(write)
            }
            return true
        }
        /// Who is next in a group. People do not wait for a job's work to be committed with theirs; and where people
        /// never stop coming, a job has its turn after twenty groups.
        mutating func next(after group: [Write]) -> Write? {
            if !background.isEmpty, group.isEmpty, persons.isEmpty || passed >= 20 {
                passed = 0
                return background.removeFirst()
            }
            if group.isEmpty { passed += 1 }
            return persons.isEmpty ? nil : persons.removeFirst()
        }
        mutating func takeAll() -> [Write] {
            defer { (persons, background) = ([], []) }
            return persons + background
        }
    }
}

/// What a write gave back, kept until the commit.
///
/// Unchecked: touched on the writer's queue only.
private final class Outcome<T>: @unchecked Sendable {
    var result: Result<T, any Error> = .failure(StoreError.failed("the write did not run", code: ""))
    var isFailure: Bool { if case .failure = result { true } else { false } }
}
