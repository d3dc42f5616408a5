import Kernel
import Records

extension Grading {
    /// A person's word on a customer's relationship level: it stands against the rule until the rule may overrule it.
    ///
    /// `level` nil gives the customer back to the rule, which speaks at the next grading. Throws `NotFound` for a customer
    /// who is not the actor's to change; a `Refusal` for a level that is not there.
    package static func choose(
        _ records: Records, customer: Int64, level: Int64?, ruleMayOverrule: Bool, as actor: Actor
    ) async throws {
        try await records.write(as: actor) { funnel in
            if let level, try funnel.record(RelationshipLevel.entityName, level) == nil {
                throw Refusal("grading.level.not_there", field: "level")
            }
            let fields = Customer.table.fields
            let before = try funnel.decide(Customer.table.schema, customer) { it in
                if let level { it[fields.relationshipLevel] = .int(level) }
                it[fields.relationshipSource] = level == nil ? LevelSource.rule.value : LevelSource.manual.value
                it[fields.relationshipMayChange] = .bool(level != nil && ruleMayOverrule)
            }
            guard let level, before[fields.relationshipLevel] != .int(level) else { return }
            let history = RelationshipHistory.table.fields
            var rows = Rows([history.customer, history.level, history.source, history.at])
            rows.append([.int(customer), .int(level), LevelSource.manual.value, funnel.now.value])
            try funnel.append(rows, to: RelationshipHistory.table.schema)
        }
    }
}
