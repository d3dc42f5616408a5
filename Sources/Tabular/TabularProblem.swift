/// Why a text cannot be read or written as a table, with the place where a person finds the cause.
package enum TabularProblem: Error, Equatable {
    case notATable(FileKind)
    case empty
    case unreadable(code: Int32)
    case unwritable(code: Int32)
    case unsupportedEncoding(TextEncoding)
    /// `offset` counts bytes of the file from zero, so that a hex editor finds the byte.
    case badEncoding(TextEncoding, line: Int, offset: Int64)
    case cellTooLong(line: Int, column: Int, limit: Int)
    case lineTooLong(line: Int, limit: Int)
    case tooManyColumns(line: Int, limit: Int)
    /// The line is the one in which the quote was opened, not the end of the file where it was missed.
    case unclosedQuote(line: Int, column: Int)
    /// A workbook or a JSON text that breaks its own rules.
    case damaged
    /// Somewhere in a JSON text something else stands than JSON; the line is its.
    case badJSON(line: Int)
    /// A workbook with a password.
    case locked
    /// It unpacks to more than is good.
    case bomb
    /// A workbook has no sheet, or not the one that was asked for.
    case noSheet
    /// The process that reads such files ended without an answer: out of time or memory.
    case tooHard
}

extension TabularProblem {
    /// The name of this problem in the message catalogue; it never changes.
    package var key: String {
        switch self {
        case .notATable: "table.not_a_table"
        case .empty: "table.empty"
        case .unreadable: "table.unreadable"
        case .unwritable: "table.unwritable"
        case .unsupportedEncoding: "table.unsupported_encoding"
        case .badEncoding: "table.bad_encoding"
        case .cellTooLong: "table.cell_too_long"
        case .lineTooLong: "table.line_too_long"
        case .tooManyColumns: "table.too_many_columns"
        case .unclosedQuote: "table.unclosed_quote"
        case .damaged: "table.damaged"
        case .badJSON: "table.bad_json"
        case .locked: "table.locked"
        case .bomb: "table.bomb"
        case .noSheet: "table.no_sheet"
        case .tooHard: "table.too_hard"
        }
    }

    /// What the sentence in the catalogue may name: `["line": "17", "column": "3"]`.
    package var arguments: [String: String] {
        switch self {
        case .empty, .damaged, .locked, .bomb, .noSheet, .tooHard: [:]
        case .badJSON(let line): ["line": "\(line)"]
        case .notATable(let kind): ["kind": kind.rawValue]
        case .unreadable(let code), .unwritable(let code): ["code": "\(code)"]
        case .unsupportedEncoding(let encoding): ["encoding": encoding.rawValue]
        case .badEncoding(let encoding, let line, let offset):
            ["encoding": encoding.rawValue, "line": "\(line)", "offset": "\(offset)"]
        case .cellTooLong(let line, let column, let limit):
            ["line": "\(line)", "column": "\(column)", "limit": "\(limit)"]
        case .lineTooLong(let line, let limit), .tooManyColumns(let line, let limit):
            ["line": "\(line)", "limit": "\(limit)"]
        case .unclosedQuote(let line, let column): ["line": "\(line)", "column": "\(column)"]
        }
    }
}
