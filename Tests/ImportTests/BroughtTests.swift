import Foundation
import Kernel
import Records
import TestKit
import Testing

@testable import CRM

/// Imports as pages do them: a file is brought, looked at, tried, imported and mended.
@Suite struct BroughtTests {
    private func desk(_ engine: Engine = .sqlite) async throws -> Desk { try await Desk(engine) }

    /// File, kind, and how many of its columns have a field.
    static let known: [(String, String, Int)] = [
        ("online_retail.csv", "orders", 8), ("rfm_orders.csv", "orders", 6), ("cdnow_sample.txt", "orders", 4),
        ("northwind_customers.csv", "customers", 11), ("northwind_products.csv", "products", 4),
        ("northwind_orders.csv", "orders", 10), ("northwind_order_details.csv", "orders", 5),
        ("maven_accounts.csv", "customers", 6), ("maven_products.csv", "products", 3),
        ("maven_sales_pipeline.csv", "orders", 6), ("sp500_constituents.csv", "customers", 4),
    ]
    @Test(arguments: known) func whatAFileHoldsIsRecognised(_ file: String, _ kind: String, _ count: Int) async throws {
        let desk = try await desk()
        let folder = try Folder()

        let id = try await desk.bring(folder.extract(file))

        let view = try await desk.imports.mapping(id, as: desk.actor)
        #expect(view.kind.slug == kind)
        #expect(view.columns.count { $0.target != nil } == count)
        #expect(view.missing.isEmpty)
    }
    @Test func purchasesWithoutHeadingsAreProposedByWhatTheyHold() async throws {
        let desk = try await desk()
        let folder = try Folder()

        let id = try await desk.bring(folder.extract("cdnow_sample.txt"))

        let view = try await desk.imports.mapping(id, as: desk.actor)
        #expect(view.choices.targets == ["customer.number", "", "ordered_on", "lines.quantity", "lines.amount"])
        #expect(view.columns[0].trust == .guessed && !view.choices.hasHeader)
    }
    @Test func headingsBelowATitleAreFound() async throws {
        let desk = try await desk()

        let id = try await desk.bring("客户台账\n2026\n客户名称*,城市,手机\n海川精密,深圳,13600002290\n")

        let view = try await desk.imports.mapping(id, as: desk.actor)
        #expect(view.head.skipped == 2 && view.choices.targets == ["name", "city", "phone"])
    }

    @Test(arguments: Engine.available) func aDryRunSaysWhatTheImportThenDoes(_ engine: Engine) async throws {
        let desk = try await desk(engine)
        try await desk.installation.create("customer", ["number": "A1", "name": "Acme"])
        let id = try await desk.bring(
            "Number,Name,City,Employees\nA1,Acme,Berlin,5\nA2,Beta,Rome,\nA3,Gamma,Oslo,many\n")

        try await desk.imports.start(id, isDryRun: true, as: desk.actor)
        let tried = try await desk.wait(id, until: .tried)

        let (counts, samples) = try #require(try await desk.imports.outcome(tried))
        #expect(counts.created["customer"] == 1 && counts.updated["customer"] == 1 && counts.setAside == 1)
        #expect(samples.created.map(\.title) == ["Beta"] && samples.created[0].line == 3)
        #expect(samples.changed.map(\.title) == ["Acme"])
        #expect(samples.changed[0].cells.map(\.new) == ["Berlin", "5"])
        #expect(samples.aside.map(\.title) == ["A3,Gamma,Oslo,many"])
        #expect(try await desk.installation.all("customer").count == 1)

        try await desk.imports.start(id, isDryRun: false, as: desk.actor)
        let done = try await desk.wait(id, until: .done)

        #expect(try await desk.imports.outcome(done)?.counts == counts)
        #expect(try await desk.installation.all("customer").count == 2)
    }
    @Test func rowsSetAsideAreMendedOnceAndNotTwice() async throws {
        let desk = try await desk()
        let id = try await desk.bring("Number,Name,Employees\nA1,Acme,many\nA2,Beta,none\nA3,Gamma,3\n")
        try await desk.imports.start(id, isDryRun: false, as: desk.actor)
        let done = try await desk.wait(id, until: .done)
        let aside = try #require(try await desk.imports.rowsAside(done))
        #expect(aside.rows.map(\.cells) == [["A1", "Acme", "many"], ["A2", "Beta", "none"]])
        #expect(aside.rows[0].column == "Employees" && aside.rows[0].line == "2")

        let child = try await desk.imports.mend(id, rows: [["A1", "Acme", "12"]], taken: 2, as: desk.actor)
        _ = try await desk.wait(child, until: .done)

        #expect(try await desk.installation.all("customer").map { $0["name"] } == [.text("Gamma"), .text("Acme")])
        let parent = try await desk.imports.find(id, as: desk.actor)
        #expect(try await desk.imports.rowsAside(parent) == nil)
        await #expect(throws: Refusal.self) {
            try await desk.imports.mend(id, rows: [["A1", "Acme", "12"]], taken: 2, as: desk.actor)
        }
    }
    @Test func theSameFileAgainSaysThatItIsThere() async throws {
        let desk = try await desk()
        for outcome in [2, 2] {
            let id = try await desk.bring("Number,Name\nA1,Acme\nA2,Beta\n")
            try await desk.imports.start(id, isDryRun: false, as: desk.actor)
            let done = try await desk.wait(id, until: .done)
            #expect(try await desk.installation.all("customer").count == outcome)
            #expect(done.rows == 2)
        }
    }
    @Test func anImportIsPausedAndTakenUp() async throws {
        let desk = try await desk()
        let rows = (1...6_000).map { "N\($0),Customer \($0)" }.joined(separator: "\n")
        let id = try await desk.bring("Number,Name\n" + rows)
        try await desk.imports.start(id, isDryRun: false, as: desk.actor)
        try await desk.imports.stop(id, forGood: false, as: desk.actor)
        let paused = try await desk.wait(id, until: .paused, or: .done)
        if paused.state == .paused {
            #expect(try await desk.installation.all("customer").count < 6_000)
            try await desk.imports.start(id, isDryRun: false, as: desk.actor)
        }

        _ = try await desk.wait(id, until: .done)

        #expect(try await desk.installation.all("customer").count == 6_000)
    }
    @Test func aColumnBecomesAFieldOfOnesOwn() async throws {
        let desk = try await desk()
        let id = try await desk.bring("客户名称,备注2\n海川精密,老客户\n")
        var choices = try await desk.imports.mapping(id, as: desk.actor).choices
        choices.targets[1] = "new:text"

        try await desk.imports.map(id, choices, existing: .fill, as: desk.actor)
        try await desk.imports.start(id, isDryRun: false, as: desk.actor)
        _ = try await desk.wait(id, until: .done)

        #expect(try await desk.installation.all("customer").first?["bei_zhu_2"] == .text("老客户"))
        let clerk = desk.installation.actor("clerk")
        let theirs = try await desk.bring("客户名称,备注3\n北方贸易,新\n", as: clerk)
        choices.targets[1] = "new:text"
        await #expect(throws: NotFound.self) {
            try await desk.imports.map(theirs, choices, existing: .fill, as: clerk)
        }
    }
    @Test func earlierMappingsAreRemembered() async throws {
        let desk = try await desk()
        let id = try await desk.bring("Wer,Wo\nAcme,Berlin\n")
        try await desk.imports.readAnew(id, kind: "customers", sheet: 0, ImportChoices(), as: desk.actor)
        var choices = try await desk.imports.mapping(id, as: desk.actor).choices
        choices.targets = ["name", "city"]
        try await desk.imports.map(id, choices, existing: .overwrite, as: desk.actor)
        try await desk.imports.start(id, isDryRun: false, as: desk.actor)
        _ = try await desk.wait(id, until: .done)

        let next = try await desk.bring("Wer,Wo\nBeta,Rom\n")

        let view = try await desk.imports.mapping(next, as: desk.actor)
        #expect(view.choices.targets == ["name", "city"] && view.it.existing == .overwrite)
        #expect(view.columns.allSatisfy { $0.trust == .remembered })
    }
}

/// An installation with a folder for uploads, and an administrator at it.
struct Desk: Sendable {
    let installation: Installation
    let imports: Imports
    let path: String
    var actor: Actor { installation.actor("administrator") }

    init(_ engine: Engine) async throws {
        installation = try await Installation(engine)
        path = NSTemporaryDirectory() + "uploads-" + String(UInt64.random(in: 0 ... .max), radix: 36)
        imports = Imports(installation.records, folder: path, kinds: importKinds)
    }
    func bring(_ text: String, as person: Actor? = nil) async throws -> Int64 {
        let isPath = text.hasPrefix("/")
        let bytes = isPath ? Array(try Data(contentsOf: URL(fileURLWithPath: text))) : Array(text.utf8)
        return try await imports.bring("a.csv", bytes, as: person ?? actor)
    }
    func wait(_ id: Int64, until state: BroughtImport.State, or other: BroughtImport.State? = nil) async throws
        -> BroughtImport
    {
        for _ in 0..<3_000 {
            let it = try await imports.find(id, as: actor)
            if it.state == state || it.state == other { return it }
            if it.state == .failed { throw Refusal("import.as_it_says", field: "", ["why": it.problem]) }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw NotFound()
    }
}
