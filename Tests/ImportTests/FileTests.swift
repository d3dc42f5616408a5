import Kernel
import Records
import TestKit
import Testing

@Suite struct FileTests {
    @Test(arguments: Engine.available) func invoicesBecomeCustomersProductsOrdersAndReturns(_ engine: Engine)
        async throws
    {
        let installation = try await Installation(engine)
        let folder = try Folder()

        let result = try await installation.importing(folder.extract("online_retail.csv"), as: "orders")

        #expect(result.counts.rows == 35)
        #expect(result.counts.reasons == ["import.no_customer": 3])
        #expect(result.counts.created["order_line"] == 32)
        let orders = try await installation.all("order")
        let returns = orders.filter { $0["kind"] == .text("return") }.map { $0["number"] }
        #expect(returns == [.text("C536379"), .text("C536383"), .text("C536391")])
        #expect(orders.allSatisfy { $0["state"] == .text("delivered") && $0["source"] == .text("import") })
        #expect(try await installation.sales() == (5, "549.59"))
        let free = orders.first { $0["number"] == .text("537197") }
        #expect(free?["total"] == .int(0))
    }
    @Test(arguments: Engine.available) func salesWithoutACustomerMayBeBookedOnAWalkIn(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()
        let settings = ImportSettings { $0.walkIn = "Walk-in" }

        let result = try await installation.importing(folder.extract("online_retail.csv"), as: "orders", settings)

        #expect(result.counts.setAside == 0)
        #expect(try await installation.all("customer").count { $0["name"] == .text("Walk-in") } == 1)
    }
    @Test(arguments: Engine.available) func purchasesWithoutAHeadingComeInByAMappingFile(_ engine: Engine) async throws
    {
        let installation = try await Installation(engine)
        let folder = try Folder()
        let settings = try ImportSettings { $0.mapping = try MappingFile(cdnow) }

        let result = try await installation.importing(folder.extract("cdnow_sample.txt"), as: "orders", settings)

        #expect(result.counts.created["order"] == 40)
        let first = try await installation.all("order_line").first
        #expect(first?["quantity"] == .int(20_000))
        #expect(first?["amount"] == .int(293_300))
    }
    @Test(arguments: Engine.available) func ordersAndTheirLinesMayStandInTwoFiles(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()
        try await installation.importing(folder.extract("northwind_customers.csv"), as: "customers")

        let result = try await installation.importing(
            folder.extract("northwind_orders.csv"), folder.extract("northwind_order_details.csv"), as: "orders")

        #expect(result.counts.created["order"] == 5)
        #expect(result.counts.created["order_line"] == 36)
        let orders = try await installation.all("order")
        #expect(orders.count { $0["state"] == .text("open") } == 2)
        #expect(orders.first { $0["number"] == .text("10248") }?["total"] == .int(4_400_000))
    }
    /// Northwind's customers name a person each; a second file of the same customers makes none twice.
    @Test(arguments: Engine.available) func whoACustomerNamesBecomesItsContact(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()
        let heading = "customer_id,company_name,contact_name,contact_title\n"
        let first = try folder.file(
            "first.csv", heading + "ALFKI,Alfreds,Maria Anders,Sales Representative\nANATR,Ana,,\n")
        let second = try folder.file(
            "second.csv", heading + "ALFKI,Alfreds,Maria Anders,Owner\nANATR,Ana,Ana Trujillo,\n")

        let made = try await installation.importing(first, as: "customers")
        let again = try await installation.importing(second, as: "customers")
        let whole = try await installation.importing(folder.extract("northwind_customers.csv"), as: "customers")

        #expect(made.counts.created == ["customer": 2, "contact": 1])
        #expect(again.counts.created == ["contact": 1] && again.counts.unchanged == ["customer": 2])
        #expect(whole.counts.created["contact"] == 18)
        let contacts = try await installation.all("contact")
        let maria = try #require(contacts.first { $0["name"] == .text("Maria Anders") })
        let customers = try await installation.all("customer")
        #expect(maria["position"] == .text("Sales Representative"))
        #expect(maria["customer"] == customers.first { $0["number"] == .text("ALFKI") }?.id.map { .int($0) })
        await installation.close()
    }
    @Test(arguments: Engine.available) func onlyWonDealsAreSales(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()
        try await installation.importing(folder.extract("maven_products.csv"), as: "products")
        try await installation.importing(folder.extract("maven_accounts.csv"), as: "customers")

        let result = try await installation.importing(folder.extract("maven_sales_pipeline.csv"), as: "orders")

        let won = folder.text(folder.path + "/maven_sales_pipeline.csv").split(whereSeparator: \.isNewline).count {
            $0.contains(",Won,")
        }
        #expect(result.counts.created["order"] == won)
        #expect(result.counts.passed == ["not_a_sale": 40 - won])
        #expect(try await installation.all("product").count == 7)
    }
    @Test(arguments: Engine.available) func aParentMayStandBelowItsSubsidiary(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()
        let file = try folder.file("a.csv", "account,subsidiary_of\nSmall,Large\nLarge,\nOdd,Nobody\n")

        let result = try await installation.importing(file, as: "customers")

        let customers = try await installation.all("customer")
        #expect(customers.first?["parent"] == customers.first { $0["name"] == .text("Large") }?.id.map { .int($0) })
        #expect(result.counts.created == ["customer": 3])
        #expect(result.counts.reasons == ["field.no_such_record": 1])
    }
    @Test(arguments: Engine.available) func negativeLinesOfASaleAreAReturnOfTheirOwn(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()
        let file = try folder.file(
            "a.csv",
            "order_id,customer,order_date,product,quantity,price\n7,Wang,2026-03-01,Tea,2,10\n7,Wang,2026-03-01,Cup,-1,4\n"
        )

        try await installation.importing(file, as: "orders")

        let orders = try await installation.all("order")
        #expect(orders.map { $0["number"] } == [.text("7"), .text("7-R")])
        #expect(orders.map { $0["total"] } == [.int(200_000), .int(-40_000)])
        #expect(orders.map { $0["kind"] } == [.text("sale"), .text("return")])
    }
    @Test(arguments: Engine.available) func customEntitiesAreImportedLikeAnyOther(_ engine: Engine) async throws {
        let installation = try await Installation(engine)
        let folder = try Folder()
        try await installation.records.addEntity(
            "machine", label: "Machine", plural: "Machines", isShared: true, as: installation.console)
        try await installation.records.add(
            CustomField("machine", "built_on", type: "day", label: "Built on"), as: installation.console)

        try await installation.importing(folder.file("a.csv", "Name,Built on\nPress,2020-05-01\n"), as: "machines")

        #expect(try await installation.all("machine").map { $0["built_on"] } == [.text("2020-05-01")])
    }
}
