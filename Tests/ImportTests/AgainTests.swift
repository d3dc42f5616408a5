import Kernel
import Records
import Synchronization
import TestKit
import Testing

@Suite struct AgainTests {
    @Test(arguments: Engine.available) func theSameFileIsImportedOnce(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()
        let file = try folder.extract("online_retail.csv")
        try await installation.importing(file, as: "orders")
        let before = try await installation.contents()

        let result = try await installation.importing(file, as: "orders")

        #expect(result.outcome == .already)
        #expect(try await installation.contents() == before)
    }
    /// Stopped behind every transaction in turn, and taken up again.
    @Test(arguments: Engine.available) func anInterruptedImportGoesOnWhereItStopped(_ engine: Engine) async throws {
        let (whole, interrupted) = (try await Installation(engine), try await Installation(engine))
        let folder = try Folder()
        let other = try Folder()
        let settings = ImportSettings { $0.rowsAhead = 4 }
        let expected = try await whole.importing(folder.extract("online_retail.csv"), as: "orders", settings)
        let file = try other.extract("online_retail.csv")

        var runs = 0
        var result: ImportResult?
        while result == nil, runs < 100 {
            runs += 1
            result = try await interrupted.importingOneChunk([file], as: "orders", settings)
        }

        #expect(runs > 3)
        #expect(result?.counts == expected.counts)
        #expect(other.text(file + ".rejected.csv") == folder.text(folder.path + "/online_retail.csv.rejected.csv"))
        #expect(try await interrupted.sales() == whole.sales())
        #expect(try await interrupted.all("order_line").count == whole.all("order_line").count)
    }
    @Test(arguments: Engine.available) func twoProcessesDoNotImportTheSameFileAtOnce(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()
        let plan = try await installation.plan([folder.extract("rfm_orders.csv")], as: "orders")
        _ = try await installation.records.startJob("import", key: plan.key, as: installation.console)

        let refusal = try await installation.refusal {
            try await installation.records.runImport(plan, as: installation.console)
        }

        #expect(refusal == ["": "import.busy"])
    }
    @Test(arguments: Engine.available) func aJobThatWasTakenOverWritesNothingMore(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let (records, console) = (installation.records, installation.console)
        guard case .held(let first, _) = try await records.startJob("import", key: "a", as: console) else { return }
        try await records.stop(first, problem: "", as: console)
        _ = try await records.startJob("import", key: "a", as: console)

        await #expect(throws: JobLost.self) {
            try await records.write(as: console) { try $0.advance(first, done: 1, total: 2, progress: "") }
        }
    }
    @Test(arguments: Engine.available) func mendedRowsGoInLikeAnyOthers(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()
        let file = try folder.file(
            "a.csv",
            "order_id,customer,order_date,product,amount\n1,Wang,2026-03-01,Tea,-5\n1,Wang,2026-03-01,Cup,x\n2,Li,2026-02-30,Cup,7\n"
        )
        let first = try await installation.importing(file, as: "orders")
        let mended = folder.text(first.rejected[0]).replacing(",x,", with: ",8,").replacing(
            "2026-02-30", with: "2026-02-28")

        let second = try await installation.importing(folder.file("b.csv", mended), as: "orders")

        #expect(first.counts.setAside == 2)
        #expect(second.counts.setAside == 0)
        #expect(try await installation.sales() == (2, "15.00"))
    }
    @Test(arguments: Engine.available) func aLaterExportAddsOnlyWhatIsNew(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()
        let first = "order_id,customer,order_date,product,quantity,price\n1,Wang,2026-03-01,Tea,1,5\n"
        try await installation.importing(folder.file("a.csv", first), as: "orders")

        let later = first + "1,Wang,2026-03-01,Tea,1,5\n1,Wang,2026-03-01,Cup,1,3\n"
        try await installation.importing(folder.file("b.csv", later), as: "orders")

        #expect(try await installation.all("order_line").count == 3)
        #expect(try await installation.sales() == (1, "13.00"))
    }
    /// What is done with records that are there: policy → city and phone afterwards.
    static let policies: [(ImportSettings.Existing, String, String)] = [
        (.leave, "Bonn", ""), (.fill, "Bonn", "12345"), (.overwrite, "Köln", "12345"),
    ]
    @Test(arguments: policies) func existingRecordsAreLeftFilledOrOverwritten(
        _ existing: ImportSettings.Existing, _ city: String, _ phone: String
    ) async throws {
        let installation = try await Installation(.sqlite)
        let folder = try Folder()
        try await installation.create("customer", ["number": "K1", "name": "Müller", "city": "Bonn"])
        let file = try folder.file("a.csv", "number,name,city,phone\nK1,Müller,Köln,12345\n")

        try await installation.importing(file, as: "customers", ImportSettings { $0.existing = existing })

        let customer = try await installation.all("customer")[0]
        #expect(customer["city"] == .text(city))
        #expect(customer["phone"] == .text(phone))
    }
    @Test(arguments: Engine.available) func aDryRunCountsAndWritesNothing(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()
        let file = try folder.extract("online_retail.csv")
        let before = try await installation.contents()

        let tried = try await installation.importing(
            file, as: "orders",
            ImportSettings {
                $0.isDryRun = true
                $0.rowsAhead = 4
            })

        #expect(try await installation.contents() == before)
        #expect(folder.text(file + ".rejected.csv") == "")
        let real = try await installation.importing(file, as: "orders")
        #expect(tried.counts == real.counts)
    }
    @Test(arguments: Engine.available) func anImportHasOneAuditEntry(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()
        try await installation.importing(folder.extract("rfm_orders.csv"), as: "orders")

        let entries = try await installation.records.database.readOne { tx in
            try tx.rows("SELECT action, entity FROM audit_entry WHERE entity = 'order' OR entity = 'customer'")
        }

        #expect(entries == [[.text("import"), .text("order")]])
    }
    @Test func whoMayNotImportIsRefused() async throws {
        let installation = try await Installation(.sqlite)
        let folder = try Folder()
        let file = try folder.file("a.csv", "name\nAcme\n")

        await #expect(throws: Forbidden.self) {
            try await installation.importing(file, as: "customers", by: installation.actor("salesperson"))
        }
    }
    @Test(arguments: Engine.available) func aClerkImportsHisOwnCustomers(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()
        let clerk = installation.actor("clerk")

        try await installation.importing(folder.extract("sp500_constituents.csv"), as: "customers", by: clerk)

        #expect(try await installation.list("customer", as: clerk).count < 21)
    }
}

extension Installation {
    /// nil where the import was cancelled behind its first transaction.
    fileprivate func importingOneChunk(_ paths: [String], as slug: String, _ settings: ImportSettings) async throws
        -> ImportResult?
    {
        let plan = try await plan(paths, as: slug, settings)
        let (records, console) = (records, console)
        let running = Mutex<Task<ImportResult, any Error>?>(nil)
        let task = running.withLock { running in
            let task = Task {
                try await records.runImport(plan, as: console, report: { _ in withUnsafeCurrentTask { $0?.cancel() } })
            }
            running = task
            return task
        }
        do { return try await task.value } catch is CancellationError { return nil }
    }
}
