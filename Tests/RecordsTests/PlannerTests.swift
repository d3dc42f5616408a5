import Kernel
import Store
import TestKit
import Testing

@testable import Records

/// Rights and sort meet in the planner: no list reads all customers, whoever asks. 10,000 customers, so it takes a second.
@Suite struct PlannerTests {
    private func stocked() async throws -> Installation {
        let company = try await Installation(.sqlite)
        let others = (0..<40).map { _ in company.id("stranger") }
        let schema = company.schema("customer")
        try await company.records.write(as: company.console) { funnel in
            for index in 0..<10_000 {
                var record = Record(schema)
                let owner =
                    index % 50 == 0
                    ? company.id("salesperson") : index < 4 ? company.id("colleague") : others[index % 40]
                record[.owner] = .int(owner)
                record[.department] = .int(company.department(owner == others[0] ? "Elsewhere" : "Sales"))
                record[.createdAt] = .int(1_700_000_000_000 + Int64(index % 997))
                record[.number] = .text("C-\(index)")
                for (name, value) in [
                    ("name", "Customer \(index % 313)"), ("name_key", "customer \(index % 313)"),
                    ("city", "City \(index % 7)"),
                ] {
                    if let field = schema[name] { record[field] = .text(value) }
                }
                _ = try funnel.tx.insert(record)
            }
        }
        try await company.records.database.analyse()
        return company
    }

    @Test func noListReadsEveryCustomer() async throws {
        let company = try await stocked()
        let listed = company.schema("customer").visible.filter { $0.spec.isListed && $0.kind != .link }.map(\.name)

        for login in ["administrator", "manager", "stranger", "salesperson", "colleague", "northerner"] {
            for sort in ["", "-created_at"] + listed.flatMap({ [$0, "-" + $0] }) {
                let plan = try await explain(company, login) { $0.sort = sort }
                #expect(!plan.contains("SCAN a0 ") || plan.contains("USING"), "\(login) by \(sort): \(plan)")
                #expect(!plan.contains("SCAN a0\n"), "\(login) by \(sort): \(plan)")
                // Who sees few records has them read by owner and sorted; who sees many walks the sort's own index.
                let isNarrow = ["salesperson", "colleague", "northerner", "manager"].contains(login)
                if !isNarrow { #expect(!plan.contains("TEMP B-TREE"), "\(login) by \(sort): \(plan)") }
            }
        }
        await company.close()
    }

    /// Every order that an address may ask for has its index; one without is refused before anything is read.
    @Test(arguments: ["customer", "contact", "product", "order"])
    func everyOrderThatIsTakenHasItsIndex(entity: String) async throws {
        let company = try await stocked()
        let schema = company.schema(entity)
        var refused: [String] = []

        for field in schema.visible {
            guard (try? ListAddress(entity: entity, query: [("sort", field.name)], schema: schema)) != nil else {
                refused.append(field.name)
                continue
            }
            let plan = try await explain(company, "administrator", entity) { $0.sort = field.name }
            #expect(!plan.contains("TEMP B-TREE"), "\(entity) by \(field.name): \(plan)")
        }

        #expect(schema.visible.filter { $0.kind == .link }.allSatisfy { refused.contains($0.name) })
        #expect(refused.count < schema.visible.count)
        await company.close()
    }

    @Test func whoOwnsNothingIsToldSoAtOnce() async throws {
        let company = try await stocked()

        let plan = try await explain(company, "northerner") { $0.sort = "name" }
        #expect(plan.contains("owner") && plan.contains("SEARCH a0"), "\(plan)")
        #expect(try await company.list("customer", as: company.actor("northerner")).isEmpty)
        await company.close()
    }

    @Test func aPageDeepInTheListStartsAtItsKey() async throws {
        let company = try await stocked()

        let plan = try await explain(company, "administrator") { request in
            request.sort = "name"
            request.after = Cursor(key: .text("customer 200"), id: 5_000)
        }
        #expect(plan.contains("SEARCH a0 USING") && !plan.contains("TEMP B-TREE"), "\(plan)")
        await company.close()
    }

    private func explain(
        _ company: Installation, _ login: String, _ entity: String = "customer",
        _ change: @escaping @Sendable (inout Request) -> Void
    ) async throws -> String {
        try await company.records.read(as: company.actor(login)) { reader in
            var request = Request(entity)
            change(&request)
            let plan = try reader.plan(request)
            let explain: SQL = "EXPLAIN QUERY PLAN "
            return try reader.tx.rows(explain + plan.sql).map { row -> String in
                if case .text(let step)? = row.last { step } else { "" }
            }.joined(separator: "\n") + "\n"
        }
    }
}
