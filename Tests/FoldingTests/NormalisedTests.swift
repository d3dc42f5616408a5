import Foundation
import Testing

@testable import Folding

struct NormalisedTests {
    @Test(arguments: ["a\u{0}b", "\u{1}", "\u{1B}[0m", "上\u{8}海", "é\u{1F}"])
    func controlCharactersAreRefused(text: String) {
        #expect(normalised(text) == nil)
    }

    @Test(arguments: ["", "plain", "tab\tline\r\nend", "上海（國際）", "Müller", "한국", "🎉👩‍👩‍👧"])
    func composedTextStays(text: String) {
        #expect(normalised(text).map { Array($0.utf8) } == Array(text.utf8))
    }

    @Test(arguments: [
        ("Mu\u{308}ller", "Müller"), ("か\u{3099}", "が"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("\u{212B}", "Å"),
        ("가\u{11A8}", "각"), ("\u{F900}", "豈"), ("a\u{323}\u{302}", "ậ"),
    ])
    func takenApartTextIsComposed(text: String, composed: String) {
        #expect(normalised(text).map { Array($0.utf8) } == Array(composed.utf8))
    }

    @Test func theQuickWayAgreesWithFoundation() {
        let wrong = testedScalars.filter { scalar in
            let text = String(scalar)
            let composed = text.precomposedStringWithCanonicalMapping
            return scalar.value >= 0x20 && normalised(text).map { Array($0.utf8) } != Array(composed.utf8)
        }

        #expect(wrong.isEmpty)
    }
}
