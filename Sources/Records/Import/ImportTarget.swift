import Kernel

/// A place where the cells of a file's column can go: a field of the record, or of what the row speaks of.
package struct ImportTarget: Sendable {
    /// What a mapping file calls it: `name`, `customer.country`, `lines.quantity`.
    package let path: String
    package let type: any FieldType
    /// Headings that mean it, besides its name and its labels, in order of trust.
    package var headings: [String]
    private let wordKeys: [String]

    /// A field of an entity. `prefix` is the word before the point: `customer`.
    package init(_ field: AnyField, of schema: Schema, prefix: String = "", _ headings: [String] = []) {
        path = prefix.isEmpty ? field.name : "\(prefix).\(field.name)"
        type = field.type
        self.headings = headings
        wordKeys = ["\(schema.name).\(field.name)", "field.\(field.name)"]
    }
    /// A place that is no field of its own, such as a first name. Its label stands under `word`.
    package init(_ path: String, _ type: any FieldType, word: String, _ headings: [String] = []) {
        self.path = path
        self.type = type
        self.headings = headings
        wordKeys = [word]
    }

    package func label(_ words: Words, _ language: Language) -> String {
        words.text(wordKeys.first { words.has($0) } ?? wordKeys[0], language)
    }
    /// Its labels in every language. Those of another record's fields are no headings here: every entity has a name.
    func labels(_ words: Words) -> [String] {
        path.contains(".") ? [] : Language.allCases.map { label(words, $0) }
    }
}
