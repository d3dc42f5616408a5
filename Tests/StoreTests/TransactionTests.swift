import Kernel
import Store
import TestKit
import Testing

@Suite struct TransactionTests {
    @Test(arguments: Engine.available) func theSameStatementMayRunInsideItself(engine: Engine) async throws {
        let database = try await engine.stocked()
        try await database.write { tx in _ = try tx.insert(["a", "b"].map { sampleCustomer($0) }) }

        let pairs = try await database.read { tx in
            var pairs: [String] = []
            try tx.each("SELECT name FROM customer ORDER BY name") { outer in
                let first = outer.text(0)
                try tx.each("SELECT name FROM customer ORDER BY name") { inner in pairs.append(first + inner.text(0)) }
            }
            return pairs
        }

        #expect(pairs == ["aa", "ab", "ba", "bb"])
    }

    @Test(arguments: Engine.available) func aRefusedStatementUndoesItselfOnly(engine: Engine) async throws {
        let database = try await engine.stocked()

        let count = try await database.write { tx in
            for code in ["a", "a", "b", "", ""] {
                do {
                    _ = try tx.attempt { try tx.insert(sampleCustomer("N") { $0.code = code }) }
                } catch StoreError.unique(let index, let columns) {
                    #expect(index == "ux_customer_code")
                    #expect(columns == ["code"])
                }
            }
            return try tx.count(customers)
        }

        #expect(count == 4)
    }

    /// PostgreSQL answers COMMIT with "ROLLBACK" after a failed statement: that must not look like success.
    @Test(arguments: Engine.available) func aStatementThatFailsUnseenDoesNotLookSaved(engine: Engine) async throws {
        let database = try await engine.stocked()

        do {
            try await database.write { tx in
                _ = try tx.insert(sampleCustomer("ACME"))
                do { try tx.execute("SELECT * FROM no_such_table") } catch {}
            }
            #expect(try await database.read { try $0.count(customers) } == 1)
        } catch {
            #expect(engine == .postgres)
            #expect(try await database.read { try $0.count(customers) } == 0)
        }
    }

    @Test(arguments: Engine.available) func aReaderCannotWrite(engine: Engine) async throws {
        let database = try await engine.stocked()

        await #expect(throws: StoreError.self) {
            try await database.read { tx in try tx.insert(sampleCustomer("ACME")) }
        }
    }

    @Test(arguments: Engine.available) func largeResultsComeInChunks(engine: Engine) async throws {
        let database = try await engine.stocked()
        try await database.write { tx in _ = try tx.insert((0..<1_203).map { sampleCustomer("C\($0)") }) }

        let (count, sum) = try await database.read { tx in
            var count = 0
            var sum: Int64 = 0
            try tx.eachInChunks("SELECT id FROM customer WHERE id > \(0) ORDER BY id") { row in
                count += 1
                sum += row.int(0)
            }
            return (count, sum)
        }

        #expect(count == 1_203)
        #expect(sum == 1_203 * 1_204 / 2)
    }

    @Test(arguments: Engine.available) func countingWhatIsThereDisturbsNobody(engine: Engine) async throws {
        let database = try await engine.stocked()
        try await database.write { tx in _ = try tx.insert((0..<100).map { sampleCustomer("C\($0)") }) }

        try await database.analyse()

        #expect(try await database.read { try $0.count(customers) } == 100)
    }

    @Test(arguments: Engine.available) func aClosedDatabaseSaysSo(engine: Engine) async throws {
        let database = try await engine.stocked()

        await database.close()

        await #expect(throws: StoreError.self) { try await database.read { try $0.count(customers) } }
        await #expect(throws: StoreError.self) { try await database.write { try $0.count(customers) } }
    }

    @Test(arguments: Engine.available) func fortyWritersGetDifferentNumbers(engine: Engine) async throws {
        let database = try await engine.stocked()

        let ranges = try await withThrowingTaskGroup(of: (Int64, Int64).self) { group in
            for writer in 0..<40 {
                group.addTask {
                    let count = writer % 5 == 0 ? 10 : 1
                    let sequence = writer % 2 == 0 ? "customer" : "customer_2027"
                    let first = try await database.write { try $0.nextNumber(of: sequence, count: count) }
                    return writer % 2 == 0 ? (first, Int64(count)) : (first + 1_000, Int64(count))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        let numbers = ranges.flatMap { Array($0.0..<$0.0 + $0.1) }
        #expect(Set(numbers).count == numbers.count)
        #expect(numbers.count == 40 + 8 * 9)
    }

    /// Forty writers at once, every third of which fails: each gets its own answer, and only the good ones are there.
    @Test(arguments: Engine.available) func eachWriterHasItsOwnAnswer(engine: Engine) async throws {
        let database = try await engine.stocked()

        let saved = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    do {
                        try await database.write { tx in
                            _ = try tx.insert(sampleCustomer("C\(number)"))
                            if number % 3 == 0 { throw StoreError.failed("refused", code: "") }
                        }
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(saved == 26)
        #expect(try await database.read { try $0.count(customers) } == 26)
    }
}
