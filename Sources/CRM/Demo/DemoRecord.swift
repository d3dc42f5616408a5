import Kernel
import Records

/// A record of the demo company before it is written: what it links to goes by the keys of earlier ones.
struct DemoRecord: Sendable {
    enum Field: Sendable {
        case text(String)
        case link(String)
        /// Left open on purpose, where the funnel would put the person who writes.
        case nothing
    }
    /// "customer.17": by it later records point here, and a run that was interrupted knows what is there.
    let key: String
    let entity: String
    var fields: [String: Field]
    var lines: [[String: Field]] = []

    init(_ key: String, _ entity: String, _ texts: [String: String], links: [String: String] = [:]) {
        self.key = key
        self.entity = entity
        fields = texts.filter { !$0.value.isEmpty }.mapValues { .text($0) }
        for (name, key) in links where !key.isEmpty || name == "owner" {
            fields[name] = key.isEmpty ? .nothing : .link(key)
        }
    }

    /// As the funnel takes it. `ids` are those of the records that were written before.
    func entries(_ ids: [String: Int64]) -> Entries {
        var entries = Entries(fields.compactMapValues { DemoRecord.entry($0, ids) })
        if !lines.isEmpty {
            entries.lines["lines"] = lines.map { LineEntries($0.compactMapValues { DemoRecord.entry($0, ids) }) }
        }
        return entries
    }
    private static func entry(_ field: Field, _ ids: [String: Int64]) -> Entries.Entry? {
        switch field {
        case .text(let text): .text(text)
        case .link(let key): ids[key].map { .value(.int($0)) }
        case .nothing: .value(.null)
        }
    }
}
