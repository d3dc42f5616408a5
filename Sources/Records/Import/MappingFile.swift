import Kernel
import Tabular

/// What a person has written down about the columns of a file: docs/import.md.
///
///     header: no
///     1 = customer.number
///     customer.country := Germany
package struct MappingFile: Sendable {
    /// As it was written.
    package private(set) var source = ""
    package private(set) var hasHeader: Bool?
    /// Lines above the headings that belong to nobody: a title.
    package private(set) var skipped = 0
    package private(set) var encoding: TextEncoding?
    package private(set) var delimiter: Delimiter?
    package private(set) var dayFirst: Bool?
    package private(set) var walkIn: String?
    /// Column heading or number → target path; an empty path leaves the column out.
    package private(set) var columns: [(column: String, path: String)] = []
    /// Target path → what stands there where the file says nothing.
    package private(set) var constants: [(path: String, text: String)] = []
    /// Whether columns that are not named here are recognised by themselves.
    package private(set) var recognisesOthers = true

    package init() {}

    package init(_ text: String) throws(Refusal) {
        source = text
        var refusal = Refusal()
        // A mark of the file's encoding is no part of its first line.
        let lines = text.drop { $0 == "\u{FEFF}" }.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() {
            let line = trimmed(line)
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            if !read(line) {
                refusal.add("mapping.line", field: "", ["line": "\(index + 1)", "text": String(line.prefix(80))])
            }
        }
        try refusal.orNothing()
    }

    private mutating func read(_ line: String) -> Bool {
        if let (path, text) = MappingFile.halves(line, ":=") {
            constants.append((path, text))
            return !path.isEmpty && !text.isEmpty
        }
        if let (column, path) = MappingFile.halves(line, "=") {
            columns.append((column, path == "-" ? "" : path))
            return !column.isEmpty
        }
        guard let (setting, value) = MappingFile.halves(line, ":") else { return false }
        return set(setting.lowercased(), value)
    }
    private mutating func set(_ setting: String, _ value: String) -> Bool {
        switch setting {
        case "header":
            hasHeader = MappingFile.yesOrNo(value)
            return hasHeader != nil
        case "skip":
            skipped = Int(value).flatMap { (0...100).contains($0) ? $0 : nil } ?? -1
            return skipped >= 0
        case "encoding":
            encoding = TextEncoding(name: value)
            return encoding != nil
        case "delimiter":
            delimiter = Delimiter(name: value)
            return delimiter != nil
        case "dates":
            dayFirst = ["day-first": true, "month-first": false][value.lowercased()]
            return dayFirst != nil
        case "walk-in":
            walkIn = value
            return !value.isEmpty
        case "others":
            recognisesOthers = value.lowercased() == "recognise"
            return ["recognise", "ignore"].contains(value.lowercased())
        default: return false
        }
    }

    private static func yesOrNo(_ text: String) -> Bool? { ["yes": true, "no": false][text.lowercased()] }
    private static func halves(_ line: String, _ mark: String) -> (String, String)? {
        guard let range = line.firstRange(of: mark) else { return nil }
        return (trimmed(line[..<range.lowerBound]), trimmed(line[range.upperBound...]))
    }
}
