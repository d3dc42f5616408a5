import Kernel
import Records

/// What files can be imported as, by the word behind `--as`: three kinds that know the exports of other programs, and
/// every other entity that has pages.
package func importKinds(_ catalog: Catalog) -> [ImportKind] {
    catalog.schemas.filter(\.traits.isListed).map { schema in
        switch schema.name {
        case Customer.entityName: .customers(schema)
        case Contact.entityName: .contacts(schema)
        case Product.entityName: .products(schema)
        case Order.entityName: .orders(catalog)
        default: .records(schema)
        }
    }
}

extension ImportKind {
    /// Customers, by number or else by name.
    fileprivate static func customers(_ schema: Schema) -> ImportKind {
        var kind = records(
            schema, headings: customerHeadings, extra: personName + contactOfCustomer,
            alsoNamedBy: ["last_name", "first_name"],
            complete: { entries, _ in
                let isPerson = entries["name"] == nil && (entries["last_name"] != nil || entries["first_name"] != nil)
                if isPerson, entries["kind"] == nil { entries["kind"] = .value(Customer.Kind.person.value) }
                completeName(&entries)
            },
            beside: writeContact)
        kind.growing = ["dictionary_item", "region"]
        return kind
    }
    fileprivate static func contacts(_ schema: Schema) -> ImportKind {
        records(
            schema, headings: contactHeadings, extra: personName, alsoNamedBy: ["last_name", "first_name"],
            complete: { entries, _ in completeName(&entries) })
    }
    /// Products, by code or else by name; one without a code goes by its name.
    fileprivate static func products(_ schema: Schema) -> ImportKind {
        var kind = records(schema, headings: productHeadings, alsoNamedBy: ["code"]) { entries, isNew in
            guard isNew else { return }
            if entries["name"] == nil { entries["name"] = entries["code"] }
            if entries["code"] == nil { entries["code"] = .value(.text(String(text(entries["name"]).prefix(60)))) }
        }
        kind.growing = ["dictionary_item", "product_category"]
        return kind
    }
}

/// First and family name, from which the name is put together.
private let personName = [
    ImportTarget("first_name", TextType(maxLength: 100), word: "import.first_name", personHeadings.first),
    ImportTarget("last_name", TextType(maxLength: 100), word: "import.last_name", personHeadings.last),
]

private func completeName(_ entries: inout [String: Entries.Entry]) {
    guard entries["name"] == nil else { return }
    let name = fullName(first: text(entries["first_name"]), last: text(entries["last_name"]))
    if !name.isEmpty { entries["name"] = .value(.text(name)) }
}
private func text(_ entry: Entries.Entry?) -> String {
    if case .value(.text(let text)) = entry { text } else { "" }
}

/// `Maria Anders`; Chinese names as `王伟`, the family name first and no blank.
func fullName(first: String, last: String) -> String {
    let isChinese = !last.isEmpty && (last + first).unicodeScalars.allSatisfy { (0x3400...0x9FFF).contains($0.value) }
    return isChinese ? last + first : [first, last].filter { !$0.isEmpty }.joined(separator: " ")
}
