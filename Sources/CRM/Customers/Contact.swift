import Kernel
import Records

/// A person at a customer. Further customers are reached through `CustomerContact`.
struct Contact: Entity {
    static let entityName = "contact"
    static let table = Table<Contact> {
        $0.scope = .through("customer")
        $0.numberPrefix = nil
        $0.defaultSort = "name"
        $0.icon = "users"
        $0.group = "customers"
        $0.lines = [LineList("customers", of: "customer_contact", via: "contact", isInline: false)]
    }

    let name = Text().max(200).named.required.searchable.listed
    let customer = Link<Customer>().required.indexed.listed
    let salutation = Text().max(40)
    let gender = Optionally(Gender.self)
    let position = Text().max(100).listed
    let team = Text().max(100)
    let decisionRole = Optionally(DecisionRole.self)

    let reach = Section()
    let phone = Phone().searchable.listed
    let mobile = Phone().searchable
    let email = Email().searchable.listed
    let messenger = Text().max(100)
    let preferredLanguage = Text().max(40)
    let doNotCall = Flag()
    let doNotMail = Flag()

    let person = Section()
    let birthDate = OnDay()
    let hobbies = Text().max(300)
    let note = LongText()

    enum DecisionRole: String, Choice { case decider, influencer, user, gatekeeper }
}

/// That a contact also belongs to another customer, and as what.
struct CustomerContact: Entity {
    static let entityName = "customer_contact"
    static let table = Table<CustomerContact>(title: "role") {
        $0.scope = .through("customer")
        $0.isPart = true
        $0.isListed = false
        $0.uniques = [["customer", "contact"]]
    }

    let customer = Link<Customer>().required.indexed.listed
    let contact = Link<Contact>().required.indexed.listed
    let role = Text().max(100).listed
    let isInactive = Flag().listed
}

/// Where a customer gets bills, goods or visits.
struct Address: Entity {
    static let entityName = "address"
    static let table = Table<Address>(plural: "addresses", title: "line") {
        $0.scope = .through("customer")
        $0.isPart = true
        $0.isListed = false
    }

    let customer = Link<Customer>().required.indexed
    let kind = Pick<Kind>().listed
    let line = Text().max(300).required.listed
    let city = Text().max(100).listed
    let postalCode = Text().max(20).listed
    let country = Text().max(100).listed

    enum Kind: String, Choice { case billing, shipping, visit }
}

extension Contact: Rules {
    static func beforeSave(_ it: inout Typed<Contact>, _ lines: inout SavedLines, _ desk: any Desk) throws {
        guard let own = it.customer else { return }
        if lines.lists["customers"] != nil {
            let further = lines["customers", CustomerContact.self]
            guard let index = further.firstIndex(where: { $0.customer == own }) else { return }
            throw Refusal("contact.own_customer", field: "customers.\(index).customer")
        }
        // A change that leaves the further customers alone may make one of them the contact's own.
        guard let id = it.id, it.record.changed(table.fields.customer) else { return }
        let same = try desk.find(CustomerContact.self) { $0.contact == id && $0.customer == own }
        if !same.isEmpty { throw Refusal("contact.own_customer", on: table.fields.customer) }
    }
}
