import CPostgres
import Glibc
import Kernel

/// Opens a connection with what every one of ours has. What the address says itself goes before.
func postgresOpen(_ url: String) -> OpaquePointer? {
    let options = [
        ("connect_timeout", "3"), ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "15000"), ("client_encoding", "UTF8"), ("application_name", "rapport"), ("dbname", url),
    ]
    let keys = options.map { strdup($0.0) }
    let values = options.map { strdup($0.1) }
    defer { for text in keys + values { free(text) } }
    let constantKeys = keys.map { UnsafePointer<CChar>($0) } + [nil]
    let constantValues = values.map { UnsafePointer<CChar>($0) } + [nil]
    return PQconnectdbParams(constantKeys, constantValues, 1)
}

/// Lends the values as libpq wants them: texts that end in NUL, nil for NULL.
func withParameters<R>(_ values: [Value], _ body: ([UnsafePointer<CChar>?]) throws -> R) throws -> R {
    var bytes: [UInt8] = []
    var starts: [Int?] = []
    for value in values {
        guard let text = value.postgresText else {
            starts.append(nil)
            continue
        }
        starts.append(bytes.count)
        bytes += text.utf8
        if memchr(text, 0, text.utf8.count) != nil { throw StoreError.failed("a text holds NUL", code: "22021") }
        bytes.append(0)
    }
    return try bytes.withUnsafeBytes { buffer in
        let start = buffer.assumingMemoryBound(to: CChar.self).baseAddress
        return try body(starts.map { offset in offset.flatMap { start?.advanced(by: $0) } })
    }
}

extension Value {
    fileprivate var postgresText: String? {
        switch self {
        case .null: nil
        case .bool(let bool): bool ? "t" : "f"
        case .int(let int): String(int)
        case .real(let real): String(real)
        case .text(let text): text
        }
    }
}

/// A part of what the server says about a failure.
enum PostgresField: Character {
    case sqlState = "C"
    case detail = "D"
    case constraint = "n"
}

func postgresField(_ result: OpaquePointer?, _ field: PostgresField) -> String {
    let code = field.rawValue.asciiValue.map(Int32.init) ?? 0
    return PQresultErrorField(result, code).map { String(cString: $0) } ?? ""
}

/// PostgreSQL's failures in the store's words.
func postgresError(_ state: String, _ result: OpaquePointer?, _ message: String) -> StoreError {
    switch state {
    case "40001", "40P01": .again
    case "57014": .tooSlow
    case "53100": .full
    case "55P03": .busy
    case "23503": .foreignKey(postgresField(result, .constraint))
    case "23505":
        .unique(index: postgresField(result, .constraint), columns: keyColumns(postgresField(result, .detail)))
    default: .failed(message, code: state)
    }
}

/// Reads the names, never the values, of "Key (code, city)=(A1, Bern) already exists."
private func keyColumns(_ detail: String) -> [String] {
    guard let open = detail.firstIndex(of: "("), let close = detail.firstRange(of: ")=(") else { return [] }
    guard open < close.lowerBound else { return [] }
    let names = detail[detail.index(after: open)..<close.lowerBound]
    return names.split(separator: ",").map { $0.filter { $0 != " " && $0 != "\"" } }
}
