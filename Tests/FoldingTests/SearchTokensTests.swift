import Testing

@testable import Folding

struct SearchTokensTests {
    @Test(arguments: [
        ("上海国际贸易", ["上海", "海国", "国际", "际贸", "贸易", "易"]), ("貿易", ["贸易", "易"]), ("京", ["京"]),
        ("A座 京", ["a", "座", "京"]), ("Acme上海Ltd", ["acme", "上海", "海", "ltd"]),
    ])
    func chineseIsPairsAndTheLastCharacter(text: String, tokens: [String]) {
        #expect(searchTokens(text) == tokens)
    }

    @Test(arguments: [
        ("O'Neil", ["o", "oneil", "neil"]), ("O’NEIL", ["o", "oneil", "neil"]),
        ("rock'n'roll", ["rock", "rocknroll", "n", "roll"]), ("boys' club", ["boys", "club"]),
        ("AT&T 3M B2B", ["at", "t", "3m", "b2b"]), ("info@acme.com", ["info", "acme", "com"]),
    ])
    func wordsSplitAndApostrophesJoinToo(text: String, tokens: [String]) {
        #expect(searchTokens(text) == tokens)
    }

    @Test(arguments: [
        ("+86 755 8123-4410", ["86", "8675581234410", "755", "75581234410", "8123", "81234410", "4410"]),
        ("(0755) 8123.4410", ["0755", "075581234410", "8123", "81234410", "4410"]),
        ("＋８６　７５５　８１２３", ["86", "867558123", "755", "7558123", "8123"]),
        ("12 345", ["12", "345"]), ("1234567", ["1234567"]), ("1234, 5678", ["1234", "5678"]),
        ("1234  5678", ["1234", "5678"]), ("1234 5678a", ["1234", "5678a"]),
    ])
    func phoneNumbersJoinTheirGroups(text: String, tokens: [String]) {
        #expect(searchTokens(text) == tokens)
    }

    @Test func otherScriptsAreWords() {
        #expect(searchTokens("東京タワー Яндекс 삼성전자 Ωμέγα شركة") == ["东京", "京", "タワー", "яндекс", "삼성전자", "ωμεγα", "شركة"])
    }

    @Test func eachTokenOccursOnce() {
        #expect(searchTokens("acme ACME 上海上海") == ["acme", "上海", "海上", "海"])
    }

    @Test func severalTextsShareOneBuffer() {
        var buffer = TokenBuffer()

        buffer.add("Acme 上海", pinyin: true)
        buffer.add("acme 755")

        #expect(buffer.text == "acme 上海 海 shanghai sh 755")
        #expect(buffer.count == buffer.tokens.count)
    }

    @Test func anEmptiedBufferForgets() {
        var buffer = TokenBuffer()
        buffer.add("acme")

        buffer.removeAll()
        buffer.add("acme")

        #expect(buffer.tokens == ["acme"])
    }

    @Test func appendingWritesBehindWhatIsThere() {
        var bytes = Array("zo17".utf8)

        appendSearchTokens(of: "上海", to: &bytes)
        appendSearchTokens(of: "!", to: &bytes)

        #expect(String(decoding: bytes, as: UTF8.self) == "zo17 上海 海")
    }
}

struct PinyinTests {
    @Test(arguments: [
        ("上海国际", ["shanghaiguoji", "shgj"]), ("上海國際", ["shanghaiguoji", "shgj"]), ("京", ["jing"]),
        ("Acme 北京 Ltd", ["beijing", "bj"]), ("旅游", ["lvyou", "luyou", "ly"]),
        ("重庆银行", ["chongqingyinhang", "cqyh"]), ("长沙", ["changsha", "cs"]), ("房地产", ["fangdichan", "fdc"]),
        ("Acme", []),
    ])
    func chineseIsReadInFullAndByInitials(text: String, tokens: [String]) {
        #expect(pinyinTokens(text) == tokens)
    }

    @Test func onlyEightCharactersOfARunCount() {
        #expect(pinyinTokens("一一一一一一一一一一") == ["yiyiyiyiyiyiyiyi", "yyyyyyyy"])
    }
}
