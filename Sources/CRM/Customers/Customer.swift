import Kernel
import Records

/// A company or a person that buys from us, or may.
struct Customer: Entity {
    static let entityName = "customer"
    static let table = Table<Customer> {
        $0.scope = .own
        $0.isOwned = true
        $0.numberPrefix = "C"
        $0.defaultSort = "-created_at"
        $0.icon = "building"
        $0.group = "customers"
        $0.lines = [LineList("addresses", of: "address", via: "customer", isInline: false)]
    }

    let name = Text().max(200).named.required.searchable.listed
    let kind = Pick<Kind>().indexed
    let shortName = Text().max(100).searchable
    let customerType = DictionaryEntry("customer_type").indexed
    let classification = DictionaryEntry("classification").indexed
    let level = DictionaryEntry("customer_level").indexed
    let industry = DictionaryEntry("industry").indexed

    let reach = Section()
    let phone = Phone().searchable
    let fax = Phone()
    let email = Email().searchable
    let messenger = Text().max(100)
    let website = WebAddress()

    let place = Section()
    let country = Text().max(100).indexed
    let region = Link<Region>().indexed
    let city = Text().max(100).indexed.listed
    let postalCode = Text().max(20)
    let address = Text().max(300)
    let marketArea = DictionaryEntry("market_area").indexed

    let person = Section()
    let gender = Optionally(Gender.self)
    let birthDate = OnDay()
    let position = DictionaryEntry("position")
    let hobbies = Text().max(300)

    let business = Section()
    let parent = Link<Customer>().indexed
    let employees = CountOrUnknown()
    let yearlyRevenue = AmountOrUnknown()
    let purchasingPower = AmountOrUnknown()
    let creditLimit = AmountOrUnknown()
    let paymentTerm = DictionaryEntry("payment_term")
    let invoiceTitle = Text().max(200)
    let taxNumber = Text().max(40).indexed
    let bank = Text().max(200)
    let bankAccount = Text().max(60)

    let origin = Section()
    let registeredOn = OnDay().indexed
    let registrationChannel = DictionaryEntry("registration_channel").indexed
    let sourceChannel = DictionaryEntry("source_channel").indexed
    let note = LongText()

    let value = Section()
    let relationshipLevel = Link<RelationshipLevel>().indexed.readOnly
    let relationshipSource = Optionally(LevelSource.self).readOnly
    /// Of a level chosen by hand: whether the next grading may set the rule's in its place.
    let relationshipMayChange = Flag().readOnly
    let valueLevel = Optionally(GradedLevel.self).derived.indexed.listed
    let valueScore = QuantityOrUnknown().derived.indexed
    let recencyScore = CountOrUnknown().derived
    let frequencyScore = CountOrUnknown().derived
    let amountScore = CountOrUnknown().derived
    let costScore = CountOrUnknown().derived
    let lastOrderOn = OnDay().derived.indexed.listed
    let orderCount = CountOrUnknown().derived
    let sales = AmountOrUnknown().derived.indexed.listed

    enum Kind: String, Choice { case company, person }
}

enum Gender: String, Choice { case female, male, other }

/// Who says at which relationship level a customer stands.
enum LevelSource: String, Choice { case rule, manual }

/// The four value levels of RFMC, from the best.
enum GradedLevel: String, Choice { case highest, value, general, lowest }

extension Customer: Rules {
    static func beforeSave(_ it: inout Typed<Customer>, _ lines: inout SavedLines, _ desk: any Desk) throws {
        if it.isNew, it.registeredOn == nil { it.registeredOn = desk.today }
        if let parent = it.parent, parent == it.id {
            throw Refusal("customer.own_parent", on: table.fields.parent)
        }
        if let birth = it.birthDate, birth > desk.today {
            throw Refusal("field.in_the_future", on: table.fields.birthDate)
        }
    }
}
