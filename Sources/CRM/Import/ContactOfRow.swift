import Kernel
import Records

/// The person whom a row of customers names, who becomes a contact of that customer.
let contactOfCustomer = [
    ImportTarget(
        "contact.name", TextType(maxLength: 200), word: "import.contact_name",
        [
            "contact name", "contact", "contact person", "primary contact", "联系人", "联系人姓名", "聯絡人", "聯絡人姓名",
        ]),
    ImportTarget(
        "contact.position", TextType(maxLength: 100), word: "import.contact_position",
        ["contact title", "contact position", "contact job title", "联系人职位", "聯絡人職稱"]),
]

/// Writes the contact, unless the customer has one of that name. Who may not add contacts imports customers alone.
func writeContact(_ entries: [String: Entries.Entry], _ customer: Record, _ desk: inout ImportDesk) throws {
    guard case .value(.text(let name))? = entries["contact.name"], let id = customer.id else { return }
    let fields = Contact.table.fields
    guard desk.funnel.actor.may(.create, Contact.table.schema) else { return }
    do {
        if try desk.find(Contact.entityName, fields.name.name, name, within: fields.customer == ID(id)) != nil {
            return
        }
    } catch is Invalid { return }
    var contact = Entries()
    contact[fields.name.name] = .value(.text(name))
    contact[fields.customer.name] = .value(.int(id))
    contact[fields.position.name] = entries["contact.position"]
    do { try desk.create(Contact.entityName, contact, key: "\(id)/\(name)") } catch let refusal as Refusal {
        throw refusal.under("contact.")
    }
}
