/// How the characters of a table are stored.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case gb18030
    case big5
    case windows1252 = "windows-1252"
}

/// What stands between two cells.
package enum Delimiter: String, CaseIterable, Sendable {
    case comma, semicolon, tab, pipe
    /// Runs of blanks and tabs, as in printed columns: leading blanks mean nothing and quotes are plain characters.
    case spaces

    var byte: UInt8? {
        switch self {
        case .comma: UInt8(ascii: ",")
        case .semicolon: UInt8(ascii: ";")
        case .tab: UInt8(ascii: "\t")
        case .pipe: UInt8(ascii: "|")
        case .spaces: nil
        }
    }
}

/// What was recognised about a table before its first row.
package struct TableLayout: Equatable, Sendable {
    package let encoding: TextEncoding
    package let delimiter: Delimiter
    package let hasBOM: Bool
    /// Bytes in the source, for progress.
    package let size: Int64
}

/// What the person who imports has decided; `nil` is "recognise it".
package struct TableOptions: Equatable, Sendable {
    package var encoding: TextEncoding?
    package var delimiter: Delimiter?
    package var limits: TableLimits
    /// Each row counts as one line, also where line ends stand within its cells: a workbook's rows.
    package var countsRows = false

    package init(encoding: TextEncoding? = nil, delimiter: Delimiter? = nil, limits: TableLimits = TableLimits()) {
        self.encoding = encoding
        self.delimiter = delimiter
        self.limits = limits
    }
}

/// How much one cell, one record and one header may hold, in bytes of UTF-8 as written with its quotes.
package struct TableLimits: Equatable, Sendable {
    package var cellBytes: Int
    package var recordBytes: Int
    package var columns: Int

    package init(cellBytes: Int = 1 << 20, recordBytes: Int = 8 << 20, columns: Int = 2000) {
        self.cellBytes = cellBytes
        self.recordBytes = recordBytes
        self.columns = columns
    }
}

/// A place between two records at which an interrupted import goes on.
package struct TablePosition: Equatable, Sendable {
    /// Bytes of the file from its beginning; for GB18030 and Big5 bytes of the text as UTF-8, because the width of
    /// one of their characters cannot be told from the decoded text.
    package let offset: Int64
    /// The line that begins here, from 1.
    package let line: Int

    package init(offset: Int64, line: Int) {
        self.offset = offset
        self.line = line
    }
}
