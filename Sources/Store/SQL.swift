import Kernel

/// A piece of SQL and the values it binds. Interpolated values are always bound, never pasted;
/// only text that stands in the source can be SQL.
///
///     let sql: SQL = "SELECT \(fields.cost) FROM \(name: "service_case") WHERE \(fields.owner) = \(me)"
package struct SQL: Sendable, ExpressibleByStringInterpolation {
    /// The text, save what stands in `holes`.
    private var bytes: [UInt8] = []
    private var holes: [Hole] = []
    /// A whole statement whose placeholders already stand in its text: the store's own inserts, which must be quick.
    private var whole: (text: String, bindings: [Value])?

    /// What is put into the text at `place` when it is known which engine runs it, and what stands before it.
    private struct Hole: Sendable {
        enum Content: Sendable {
            case bind(Value)
            case either(sqlite: String, postgres: String)
        }
        var place: Int
        let content: Content
    }

    package init(stringLiteral text: StaticString) { append(text) }
    package init(stringInterpolation: Interpolation) { self = stringInterpolation.sql }
    private init() {}
    /// The store's own words and numbers, never anything that came from outside.
    init(raw text: String) { bytes = Array(text.utf8) }
    init(whole text: String, _ bindings: [Value]) { whole = (text, bindings) }
    /// The word that means the same on each engine.
    package static func either(sqlite: StaticString, postgres: StaticString) -> SQL {
        var sql = SQL()
        sql.add(.either(sqlite: sqlite.description, postgres: postgres.description))
        return sql
    }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var sql = SQL()
        package init(literalCapacity: Int, interpolationCount: Int) {
            sql.bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
        }
        package mutating func appendLiteral(_ text: StaticString) { sql.append(text) }
        package mutating func appendInterpolation(_ value: some Storable) { sql.add(.bind(value.value)) }
        package mutating func appendInterpolation(_ value: Int64) { sql.add(.bind(.int(value))) }
        package mutating func appendInterpolation(bind value: Value) { sql.add(.bind(value)) }
        package mutating func appendInterpolation(_ part: SQL) { sql += part }
        package mutating func appendInterpolation(_ field: AnyField) { sql.append(quoting: field.name) }
        package mutating func appendInterpolation(name: String) { sql.append(quoting: name) }
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
    private mutating func append(quoting name: String) {
        let quote = UInt8(ascii: "\"")
        bytes.append(quote)
        for byte in name.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
    private mutating func add(_ content: Hole.Content) { holes.append(Hole(place: bytes.count, content: content)) }

    package static func + (a: SQL, b: SQL) -> SQL {
        var sum = a
        sum += b
        return sum
    }
    package static func += (a: inout SQL, b: SQL) {
        let length = a.bytes.count
        a.bytes += b.bytes
        for hole in b.holes { a.holes.append(Hole(place: length + hole.place, content: hole.content)) }
    }

    /// The statement text and its bindings. `$1` means the same thing to SQLite and PostgreSQL.
    package func prepared(for engine: EngineKind = .sqlite) -> (text: String, bindings: [Value]) {
        if let whole { return whole }
        guard !holes.isEmpty else { return (String(decoding: bytes, as: UTF8.self), []) }
        var bindings: [Value] = []
        bindings.reserveCapacity(holes.count)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + holes.count * 4)
        var copied = 0
        for hole in holes {
            text += bytes[copied..<hole.place]
            copied = hole.place
            switch hole.content {
            case .either(let sqlite, let postgres): text += (engine == .sqlite ? sqlite : postgres).utf8
            case .bind(let value):
                bindings.append(value)
                text.append(UInt8(ascii: "$"))
                SQL.write(bindings.count, into: &text)
            }
        }
        text += bytes[copied...]
        return (String(decoding: text, as: UTF8.self), bindings)
    }
    private static func write(_ number: Int, into text: inout [UInt8]) {
        if number >= 10 { write(number / 10, into: &text) }
        text.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}

extension Sequence<SQL> {
    package func joined(_ separator: SQL) -> SQL {
        var result: SQL = ""
        var isFirst = true
        for sql in self {
            if !isFirst { result += separator }
            result += sql
            isFirst = false
        }
        return result
    }
}

/// A column of the table that the statement knows as `alias`.
package func column(_ field: AnyField, of alias: String) -> SQL { "\(name: alias).\(field)" }
package func idColumn(of alias: String) -> SQL { "\(name: alias).\"id\"" }

func quoted(_ name: String) -> String {
    // Hardly a name holds a quotation mark, and looking first is forty times cheaper than replacing.
    let inner = name.utf8.contains(UInt8(ascii: "\"")) ? name.replacing("\"", with: "\"\"") : name
    return "\"" + inner + "\""
}
