import CRM
import Foundation
import Kernel
import Records
import Store
import Synchronization
import TestKit
import Testing

struct ExportTests {
    @Test(arguments: Engine.available) func whatIsExportedCanBeImported(engine: Engine) async throws {
        let shop = try await Shop(engine)
        try await shop.customer(
            "=Acme, \"Ltd\"",
            ["number": "K-7", "city": "上海", "purchasing_power": "-1200.5", "industry": "Retail", "kind": "person"])
        let whole = try await shop.export("customer")
        let file = FileManager.default.temporaryDirectory.path + "/export-\(UInt64.random(in: 0 ... .max)).csv"
        try whole.write(toFile: file, atomically: true, encoding: .utf8)
        let other = try await Shop(engine)

        let kind = try #require(importKinds(other.records.catalog).first { $0.slug == "customers" })
        let plan = try await other.records.planImport([file], as: kind, ImportSettings())
        let result = try await other.records.runImport(plan, as: other.console)

        #expect(result.problems == [])
        let fields = ["name", "number", "city", "purchasing_power", "industry", "kind"]
        #expect(try await other.cells("customer", fields) == shop.cells("customer", fields))
        try FileManager.default.removeItem(atPath: file)
        await other.close()
        await shop.close()
    }

    @Test(arguments: Engine.available) func theTableIsSafeInASpreadsheet(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let acme = try await shop.customer("=cmd()", ["number": "K-7"])
        try await shop.order(acme, "12.5", on: day(2026, 6, 1), ["kind": "return"])

        let customers = try await shop.export("customer")
        let orders = try await shop.export("order")

        #expect(customers.hasPrefix("\u{FEFF}name,kind,short_name,"))
        #expect(customers.contains("\r\n'=cmd(),company,"))
        #expect(orders.contains("\r\n=cmd() (K-7),return,2026-06-01,") == false)
        #expect(orders.contains("\r\n'=cmd() (K-7),return,2026-06-01,,,open,EUR,1,-12.50,-12.50,"))
        await shop.close()
    }

    @Test(arguments: Engine.available) func customersCarryNumberScoresAndLevels(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        try await Grading.run(six.shop.records, as: six.shop.console)

        let lines = try await six.shop.export("customer", .jsonl) { $0.conditions = [Condition("name", .is, "wang")] }

        let wang = try #require(JSONValue.parse(lines)?.object)
        #expect(wang["number"] == .string("C-00001"))
        #expect(wang["value_level"] == .string("value"))
        #expect(wang["value_score"] == .string("3.55"))
        #expect(wang["recency_score"] == .integer(5))
        #expect(wang["sales"] == .string("300.00"))
        #expect(wang["relationship_level"] != .null)
        await six.shop.close()
    }

    /// 4,100 records, so that it takes three reads: a second or two.
    @Test(arguments: Engine.available) func allChunksAreWrittenOnce(engine: Engine) async throws {
        let shop = try await Shop(engine)
        try await shop.records.write(as: shop.console) { funnel in
            for number in 0..<4_100 {
                try funnel.perform(.create("region", Entries(texts: ["name": "Region \(number)"])))
            }
        }

        let lines = try await shop.export("region", .jsonl).split(separator: "\n")

        #expect(lines.count == 4_100)
        #expect(Set(lines).count == 4_100)
        await shop.close()
    }

    @Test(arguments: Engine.available) func anExportIsAudited(engine: Engine) async throws {
        let shop = try await Shop(engine)
        for name in ["Acme", "Other"] { try await shop.customer(name) }

        _ = try await shop.export("customer") { $0.conditions = [Condition("name", .is, "Acme")] }

        let entries = try await shop.rows("SELECT entity, changes FROM audit_entry WHERE action = 'export'")
        #expect(entries == [[.text("customer"), .text(#"{"count":1,"format":"csv","filter":["name=is:Acme"]}"#)]])
        await shop.close()
    }

    @Test(arguments: Engine.available) func oneExportsWhatOneMay(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let wu = try await shop.user("wu", "salesperson")
        let service = try await shop.user("sun", "service")
        try await shop.customer("his", as: wu)
        try await shop.customer("other")

        let lines = try await shop.export("customer", .jsonl, as: wu)

        #expect(lines.split(separator: "\n").count == 1)
        #expect(lines.contains("his"))
        await #expect(throws: Forbidden.self) { try await shop.export("customer", as: service) }
        await shop.close()
    }

    @Test(arguments: Engine.available) func aFilterThatMeansNothingWritesNothing(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let sink = MemorySink()

        await #expect(throws: Refusal("field.unknown", field: "colour")) {
            var export = Export("customer", .csv)
            export.conditions = [Condition("colour", .is, "red")]
            try await shop.records.export(export, as: shop.console, to: sink)
        }
        #expect(sink.text == "")
        await shop.close()
    }
}

private final class MemorySink: ExportSink {
    private let bytes = Mutex<[UInt8]>([])
    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
    func write(_ more: [UInt8]) { bytes.withLock { $0 += more } }
}

extension Shop {
    fileprivate func export(
        _ entity: String, _ form: Export.Form = .csv, as actor: Actor? = nil,
        _ change: (inout Export) -> Void = { _ in }
    ) async throws -> String {
        var export = Export(entity, form)
        change(&export)
        let sink = MemorySink()
        try await records.export(export, as: actor ?? console, to: sink)
        return sink.text
    }
    /// Fields of all records, links as names.
    fileprivate func cells(_ entity: String, _ fields: [String]) async throws -> [[String]] {
        try await records.read(as: console) { reader in
            let schema = reader.catalog[entity]!
            return try reader.related(all: schema, limit: 100).map { record in
                let titles = try reader.titles(record)
                return fields.map { titles[$0] ?? schema[$0]!.type.plain(record[$0]) }
            }
        }
    }
}
