import Kernel

/// One list of lines as far as its actor reaches: through the parent, and, where the lines have rights of another
/// source (a contact's further customer is seen by who sees that customer), no further than those.
struct LineReach {
    let schema: Schema
    private let funnel: Funnel
    private let list: LineList
    private let via: AnyField

    init?(_ funnel: Funnel, _ list: LineList) {
        guard let schema = funnel.catalog[list.entity], let via = schema[list.via] else { return nil }
        self.funnel = funnel
        self.list = list
        self.schema = schema
        self.via = via
    }

    /// What the actor does not see is none of the lines that he names, and so stays where it is.
    func lines(of parent: Int64) throws -> [Record] {
        let mine = Predicate.compare(via, .equal, .int(parent))
        return try funnel.records(list.entity, where: mine && scope(.read), limit: 10_000)
    }
    /// Who may change the parent adds, changes and removes such lines as far as his role allows it for their kind.
    func refused(_ records: [Record], _ removed: [Record]) throws -> Refusal {
        var refusal = Refusal()
        for (index, line) in records.enumerated() where line.isNew || !line.changes.isEmpty {
            let verb: Verb = line.isNew ? .create : .update
            if try !reaches(line, verb) { refusal.add("lines.not_yours", field: "\(list.name).\(index)") }
        }
        if try !removed.allSatisfy({ try reaches($0, .delete) }) { refusal.add("lines.not_yours", field: list.name) }
        return refusal
    }
    /// New and changed lines must be the actor's as they stand now, too: nobody adds what he could not make by itself, or
    /// moves a line to where he does not reach.
    func expectReached(_ added: [Int64], _ changed: [Int64]) throws {
        for (verb, ids) in [(Verb.create, added), (.update, changed)] where !ids.isEmpty {
            let scope = scope(verb)
            if case .always = scope { continue }
            guard try funnel.tx.count(schema, where: .ids(ids) && scope, limit: ids.count) == ids.count else {
                throw Refusal("lines.not_yours", field: list.name)
            }
        }
    }
    private func reaches(_ line: Record, _ verb: Verb) throws -> Bool {
        guard funnel.actor.may(verb, schema) else { return false }
        guard let id = line.id else { return true }
        let scope = scope(verb)
        if case .always = scope { return true }
        return try funnel.tx.record(schema, id, where: scope) != nil
    }
    private func scope(_ verb: Verb) -> Predicate {
        let goes = funnel.actor.goes(verb, schema, with: via, funnel.catalog)
        return goes ? .always : funnel.actor.scope(verb, schema, funnel.catalog)
    }
}

extension Actor {
    /// Whether the actor may do this with all lines of a record that he was shown, so that nothing has to be asked
    /// again: they are reached through the record that `via` points to, and their right goes as far as that of reading it.
    func goes(_ verb: Verb, _ lines: Schema, with via: AnyField, _ catalog: Catalog) -> Bool {
        guard case .through(let name) = lines.traits.scope, name == via.name, let link = via.link,
            let parent = catalog[link.target]
        else { return false }
        return isAdministrator || grant(lines)[verb] >= grant(parent)[.read]
    }
}
