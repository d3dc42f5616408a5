import CPostgres
import CSQLite
import Glibc
import Kernel

/// A row in SQLite's or libpq's memory. It cannot be copied or kept: it ends with the closure that was given it.
package struct Row: Cells, ~Copyable {
    enum Source {
        case sqlite(OpaquePointer)
        case postgres(OpaquePointer, Int32)
    }
    let source: Source
    init(_ source: Source) { self.source = source }

    package var count: Int {
        switch source {
        case .sqlite(let statement): Int(sqlite3_column_count(statement))
        case .postgres(let result, _): Int(PQnfields(result))
        }
    }
    package func isNull(_ column: Int) -> Bool {
        switch source {
        case .sqlite(let statement): sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
        case .postgres(let result, let row): PQgetisnull(result, row, Int32(column)) == 1
        }
    }
    /// A flag is 0 or 1; what is no number is 0.
    package func int(_ column: Int) -> Int64 {
        switch source {
        case .sqlite(let statement): return sqlite3_column_int64(statement, Int32(column))
        case .postgres(let result, let row):
            guard let text = PQgetvalue(result, row, Int32(column)) else { return 0 }
            if PQftype(result, Int32(column)) == PostgresType.bool {
                return text[0] == CChar(UInt8(ascii: "t")) ? 1 : 0
            }
            return Int64(strtoll(text, nil, 10))
        }
    }
    package func real(_ column: Int) -> Double {
        switch source {
        case .sqlite(let statement): return sqlite3_column_double(statement, Int32(column))
        case .postgres(let result, let row):
            guard let text = PQgetvalue(result, row, Int32(column)) else { return 0 }
            return strtod(text, nil)
        }
    }
    package func withText<R>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        switch source {
        case .sqlite(let statement):
            let start = sqlite3_column_text(statement, Int32(column))
            let count = start == nil ? 0 : Int(sqlite3_column_bytes(statement, Int32(column)))
            return try body(UnsafeRawBufferPointer(start: start, count: count))
        case .postgres(let result, let row):
            let count = Int(PQgetlength(result, row, Int32(column)))
            return try body(UnsafeRawBufferPointer(start: PQgetvalue(result, row, Int32(column)), count: count))
        }
    }
    /// As `withText`, for what writes a hundred cells a row: the bytes end with the closure that was given the row.
    package func utf8(_ column: Int) -> UnsafeRawBufferPointer {
        switch source {
        case .sqlite(let statement):
            let start = sqlite3_column_text(statement, Int32(column))
            let count = start == nil ? 0 : Int(sqlite3_column_bytes(statement, Int32(column)))
            return UnsafeRawBufferPointer(start: start, count: count)
        case .postgres(let result, let row):
            let count = Int(PQgetlength(result, row, Int32(column)))
            return UnsafeRawBufferPointer(start: PQgetvalue(result, row, Int32(column)), count: count)
        }
    }
    /// The cell as the engine tells it: a flag of SQLite is a number.
    package func value(_ column: Int) -> Value {
        guard !isNull(column) else { return .null }
        switch source {
        case .sqlite(let statement):
            switch sqlite3_column_type(statement, Int32(column)) {
            case SQLITE_INTEGER: return .int(int(column))
            case SQLITE_FLOAT: return .real(real(column))
            default: return .text(text(column))
            }
        case .postgres(let result, _):
            switch PQftype(result, Int32(column)) {
            case PostgresType.bool: return .bool(int(column) != 0)
            case PostgresType.int8, PostgresType.int2, PostgresType.int4: return .int(int(column))
            case PostgresType.float4, PostgresType.float8: return .real(real(column))
            default: return .text(text(column))
            }
        }
    }
}

/// The numbers by which PostgreSQL names the types that we read.
enum PostgresType {
    static let bool: Oid = 16
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let float4: Oid = 700
    static let float8: Oid = 701
}
