import Kernel
import Records

/// One entry of a list that administrators edit: an industry, a channel.
struct DictionaryItem: Entity {
    static let entityName = "dictionary_item"
    static let table = Table<DictionaryItem> {
        $0.scope = .shared
        $0.defaultSort = "position"
        $0.icon = "book"
        $0.hasReadyNames = true
        $0.indexes = [["dictionary", "position"]]
        $0.uniques = [["dictionary", "name"]]
    }

    /// Which list: "industry". The lists that exist are those that fields name.
    let dictionary = Text().max(60).required.indexed.listed
    let name = Text().max(100).required.listed
    let position = Count().listed
    let isActive = Flag().default(true).listed
}

/// Stored under these names, and read in the words of the catalogue: `dictionary.customer_type.dealer`.
let readyEntries: [(String, [String])] = [
    ("registration_channel", ["Website", "Telephone", "E-mail", "Sales visit", "Trade fair", "Partner", "Import"]),
    (
        "source_channel",
        ["Advertising", "Recommendation", "Search engine", "Social media", "Trade fair", "Cold call", "Partner"]
    ),
    ("customer_type", ["End customer", "Dealer", "Partner"]),
    ("customer_level", ["Key account", "Important", "Ordinary"]),
    ("classification", ["A", "B", "C"]),
    (
        "industry",
        [
            "Manufacturing", "Retail", "Wholesale", "Services", "Software", "Finance", "Health", "Education",
            "Public sector",
        ]
    ),
    ("market_area", ["Domestic", "Export"]),
    ("position", ["Management", "Purchasing", "Engineering", "Sales", "Other"]),
    ("payment_term", ["Prepayment", "30 days", "45 days", "60 days"]),
]

/// The lists that administrators edit, with what a new installation starts from.
let dictionaries = Module(
    schemas: [DictionaryItem.table.schema],
    words: [dictionaryWords, readyEntryWords],
    seeds: readyEntries.flatMap { dictionary, names in
        names.enumerated().map { position, name in
            Seed(
                "dictionary_item",
                ["dictionary": .text(dictionary), "name": .text(name), "position": .int(Int64(position + 1))])
        }
    })
