import Foundation
import Kernel
import Records
import TestKit
import Testing

/// The published files, where they lie beside the checkout. Seconds long, because they are read to the end.
@Suite struct WholeDataTests {
    @Test(arguments: Engine.available) func ordersOfTheRFMPackage(_ engine: Engine) async throws {
        let folder = try Folder()
        guard let file = try folder.whole("rfm_orders/rfm_data_orders.csv") else { return }
        let installation = try await Installation(engine)

        let result = try await installation.importing(file, as: "orders")

        #expect(result.counts.created["customer"] == 995)
        #expect(result.counts.created["order"] == 4_906)
    }
    @Test func purchasesOfCDNOW() async throws {
        let folder = try Folder()
        guard let file = try folder.whole("cdnow_sample/CDNOW_sample.txt") else { return }
        let installation = try await Installation(.sqlite)

        let result = try await installation.importing(
            file, as: "orders", try ImportSettings { $0.mapping = try MappingFile(cdnow) })

        #expect(result.counts.created["customer"] == 2_357)
        #expect(result.counts.created["order"] == 6_919)
    }
    @Test(arguments: Engine.available) func northwind(_ engine: Engine) async throws {
        let folder = try Folder()
        guard let orders = try folder.whole("northwind/orders.csv"),
            let lines = try folder.whole("northwind/order_details.csv")
        else { return }
        let installation = try await Installation(engine)

        try await installation.importing(orders, lines, as: "orders")

        #expect(try await installation.sales() == (830, "1265793.29"))
        let unrounded = try await installation.all("order_line").reduce(Int64(0)) { sum, line in
            guard
                case (.int(let price), .int(let quantity), .int(let discount)) = (
                    line["price"], line["quantity"], line["discount"]
                )
            else { return sum }
            return sum + price * (quantity / 10_000) * (10_000 - discount)
        }
        #expect((unrounded + 500_000) / 1_000_000 == 126_579_304)
    }
    @Test(arguments: Engine.available) func wonDealsOfMaven(_ engine: Engine) async throws {
        let folder = try Folder()
        guard let accounts = try folder.whole("maven_crm/accounts.csv"),
            let products = try folder.whole("maven_crm/products.csv"),
            let deals = try folder.whole("maven_crm/sales_pipeline.csv")
        else { return }
        let installation = try await Installation(engine)
        try await installation.importing(accounts, as: "customers")
        try await installation.importing(products, as: "products")

        let result = try await installation.importing(deals, as: "orders")

        #expect(try await installation.sales() == (4_238, "10005534.00"))
        #expect(result.counts.passed == ["not_a_sale": 4_562])
        #expect(try await installation.all("product").count == 7)
        #expect(try await installation.all("customer").count { $0["parent"] != .null } == 15)
    }
    @Test(.enabled(if: ProcessInfo.processInfo.environment["RAPPORT_FULL_DATA"] != nil))
    func onlineRetail() async throws {
        let folder = try Folder()
        guard let packed = try folder.whole("online_retail/online_retail.csv.gz") else { return }
        let unpack = Process()
        unpack.executableURL = URL(fileURLWithPath: "/bin/gunzip")
        unpack.arguments = [packed]
        try unpack.run()
        unpack.waitUntilExit()
        let installation = try await Installation(.sqlite)

        let result = try await installation.importing(folder.path + "/online_retail.csv", as: "orders")

        #expect(result.counts.created["customer"] == 4_372)
        #expect(result.counts.reasons == ["import.no_customer": 135_080])
        #expect(try await installation.sales() == (18_532, "8911407.90"))
        let months = try await installation.salesByMonth()
        #expect(months["2010-12"] == "572713.89")
        #expect(months["2011-11"] == "1161817.38")
        #expect(months.count == 13)
    }
}

extension Installation {
    fileprivate func salesByMonth() async throws -> [String: String] {
        var months: [String: Int64] = [:]
        for order in try await all("order") where order["kind"] == .text("sale") {
            guard case (.text(let day), .int(let total)) = (order["ordered_on"], order["total_base"]) else { continue }
            months[String(day.prefix(7)), default: 0] += total
        }
        return months.mapValues { plainDecimal($0, scale: 4, digits: 2) }
    }
}
