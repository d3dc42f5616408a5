import Testing

@testable import Folding

struct SearchQueryTests {
    @Test(arguments: [
        ("acm", "acm*"), ("acme ", "acme"), ("acme cor", "acme cor*"), ("上海", "上海"), ("上海国", "上海 海国"),
        ("京", "京*"), ("京 ", "京*"), ("貿易 acm", "贸易 acm*"), ("o'neil", "oneil*"), ("O’Neil ", "oneil"),
        ("o'", "o*"), ("+86 755 8123", "867558123*"), ("+86 755", "86 755*"), ("81234410", "81234410*"),
        ("8123 4410 acme", "81234410* acme*"), ("（", ""), ("", ""), ("🎉", ""),
    ])
    func whatIsTypedBecomesTokens(typed: String, tokens: String) {
        #expect(SearchQuery.parse(typed).tokens.map(\.notation).joined(separator: " ") == tokens)
    }

    @Test(arguments: [("上海贸易有限公司", "上海 海贸 贸易 易有"), ("有限公司", "有限 限公 公司"), ("acme 公司", "acme")])
    func frequentPairsAreLeftOutBesideOthers(typed: String, tokens: String) {
        #expect(SearchQuery.parse(typed).tokens.map(\.notation).joined(separator: " ") == tokens)
    }

    @Test(arguments: [
        ("上海", "上海国际贸易"), ("貿易", "上海国际贸易"), ("贸易", "上海國際貿易"), ("京", "北京"), ("北", "北京"), ("京", "南京路"),
        ("müller", "Muller"), ("muller", "Müller"), ("o'neil", "O'Neil"), ("oneil", "O’Neil"), ("neil", "O'Neil"),
        ("o'neil", "Oneil"), ("o'ne", "O'Neil"), ("１２３", "123"), ("123", "１２３"), ("acme cor", "Acme Corp"),
        ("corp ac", "Acme Corp"), ("上海 acm", "Acme 上海"), ("公司", "上海公司"), ("上海公司", "上海公司"),
        ("8675581234410", "+86 755 8123 4410"), ("86755812", "+86 755 8123 4410"), ("4410", "+86 755 8123 4410"),
        ("81234410", "+86 755 8123 4410"), ("755 8123", "+86 755 8123 4410"), ("755 8123 4410", "+86 755 8123-4410"),
        ("+86 755 8123-4410", "+8675581234410"), ("(0755) 8123", "0755-81234410"), ("タワ", "東京タワー"),
    ])
    func itFinds(typed: String, text: String) {
        #expect(isFound(typed, text) && isMatch(typed, text))
    }

    @Test(arguments: [
        ("上海国际", "上海海国国际"), ("上海公司", "上海贸易公司"), ("acme ", "acmes"), ("cme", "acme"), ("海上", "上海"),
        ("", "acme"), ("!", "acme!"), ("上", "北京"), ("acme 北京", "acme 上海"),
    ])
    func itDoesNotFind(typed: String, text: String) {
        #expect(!(isFound(typed, text) && isMatch(typed, text)))
    }

    @Test func pinyinFindsOnlyWhereAsked() {
        let shanghai = fold("上海国际贸易")

        #expect(matches(.parse("shanghaig"), folded: shanghai, pinyin: true))
        #expect(matches(.parse("shgj"), folded: shanghai, pinyin: true))
        #expect(!matches(.parse("shgj"), folded: shanghai))
    }

    @Test func everyMatchIsACandidate() {
        var random = Seeded(state: 7)
        let pieces = ["上", "海", "国", "龍", "a", "b'", "7", "12", " ", "-", "ß", "が", "(", "公", "司", "’"]
        func text(_ most: Int) -> String {
            (0...Int.random(in: 0..<most, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined()
        }

        let lost = (0..<3_000).map { _ in (text(4), text(12)) }.filter { isMatch($0, $1) && !isFound($0, $1) }

        #expect(lost.isEmpty)
    }

    /// What an engine does with the tokens.
    private func isFound(_ typed: String, _ text: String) -> Bool {
        let stored = searchTokens(text)
        let query = SearchQuery.parse(typed)
        return !query.isEmpty
            && query.tokens.allSatisfy { token in
                stored.contains { token.isPrefix ? $0.hasPrefix(token.text) : $0 == token.text }
            }
    }

    private func isMatch(_ typed: String, _ text: String) -> Bool {
        matches(.parse(typed), folded: fold(text))
    }
}

extension SearchQuery.Token {
    fileprivate var notation: String { isPrefix ? text + "*" : text }
}

/// The same numbers on every run.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
