import Kernel
import Store
import TestKit
import Testing

/// SQL on every engine and `holds` in memory select the same records: this guards filters, rights and workflow at once.
@Suite struct PredicateTests {
    @Test(arguments: Engine.available) func sqlAndMemoryAgree(engine: Engine) async throws {
        let database = try await engine.stocked()
        let stock = Stock(seed: 42)
        try await database.write { tx in
            for record in stock.customers { try tx.insert(record, id: record.id ?? 0) }
            for record in stock.cases { try tx.insert(record, id: record.id ?? 0) }
        }
        try await database.read(deadline: .seconds(5)) { tx in
            let memory = Memory(customers: try tx.records(customers), cases: try tx.records(cases))
            var dice = Dice(seed: 1)
            for _ in 0..<300 {
                let isCase = dice.next() % 3 > 0
                let predicate = dice.predicate(isCase ? cases : customers, depth: 3)
                let expected = (isCase ? memory.cases : memory.customers).filter { predicate.holds($0, memory) }.map(
                    \.id)
                for (avoiding, plan) in [(false, LinkPlan.lookUp), (true, .lookUp), (false, .gather)] {
                    let sql = predicate.sql("it", avoidingIndexes: avoiding, links: plan)
                    let found = try ids(isCase ? cases : customers, sql, tx)
                    #expect(found == expected, "\(predicate) \(sql.prepared())")
                }
            }
        }
    }

    /// Every predicate and its opposite divide the stock: nothing is in both, nothing in neither.
    @Test(arguments: Engine.available) func aPredicateAndItsOppositeDivideTheStock(engine: Engine) async throws {
        let database = try await engine.stocked()
        let days: [(String, Day?)] = [("a", Day(2026, 1, 1)), ("b", nil), ("c", Day(2026, 2, 1))]
        try await database.write { tx in
            _ = try tx.insert(days.map { day in sampleCase(day.0) { $0.dueOn = day.1 } })
        }
        let due = ServiceCase.table.fields.dueOn
        let first = Value.text("2026-01-01")
        let predicates: [Predicate] = [
            .always, .never, .and([]), .or([]), .compare(due, .equal, .null), .compare(due, .equal, first),
            .compare(due, .less, .text("2026-01-15")), .oneOf(due, []), .oneOf(due, [.null]),
            .oneOf(due, [first, .null]),
            .and([.compare(due, .less, .text("2026-01-15")), .not(.oneOf(due, [.null]))]), .empty(due), .ids([]),
            .ids([1, 3]), .contains(due, "02"), .starts(due, "2026-01"),
        ]

        try await database.read { tx in
            for predicate in predicates {
                let inside = try tx.records(cases, where: predicate).compactMap(\.id)
                let outside = try tx.records(cases, where: .not(predicate)).compactMap(\.id)
                #expect((inside + outside).sorted() == [1, 2, 3], "\(predicate)")
            }
        }
    }

    @Test(arguments: Engine.available) func anOpenChoiceIsFoundAsEmpty(engine: Engine) async throws {
        let database = try await engine.stocked()
        let status = ServiceCase.table.fields.status
        try await database.write { tx in _ = try tx.insert([sampleCase("a"), sampleCase("b") { $0.status = .new }]) }

        let counts = try await database.read { tx in
            try [status == nil, status != nil, .empty(status), status != .new].map { try tx.count(cases, where: $0) }
        }

        #expect(counts == [1, 1, 1, 1])
    }

    @Test(arguments: Engine.available) func thousandsOfIdsAreNoProblem(engine: Engine) async throws {
        let database = try await engine.stocked()
        try await database.write { tx in _ = try tx.insert((0..<50).map { sampleCustomer("C\($0)") }) }

        let count = try await database.read { tx in try tx.count(customers, where: .ids(Array(1...70_000))) }

        #expect(count == 50)
    }
}

private func ids(_ schema: Schema, _ condition: SQL, _ tx: any Transaction) throws -> [Int64] {
    var found: [Int64] = []
    try tx.each("SELECT it.id FROM \(name: schema.name) AS it WHERE \(condition) ORDER BY it.id") {
        found.append($0.int(0))
    }
    return found
}

/// Records with many gaps, some of them deleted.
private struct Stock {
    var customers: [Record] = []
    var cases: [Record] = []

    init(seed: UInt64) {
        var dice = Dice(seed: seed)
        for id in 1...9 {
            var it = Typed<Customer>(sampleCustomer(dice.pick(["ACME", "acme 上海", "Müller", "", "O'Neil"])))
            it.isKey = dice.pick([true, false])
            it.employees = dice.pick([nil, 0, 5, -5])
            it.record[.owner] = dice.pick([.null, .int(1), .int(2)])
            if dice.next() % 4 == 0 { it.record[.deletedAt] = .int(1) }
            it.record.id = Int64(id)
            customers.append(it.record)
        }
        for id in 1...50 {
            var it = Typed<ServiceCase>(sampleCase(dice.pick(["", "Printer", "printer 50%", "上海国际", "a_b"])))
            it.status = dice.pick([nil, .new, .closed, .pending])
            it.customer = dice.pick([nil] + (1...9).map { ID<Customer>($0) })
            it.cost = dice.pick([nil, Money(units: 0), Money(units: 5_0000), Money(units: -1)])
            it.dueOn = dice.pick([nil, Day(2026, 1, 1), Day(2026, 2, 28), Day(2027, 1, 1)])
            if dice.next() % 5 == 0 { it.record[.deletedAt] = .int(2) }
            it.record.id = Int64(id)
            cases.append(it.record)
        }
    }
}

private struct Memory: Lookup {
    let customers: [Record]
    let cases: [Record]
    private func all(_ entity: String) -> [Record] {
        (entity == "customer" ? customers : cases).filter { $0[.deletedAt] == .null }
    }
    func record(_ entity: String, _ id: Int64) -> Record? { all(entity).first { $0.id == id } }
    func records(_ entity: String, via field: AnyField, _ id: Int64) -> [Record] {
        all(entity).filter { $0[field] == .int(id) }
    }
}

extension Dice {
    fileprivate mutating func predicate(_ schema: Schema, depth: Int) -> Predicate {
        let isCase = schema.name == cases.name
        switch next() % (depth == 0 ? 8 : 14) {
        case 0: return pick([.always, .never])
        case 1: return .empty(pick(schema.fields))
        case 2, 3, 4: return comparison(pick(schema.fields))
        case 5: return oneOf(pick(schema.fields))
        case 6: return .contains(pick(schema.fields), pick(["", "PRINT", "上海", "50%", "_", "c", "2026-0"]))
        case 7: return .starts(pick(schema.fields), pick(["", "p", "P", "上", "2026", "A"]))
        case 8: return .ids((0..<next() % 6).map { _ in pick(Array(1...60)) })
        case 9: return .and((0..<next() % 4).map { _ in predicate(schema, depth: depth - 1) })
        case 10: return .or((0..<next() % 4).map { _ in predicate(schema, depth: depth - 1) })
        case 11: return .not(predicate(schema, depth: depth - 1))
        default:
            let link = ServiceCase.table.fields.customer
            return isCase
                ? .linked(link, to: "customer", predicate(customers, depth: depth - 1))
                : .exists("service_case", via: link, predicate(cases, depth: depth - 1))
        }
    }
    private mutating func comparison(_ field: AnyField) -> Predicate {
        .compare(field, pick([.equal, .less, .lessOrEqual, .greater, .greaterOrEqual]), value(field))
    }
    private mutating func oneOf(_ field: AnyField) -> Predicate {
        .oneOf(field, (0..<next() % 4).map { _ in next() % 5 == 0 && field.kind != .text ? .null : value(field) })
    }
    /// Now and then of another kind than the field: such a value is equal to nothing.
    private mutating func value(_ field: AnyField) -> Value {
        switch (next() % 12 == 0 ? pick(Kind.allCases) : field.kind) {
        case .bool: .bool(pick([true, false]))
        case .int, .money, .moment, .link: .int(pick([-5, -1, 0, 1, 2, 5, 50_000, .min, .min + 1, .max]))
        case .real: .real(1.5)
        case .text: .text(pick(["", "Printer", "printer", "new", "closed", "ACME", "上海国际", "Z"]))
        case .day: .text(pick(["2026-01-01", "2026-02-01", "2027-01-01", ""]))
        }
    }
}
