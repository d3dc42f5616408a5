import Kernel

/// What somebody wants to change. Pages, the API, files, jobs and rules all say it in these words.
package enum Intent: Sendable {
    case create(String, Entries)
    case update(String, id: Int64, version: Int?, Entries)
    case delete(String, id: Int64, version: Int?)
    case restore(String, id: Int64)
}

/// The fields that an intent names, as text that people typed or as values that code made.
package struct Entries: Sendable {
    package enum Entry: Sendable, Equatable {
        case text(String)
        case value(Value)
    }
    package var fields: [String: Entry] = [:]
    /// Lists of lines by name; a line with an id changes that line, one without is new. Lines not named are removed.
    package var lines: [String: [LineEntries]] = [:]

    package init(_ fields: [String: Entry] = [:]) { self.fields = fields }
    package init(values: [String: Value]) { fields = values.mapValues { .value($0) } }
    package init(texts: [String: String]) { fields = texts.mapValues { .text($0) } }
    package subscript(name: String) -> Entry? {
        get { fields[name] }
        set { fields[name] = newValue }
    }
}

package struct LineEntries: Sendable {
    package var id: Int64?
    package var fields: [String: Entries.Entry]
    package init(id: Int64? = nil, _ fields: [String: Entries.Entry]) {
        self.id = id
        self.fields = fields
    }
}
