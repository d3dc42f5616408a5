import CRM
import Kernel
import Records
import TestKit
import Testing

/// The figures of the home page and the analyses against the book, which knows nothing of the product.
@Suite struct FigureTests {
    private static let cases = Ledger.Source.allCases.flatMap { source in
        // The whole of a file is slow to read; one engine has shown by then that the figures are the book's.
        (source == .wholeOnlineRetail ? [.sqlite] : Engine.available).map { (source, $0) }
    }

    @Test(arguments: cases) func figuresEqualTheBook(_ source: Ledger.Source, _ engine: Engine) async throws {
        guard let ledger = try await Ledger(source, engine) else { return }
        for person in ["administrator", "executive", "manager", "salesperson"] {
            let mine = ledger.customers(of: person)
            let numbers = try await ledger.stored().filter { mine.contains($0.key) }
            let names = Dictionary(numbers.map { ($1.id ?? 0, $0) }) { first, _ in first }

            let all = try await ledger.tally(.all, as: person)
            try expect(all, equals: ledger.book.byCustomer(of: mine), names, person)

            let year = try await ledger.tally(.year, as: person)
            let (from, to) = (year.question.period.from.iso, year.question.period.to.iso)
            try expect(year, equals: ledger.book.byCustomer(of: mine, from: from, to: to), names, person)
            let months = ledger.book.byMonth(of: mine)
            for month in 0..<24 {
                let number = ledger.today.year * 12 + ledger.today.month - 1 - month
                let key = "\(number / 12)-\(number % 12 < 9 ? "0" : "")\(number % 12 + 1)"
                #expect(year.months[number]?.amount ?? 0 == months[key] ?? 0, "\(person) \(key)")
            }
        }
        await ledger.company.close()
    }

    /// Ranks, sums, the 80/20 line and the best fifth, all from the book's sums.
    private func expect(_ tally: Tally, equals book: [String: SalesBook.Sum], _ names: [Int64: String], _ who: String)
        throws
    {
        let ranking = tally.ranking
        var found: [String: SalesBook.Sum] = [:]
        for place in 0..<ranking.count {
            let name = try #require(names[ranking.ids[place]])
            found[name] = SalesBook.Sum(orders: Int(ranking.orders[place]), amount: ranking.amounts[place])
        }
        #expect(found == book, "\(who)")
        let amounts = book.values.map(\.amount).sorted(by: >)
        #expect(ranking.amounts == amounts)
        let total = amounts.reduce(0, +)
        #expect(ranking.total == total)
        #expect(ranking.totalOrders == book.values.reduce(0) { $0 + $1.orders })
        guard total > 0 else { return }
        var (sum, count) = (Int64(0), 0)
        while sum * 100 < total * 80 {
            sum += amounts[count]
            count += 1
        }
        #expect(ranking.reaching(percent: 80) == count)
        let fifth = Int((Double(amounts.count) / 5).rounded(.up))
        #expect(ranking.bestFifth.customers == fifth)
        #expect(ranking.bestFifth.amount == amounts.prefix(fifth).reduce(0, +))
    }

    @Test(arguments: cases) func levelsAndCellsEqualTheCustomers(_ source: Ledger.Source, _ engine: Engine) async throws
    {
        guard let ledger = try await Ledger(source, engine) else { return }
        try await Grading.run(ledger.company.records, Grading.Options(on: ledger.today), as: ledger.company.console)
        let stored = try await ledger.stored()
        for person in ["administrator", "manager", "salesperson"] {
            let mine = stored.filter { ledger.customers(of: person).contains($0.key) }.map(\.value)

            let tally = try await ledger.tally(.all, as: person)

            #expect(tally.customers == mine.count)
            let levels = Dictionary(grouping: mine) { $0["value_level"].text }.mapValues(\.count)
            let found = (tally.groups["value_level"] ?? [:]).mapValues(\.customers)
            #expect(found == Dictionary(levels.map { (.text($0), $1) }) { a, _ in a }, "\(person)")
            var cells = [Int](repeating: 0, count: 25)
            for customer in mine {
                guard let r = customer["recency_score"].int, let f = customer["frequency_score"].int else { continue }
                cells[(r - 1) * 5 + f - 1] += 1
            }
            #expect(tally.cells == cells, "\(person)")
            let parts = tally.groups["value_level"] ?? [:]
            #expect(parts.values.reduce(0) { $0 + $1.amount } == tally.ranking.total)
        }
        await ledger.company.close()
    }

    @Test(arguments: cases.filter { ![.wholeOnlineRetail].contains($0.0) })
    func aManagersFiguresAreTheSumOfHisPeoples(_ source: Ledger.Source, _ engine: Engine) async throws {
        guard let ledger = try await Ledger(source, engine) else { return }
        try await Grading.run(ledger.company.records, Grading.Options(on: ledger.today), as: ledger.company.console)
        let manager = try await ledger.tally(.year, as: "manager")
        var people: [Tally] = []
        for person in ["salesperson", "colleague", "northerner"] {
            people.append(try await ledger.tally(.year, as: person))
        }

        #expect(manager.customers == people.reduce(0) { $0 + $1.customers })
        #expect(manager.ranking.total == people.reduce(0) { $0 + $1.ranking.total })
        #expect(manager.ranking.totalOrders == people.reduce(0) { $0 + $1.ranking.totalOrders })
        #expect(manager.ranking.amounts == people.flatMap(\.ranking.amounts).sorted(by: >))
        for month in manager.months.keys {
            #expect(manager.months[month]?.amount == people.reduce(0) { $0 + ($1.months[month]?.amount ?? 0) })
        }
        for cell in 0..<25 { #expect(manager.cells[cell] == people.reduce(0) { $0 + $1.cells[cell] }) }
        for (value, sums) in manager.groups["value_level"] ?? [:] {
            #expect(sums.customers == people.reduce(0) { $0 + ($1.groups["value_level"]?[value]?.customers ?? 0) })
        }
        await ledger.company.close()
    }

    @Test(arguments: Engine.available) func aFilterLeavesTheCustomersThatItNames(_ engine: Engine) async throws {
        let ledger = try #require(try await Ledger(.northwind, engine))
        let number = try #require(ledger.customers(of: "salesperson").sorted().first)

        let one = try await ledger.tally(.all, as: "administrator", [Condition("number", .is, number)])
        let none = try await ledger.tally(.all, as: "stranger", [Condition("number", .is, number)])

        #expect(one.customers == 1)
        #expect(one.ranking.amounts == ledger.book.byCustomer(of: [number]).values.map(\.amount))
        #expect(none.customers == 0)
        await ledger.company.close()
    }

    /// Each figure's list holds exactly as many records as it says.
    @Test(arguments: Engine.available) func figuresOpenTheRecordsBehindThem(_ engine: Engine) async throws {
        let ledger = try #require(try await Ledger(.northwind, engine))
        for person in ["administrator", "manager", "salesperson"] {
            let tally = try await ledger.tally(.all, as: person)
            let listed = try await ledger.company.list("order", as: ledger.company.actor(person)) {
                $0.conditions = [Condition("state", .not, "cancelled"), Condition("kind", .is, "sale")]
            }
            #expect(listed.count == tally.ranking.totalOrders)
            let empty = try await ledger.company.list("customer", as: ledger.company.actor(person)) {
                $0.conditions = [Condition("value_level", .empty, "yes")]
            }
            #expect(empty.count == tally.groups["value_level"]?[.text("")]?.customers)
        }
        await ledger.company.close()
    }
}
