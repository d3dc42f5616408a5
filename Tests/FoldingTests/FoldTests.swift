import Foundation
import Testing

@testable import Folding

struct FoldTests {
    @Test(arguments: [
        ("Müller", "muller"), ("MÜLLER", "muller"), ("Mu\u{308}ller", "muller"), ("Straße", "strasse"),
        ("STRAẞE", "strasse"), ("Ærøskøbing", "aeroskobing"), ("Łódź", "lodz"), ("Đặng", "dang"), ("Þór", "thor"),
        ("İstanbul ı", "istanbul i"), ("Ǆ ﬁn", "dz fin"), ("𝐓𝐡𝐞 𝔮𝔲𝔦𝔠𝔨", "the quick"),
    ])
    func latinLosesItsMarks(text: String, folded: String) {
        #expect(fold(text) == folded)
    }

    @Test(arguments: [
        ("貿易", "贸易"), ("國際銀行", "国际银行"), ("龍", "龙"), ("髮發", "发发"), ("\u{F900}", "岂"), ("北京", "北京"),
    ])
    func traditionalBecomesSimplified(text: String, folded: String) {
        #expect(fold(text) == folded)
    }

    @Test func fullWidthBecomesHalfWidth() {
        #expect(fold("（０１２３）Ａｂ　Ｃ－４") == "(0123)ab c-4")
    }

    @Test func apostrophesAndDashesAreOneEach() {
        #expect(fold("O’Neil O‘Neil Oʼneil O`Neil a–b—c") == "o'neil o'neil o'neil o'neil a-b-c")
    }

    @Test func otherScriptsLoseTheirCase() {
        #expect(fold("ΆΣ ς ЖЁ") == "ασ σ же")
        #expect(fold("שָׁלוֹם مُحَمَّد") == "שלום محمد")
    }

    @Test func takenApartKanaAndHangulComeTogether() {
        for text in ["がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔ", "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ", "한국어 값"] {
            #expect(fold(text.decomposedStringWithCanonicalMapping) == text)
        }
        #expect(fold("ｶﾞｯﾂ") == "ガッツ")
    }

    @Test func invisibleCharactersVanish() {
        #expect(fold("a\u{200B}b\u{FEFF}c\u{AD}d\u{202E}e\u{E0041}") == "abcde")
    }

    @Test func foldingTwiceChangesNothing() {
        let unstable = testedScalars.filter {
            let once = fold(String($0))
            return fold(once).utf8.elementsEqual(once.utf8) == false
        }

        #expect(unstable.isEmpty)
    }
}

/// All that the tables know, and some that they do not.
let testedScalars = [0...0xFFFF, 0x1D400...0x1D7FF, 0x1F600...0x1F6FF, 0x20000...0x200FF, 0xE0000...0xE01FF]
    .flatMap { (range: ClosedRange<UInt32>) in range.compactMap(Unicode.Scalar.init) }
