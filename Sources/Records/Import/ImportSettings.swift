import Kernel
import Tabular

/// What the person who imports has decided; the rest is recognised.
package struct ImportSettings: Sendable {
    /// What happens to records that are there already.
    package enum Existing: String, Sendable, CaseIterable { case leave, fill, overwrite }

    package var existing = Existing.fill
    /// The customer on whom sales without a customer are booked; without it they are set aside.
    package var walkIn: String?
    package var encoding: TextEncoding?
    package var delimiter: Delimiter?
    package var dayFirst: Bool?
    package var mapping = MappingFile()
    package var isDryRun = false
    /// Of a workbook: which of its sheets, from 0.
    package var sheet = 0
    /// Where tables made of workbooks and the rows set aside are kept; nil: beside the file.
    package var folder: String?
    /// So many rows are read ahead at most, and no transaction writes more.
    package var rowsAhead = 12_000
    package init() {}

    /// Everything that makes the same file another import.
    var fingerprint: String {
        [
            existing.rawValue, walkIn ?? "", encoding?.rawValue ?? "", delimiter?.rawValue ?? "",
            dayFirst.map { "\($0)" } ?? "", mapping.source,
        ].joined(separator: "\u{1F}") + (sheet > 0 ? "\u{1F}\(sheet)" : "")
    }
}

extension TextEncoding {
    /// By the names that people use: `GBK`, `UTF-16`, `latin1`.
    package init?(name: String) {
        switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
        case "utf8": self = .utf8
        case "utf16", "utf16le": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        case "gb18030", "gbk", "gb2312", "cp936": self = .gb18030
        case "big5", "big5hkscs", "cp950": self = .big5
        case "windows1252", "cp1252", "latin1", "iso88591": self = .windows1252
        default: return nil
        }
    }
}

extension Delimiter {
    /// `comma` or the character itself.
    package init?(name: String) {
        switch name {
        case ",": self = .comma
        case ";": self = .semicolon
        case "\t", "\\t": self = .tab
        case "|": self = .pipe
        case " ", "space": self = .spaces
        default: self.init(rawValue: name.lowercased())
        }
    }
}
