/// What somebody typed into a search field, as the tokens an engine looks up and the terms a hit really contains.
///
///     SearchQuery.parse("上海国 acm").tokens  // 上海, 海国, acm*
///
/// A record must have all tokens. Pairs can also come from different places (上海…海国), so look at the candidates
/// again with `matches(_:folded:)`.
public struct SearchQuery: Sendable, Hashable {
    /// A word of the index: this one, or any that begins with it.
    public struct Token: Sendable, Hashable {
        public let text: String
        public let isPrefix: Bool
    }

    /// What a matching text contains: a Chinese run anywhere, or a word.
    enum Term: Sendable, Hashable {
        case han([UInt8])
        case word(Token)
    }

    /// For the engine, all required. Empty if nothing searchable was typed; such a query finds nothing.
    public private(set) var tokens: [Token] = []
    private(set) var terms: [Term] = []

    /// Of a longer entry only the beginning counts, in bytes.
    public static let longestEntry = 256

    /// In most company names, so they narrow nothing and are long lists to read.
    private static let stopPairs: Set<String> = ["有限", "限公", "公司", "股份"]

    public static func parse(_ typed: String) -> SearchQuery {
        var query = SearchQuery()
        var folded = Array(fold(String(decoding: typed.utf8.prefix(longestEntry + 3), as: UTF8.self)).utf8)
        folded.removeLast(folded.count - folded.wholeLength(upTo: longestEntry))
        var runs: [TextRun] = []
        TextRun.read(folded, into: &runs)
        query.read(runs, in: folded)
        query.leaveOutStopPairs()
        return query
    }

    public var isEmpty: Bool { tokens.isEmpty }

    private mutating func read(_ runs: [TextRun], in folded: [UInt8]) {
        var place = 0
        while place < runs.count {
            if runs[place].kind == .han {
                addHan(folded[runs[place].range])
                place += 1
                continue
            }
            let phone = runs.phoneGroup(from: place, in: folded)
            let end = phone > place ? phone : runs.apostropheGroup(from: place, in: folded)
            let letters = runs[place..<end].flatMap { folded[$0.range] }
            // A number goes on in the stored one where only its beginning was typed, extension included.
            let isPrefix = phone > place || (end == runs.count && Self.isStillTyped(after: runs[end - 1].end, folded))
            addWord(letters, phone > place ? TokenBuffer.longestPhone : TokenBuffer.longestToken, isPrefix)
            place = end
        }
    }

    /// The word at the end is unfinished until something separates it; an apostrophe does not.
    private static func isStillTyped(after end: Int, _ folded: [UInt8]) -> Bool {
        folded[end...].allSatisfy { $0 == UInt8(ascii: "'") }
    }

    private mutating func addWord(_ letters: [UInt8], _ longest: Int, _ isPrefix: Bool) {
        let kept = letters.prefix(letters.wholeLength(upTo: longest))
        let token = Token(text: String(decoding: kept, as: UTF8.self), isPrefix: isPrefix)
        add(token)
        terms.append(.word(token))
    }

    /// One character stands for all pairs it begins, and for itself at the end of a run.
    private mutating func addHan(_ run: ArraySlice<UInt8>) {
        let characters = Array(String(decoding: run, as: UTF8.self).unicodeScalars)
        if characters.count == 1 {
            add(Token(text: String(characters[0]), isPrefix: true))
        }
        for (first, second) in zip(characters, characters.dropFirst()) {
            add(Token(text: String(first) + String(second), isPrefix: false))
        }
        terms.append(.han(Array(run)))
    }

    private mutating func add(_ token: Token) {
        if !tokens.contains(token) { tokens.append(token) }
    }

    private mutating func leaveOutStopPairs() {
        let telling = tokens.filter { !Self.stopPairs.contains($0.text) }
        if !telling.isEmpty { tokens = telling }
    }
}
