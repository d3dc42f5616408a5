import Kernel
import Records
import TestKit
import Testing

/// Rows are written together, and one that is refused takes none of the others with it.
@Suite struct TogetherTests {
    /// Every ninth number is there already, every thirteenth owner is nobody, every seventeenth address is none.
    private static let text: String = {
        var text = "Number,Name,Owner,Email\n"
        for row in 1...300 {
            let number = row % 9 == 4 ? row - 1 : row
            text += "C\(number),Customer \(row),\(row % 13 == 6 ? "nobody" : "salesperson"),"
            text += row % 17 == 8 ? "no address\n" : "office\(row)@example.com\n"
        }
        return text
    }()
    private static let refused = (1...300).filter { $0 % 9 == 4 || $0 % 13 == 6 || $0 % 17 == 8 }

    @Test(arguments: Engine.available) func theRefusedAreSetAsideAndTheOthersGoIn(engine: Engine) async throws {
        let company = try await Installation(engine)
        let folder = try Folder()
        let file = try folder.file("a.csv", Self.text)

        let tried = try await company.importing(file, as: "customers", ImportSettings { $0.isDryRun = true })
        let result = try await company.importing(file, as: "customers")

        let names = try await company.all("customer").compactMap { record -> String? in
            if case .text(let name) = record["name"] { name } else { nil }
        }
        // The one after a refused row that has its number is then the first of it.
        let isIn = { (row: Int) in !Self.refused.contains(row) || row % 9 == 4 && Self.isFree(row) }
        #expect(names == (1...300).filter(isIn).map { "Customer \($0)" })
        #expect(result.counts.created["customer"] == names.count)
        #expect(result.counts.setAside == 300 - names.count && result.counts.rows == 300)
        #expect(tried.counts.created == result.counts.created && tried.counts.setAside == result.counts.setAside)
    }
    private static func isFree(_ row: Int) -> Bool {
        let isSound = row % 13 != 6 && row % 17 != 8
        return isSound && ((row - 1) % 13 == 6 || (row - 1) % 17 == 8)
    }

    /// Orders with their lines, customers and products, one at a time and together: the same comes of both.
    @Test(arguments: Engine.available) func togetherIsAsOneByOne(engine: Engine) async throws {
        let (single, together) = (try await Installation(engine), try await Installation(engine))
        let one = try Folder()
        let other = try Folder()
        let (first, second) = (try one.extract("online_retail.csv"), try other.extract("online_retail.csv"))

        let alone = try await single.importing(first, as: "orders", ImportSettings { $0.rowsAhead = 1 })
        let result = try await together.importing(second, as: "orders")

        #expect(result.counts == alone.counts && result.counts.setAside > 0)
        #expect(other.text(second + ".rejected.csv") == one.text(first + ".rejected.csv"))
        #expect(try await together.sales() == single.sales())
        #expect(try await together.all("order_line").count == single.all("order_line").count)
    }
}
