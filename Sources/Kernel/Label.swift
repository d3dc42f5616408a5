/// A language of the product.
public enum Language: String, Sendable, CaseIterable {
    case en
    case zhHans = "zh-Hans"
    case zhHant = "zh-Hant"

    /// What the language calls itself.
    public var ownName: String {
        switch self {
        case .en: "English"
        case .zhHans: "简体中文"
        case .zhHant: "繁體中文"
        }
    }
}

/// Every text that people read, by key, in three languages. A row reads `key | English | 简体 | 繁體`.
public struct Words: Sendable {
    private var texts: [String: [String]] = [:]
    /// Rows that could not be read, and keys that stand twice: a test expects none.
    public private(set) var problems: [String] = []

    public init(_ tables: [StaticString] = []) {
        for table in tables { add(table.description) }
    }
    /// Keys in no particular order.
    public var keys: [String] { Array(texts.keys) }
    public func has(_ key: String) -> Bool { texts[key] != nil }

    /// The text, or the key itself where nobody wrote one, so that a gap is seen and nothing breaks.
    public func text(_ key: String, _ language: Language) -> String {
        guard let row = texts[key] else { return key }
        return switch language {
        case .en: row[0]
        case .zhHans: row[1]
        case .zhHant: row[2]
        }
    }
    /// Fills `{name}`, and chooses by number: `{n|customer|customers}` writes the word for the number of `n`.
    public func text(_ key: String, _ language: Language, _ arguments: [String: String]) -> String {
        let text = text(key, language)
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = Words.end(of: rest, from: open) {
            result += rest[..<open]
            let parts = rest[rest.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
            let value = parts.first.flatMap { arguments[String($0)] } ?? ""
            if parts.count == 3, let name = parts.first {
                let chosen = value == "1" ? parts[1] : parts[2]
                result += chosen.replacing("{\(name)}", with: value)
            } else {
                result += value
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
    /// The bracket that closes the one at `open`: a choice by number holds the number once more.
    private static func end(of text: Substring, from open: Substring.Index) -> Substring.Index? {
        var depth = 0
        for index in text[open...].indices {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
    /// A label that an administrator wrote: the same in every language.
    public mutating func set(_ key: String, to text: String) { texts[key] = [text, text, text] }

    private mutating func add(_ table: String) {
        for line in table.split(separator: "\n") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(trimmed)
            guard let key = cells.first, !key.isEmpty else { continue }
            // `{n|one|many}` holds bars of its own: those are written as `{n¦one¦many}` in the tables.
            let row = cells.dropFirst().map {
                $0.split(separator: "¦", omittingEmptySubsequences: false).joined(separator: "|")
            }
            guard row.count == 3, !row.contains("") else {
                problems.append("\(key): \(row.count) of 3 languages")
                continue
            }
            if texts.updateValue(row, forKey: key) != nil { problems.append("\(key) stands twice") }
        }
    }
}

/// The text without white space at its ends.
public func trimmed(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    // Nearly every text begins and ends with a printed ASCII character, and needs no look at Unicode's tables.
    if let first = scalars.first, let last = scalars.last, ("!"..."~").contains(first), ("!"..."~").contains(last) {
        return String(text)
    }
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
        let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars[first...last])
    return String(result)
}
