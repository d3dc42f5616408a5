import Kernel
import Page
import Records

/// The demo company: made on request in an installation without customers, marked as such, and taken back in one click.
package enum Demo {
    static let job = "demo"
    private static let removalJob = "demo removal"
    /// Records that are written in one transaction, and removed in one.
    private static let chunk = 100

    /// Only where nobody has entered a customer yet, and only by an administrator.
    package static func isOffered(_ reader: Reader) throws -> Bool {
        guard reader.actor.isAdministrator, reader.state.demo == nil else { return false }
        var request = Request(Customer.entityName)
        request.limit = 1
        return try reader.records(request).isEmpty
    }

    /// Makes the company and grades its customers; comes back when all is done. One that was interrupted is completed.
    package static func make(
        _ records: Records, as actor: Actor, report: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws { try await work(try await take(records, actor), records, actor, report) }

    /// As `make`, but comes back as soon as the work has begun.
    package static func start(_ records: Records, as actor: Actor) async throws {
        let job = try await take(records, actor)
        // What goes wrong stands in the job, where the page that follows it looks.
        Task { try? await work(job, records, actor) { _ in } }
    }
    package static func progress(_ records: Records) async throws -> JobProgress? {
        let making = try await records.progress(ofJob: job)
        if making?.state == .running { return making }
        let removing = try await records.progress(ofJob: removalJob)
        return removing?.state == .running ? removing : making
    }

    private static func take(_ records: Records, _ actor: Actor) async throws -> HeldJob {
        guard actor.isAdministrator else { throw Forbidden() }
        let isOffered = try await records.read(as: actor) { try Demo.isOffered($0) }
        // One that stands half is completed; a whole one, or somebody's own customers, are in the way.
        let former = try await records.progress(ofJob: job)
        guard isOffered || (records.current.demo != nil && former?.state == .stopped) else {
            throw Refusal("demo.not_empty")
        }
        guard case .held(let held, _) = try await records.startJob(job, key: job, again: true, as: actor) else {
            throw Refusal("demo.is_running")
        }
        try await records.write(as: actor) { try $0.mark(demo: held.id) }
        try await records.refresh()
        return held
    }
    private static func work(
        _ job: HeldJob, _ records: Records, _ person: Actor, _ report: @escaping @Sendable (Double) -> Void
    ) async throws {
        var actor = person
        actor.source = .import
        actor.importJob = job.id
        do {
            try await write(DemoCompany(today: records.today).records, job, records, actor, report)
            try await records.refresh()
            try await Grading.run(records, as: actor)
            try await records.write(as: actor) { funnel in
                let count = try funnel.countMade(byJob: job.id)
                var facts = JSONText()
                facts.object { json in
                    json.key("records")
                    json.integer(Int64(count))
                }
                try funnel.audit("demo", Customer.table.schema, facts)
                try funnel.finish(job, done: count, progress: "")
            }
            report(1)
        } catch {
            await records.stop(job, after: error, as: actor)
            throw error
        }
    }

    private static func write(
        _ all: [DemoRecord], _ job: HeldJob, _ records: Records, _ actor: Actor,
        _ report: @Sendable (Double) -> Void
    ) async throws {
        var ids = try await records.write(as: actor, .background) { try $0.made(by: job) }
        for role in records.current.organisation.roles.values { ids["ready.\(role.code)"] = role.id }
        let missing = all.filter { ids[$0.key] == nil }
        var done = all.count - missing.count
        for part in parts(missing) {
            // People of an earlier part own records of the later ones.
            if part.first?.entity == Customer.entityName { try await records.refresh() }
            let (known, before) = (ids, done)
            let new = try await records.write(as: actor, .background) { funnel in
                try write(part, known, job, funnel.inBulk, done: before, of: all.count)
            }
            ids.merge(new) { $1 }
            done += part.count
            report(Double(done) / Double(all.count + all.count / 10))
        }
    }
    /// What goes into one transaction each; the first customer begins a new one.
    private static func parts(_ records: [DemoRecord]) -> [[DemoRecord]] {
        var parts: [[DemoRecord]] = []
        var hasCustomers = false
        for record in records {
            let isFirstCustomer = !hasCustomers && record.entity == Customer.entityName
            if isFirstCustomer { hasCustomers = true }
            if isFirstCustomer || parts.last.map({ $0.count >= chunk }) ?? true {
                parts.append([record])
            } else {
                parts[parts.count - 1].append(record)
            }
        }
        return parts
    }
    private static func write(
        _ part: [DemoRecord], _ known: [String: Int64], _ job: HeldJob, _ funnel: Funnel, done: Int, of total: Int
    ) throws -> [String: Int64] {
        var ids = known
        var new: [String: Int64] = [:]
        for record in part {
            let made = try funnel.perform(.create(record.entity, record.entries(ids)))
            let id = made.id ?? 0
            try funnel.note(record.entity, id, madeBy: job, key: record.key)
            ids[record.key] = id
            new[record.key] = id
        }
        try funnel.advance(job, done: done + part.count, total: total + total / 10, progress: "")
        return new
    }
}

extension Demo {
    /// What people entered since and hung on the demo's records: it stays, and so does what it hangs on.
    package static func hanging(_ reader: Reader) throws -> [(schema: Schema, count: Int)] {
        guard let job = reader.state.demo else { return [] }
        return try reader.hanging(onJob: job)
    }
    /// Takes the demo back; comes back as soon as the work has begun.
    package static func startRemoval(_ records: Records, as actor: Actor) async throws {
        let (demo, job) = try await takeRemoval(records, actor)
        Task { try? await remove(demo, job, records, actor) }
    }
    /// As `startRemoval`, but comes back when all is gone.
    package static func remove(_ records: Records, as actor: Actor) async throws {
        let (demo, job) = try await takeRemoval(records, actor)
        try await remove(demo, job, records, actor)
    }
    private static func takeRemoval(_ records: Records, _ actor: Actor) async throws -> (Int64, HeldJob) {
        guard actor.isAdministrator else { throw Forbidden() }
        guard let demo = records.current.demo else { throw NotFound() }
        guard try await records.progress(ofJob: job)?.state != .running,
            case .held(let held, _) = try await records.startJob(removalJob, key: removalJob, again: true, as: actor)
        else { throw Refusal("demo.is_running") }
        return (demo, held)
    }
    private static func remove(_ demo: Int64, _ job: HeldJob, _ records: Records, _ actor: Actor) async throws {
        do {
            try await records.write(as: actor, .background) { _ = try $0.keepWhatIsUsed(ofJob: demo) }
            let total = try await records.write(as: actor, .background) { try $0.countMade(byJob: demo) }
            var done = 0
            while true {
                let before = done
                let removed = try await records.write(as: actor, .background) { funnel in
                    let removed = try funnel.removeMade(byJob: demo, limit: chunk)
                    try funnel.advance(job, done: before + removed, total: total, progress: "")
                    return removed
                }
                done += removed
                if removed == 0 { break }
            }
            let count = done
            let empty = try await records.read(as: actor) { try Grading.emptyRuns($0) }
            try await records.write(as: actor) { funnel in
                for run in empty { try funnel.discard(run) }
                var facts = JSONText()
                facts.object { json in
                    json.key("records")
                    json.integer(Int64(count))
                }
                try funnel.audit("demo_removed", Customer.table.schema, facts)
                try funnel.mark(demo: nil)
                try funnel.finish(job, done: count, progress: "")
            }
            try await records.refresh()
        } catch {
            await records.stop(job, after: error, as: actor)
            throw error
        }
    }
}
