import Kernel

/// A piece of SQL and the values it binds. Interpolated values are always bound, never pasted;
/// only text that stands in the source can be SQL.
///
///     let sql: SQL = "SELECT \(fields.cost) FROM \(name: "service_case") WHERE \(fields.owner) = \(me)"
package struct SQL: Sendable, ExpressibleByStringInterpolation {
    fileprivate enum Part: Sendable {
        case text(String)
        case bind(Value)
        case either(sqlite: String, postgres: String)
    }
    private var parts: [Part] = []
    /// A whole statement whose placeholders already stand in its text: the store's own inserts, which must be quick.
    private var whole: (text: String, bindings: [Value])?

    package init(stringLiteral text: StaticString) { parts = [.text(text.description)] }
    package init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }
    /// The store's own words and numbers, never anything that came from outside.
    init(raw text: String) { parts = [.text(text)] }
    init(whole text: String, _ bindings: [Value]) { whole = (text, bindings) }
    /// The word that means the same on each engine.
    package static func either(sqlite: StaticString, postgres: StaticString) -> SQL {
        var sql: SQL = ""
        sql.parts = [.either(sqlite: sqlite.description, postgres: postgres.description)]
        return sql
    }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []
        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }
        package mutating func appendLiteral(_ text: StaticString) {
            if text.utf8CodeUnitCount > 0 { parts.append(.text(text.description)) }
        }
        package mutating func appendInterpolation(_ value: some Storable) { parts.append(.bind(value.value)) }
        package mutating func appendInterpolation(_ value: Int64) { parts.append(.bind(.int(value))) }
        package mutating func appendInterpolation(bind value: Value) { parts.append(.bind(value)) }
        package mutating func appendInterpolation(_ sql: SQL) { parts += sql.parts }
        package mutating func appendInterpolation(_ field: AnyField) { parts.append(.text(quoted(field.name))) }
        package mutating func appendInterpolation(name: String) { parts.append(.text(quoted(name))) }
    }

    package static func + (a: SQL, b: SQL) -> SQL {
        var sum = a
        sum.parts += b.parts
        return sum
    }
    package static func += (a: inout SQL, b: SQL) { a.parts += b.parts }

    /// The same statement in as few pieces as possible: for one that is kept and run often.
    package var compacted: SQL {
        guard whole == nil else { return self }
        var result: SQL = ""
        result.parts = parts.reduce(into: []) { pieces, part in
            if case .text(let next) = part, case .text(let last)? = pieces.last {
                pieces[pieces.count - 1] = .text(last + next)
            } else {
                pieces.append(part)
            }
        }
        return result
    }

    /// The statement text and its bindings. `$1` means the same thing to SQLite and PostgreSQL.
    package func prepared(for engine: EngineKind = .sqlite) -> (text: String, bindings: [Value]) {
        if let whole { return whole }
        var text = ""
        var bindings: [Value] = []
        for part in parts {
            switch part {
            case .text(let sql): text += sql
            case .either(let sqlite, let postgres): text += engine == .sqlite ? sqlite : postgres
            case .bind(let value):
                bindings.append(value)
                text += "$\(bindings.count)"
            }
        }
        return (text, bindings)
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
