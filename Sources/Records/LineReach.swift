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
    private func reaches(_ line: Record, _ verb: Verb) throws -> Bool {
        guard funnel.actor.may(verb, schema) else { return false }
        guard let id = line.id else { return true }
        let scope = scope(verb)
        if case .always = scope { return true }
        return try funnel.tx.record(schema, id, where: scope) != nil
    }
    private func scope(_ verb: Verb) -> Predicate {
        schema.goes(with: via) ? .always : funnel.actor.scope(verb, schema, funnel.catalog)
    }
}

extension Schema {
    /// Whether who sees the record that this field points to sees this one, so that nothing has to be asked again.
    func goes(with via: AnyField) -> Bool {
        if case .through(let name) = traits.scope { name == via.name } else { false }
    }
}
