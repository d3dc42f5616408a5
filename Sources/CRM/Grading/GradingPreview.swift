import Intelligence
import Kernel
import Records

extension Grading {
    /// A draft and how far its effect is found out.
    package struct Preview: Sendable {
        package let draft: GradingDraft
        package let progress: JobProgress
        /// Tells this look from every other: only what was seen is saved.
        package var stamp: String { String(progress.startedAt.ms) }
    }

    private static func previewKey(_ actor: Actor) -> String { "grade_preview/\(actor.userID ?? 0)" }

    /// The settings in force, and the levels of all schemes.
    package static func current(_ reader: Reader) throws -> GradingDraft {
        GradingDraft(try GradingPlan(reader), try reader.schemeLevels())
    }

    /// Begins to find out what a draft would do, in the background; nothing but the job itself is written. A look that
    /// the same person began before is given up. Throws `Forbidden`.
    package static func preview(_ records: Records, _ draft: GradingDraft, as actor: Actor) async throws {
        let begun = try await begin(records, draft, as: actor)
        // What goes wrong stands in the job, where the page that follows it looks.
        Task { _ = try? await finish(begun) }
    }
    /// As `preview`, but comes back when it is found out.
    package static func effect(_ records: Records, of draft: GradingDraft, as actor: Actor) async throws
        -> GradingEffect
    {
        try await finish(try await begin(records, draft, as: actor))
    }
    /// What the person looked at last.
    package static func preview(_ records: Records, as actor: Actor) async throws -> Preview? {
        guard let progress = try await records.progress(ofJob: previewKey(actor)),
            let draft = GradingDraft(stored: progress.note)
        else { return nil }
        return Preview(draft: draft, progress: progress)
    }

    private static func begin(_ records: Records, _ draft: GradingDraft, as actor: Actor) async throws -> PreviewWork {
        guard maySet(actor) else { throw Forbidden() }
        let now = try await records.readOne(as: .system) { try current($0) }
        let start = try await records.startJob(
            "grade_preview", key: previewKey(actor), total: total, again: true, seizing: true, as: actor)
        guard case .held(let job, _) = start else { throw Refusal("grading.is_running") }
        let work = PreviewWork(records: records, actor: actor, job: job, now: now, draft: draft)
        try await work.move(0)
        return work
    }
    private static func finish(_ work: PreviewWork) async throws -> GradingEffect {
        do { return try await work.run() } catch {
            await work.records.stop(work.job, after: error, as: work.actor)
            throw error
        }
    }
}

/// Finds out what a draft would do: grades today's purchases by the settings in force and by the draft's.
private struct PreviewWork: Sendable {
    let records: Records
    let actor: Actor
    let job: HeldJob
    let now: GradingDraft
    let draft: GradingDraft

    func run() async throws -> GradingEffect {
        let today = records.today
        let before = LevelsByRule(now.plan.scheme, now.levels)
        let after = LevelsByRule(draft.plan.scheme, draft.levels)
        let asksForValue = now.plan.settings != draft.plan.settings
        let asksForLevels = before != after
        let old = PurchaseReading(now.plan.settings, on: today)
        let new = PurchaseReading(draft.plan.settings, on: today)
        var value: Moves<ValueLevel>?
        var relationship: Moves<Int64>?
        if asksForValue || asksForLevels {
            let isTwice = asksForValue && old != new
            let purchases = try await old.read(records) { try await move($0 * (isTwice ? 0.45 : 0.8)) }
            if asksForLevels { relationship = try await relationshipMoves(purchases, from: before, to: after) }
            if asksForValue {
                let newer = isTwice ? try await new.read(records) { try await move(0.45 + $0 * 0.45) } : purchases
                let (settings, drafted) = (now.plan.settings, draft.plan.settings)
                value = await aside {
                    moves(
                        from: (purchases.scored.ids, levels(purchases.scored, settings)),
                        to: (newer.scored.ids, levels(newer.scored, drafted)))
                }
            }
        }
        let effect = GradingEffect(on: today, value: value, relationship: relationship)
        var found = draft
        found.effect = effect
        let stored = found.stored
        try await records.write(as: actor, .background) { funnel in
            try funnel.finish(job, done: Grading.total, progress: stored)
        }
        return effect
    }

    func move(_ share: Double) async throws {
        let stored = draft.stored
        try await records.write(as: actor, .background) { funnel in
            try funnel.advance(job, done: Int(share * Double(Grading.total)), total: Grading.total, progress: stored)
        }
    }

    /// Every customer by both schemes, but for those whose level a person decided.
    private func relationshipMoves(_ purchases: Purchases, from before: LevelsByRule, to after: LevelsByRule)
        async throws
        -> Moves<Int64>
    {
        let fields = Customer.table.fields
        let wanted: [AnyField] = [fields.purchasingPower, fields.relationshipSource, fields.relationshipMayChange]
        var moves = Moves<Int64>()
        var last: Int64? = 0
        while let from = last {
            let soFar = moves
            (moves, last) = try await records.read(as: .system, within: .seconds(30)) { reader in
                var moves = soFar
                var buyer = purchases.buyers.firstIndex(above: from)
                let last = try reader.scan(reader.catalog.schema(Customer.self), wanted, after: from, limit: 50_000) {
                    row in
                    let id = row.int(0)
                    while buyer < purchases.buyers.count, purchases.buyers[buyer] < id { buyer += 1 }
                    let isBuyer = buyer < purchases.buyers.count && purchases.buyers[buyer] == id
                    let sales = isBuyer ? purchases.yearlySales[buyer] : 0
                    if row.text(2) == LevelSource.manual.rawValue, row.int(3) == 0 { return }
                    let power = row.isNull(1) ? nil : row.int(1)
                    moves.add(
                        id, from: before.level(sales: sales, purchasingPower: power),
                        to: after.level(sales: sales, purchasingPower: power))
                }
                return (moves, last)
            }
            // The job is held while the customers are looked at.
            try await move(0.9)
        }
        return moves
    }
}
