import CRM
import Foundation
import Kernel
import Records
import Store
import TestKit

/// A published data set in an installation, its customers divided among four people, and the book beside it.
struct Ledger {
    enum Source: String, Sendable, CaseIterable { case northwind, onlineRetail, wholeNorthwind, wholeOnlineRetail }
    let company: Installation
    let book: SalesBook
    let owners: [String: String]
    let today: Day

    static let people = ["salesperson", "colleague", "northerner", "stranger"]
    /// Whose customers each of these sees.
    static let sees: [String: Set<String>] = [
        "administrator": Set(people), "executive": Set(people), "manager": ["salesperson", "colleague", "northerner"],
        "salesperson": ["salesperson"], "colleague": ["colleague"], "northerner": ["northerner"],
        "stranger": ["stranger"],
    ]
    func customers(of person: String) -> Set<String> {
        Set(owners.filter { Ledger.sees[person, default: []].contains($0.value) }.keys)
    }

    /// nil where the whole data is not there, or not asked for.
    init?(_ source: Source, _ engine: Engine) async throws {
        today = source == .northwind || source == .wholeNorthwind ? Day(1998, 5, 6)! : Day(2011, 12, 9)!
        let clock = TestClock(Int64(today.number) * 86_400_000 + 43_200_000)
        guard let files = try Ledger.files(source) else { return nil }
        company = try await Installation(engine, clock: clock)
        try await Ledger.load(files, into: company)
        let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
        book =
            files.count == 2
            ? .northwind(orders: texts[0], lines: texts[1]) : .onlineRetail(texts[0])
        let numbers = book.customers.enumerated().map { ($1, Ledger.people[$0 % Ledger.people.count]) }
        owners = Dictionary(uniqueKeysWithValues: numbers)
        try await give()
    }

    private static func load(_ files: [String], into company: Installation) async throws {
        guard let kind = importKinds(company.records.catalog).first(where: { $0.slug == "orders" }) else { return }
        let plan = try await company.records.planImport(files, as: kind, ImportSettings())
        _ = try await company.records.runImport(plan, as: company.console)
    }
    /// Each customer to a person, with the department that is his.
    private func give() async throws {
        let state = company.records.current
        for person in Ledger.people {
            let id = company.id(person)
            let department = state.organisation.people[id]?.department ?? 0
            for number in owners.filter({ $0.value == person }).keys {
                try await company.records.database.write {
                    _ = try $0.execute(
                        "UPDATE customer SET owner = \(id), department = \(department) WHERE number = \(number)")
                }
            }
        }
    }

    /// Copies, because an import leaves what it sets aside beside its file.
    private static func files(_ source: Source) throws -> [String]? {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let shared = tests.deletingLastPathComponent().deletingLastPathComponent().path + "/shared/data/"
        let found: [String]
        switch source {
        case .northwind:
            found = ["northwind_orders.csv", "northwind_order_details.csv"].map { tests.path + "/Data/" + $0 }
        case .onlineRetail: found = [tests.path + "/Data/online_retail.csv"]
        case .wholeNorthwind: found = ["northwind/orders.csv", "northwind/order_details.csv"].map { shared + $0 }
        case .wholeOnlineRetail:
            guard ProcessInfo.processInfo.environment["RAPPORT_FULL_DATA"] != nil else { return nil }
            found = [shared + "online_retail/online_retail.csv.gz"]
        }
        let folder = NSTemporaryDirectory() + "ledger-" + String(UInt64.random(in: 0 ... .max), radix: 36)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return try found.reduce(into: [String]?.some([])) { files, path in
            guard files != nil, FileManager.default.fileExists(atPath: path) else {
                print("SKIPPED: \(path) is not there")
                files = nil
                return
            }
            let target = folder + "/" + (path.split(separator: "/").last.map(String.init) ?? "file")
            try FileManager.default.copyItem(atPath: path, toPath: target)
            files?.append(target.hasSuffix(".gz") ? try unpacked(target) : target)
        }
    }
    private static func unpacked(_ path: String) throws -> String {
        let unpack = Process()
        unpack.executableURL = URL(fileURLWithPath: "/bin/gunzip")
        unpack.arguments = [path]
        try unpack.run()
        unpack.waitUntilExit()
        return String(path.dropLast(3))
    }

    /// The product's figures, once they are there.
    func tally(_ period: Period.Name, as person: String, _ conditions: [Condition] = []) async throws -> Tally {
        let analyses = Analyses(company.records)
        let question = Tally.Question(Period(period, today: today), conditions: conditions)
        while true {
            switch try await analyses.standing(question, as: company.actor(person)) {
            case .ready(let tally): return tally
            case .failed: throw NotFound()
            case .computing: continue
            }
        }
    }
    /// Every customer as it is stored, by number.
    func stored() async throws -> [String: Record] {
        let all = try await company.records.write(as: company.console) {
            try $0.records("customer", where: .always, limit: 100_000)
        }
        return Dictionary(all.map { ($0["number"].text, $0) }) { first, _ in first }
    }
}

extension Value {
    var text: String { if case .text(let text) = self { text } else { "" } }
    var int: Int? { if case .int(let int) = self { Int(int) } else { nil } }
}
