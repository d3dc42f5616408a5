import Testing

@testable import Folding

struct SortKeyTests {
    @Test(arguments: [
        ("北京", "bei 北jing 京"), ("O'Neil", "oneil"), ("  «Müller» & Co.", "muller co"), ("A-B  C", "a b c"),
        ("貿易", "mao 贸yi 易"), ("重庆", "chong 重qing 庆"), ("Яндекс", "яндекс"), ("🎉", "🎉"), ("\u{0}\u{7}", ""), ("", ""),
    ])
    func keysAreReadings(text: String, key: String) {
        #expect(sortKey(text) == key)
    }

    @Test func latinAndChineseMix() {
        let names = ["Carl", "上海", "Bayer", "北京", "3M", "Zebra", "吕氏", "路桥", "马钢", "Ångström", "曾记", "长沙"]

        let sorted = names.sorted { sortKey($0).utf8.lexicographicallyPrecedes(sortKey($1).utf8) }

        #expect(sorted == ["3M", "Ångström", "Bayer", "北京", "Carl", "长沙", "路桥", "吕氏", "马钢", "上海", "Zebra", "曾记"])
    }

    @Test func oneCharacterStaysTogether() {
        let names = ["贝尔", "北方", "贝壳", "北京"]

        let sorted = names.sorted { sortKey($0).utf8.lexicographicallyPrecedes(sortKey($1).utf8) }

        #expect(sorted == ["北方", "北京", "贝尔", "贝壳"])
    }
}
