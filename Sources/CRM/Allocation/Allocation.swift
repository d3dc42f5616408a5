import Kernel
import Records

/// Customers handed out to people in numbers: as one job through the funnel, with progress, and a way back.
package enum Allocation {
    static let job = "allocate"
    static let undoJob = "allocate undo"
    static let chunk = 50
    /// More are not counted for the preview.
    package static let counted = 100_000

    /// Who may say whose a customer is.
    package static func isAllowed(_ actor: Actor) -> Bool {
        let schema = Customer.table.schema
        return actor.may(.assign, schema) && actor.may(.update, schema)
    }

    /// Which customers, and to whom. Without ids: all that the conditions find.
    package struct Plan: Sendable {
        package var address: ListAddress
        package var ids: [Int64]
        package var people: [Int64]
        package init(address: ListAddress, ids: [Int64], people: [Int64]) {
            self.address = address
            self.ids = ids
            self.people = people
        }

        /// How many each of them gets: evenly, the first ones one more where it does not come out.
        package func shares(of count: Int) -> [(person: Int64, count: Int)] {
            people.enumerated().map { index, person in
                (person, count / people.count + (index < count % people.count ? 1 : 0))
            }
        }
    }

    /// Begins to hand out and comes back. Throws a `Refusal` that names what is missing.
    package static func start(_ records: Records, _ plan: Plan, as actor: Actor) async throws {
        let job = try await take(records, plan, actor)
        // What goes wrong stands in the job, where the page that follows it looks.
        Task { try? await run(records, job, plan, actor) }
    }
    /// As `start`, but comes back when all is done.
    package static func perform(_ records: Records, _ plan: Plan, as actor: Actor) async throws {
        try await run(records, try await take(records, plan, actor), plan, actor)
    }
    private static func take(_ records: Records, _ plan: Plan, _ actor: Actor) async throws -> HeldJob {
        guard isAllowed(actor) else { throw Forbidden() }
        let people = records.current.organisation.people
        guard !plan.people.isEmpty, plan.people.allSatisfy({ people[$0]?.isActive == true }) else {
            throw Refusal("allocation.nobody", field: "to")
        }
        guard case .held(let held, _) = try await records.startJob(job, key: job, again: true, as: actor) else {
            throw Refusal("allocation.is_running")
        }
        return held
    }

    private static func run(_ records: Records, _ job: HeldJob, _ plan: Plan, _ actor: Actor) async throws {
        do {
            // What an earlier run left for its way back makes room.
            while try await records.write(as: actor, .background, { try $0.forgetMade(by: job, limit: 1_000) }) > 0 {}
            var work = Work(records: records, job: job, plan: plan, actor: actor)
            try await work.run()
        } catch {
            await records.stop(job, after: error, as: actor)
            throw error
        }
    }

    private struct Work {
        let records: Records
        let job: HeldJob
        let plan: Plan
        let actor: Actor
        var seen = 0
        var handedOut = 0
        var last: Int64 = 0

        mutating func run() async throws {
            let total = try await total()
            while true {
                let ids = try await next()
                guard !ids.isEmpty else { break }
                let (seen, people, job) = (seen, plan.people, job)
                let done = try await records.write(as: actor, .background) { funnel in
                    var done = 0
                    for (index, id) in ids.enumerated() {
                        let person = people[(seen + index) % people.count]
                        if try Allocation.give(id, to: person, noting: job, funnel) { done += 1 }
                    }
                    try funnel.advance(job, done: seen + ids.count, total: max(total, seen + ids.count), progress: "")
                    return done
                }
                self.seen += ids.count
                handedOut += done
                last = ids.last ?? last
            }
            let (count, job) = (handedOut, job)
            try await records.write(as: actor) { try $0.finish(job, done: count, progress: "\(count)") }
        }
        private func total() async throws -> Int {
            guard plan.ids.isEmpty else { return plan.ids.count }
            let request = plan.address.request
            return try await records.readOne(as: actor) { try $0.count(request, limit: Allocation.counted) }
        }
        /// The next ones by id: those that were handed out may no longer be found by the conditions.
        private func next() async throws -> [Int64] {
            guard plan.ids.isEmpty else { return Array(plan.ids.dropFirst(seen).prefix(Allocation.chunk)) }
            var request = plan.address.request
            request.sort = "id"
            request.after = last == 0 ? nil : Cursor(key: .int(last), id: last)
            request.limit = Allocation.chunk
            request.fields = []
            let asked = request
            return try await records.readOne(as: actor) { reader in
                var ids: [Int64] = []
                _ = try reader.each(try reader.plan(asked)) { ids.append($0.int(0)) }
                return ids
            }
        }
    }

    /// Whether the customer was given: one that somebody else took meanwhile, or that is not the actor's to give, is left.
    private static func give(_ id: Int64, to person: Int64, noting job: HeldJob, _ funnel: Funnel) throws -> Bool {
        guard let before = try funnel.record(Customer.entityName, id), before[.owner] != .int(person) else {
            return false
        }
        do {
            try funnel.perform(
                .update(Customer.entityName, id: id, version: nil, Entries(values: ["owner": .int(person)])))
        } catch is Refusal { return false } catch is NotFound { return false }
        let old = Int64(value: before[.owner]) ?? 0
        try funnel.note(Customer.entityName, id, madeBy: job, key: "\(id) \(old) \(person)")
        return true
    }
}

extension Allocation {
    package static func progress(_ records: Records) async throws -> (isUndo: Bool, progress: JobProgress)? {
        if let undo = try await records.progress(ofJob: undoJob), undo.state == .running { return (true, undo) }
        return try await records.progress(ofJob: job).map { (false, $0) }
    }

    /// Gives back what the last run handed out, save what has got another owner since; comes back when all is done.
    package static func undo(_ records: Records, as actor: Actor) async throws {
        let (given, held) = try await takeBoth(records, actor)
        try await undo(records, given, held, actor)
    }
    package static func startUndo(_ records: Records, as actor: Actor) async throws {
        let (given, held) = try await takeBoth(records, actor)
        Task { try? await undo(records, given, held, actor) }
    }
    private static func takeBoth(_ records: Records, _ actor: Actor) async throws -> (HeldJob, HeldJob) {
        guard isAllowed(actor) else { throw Forbidden() }
        guard case .held(let given, _) = try await records.startJob(job, key: job, again: true, as: actor),
            case .held(let held, _) = try await records.startJob(undoJob, key: undoJob, again: true, as: actor)
        else { throw Refusal("allocation.is_running") }
        return (given, held)
    }
    private static func undo(_ records: Records, _ given: HeldJob, _ held: HeldJob, _ actor: Actor) async throws {
        do {
            let made = try await records.write(as: actor, .background) { try $0.made(by: given) }
            let all = made.keys.sorted()
            for start in stride(from: 0, to: all.count, by: chunk) {
                let part = all[start..<min(start + chunk, all.count)]
                try await records.write(as: actor, .background) { funnel in
                    for key in part { try takeBack(key, funnel) }
                    try funnel.advance(held, done: start + part.count, total: all.count, progress: "")
                    try funnel.advance(given, done: 0, total: 0, progress: "")
                }
            }
            while try await records.write(as: actor, .background, { try $0.forgetMade(by: given, limit: 1_000) }) > 0 {}
            try await records.write(as: actor) { funnel in
                try funnel.finish(held, done: all.count, progress: "")
                try funnel.finish(given, done: 0, progress: "")
            }
        } catch {
            await records.stop(held, after: error, as: actor)
            await records.stop(given, after: error, as: actor)
            throw error
        }
    }
    private static func takeBack(_ key: String, _ funnel: Funnel) throws {
        let parts = key.split(separator: " ").compactMap { Int64($0) }
        guard parts.count == 3, let now = try funnel.record(Customer.entityName, parts[0]),
            now[.owner] == .int(parts[2])
        else { return }
        let old: Value = parts[1] == 0 ? .null : .int(parts[1])
        do {
            try funnel.perform(
                .update(Customer.entityName, id: parts[0], version: nil, Entries(values: ["owner": old])))
        } catch is Refusal { return } catch is NotFound { return }
    }
}
