import Testing

@testable import Folding

struct BoundsTests {
    static let hostile: [String] = [
        "a", "上", "龍", "7", "'", " ", "🎉", "\u{200D}", "\u{202E}", "\u{301}", "\u{FDFA}", "𠀀", "ﷲ", "が", "\0",
    ]
    .map { String(repeating: $0, count: 1_048_576 / $0.utf8.count) }

    @Test(arguments: hostile.indices)
    func aMegabyteOfOneCharacterIsBounded(place: Int) {
        let text = Self.hostile[place]

        let tokens = searchTokens(text) + pinyinTokens(text)

        #expect(tokens.count <= 4 && tokens.allSatisfy { $0.utf8.count <= TokenBuffer.longestToken })
        #expect(sortKey(text).utf8.count <= longestSortKey)
        #expect(SearchQuery.parse(text).tokens.count <= 1)
    }

    @Test func manyWordsStopAtTheLimit() {
        let text = (0..<20_000).map { "w\($0) 上\($0)'b" }.joined(separator: " ")

        #expect(searchTokens(text).count == 256)
        #expect(searchTokens(text, limit: 10) == Array(searchTokens(text).prefix(10)))
        #expect(SearchQuery.parse(text).tokens.count <= SearchQuery.longestEntry)
    }

    @Test func thousandsOfTokensStayDistinct() {
        let tokens = searchTokens((0..<5_000).map { "w\($0 % 3_000)" }.joined(separator: " "), limit: .max)

        #expect(tokens == (0..<3_000).map { "w\($0)" })
    }

    @Test func longWordsAreCutBetweenCharacters() {
        let word = String(repeating: "д", count: 30) + "й"

        #expect(searchTokens("a" + word) == ["a" + String(repeating: "д", count: 19)])
        #expect(matches(.parse("a" + word), folded: fold("a" + word)))
        #expect(sortKey("abc" + String(repeating: "д", count: 100)).utf8.count == 119)
    }

    @Test(arguments: [
        "👩‍👩‍👧‍👦", "\u{202E}abc\u{202C}", "שלום عالم", "e\u{301}\u{301}\u{301}", "\u{10FFFF}", "\u{FFFD}", "🇨🇳", "𠮷野家",
    ])
    func oddTextHoldsOnlyWhatTheIndexKeeps(text: String) {
        #expect(hasOnlyIndexableBytes(text))
    }

    @Test func everyScalarHoldsOnlyWhatTheIndexKeeps() {
        let wrong = testedScalars.filter { !hasOnlyIndexableBytes("x\($0)y") }

        #expect(wrong.isEmpty)
    }
}

/// The tokenizer `ascii` of SQLite separates at every other byte, and would then disagree with PostgreSQL.
func hasOnlyIndexableBytes(_ text: String) -> Bool {
    var buffer = TokenBuffer()
    buffer.add(text, pinyin: true)
    return buffer.bytes.allSatisfy { $0 >= 0x80 || ($0 &- 0x61) < 26 || ($0 &- 0x30) < 10 || $0 == 0x20 }
        && !sortKey(text).utf8.contains(0)
}
