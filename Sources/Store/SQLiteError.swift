import CSQLite

/// SQLite's failures in the store's words.
func sqliteError(_ code: Int32, _ message: String) -> StoreError {
    switch code {
    case SQLITE_CONSTRAINT | 8 << 8, SQLITE_CONSTRAINT | 6 << 8: uniqueViolation(message)  // UNIQUE, PRIMARYKEY
    case SQLITE_CONSTRAINT | 3 << 8: .foreignKey(message)  // FOREIGNKEY
    default:
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_INTERRUPT: .tooSlow
        case SQLITE_FULL: .full
        default: .failed(message, code: String(code))
        }
    }
}

/// Reads "UNIQUE constraint failed: customer.code, customer.city" or "… failed: index 'ux_customer_code'".
private func uniqueViolation(_ message: String) -> StoreError {
    guard let colon = message.firstIndex(of: ":") else { return .unique(index: "", columns: []) }
    let rest = message[message.index(after: colon)...].drop { $0 == " " }
    if rest.hasPrefix("index '") { return .unique(index: String(rest.dropFirst(7).dropLast()), columns: []) }
    let pairs = rest.split(separator: ",").map { $0.drop { $0 == " " }.split(separator: ".") }
    let columns = pairs.compactMap { $0.last.map(String.init) }
    return .unique(index: objectName("ux", pairs.first?.first.map(String.init) ?? "", columns), columns: columns)
}
