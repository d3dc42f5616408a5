import Intelligence
import Kernel
import Records

extension Grading {
    /// Saves what the person looked at last: settings and levels in one transaction, with an entry in the audit and a
    /// new version. Throws `Forbidden`; or a `Refusal` where somebody saved meanwhile, or where something else than this
    /// was looked at since.
    package static func save(_ records: Records, stamp: String, as actor: Actor) async throws {
        guard maySet(actor) else { throw Forbidden() }
        guard let preview = try await preview(records, as: actor), preview.stamp == stamp,
            preview.draft.effect != nil
        else { throw Refusal("grading.look_again") }
        try await save(records, preview.draft, as: actor)
    }

    /// As the other, for a draft in hand.
    package static func save(_ records: Records, _ draft: GradingDraft, as actor: Actor) async throws {
        guard maySet(actor) else { throw Forbidden() }
        var refusal = Refusal()
        for problem in draft.plan.settings.problems() { refusal.add(problem.key, field: problem.field) }
        try refusal.orNothing()
        try await records.write(as: actor) { funnel in
            let now = GradingPlan(stored: try Meta(funnel.tx)[.grading] ?? "")
            guard now.version == draft.plan.version else { throw Refusal("grading.saved_meanwhile") }
            for level in draft.levels { try save(level, funnel) }
            var plan = draft.plan
            plan.version += 1
            try Meta(funnel.tx).set(.grading, plan.stored)
            var facts = JSONText()
            facts.object { json in
                json.key("from")
                json.string(now.stored)
                json.key("to")
                json.string(plan.stored)
            }
            try funnel.audit("settings", GradingRun.table.schema, facts)
        }
    }
    /// The last changes of the settings, newest first.
    package static func journal(_ reader: Reader) throws -> [JournalEntry] {
        try reader.journal(GradingRun.table.schema, "settings", limit: 10)
    }
    /// Only what changed is written; the funnel keeps the old value in the audit.
    private static func save(_ level: SchemeLevel, _ funnel: Funnel) throws {
        let entries = Entries(values: [
            "name": .text(level.name), "lower": level.lower.map { .int($0) } ?? .null,
            "upper": level.upper.map { .int($0) } ?? .null,
        ])
        try funnel.perform(.update(RelationshipLevel.entityName, id: level.id, version: nil, entries))
    }
}
