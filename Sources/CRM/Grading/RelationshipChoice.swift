import Kernel
import Records

extension Grading {
    /// A person's word on a customer's relationship level: it stands against the rule until the rule may overrule it.
    ///
    /// `level` nil gives the customer back to the rule, which speaks at the next grading. Throws `NotFound` for a customer
    /// who is not the actor's to change, `Forbidden` where his role does not set levels; a `Refusal` for a level that is
    /// none of the scheme in use.
    package static func choose(
        _ records: Records, customer: Int64, level: Int64?, ruleMayOverrule: Bool, as actor: Actor
    ) async throws {
        try await records.write(as: actor) { funnel in
            let fields = Customer.table.fields
            if let level {
                let plan = GradingPlan(stored: try Meta(funnel.tx)[.grading] ?? "")
                let record = try funnel.record(RelationshipLevel.entityName, level)
                guard let record, record[.deletedAt].isEmpty, Typed<RelationshipLevel>(record).scheme == plan.scheme
                else { throw Refusal("grading.level.not_there", field: "level") }
            }
            let before = try funnel.decide(Customer.table.schema, customer) { it in
                if let level { it[fields.relationshipLevel] = .int(level) }
                it[fields.relationshipSource] = level == nil ? LevelSource.rule.value : LevelSource.manual.value
                it[fields.relationshipMayChange] = .bool(level != nil && ruleMayOverrule)
            }
            // The history tells who says so as well as what.
            let source: LevelSource = level == nil ? .rule : .manual
            let said = level.map { Value.int($0) } ?? before[fields.relationshipLevel]
            guard said != before[fields.relationshipLevel] || source.value != before[fields.relationshipSource],
                !said.isEmpty
            else { return }
            let history = RelationshipHistory.table.fields
            var rows = Rows([history.customer, history.level, history.source, history.at])
            rows.append([.int(customer), said, source.value, funnel.now.value])
            try funnel.append(rows, to: RelationshipHistory.table.schema)
        }
    }
}
