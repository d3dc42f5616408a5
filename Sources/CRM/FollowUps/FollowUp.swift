import Kernel
import Records

/// One contact with a customer: how, with whom, what was said, what came of it, and what is to be done next.
struct FollowUp: Entity {
    static let entityName = "follow_up"
    static let table = Table<FollowUp>(title: "content") {
        $0.scope = .through("customer")
        $0.isOwned = true
        $0.defaultSort = "-at"
        $0.icon = "chat"
        $0.group = "customers"
    }

    let customer = Link<Customer>().required.indexed.listed
    let way = Pick<Way>().listed
    let at = Moment().required.indexed.listed
    let contact = Link<Contact>().indexed.listed
    let content = Text(TextType(.longText, maxLength: 5_000)).required.listed
    let result = Text(TextType(.longText, maxLength: 2_000))

    let next = Section()
    let nextStep = Text().max(200).listed
    let nextOn = OnDay().indexed.listed

    enum Way: String, Choice { case call, visit, mail, message, meeting, other }
}

extension FollowUp: Rules {
    static func beforeSave(_ it: inout Typed<FollowUp>, _ lines: inout SavedLines, _ desk: any Desk) throws {
        if it.isNew, it.at == nil { it.at = desk.now }
        // Clocks differ by minutes; what is planned stands in the next step.
        if let at = it.at, at > desk.now + .seconds(600) {
            throw Refusal("field.in_the_future", on: table.fields.at)
        }
        if it.changed(\.contact) || it.changed(\.customer), let contact = it.contact, let customer = it.customer {
            guard try isContact(contact, of: customer, desk) else {
                throw Refusal("follow_up.contact_elsewhere", on: table.fields.contact)
            }
        }
    }
    private static func isContact(_ contact: ID<Contact>, of customer: ID<Customer>, _ desk: any Desk) throws -> Bool {
        if try desk.find(contact)?.customer == customer { return true }
        return try !desk.find(CustomerContact.self) { $0.customer == customer && $0.contact == contact }.isEmpty
    }
}

/// What was talked about with customers, and what comes next.
let followUps = Module(
    schemas: [FollowUp.table.schema], rules: [RuleSet(FollowUp.self)], words: [followUpWords, timelineWords])
