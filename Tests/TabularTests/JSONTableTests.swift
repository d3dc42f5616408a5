import Testing

@testable import Tabular

@Suite struct JSONTableTests {
    private func table(_ json: String) throws -> String { try Converted(Array(json.utf8)).text }

    @Test(arguments: [
        (#"[{"name":"Acme","city":"Berlin"},{"city":"Rome","size":5}]"#, "name,city,size\nAcme,Berlin\n,Rome,5\n"),
        (#"{"next":null,"items":[{"a":1}]}"#, "a\n1\n"),
        (#"{"other":[{"b":2}],"records":[{"a":1}]}"#, "a\n1\n"),
        ("{\"a\":1}\n{\"a\":2,\"b\":true}\n", "a,b\n1\n2,true\n"),
        (#"{"a":"one"}"#, "a\none\n"),
        (#"[["name","city"],["Acme","Berlin"]]"#, "name,city\nAcme,Berlin\n"),
        ("\u{FEFF}[{\"a\":null,\"b\":\"x\"}]", "a,b\n,x\n"),
    ])
    func listsObjectsAndLinesAreTables(_ json: String, _ expected: String) throws {
        #expect(try table(json) == expected)
    }
    @Test func whatStandsDeeperIsNamedByItsWay() throws {
        let json = #"[{"a":{"b":{"c":1}},"tags":["x","y"],"list":[{"d":1}]}]"#

        #expect(try table(json) == "a.b.c,tags,list\n1,x; y,\"[{\"\"d\"\":1}]\"\n")
    }
    @Test func escapesAreCharacters() throws {
        #expect(try table(#"[{"a":"\u4e0a\u6d77 \ud83d\ude00 \"q\" \\"}]"#) == "a\n\"上海 😀 \"\"q\"\" \\\"\n")
    }
    @Test func numbersKeepTheirDigits() throws {
        #expect(
            try table(#"[{"a":0.1,"b":12345678901234,"c":-2.50,"d":1e3}]"#)
                == "a,b,c,d\n0.1,12345678901234,-2.50,1000\n")
    }
    @Test(arguments: [
        ("[{\"a\":1},\n{\"a\":}]", 2), ("[{\"a\":1}", 1), ("{\"a\":\"x", 1), ("[{\"a\":1}\n,\n{\"a\":01x}]", 3),
    ])
    func whatIsNoJSONIsRefusedWithItsLine(_ json: String, _ line: Int) {
        #expect(throws: TabularProblem.badJSON(line: line)) { try table(json) }
    }
    @Test func nestingHasALimit() {
        let deep = "[{\"a\":" + String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000) + "}]"

        #expect(throws: TabularProblem.badJSON(line: 1)) { try table(deep) }
    }
    @Test func aTextTableIsNotTakenForJSON() throws {
        for text in ["[a],b\n1,2\n", "{a},b\n", "name\n"] {
            #expect(throws: TabularProblem.notATable(.binary)) { try Converted(Array(text.utf8)) }
        }
    }
}
