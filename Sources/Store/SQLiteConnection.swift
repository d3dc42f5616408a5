import CSQLite
import Glibc
import Kernel

/// SQLite's "copy what you were given": the only destructor that Swift's importer leaves out.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// One connection and the statements it has prepared. Used by one thread at a time.
final class SQLiteConnection {
    private let handle: OpaquePointer
    private let watch = SQLiteWatch()
    private var kept: [StatementText: Statement] = [:]
    private var inTransaction = false

    init(path: String, readOnly: Bool) throws {
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_NOMUTEX | (readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
        let code = sqlite3_open_v2(path, &handle, flags, nil)
        guard code == SQLITE_OK, let handle else {
            defer { sqlite3_close_v2(handle) }
            throw StoreError.unavailable(handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory")
        }
        self.handle = handle
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, 5_000)
        sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
        let watching = Unmanaged.passUnretained(watch).toOpaque()
        sqlite3_progress_handler(handle, 2_000, { SQLiteWatch.at($0)?.isOver == true ? 1 : 0 }, watching)
        if readOnly {
            // Not on the writer: there an I/O error must be an error, not a signal. The most that SQLite maps: what lies
            // beyond is copied page by page, which the check of a million records' indexes feels.
            try run("PRAGMA mmap_size = 2147418112; PRAGMA query_only = ON; PRAGMA cache_size = -16000")
        } else {
            try becomeWriter()
        }
    }
    deinit {
        // Statements finalize themselves; a connection with any left closes after the last of them.
        sqlite3_close_v2(handle)
    }

    /// Every commit reaches the disk before anybody is told. SQLite is asked whether it took that up.
    private func becomeWriter() throws {
        try run(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000"
        )
        try run("PRAGMA wal_autocheckpoint = 0")
        guard try text("PRAGMA journal_mode") == "wal", try text("PRAGMA synchronous") == "2",
            try text("PRAGMA foreign_keys") == "1"
        else { throw StoreError.unavailable("SQLite did not take up write-ahead logging with synchronous = FULL") }
        let watching = Unmanaged.passUnretained(watch).toOpaque()
        sqlite3_wal_hook(
            handle,
            { watch, _, _, pages in
                SQLiteWatch.at(watch)?.walPages = Int(pages)
                return SQLITE_OK
            }, watching)
    }

    var changes: Int { Int(sqlite3_changes64(handle)) }
    var lastID: Int64 { sqlite3_last_insert_rowid(handle) }
    var walPages: Int { watch.walPages }

    /// Runs statements of our own without bindings or results.
    func run(_ text: StaticString) throws {
        let code = text.withUTF8Buffer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { sqlite3_exec(handle, $0.baseAddress, nil, nil, nil) }
        }
        guard code == SQLITE_OK else { throw error() }
    }
    private func text(_ sql: SQL) throws -> String {
        var result = ""
        try each(sql) { result = $0.text(0) }
        return result
    }

    /// Runs one statement and shows each row of its result while it lies in SQLite's memory.
    func each(_ sql: SQL, _ body: (borrowing Row) throws -> Void) throws {
        // A full disk or an I/O error rolls the transaction back by itself; going on would commit each statement alone.
        guard sqlite3_get_autocommit(handle) == 0 || !inTransaction else { throw rolledBack }
        let (sqlText, bindings) = sql.prepared(for: .sqlite)
        let taken = try take(StatementText(text: sqlText))
        defer { taken.rest() }
        let statement = taken.handle
        for (index, value) in bindings.enumerated() { try bind(value, to: statement, at: Int32(index + 1)) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try body(Row(.sqlite(statement)))
            case SQLITE_DONE: return
            default: throw error()
            }
        }
    }

    /// Runs `body` between BEGIN and COMMIT. `atCommit` hears of a COMMIT that failed.
    func transaction<T>(
        _ begin: StaticString, atCommit: (StoreError, _ isBroken: Bool) -> Void = { _, _ in }, _ body: () throws -> T
    ) throws -> T {
        try run(begin)
        inTransaction = true
        defer { inTransaction = false }
        do {
            let result = try body()
            guard sqlite3_get_autocommit(handle) == 0 else { throw rolledBack }
            try commit(atCommit)
            return result
        } catch {
            if sqlite3_get_autocommit(handle) == 0 { try run("ROLLBACK") }
            throw error
        }
    }
    private func commit(_ failed: (StoreError, _ isBroken: Bool) -> Void) throws {
        do {
            try run("COMMIT")
        } catch let error as StoreError {
            let code = sqlite3_errcode(handle) & 0xFF
            failed(error, code == SQLITE_IOERR || code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
            throw error
        }
    }
    /// Whether no transaction is open: what a connection must be before others may have it.
    var isIdle: Bool { sqlite3_get_autocommit(handle) != 0 }
    var isRolledBack: Bool { inTransaction && sqlite3_get_autocommit(handle) != 0 }
    /// What rolled the transaction back: the last thing that failed.
    private var rolledBack: StoreError {
        sqlite3_errcode(handle) & 0xFF == SQLITE_FULL ? .full : .failed("the transaction was rolled back", code: "4")
    }

    /// Interrupts the statements of `body` after `limit`, and then throws `tooSlow`, whatever `body` made of it.
    func within<T>(_ limit: Duration, _ body: () throws -> T) throws -> T {
        watch.start(limit)
        defer { watch.stop() }
        let result = Result { try body() }
        if watch.hasInterrupted { throw StoreError.tooSlow }
        return try result.get()
    }

    /// How many of the database's pages stay in memory: 128 MB of them, or the 16 MB with which a connection begins.
    func keepPages(many: Bool) throws {
        guard !many else { return try run("PRAGMA cache_size = -128000") }
        try run("PRAGMA cache_size = -16000")
        // What SQLite gave back is the system's again, not the allocator's.
        malloc_trim(0)
    }

    /// Moves what was committed from the log into the database. `truncating` also shortens the file of the log.
    func checkpoint(truncating: Bool) throws {
        sqlite3_busy_timeout(handle, truncating ? 200 : 0)
        defer { sqlite3_busy_timeout(handle, 5_000) }
        let mode = truncating ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE
        var left: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(handle, nil, mode, &left, nil)
        // A reader in the way is no failure: the next checkpoint goes further.
        guard code == SQLITE_OK || code & 0xFF == SQLITE_BUSY else { throw error() }
        if code == SQLITE_OK, truncating { watch.walPages = 0 }
    }

    private func error() -> StoreError {
        let message = String(cString: sqlite3_errmsg(handle))
        return sqliteError(sqlite3_extended_errcode(handle), message)
    }

    /// The prepared statement for a text. The same text may run inside itself: then it has a statement of that run's own.
    private func take(_ text: StatementText) throws -> Statement {
        let known = kept[text]
        if let known, !known.isRunning {
            known.isRunning = true
            return known
        }
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(self.handle, text.text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK else { throw error() }
        guard let handle else { throw StoreError.failed("an empty statement", code: "1") }
        let statement = Statement(handle)
        if known == nil { keep(statement, text) }
        return statement
    }
    /// Keeps at most 200 statements; when there are more, any one that rests makes room.
    private func keep(_ statement: Statement, _ text: StatementText) {
        guard text.text.utf8.count < 10_000 else { return }
        if kept.count >= 200, let other = kept.first(where: { !$0.value.isRunning }) { kept[other.key] = nil }
        kept[text] = statement
    }

    private func bind(_ value: Value, to statement: OpaquePointer, at index: Int32) throws {
        let code =
            switch value {
            case .null: sqlite3_bind_null(statement, index)
            case .bool(let bool): sqlite3_bind_int64(statement, index, bool ? 1 : 0)
            case .int(let int): sqlite3_bind_int64(statement, index, int)
            case .real(let real): sqlite3_bind_double(statement, index, real)
            case .text(var text): try text.withUTF8 { try bind($0, to: statement, at: index) }
            }
        guard code == SQLITE_OK else { throw error() }
    }
    private func bind(_ bytes: UnsafeBufferPointer<UInt8>, to statement: OpaquePointer, at index: Int32) throws -> Int32
    {
        // A nil pointer would bind NULL.
        guard let start = bytes.baseAddress, !bytes.isEmpty else {
            return sqlite3_bind_text(statement, index, "", 0, transient)
        }
        guard memchr(start, 0, bytes.count) == nil else { throw StoreError.failed("a text holds NUL", code: "22021") }
        return bytes.withMemoryRebound(to: CChar.self) {
            sqlite3_bind_text64(statement, index, $0.baseAddress, UInt64($0.count), transient, UInt8(SQLITE_UTF8))
        }
    }
}

/// A prepared statement, which lives as long as somebody holds it.
private final class Statement {
    let handle: OpaquePointer
    var isRunning = true

    init(_ handle: OpaquePointer) { self.handle = handle }
    deinit { sqlite3_finalize(handle) }

    /// Makes it ready to run anew.
    func rest() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
        isRunning = false
    }
}

/// The text of a statement as a key. Statements are long and differ in length or at their ends, so it is enough to hash
/// those; equality looks at the whole.
private struct StatementText: Hashable {
    let text: String

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { utf8 in
            hasher.combine(utf8.count)
            hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(utf8).suffix(24)))
        }
    }
}

/// What SQLite calls back about while a connection works: whether its time is over, and how long its log has grown.
private final class SQLiteWatch {
    private var end: ContinuousClock.Instant?
    private(set) var hasInterrupted = false
    var walPages = 0

    static func at(_ pointer: UnsafeMutableRawPointer?) -> SQLiteWatch? {
        pointer.map { Unmanaged<SQLiteWatch>.fromOpaque($0).takeUnretainedValue() }
    }

    func start(_ limit: Duration) {
        end = .now + limit
        hasInterrupted = false
    }
    func stop() { end = nil }
    var isOver: Bool {
        guard let end, ContinuousClock.now > end else { return false }
        hasInterrupted = true
        return true
    }
}
