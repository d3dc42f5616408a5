import Kernel
import Records
import TestKit
import Testing

@Suite struct BadInputTests {
    /// A file that cannot be read, and the key of what is said of it. It is told by its name: some are large.
    struct Unreadable: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        let key: String
        init(_ name: String, _ bytes: [UInt8], _ key: String) {
            (testDescription, self.bytes, self.key) = (name, bytes, key)
        }
        init(_ name: String, _ text: String, _ key: String) { self.init(name, Array(text.utf8), key) }
    }
    static let unreadable = [
        Unreadable("empty", "", "table.empty"),
        Unreadable("heading only", "name,phone\n", "table.empty"),
        Unreadable(
            "picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array(repeating: 7, count: 500),
            "table.not_a_table"),
        Unreadable("open quote", "name,phone\nAcme,123\n\"Beta,456\nGamma,789\n", "table.unclosed_quote"),
        Unreadable("no known column", "foo,bar\n1,2\n", "import.no_known_column"),
        Unreadable("no name", "phone,city\n12345,Bonn\n", "import.columns_missing"),
        Unreadable(
            "many columns", (0..<1_000_000).map { "c\($0)" }.joined(separator: ","), "table.too_many_columns"),
        Unreadable(
            "long cell", Array("name\nAcme\n".utf8) + Array(repeating: 120, count: 2 << 20), "table.cell_too_long"),
    ]
    @Test(arguments: unreadable) func whatCannotBeReadIsRefusedByName(_ it: Unreadable) async throws {
        let installation = try await Installation(.sqlite)
        let folder = try Folder()
        let file = try folder.file("a.csv", bytes: it.bytes)
        let before = try await installation.contents()

        let refusal = try await installation.refusal { try await installation.importing(file, as: "customers") }

        #expect(refusal == ["": it.key])
        #expect(try await installation.contents() == before)
    }
    @Test func aWrongEncodingThatWasAskedForIsRefusedByLine() async throws {
        let installation = try await Installation(.sqlite)
        let folder = try Folder()
        let file = try folder.file("a.csv", "name\nAcme\nMüller\n", .isoLatin1)
        let settings = ImportSettings { $0.encoding = .utf8 }

        let refusal = try await installation.refusal {
            try await installation.importing(file, as: "customers", settings)
        }

        #expect(refusal == ["": "table.bad_encoding"])
    }
    @Test func aFileThatIsNotThereIsRefused() async throws {
        let installation = try await Installation(.sqlite)

        let refusal = try await installation.refusal {
            try await installation.importing("/nowhere/a.csv", as: "customers")
        }

        #expect(refusal == ["": "table.unreadable"])
    }

    /// Cells of one order row → column and key of the reason.
    static let rows: [(String, String, String)] = [
        ("1,Wang,12.50,5", "order_date", "field.date_unreadable"),
        ("1,Wang,2026-02-30,5", "order_date", "field.no_such_day"),
        ("1,Wang,01/02/2026,5", "order_date", "field.date_ambiguous"),
        ("1,Wang,2026-03-01,cheap", "amount", "field.not_a_number"),
        ("1,Wang,2026-03-01,6.22E+18", "amount", "field.number_spoiled"),
        ("1,Wang,,5", "order_date", "field.required"),
        ("1,,2026-03-01,5", "customer", "import.no_customer"),
        ("1,Wang,2026-03-01,5,6", "", "import.too_many_cells"),
        ("1,\"W\u{1}ang\",2026-03-01,5", "customer", "field.control_characters"),
    ]
    @Test(arguments: rows) func aBadRowIsSetAsideAndTheNextGoesIn(_ row: String, _ column: String, _ key: String)
        async throws
    {
        let installation = try await Installation(.sqlite)
        let folder = try Folder()
        let file = try folder.file("a.csv", "order_id,customer,order_date,amount\n\(row)\n2,Li,2026-03-01,7\n")

        let result = try await installation.importing(file, as: "orders")

        #expect(result.counts.reasons == [key: 1])
        #expect(try await installation.sales() == (1, "7.00"))
        let rejected = folder.text(result.rejected[0]).split(separator: "\r\n")
        #expect(rejected.count == 2)
        #expect(rejected.last?.contains(",2,\(column),") == true)
    }
    @Test(arguments: Engine.available) func aKeyThatStandsTwiceIsSetAsideWithTheFirstLine(_ engine: Engine) async throws
    {
        let installation = try await Installation(engine)
        let folder = try Folder()
        let file = try folder.file("a.csv", "number,name\nK1,Acme\nK2,Beta\nK1,Gamma\n")

        let result = try await installation.importing(file, as: "customers")

        #expect(result.counts.created == ["customer": 2])
        #expect(result.problems.first?.contains("Line 2 has the same value") == true)
    }
    @Test(arguments: Engine.available) func encodingsAndDelimitersAreRecognised(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()

        try await installation.importing(folder.file("a.csv", "name\tcity\nMüller\tKöln\n", .utf16), as: "customers")
        try await installation.importing(
            folder.file("b.csv", "name;city\nMeyer;Düsseldorf\n", .windowsCP1252), as: "customers")
        try await installation.importing(folder.file("c.csv", "\u{FEFF}name|city\n上海国际贸易|上海\n"), as: "customers")

        let cities = try await installation.all("customer").map { $0["city"] }
        #expect(cities == [.text("Köln"), .text("Düsseldorf"), .text("上海")])
    }
}
