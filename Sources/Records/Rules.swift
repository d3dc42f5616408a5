import Kernel

/// What a rule may know and ask for besides the record: the time, the person, other records.
package protocol Desk {
    var now: Instant { get }
    /// The company's calendar day.
    var today: Day { get }
    var actor: Actor { get }
    var company: Company { get }
    /// Records that the rule needs, whoever the actor is: the product a line names, the currency's rate.
    func record(_ entity: String, _ id: Int64) throws -> Record?
    func records(_ entity: String, where predicate: Predicate, limit: Int) throws -> [Record]
}

extension Desk {
    package func find<E: Entity>(_ id: ID<E>?) throws -> Typed<E>? {
        guard let id else { return nil }
        return try record(E.entityName, id.raw).map { Typed($0) }
    }
    package func find<E: Entity>(_ entity: E.Type, limit: Int = 1, where predicate: (E) -> Predicate) throws -> [Typed<
        E
    >] {
        try records(E.entityName, where: predicate(E.table.fields), limit: limit).map { Typed($0) }
    }
}

/// The lines that are saved with a record, by the name of their list.
package struct SavedLines: Sendable {
    /// A list that is not inline stands here only where the change names it.
    package var lists: [String: [Record]] = [:]
    /// The lists from which this change takes lines away.
    package var shortened: Set<String> = []
    package subscript<E: Entity>(name: String, _ entity: E.Type) -> [Typed<E>] {
        get { (lists[name] ?? []).map { Typed($0) } }
        set { lists[name] = newValue.map(\.record) }
    }
}

/// What must hold when a record of this kind is saved, and what follows from it.
package protocol Rules: Entity {
    /// Runs before the record and its lines are written. `lines` holds all lines that the record has afterwards.
    static func beforeSave(_ it: inout Typed<Self>, _ lines: inout SavedLines, _ desk: any Desk) throws
    /// Runs in the same transaction once the record is written, moved to the bin or brought back: what follows for others.
    static func afterChange(_ it: Typed<Self>, _ funnel: Funnel) throws
}

extension Rules {
    package static func beforeSave(_ it: inout Typed<Self>, _ lines: inout SavedLines, _ desk: any Desk) throws {}
    package static func afterChange(_ it: Typed<Self>, _ funnel: Funnel) throws {}
}

/// An entity's rules without its Swift type.
package struct RuleSet: Sendable {
    package let entity: String
    package let beforeSave: @Sendable (inout Record, inout SavedLines, any Desk) throws -> Void
    package let afterChange: @Sendable (Record, Funnel) throws -> Void

    package init<E: Rules>(_ rules: E.Type) {
        entity = E.entityName
        beforeSave = { record, lines, desk in
            var typed = Typed<E>(record)
            // What a rule filled in before it refused is filled in: a time that is given is not asked for as well.
            defer { record = typed.record }
            try E.beforeSave(&typed, &lines, desk)
        }
        afterChange = { record, funnel in try E.afterChange(Typed<E>(record), funnel) }
    }
}
