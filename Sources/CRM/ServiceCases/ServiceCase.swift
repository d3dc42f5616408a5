import Kernel
import Records

/// A customer's request for help. Here in its simplest form: what it was about, and what serving it cost.
struct ServiceCase: Entity {
    static let entityName = "service_case"
    static let table = Table<ServiceCase>(title: "subject") {
        $0.scope = .ownOrThrough("customer")
        $0.isOwned = true
        $0.numberPrefix = "SC"
        $0.defaultSort = "-opened_on"
        $0.icon = "care"
        $0.group = "service"
        $0.indexes = [["customer", "opened_on", "cost"]]
    }

    let subject = Text().max(200).required.listed
    let customer = Link<Customer>().required.indexed.listed
    let kind = Pick<Kind>().listed
    let status = Pick<Status>().indexed.listed
    let openedOn = OnDay().required.indexed.listed
    let cost = Amount().listed
    let description = LongText()
    let solution = LongText()

    enum Kind: String, Choice {
        case question, fault, need, suggestion, complaint
        case giveBack = "return"
    }
    enum Status: String, Choice { case created, allocated, processing, feedback, archived }
}

extension ServiceCase: Rules {
    static func beforeSave(_ it: inout Typed<ServiceCase>, _ lines: inout SavedLines, _ desk: any Desk) throws {
        if it.isNew, it.openedOn == nil { it.openedOn = desk.today }
        if it.cost.units < 0 { throw Refusal("field.negative", on: table.fields.cost) }
        if !it.isNew, it.was(\.status) == .archived { throw Refusal("service_case.archived", on: table.fields.status) }
    }
}

let serviceCases = Module(
    schemas: [ServiceCase.table.schema], rules: [RuleSet(ServiceCase.self)], words: [serviceCaseWords])
