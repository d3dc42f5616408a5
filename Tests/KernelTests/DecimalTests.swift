import TestKit
import Testing

@testable import Kernel

@Suite struct DecimalTests {
    @Test(arguments: [
        ("1,234.50", 2, 123_450), ("1.234,50", 2, 123_450), ("1 234,50", 2, 123_450), ("1\u{A0}234,50", 2, 123_450),
        ("1'234.50", 2, 123_450), ("¥1,234", 2, 123_400), ("￥1,234", 0, 1234), ("$5", 2, 500), ("€3.20", 2, 320),
        ("3,20 €", 2, 320), ("1.2万", 0, 12_000), ("1.2萬", 2, 1_200_000), ("0.00005万", 0, 1), ("3亿", 0, 300_000_000),
        ("(12.50)", 2, -1250), ("($12.50)", 2, -1250), ("12.50-", 2, -1250), ("-12.5", 2, -1250), ("-$5", 0, -5),
        ("$-5", 0, -5), ("− 5", 0, -5), ("+7", 0, 7), ("1,234", 0, 1234), ("0,123", 3, 123), ("12,5", 1, 125),
        ("1234,567", 3, 1_234_567), ("1,234,567", 0, 1_234_567), ("1.234.567", 0, 1_234_567), ("1.234", 3, 1234),
        ("32.3800011", 4, 323_800), ("0.5", 0, 1), ("-0.5", 0, -1), ("0.49", 0, 0), ("2.675", 2, 268), (".5", 1, 5),
        ("５０，０００", 0, 50_000), ("100元", 0, 100), ("USD 5", 0, 5), ("NT$1,200", 0, 1200), ("0", 4, 0),
        ("92233720368547758.07", 2, Int64.max), ("007", 0, 7), ("1.00000000000000000000000001", 0, 1),
    ])
    func amountsAreReadExactly(_ text: String, _ scale: Int, _ value: Int64) throws {
        #expect(try parseDecimal(text, scale: scale) == value)
    }

    @Test(arguments: [
        ("6.22E+18", ValueProblem.spoiled), ("1e5", .spoiled), ("", .unreadable), ("-", .unreadable),
        ("12%", .unreadable),
        ("1,23,456", .unreadable), ("1,2345.6", .unreadable), ("1.2.3", .unreadable), ("1,234 567", .unreadable),
        ("--5", .unreadable), ("(-5)", .unreadable), ("abc", .unreadable), ("E5", .unreadable), ("1 2", .unreadable),
        ("92233720368547758.08", .tooLarge), ("9223372036854775807万", .tooLarge), ("¥", .unreadable),
        ("万", .unreadable),
        ("5 apples", .unreadable), ("1,234,56", .unreadable), (",", .unreadable), (".", .unreadable),
        ("١٢", .unreadable),
    ])
    func whatIsNoAmountIsNamed(_ text: String, _ problem: ValueProblem) {
        #expect(throws: problem) { try parseDecimal(text, scale: 2) }
    }

    @Test func noTextTrapsTheParsers() {
        var numbers = SeededNumbers(seed: 3)
        let parts = Array("0123456789.,-+()'/: TZ年月日万亿¥$€eE%Sepam")
        for _ in 0..<8000 {
            let length = Int.random(in: 0...24, using: &numbers)
            let text = String((0..<length).map { _ in parts.randomElement(using: &numbers) ?? "0" })
            _ = try? parseDecimal(text, scale: Int.random(in: -3...30, using: &numbers))
            _ = try? parseDate(text)
            _ = try? parseDate(text, DateReading(dayFirst: true, rocYears: true, serials: .from1904))
        }
    }
}
