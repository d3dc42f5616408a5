import Kernel
import Store
import TestKit

struct Customer: Entity {
    static let entityName = "customer"
    static let table = Table<Customer> {
        $0.isOwned = true
        $0.defaultSort = "name"
        $0.numberPrefix = "C"
    }
    let name = Text().max(200).required.searchable.listed
    let code = Text().unique
    let isKey = Flag()
    let employees = CountOrUnknown().listed
}

struct ServiceCase: Entity {
    static let entityName = "service_case"
    static let table = Table<ServiceCase>(title: "subject") { $0.defaultSort = "-due_on" }
    let subject = Text().max(200).required.searchable.listed
    let status = Optionally(Status.self).listed
    let customer = Link<Customer>().indexed
    let cost = AmountOrUnknown()
    let dueOn = OnDay().listed

    enum Status: String, Choice { case new, pending, closed }
}

let customers = Customer.table.schema
let cases = ServiceCase.table.schema
let catalog = Catalog([customers, cases], words: Words())

extension Engine {
    /// A database with the two entities of these tests.
    func stocked() async throws -> any Database {
        let database = try await open()
        try await SchemaSync.run(catalog, on: database)
        return database
    }
}

func sampleCase(_ subject: String, _ change: (inout Typed<ServiceCase>) -> Void = { _ in }) -> Record {
    var it = Typed<ServiceCase>()
    it.subject = subject
    change(&it)
    return it.record
}

func sampleCustomer(_ name: String, _ change: (inout Typed<Customer>) -> Void = { _ in }) -> Record {
    var it = Typed<Customer>()
    it.name = name
    change(&it)
    return it.record
}

/// The same numbers in every run.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
    mutating func pick<T>(_ all: [T]) -> T { all[Int(next() % UInt64(all.count))] }
}
