import CPostgres
import Dispatch
import Kernel

/// The server went away, or was never there.
struct ConnectionLost: Error { let message: String }

/// One libpq connection with its own queue: libpq blocks, so it must not sit on Swift's shared threads.
///
/// Unchecked: everything but `queue` is touched on `queue` only.
final class PostgresConnection: @unchecked Sendable {
    private let url: String
    private let queue = DispatchQueue(label: "postgres")
    private var handle: OpaquePointer?
    private var statements: [String: String] = [:]
    private var counter = 0
    private var mustRepeat = false
    private var end: ContinuousClock.Instant?

    init(url: String) { self.url = url }
    deinit { PQfinish(handle) }

    func run<T: Sendable>(_ work: @escaping @Sendable (PostgresConnection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { done in
            queue.async { done.resume(with: Result { try work(self) }) }
        }
    }

    // MARK: Connecting

    func connect() throws {
        if let handle, PQstatus(handle) == CONNECTION_OK { return }
        forget()
        handle = postgresOpen(url)
        guard let handle, PQstatus(handle) == CONNECTION_OK else {
            defer { forget() }
            throw ConnectionLost(message: handle.map { String(cString: PQerrorMessage($0)) } ?? "out of memory")
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try run("SET statement_timeout = 2000; SET synchronous_commit = on")
        var isDurable = false
        _ = try each("SHOW synchronous_commit") { isDurable = $0.text(0) == "on" }
        guard isDurable else {
            defer { forget() }
            throw ConnectionLost(message: "PostgreSQL did not take up synchronous_commit = on")
        }
    }
    private func forget() {
        PQfinish(handle)
        handle = nil
        statements = [:]
    }

    // MARK: Transactions

    /// Runs `body` between `begin` and COMMIT.
    func transaction<T>(_ begin: String, deadline: Duration, _ body: (PostgresTransaction) throws -> T) throws -> T {
        try connect()
        mustRepeat = false
        try run(begin)
        do {
            let result = try within(deadline) { try body(PostgresTransaction(connection: self)) }
            if mustRepeat { throw StoreError.again }
            try commit()
            return result
        } catch {
            rollback()
            // Whatever the body made of it: the transaction met another one and can be tried again.
            throw mustRepeat && !(error is ConnectionLost) ? StoreError.again : error
        }
    }
    /// Runs `body` without a transaction around it.
    func statement<T>(deadline: Duration, _ body: (PostgresTransaction) throws -> T) throws -> T {
        try connect()
        return try within(deadline) { try body(PostgresTransaction(connection: self)) }
    }
    private func within<T>(_ deadline: Duration, _ body: () throws -> T) rethrows -> T {
        end = .now + deadline
        defer { end = nil }
        return try body()
    }
    private func commit() throws {
        do {
            let result = PQexec(handle, "COMMIT")
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw failure(result, "COMMIT") }
            // After a failed statement the server answers COMMIT with ROLLBACK, and says that it is well.
            if let result, String(cString: PQcmdStatus(result)) != "COMMIT" {
                throw StoreError.failed("the transaction was rolled back", code: "25P02")
            }
        } catch is ConnectionLost {
            throw StoreError.unknownOutcome
        }
    }
    private func rollback() {
        guard let handle, PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
        PQclear(PQexec(handle, "ROLLBACK"))
        if PQtransactionStatus(handle) != PQTRANS_IDLE { forget() }
    }
    private func run(_ text: String) throws {
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw failure(result, text) }
    }

    // MARK: Statements

    /// Runs one statement, shows each row of its result, and answers how many rows it wrote.
    func each(_ sql: SQL, _ body: (borrowing Row) throws -> Void) throws -> Int {
        if let end, ContinuousClock.now > end { throw StoreError.tooSlow }
        let (text, bindings) = sql.prepared(for: .postgres)
        let result = try query(text, bindings)
        defer { PQclear(result) }
        for row in 0..<PQntuples(result) { try body(Row(.postgres(result, row))) }
        return Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    /// The same through a cursor, 500 rows at a time. Only inside a transaction.
    func eachInChunks(_ sql: SQL, _ body: (borrowing Row) throws -> Void) throws {
        counter += 1
        let cursor = quoted("chunks\(counter)")
        let (text, bindings) = sql.prepared(for: .postgres)
        PQclear(try query("DECLARE \(cursor) NO SCROLL CURSOR FOR \(text)", bindings, isKept: false))
        while true {
            if let end, ContinuousClock.now > end { throw StoreError.tooSlow }
            let result = try query("FETCH 500 FROM \(cursor)", [], isKept: false)
            defer { PQclear(result) }
            let count = PQntuples(result)
            for row in 0..<count { try body(Row(.postgres(result, row))) }
            if count < 500 { break }
        }
        PQclear(try query("CLOSE \(cursor)", [], isKept: false))
    }

    private func query(_ text: String, _ bindings: [Value], isKept: Bool = true) throws -> OpaquePointer {
        try withParameters(bindings) { parameters in
            let count = Int32(parameters.count)
            guard isKept, text.utf8.count < 10_000 else {
                return try checked(PQexecParams(handle, text, count, nil, parameters, nil, nil, 0), text)
            }
            let (name, isFresh) = try prepare(text)
            let result = PQexecPrepared(handle, name, count, parameters, nil, nil, 0)
            // "Cached plan must not change result type", or the statement is gone: forgotten, and all runs again.
            if !isFresh, ["0A000", "26000"].contains(state(result)) {
                defer { PQclear(result) }
                statements = [:]
                mustRepeat = true
                throw StoreError.again
            }
            return try checked(result, text)
        }
    }
    /// A statement's name is remembered only after PREPARE succeeded; at most 200 are.
    private func prepare(_ text: String) throws -> (name: String, isFresh: Bool) {
        if let name = statements[text] { return (name, false) }
        if statements.count >= 200 {
            statements = [:]
            try run("DEALLOCATE ALL")
        }
        counter += 1
        let name = "s\(counter)"
        PQclear(try checked(PQprepare(handle, name, text, 0, nil), text))
        statements[text] = name
        return (name, true)
    }
    private func checked(_ result: OpaquePointer?, _ text: String) throws -> OpaquePointer {
        let status = PQresultStatus(result)
        guard let result, status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK else {
            defer { PQclear(result) }
            throw failure(result, text)
        }
        return result
    }
    private func state(_ result: OpaquePointer?) -> String { postgresField(result, .sqlState) }

    private func failure(_ result: OpaquePointer?, _ text: String) -> any Error {
        let message = String(cString: PQerrorMessage(handle))
        let state = state(result)
        if PQstatus(handle) != CONNECTION_OK || state.hasPrefix("57P") || state.hasPrefix("08") {
            forget()
            return ConnectionLost(message: message)
        }
        let error = postgresError(state, result, message)
        if error == .again { mustRepeat = true }
        return error
    }
}
