import Testing

@testable import Tabular

@Suite struct EncodingTests {
    static let simplified = "公司,联系人,城市\n鑫顶点公司,王小明,北京市海淀区\n深圳市华为技术有限公司,李娜,深圳\n"
    static let traditional = "公司,聯絡人,城市\n台灣積體電路製造股份有限公司,陳淑芬,新竹市\n長榮海運,張雅婷,臺北市\n"
    static let western = "Firma;Ort;Betrag\nMüller & Söhne;Köln;1,50 €\nCafé Noël;Besançon;12,00 €\nÉté;À côté;3\n"

    static let cases: [(TextEncoding, String, String)] = [
        (.utf8, "UTF-8", simplified), (.utf16LittleEndian, "UTF-16LE", simplified),
        (.utf16BigEndian, "UTF-16BE", traditional), (.gb18030, "GB18030", simplified), (.gb18030, "GBK", simplified),
        (.big5, "BIG5", traditional), (.big5, "BIG5-HKSCS", traditional), (.windows1252, "WINDOWS-1252", western),
    ]

    @Test(arguments: cases)
    func theEncodingIsRecognised(_ encoding: TextEncoding, _ name: String, _ text: String) throws {
        let reader = try TableReader(bytes: encoded(text, name))

        #expect(reader.layout.encoding == encoding)
        #expect(reader.layout.hasBOM == false)
        #expect(try allRows(reader) == allRows(text))
    }

    @Test(arguments: [(TextEncoding.utf8, "UTF-8"), (.utf16LittleEndian, "UTF-16LE"), (.utf16BigEndian, "UTF-16BE")])
    func theMarkDecidesAndIsNoText(_ encoding: TextEncoding, _ name: String) throws {
        let reader = try TableReader(bytes: encoded("\u{FEFF}" + Self.western, name))

        #expect(reader.layout.encoding == encoding)
        #expect(reader.layout.hasBOM)
        #expect(try allRows(reader) == allRows(Self.western))
    }

    @Test func rareNamesAreStillChinese() throws {
        let names = "淼焱,垚堃\n喆骉,犇鑫\n"

        #expect(try TableReader(bytes: encoded(names, "GB18030")).layout.encoding == .gb18030)
    }

    @Test func rowsOfNoBreakSpacesAreNotChinese() throws {
        let text = "Ärzte für Köln" + String(repeating: "\u{A0}", count: 40) + "x,1\n"

        #expect(try TableReader(bytes: encoded(text, "WINDOWS-1252")).layout.encoding == .windows1252)
    }

    @Test func anEncodingCanBeForced() throws {
        let reader = try TableReader(
            bytes: encoded("naïve,café\n", "WINDOWS-1252"), options: TableOptions(encoding: .windows1252))

        #expect(try allRows(reader) == [["naïve", "café"]])
    }

    /// Long enough for many pieces, with an odd byte in front, so that pieces cut characters everywhere.
    @Test(arguments: ["UTF-8", "GB18030", "BIG5", "UTF-16LE"])
    func charactersAcrossPiecesStayWhole(_ name: String) throws {
        let text = "x" + String(repeating: "公司,北京,股份,有限公司,電話\n", count: 10_000)

        let reader = try TableReader(bytes: encoded(name == "BIG5" ? text : text + "𠮷,終\n", name))

        var count = 0
        var isSame = true
        while try reader.next({ row in
            isSame = isSame && (count == 0 || count == 10_000 || row.texts == ["公司", "北京", "股份", "有限公司", "電話"])
            count += 1
        }) {}
        #expect(isSame && count >= 10_000)
        #expect(reader.bytesRead == reader.layout.size)
    }

    @Test func aBrokenCharacterIsNamedByLineAndOffset() throws {
        // The fault stands behind the sample by which the encoding is recognised.
        let rows = Array(String(repeating: String(repeating: "公司,", count: 200) + "1\n", count: 800).utf8)
        let reader = try TableReader(bytes: rows + [0xC3, 0x28] + rows)
        var count = 0

        #expect(throws: TabularProblem.badEncoding(.utf8, line: 801, offset: Int64(rows.count))) {
            while try reader.next({ _ in count += 1 }) {}
        }

        #expect(count == 800)
    }

    @Test func aBrokenCharacterOfAForcedEncodingIsNamed() throws {
        let good = encoded("公司,1\n", "GB18030")

        let found = problem(good + good + [0x41, 0x81, 0x20, 0x0A], TableOptions(encoding: .gb18030))

        #expect(found == .badEncoding(.gb18030, line: 3, offset: Int64(good.count * 2 + 1)))
    }

    @Test func aCharacterCutOffByTheEndIsBroken() {
        #expect(
            problem(Array("a,b\n".utf8) + [0xE5, 0x85], TableOptions(encoding: .utf8))
                == .badEncoding(.utf8, line: 2, offset: 4))
        #expect(problem([0xE5, 0x85], TableOptions(encoding: .utf8)) == .badEncoding(.utf8, line: 1, offset: 0))
    }

    @Test(
        arguments: [
            ([0xC0, 0x80], 0), ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xE0, 0x80, 0x80], 0),
            ([0x61, 0xF0, 0x9F, 0x98, 0x80], 5), ([0xEF, 0xBF, 0xBD, 0xFF], 3), ([0x61, 0xE5, 0x85], 1),
        ] as [([UInt8], Int)])
    func onlyWellFormedSequencesAreUTF8(_ bytes: [UInt8], _ valid: Int) {
        let check = bytes.withUnsafeBytes { UTF8Check($0) }

        #expect(check.validLength == valid)
        #expect((String(validating: bytes, as: UTF8.self) != nil) == (valid == bytes.count))
    }
}
