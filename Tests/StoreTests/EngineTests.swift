import Dispatch
import Kernel
import Store
import Synchronization
import TestKit
import Testing

@Suite struct SQLiteTests {
    @Test func everyCommitReachesTheDisk() async throws {
        let database = try await Engine.sqlite.open()

        let settings = try await database.write { tx in
            [try tx.int("PRAGMA synchronous"), try tx.int("PRAGMA foreign_keys")]
        }

        #expect(settings == [2, 1])
    }

    /// While one write holds the writer, a job and then a person line up: the person is served first.
    @Test func peopleGoBeforeJobs() async throws {
        let database = try await Engine.sqlite.stocked()
        let order = Noted<String>()
        let holds = DispatchSemaphore(value: 0)
        let isHeld = DispatchSemaphore(value: 0)

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await database.write { _ in hold(isHeld, holds) } }
            await blocking { isHeld.wait() }
            group.addTask { try await database.write(.background) { _ in order.note("job") } }
            await yielding()
            group.addTask { try await database.write { _ in order.note("person") } }
            await yielding()
            holds.signal()
            try await group.waitForAll()
        }

        #expect(order.all == ["person", "job"])
    }

    /// A job keeps its transactions short where somebody wrote a moment ago.
    @Test func whoJustWroteIsExpectedAgain() async throws {
        let database = try await Store.open(try await Engine.sqlite.fresh())
        try await SchemaSync.run(catalog, on: database)
        try await Task.sleep(for: .milliseconds(2_100))

        let before = try await database.write(.background) { $0.isAwaited }
        try await database.write { _ in }
        let after = try await database.write(.background) { $0.isAwaited }

        #expect(!before)
        #expect(after)
        await database.close()
    }

    @Test func aStatementRunsInsideItself() async throws {
        let database = try await Engine.sqlite.stocked()
        let text: SQL = "SELECT 1 UNION ALL SELECT 2"
        let seen = try await database.read { tx in
            var seen: [Int64] = []
            for _ in 0..<2 {
                try tx.each(text) { outer in
                    let first = outer.int(0)
                    try tx.each(text) { seen.append(first * 10 + $0.int(0)) }
                }
            }
            return seen
        }

        #expect(seen == [11, 12, 21, 22, 11, 12, 21, 22])
    }

    /// Two processes, or the command line beside a running server.
    @Test func twoWritersOnOneFileWait() async throws {
        let place = try await Engine.sqlite.fresh()
        let first = try await Store.open(place)
        try await SchemaSync.run(catalog, on: first)
        let second = try await Store.open(place)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                let database = number % 2 == 0 ? first : second
                group.addTask { _ = try await database.write { try $0.insert(sampleCustomer("C\(number)")) } }
            }
            try await group.waitForAll()
        }

        #expect(try await first.read { try $0.count(customers) } == 100)
        #expect(try await second.read { try $0.count(customers) } == 100)
    }

    @Test func aFullDiskRefusesAndGoesOnLater() async throws {
        let database = try await Engine.sqlite.stocked()
        let many = (0..<20_000).map { sampleCustomer("C\($0)") }
        _ = try await database.write { try $0.rows("PRAGMA max_page_count = 200") }

        await #expect(throws: StoreError.full) { try await database.write { try $0.insert(many) } }
        let left = try await database.read { try $0.count(customers) }
        _ = try await database.write { try $0.rows("PRAGMA max_page_count = 1000000") }
        _ = try await database.write { try $0.insert(many) }

        #expect(left == 0)
        #expect(try await database.read { try $0.count(customers) } == 20_000)
        #expect(database.isWritable)
    }

    @Test func whatWasWrittenIsThereAfterOpeningAgain() async throws {
        let place = try await Engine.sqlite.fresh()
        let first = try await Store.open(place)
        try await SchemaSync.run(catalog, on: first)
        for _ in 0..<3 { _ = try await first.write { try $0.insert((0..<5_000).map { sampleCustomer("C\($0)") }) } }
        #expect(first.health.problem == nil)
        await first.close()

        let second = try await Store.open(place)

        #expect(try await second.read { try $0.count(customers) } == 15_000)
    }
}

@Suite struct SlowReadTests {
    /// Over a second: the deadline itself is what is tested.
    @Test(arguments: Engine.available) func aSlowReadIsCutOffAndHoldsNobodyUp(engine: Engine) async throws {
        let database = try await engine.stocked()
        _ = try await database.write { try $0.insert(sampleCustomer("ACME")) }

        let slow = Task { try await database.read(deadline: .milliseconds(1_200)) { try $0.rows(endless).count } }
        let start = ContinuousClock.now
        for _ in 0..<10 { #expect(try await database.read { try $0.count(customers) } == 1) }
        let others = ContinuousClock.now - start

        await #expect(throws: StoreError.tooSlow) { try await slow.value }
        #expect(others < .seconds(1))
        #expect(ContinuousClock.now - start < .seconds(4))
    }
}

/// Counts further than anybody waits.
private let endless: SQL = """
    WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 10000000000)
    SELECT count(*) FROM n
    """

@Suite(.enabled(if: Engine.available.contains(.postgres))) struct PostgresTests {
    @Test func aLostConnectionIsMadeAnew() async throws {
        var options = OpenOptions()
        options.connections = 1
        let place = try await Engine.postgres.fresh()
        let database = try await Store.open(place, options: options)
        try await SchemaSync.run(catalog, on: database)
        let other = try await Store.open(place, options: options)
        let victim = try await database.read { try $0.int("SELECT pg_backend_pid()") } ?? 0

        _ = try await other.readOne { try $0.rows("SELECT pg_terminate_backend(CAST(\(victim) AS INTEGER))") }

        #expect(try await database.read { try $0.count(customers) } == 0)
        _ = try await database.write { try $0.insert(sampleCustomer("ACME")) }
        #expect(database.isWritable)
    }

    @Test func aTransactionWhoseConnectionDiesRunsAgain() async throws {
        let database = try await Engine.postgres.stocked()
        let runs = Noted<Int>()

        try await database.write { tx in
            _ = try tx.insert(sampleCustomer("ACME"))
            runs.note(1)
            if runs.all.count == 1 { try tx.execute("SELECT pg_terminate_backend(pg_backend_pid())") }
        }

        #expect(runs.all.count == 2)
        #expect(try await database.read { try $0.count(customers) } == 1)
    }

    /// A deferred trigger ends the connection during COMMIT.
    @Test func aConnectionLostAtCommitIsUnknown() async throws {
        let database = try await Engine.postgres.stocked()
        try await database.write { tx in
            try tx.execute(
                """
                CREATE FUNCTION hang_up() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'
                """)
            try tx.execute(
                """
                CREATE CONSTRAINT TRIGGER hang_up AFTER INSERT ON customer
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hang_up()
                """)
        }

        await #expect(throws: StoreError.unknownOutcome) {
            try await database.write { try $0.insert(sampleCustomer("ACME")) }
        }
    }

    @Test func everyCommitReachesTheDisk() async throws {
        let database = try await Engine.postgres.open()

        #expect(try await database.write { try $0.rows("SHOW synchronous_commit") } == [[.text("on")]])
    }

    @Test func aStatementWhosePlanIsNoMoreRunsAgain() async throws {
        let database = try await Engine.postgres.stocked()
        for _ in 0..<20 { _ = try await database.readOne { try $0.rows("SELECT * FROM customer") } }

        try await database.write { try $0.execute("ALTER TABLE customer ADD COLUMN x_more TEXT") }

        for _ in 0..<20 { _ = try await database.read { try $0.rows("SELECT * FROM customer") } }
    }

    @Test func checkThenWriteMeansTheSameAsOnSQLite() async throws {
        let database = try await Engine.postgres.stocked()

        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    do {
                        try await database.write { tx in
                            guard try tx.count(customers) < 3 else { return }
                            _ = try tx.insert(sampleCustomer("C\(number)"))
                        }
                    } catch {}
                }
            }
        }

        #expect(try await database.read { try $0.count(customers) } <= 3)
    }

    @Test func aServerThatIsNotThereIsUnavailable() async throws {
        let error = await #expect(throws: StoreError.self) {
            _ = try await Store.open(.postgres(url: "postgresql://nobody@127.0.0.1:1/none"))
        }

        guard case .unavailable = error else { return #expect(Bool(false), "\(String(describing: error))") }
    }
}

/// What bodies tell the test that runs them.
private final class Noted<T: Sendable>: Sendable {
    private let list = Mutex<[T]>([])
    var all: [T] { list.withLock { $0 } }
    func note(_ it: T) { list.withLock { $0.append(it) } }
}
private func hold(_ isHeld: DispatchSemaphore, _ until: DispatchSemaphore) {
    isHeld.signal()
    until.wait()
}
private func blocking(_ wait: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { done in
        DispatchQueue.global().async {
            wait()
            done.resume()
        }
    }
}
/// Lets the tasks that were just added run up to where they wait.
private func yielding() async {
    for _ in 0..<200 { await Task.yield() }
    await blocking { DispatchQueue.global().sync {} }
}
