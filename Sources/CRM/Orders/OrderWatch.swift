import Kernel
import Records

/// The rule that finds late orders without anybody saving them: time alone makes an order late.
package enum OrderWatch {
    static let job = "order_watch"

    /// Looks at every order on the watch list whose promised day has passed. Does nothing while another node is at it.
    /// Answers how many orders it found something about.
    @discardableResult
    package static func run(_ records: Records) async throws -> Int {
        let actor = Actor.system
        guard case .held(let job, _) = try await records.startJob(Self.job, key: Self.job, again: true, as: actor)
        else { return 0 }
        do {
            let key = Order.table.fields.watchKey
            // Orders from before there was a list are put on it.
            var changed = try await walk(
                records, .empty(key) && Order.table.fields.state == .open, sort: "", job, actor, put)
            // What is settled moves towards the worse ranks, which were looked at before.
            for rank in ["1", "2", "3", "9"] {
                let late: Predicate = .and([.not(.empty(key)), key >= rank, key < "\(rank) \(records.today.iso)"])
                changed += try await walk(records, late, sort: key.name, job, actor, settle)
            }
            let total = changed
            try await records.write(as: actor, .background) { try $0.finish(job, done: total, progress: "") }
            return total
        } catch {
            await records.stop(job, after: error, as: actor)
            throw error
        }
    }

    private static func walk(
        _ records: Records, _ predicate: Predicate, sort: String, _ job: HeldJob, _ actor: Actor,
        _ step: @escaping @Sendable ([Int64], Funnel) throws -> Int
    ) async throws -> Int {
        var changed = 0
        var pace = Pace(starting: 50, 10...200)
        var request = Request(Order.entityName)
        request.predicate = predicate
        request.sort = sort
        repeat {
            request.limit = pace.size
            let asked = request
            let (ids, next) = try await records.read(as: actor, within: .seconds(30)) { reader in
                var ids: [Int64] = []
                let next = try reader.each(reader.plan(asked)) { ids.append($0.int(0)) }
                return (ids, next)
            }
            let (count, time) = try await records.write(as: actor, .background) { funnel in
                let clock = ContinuousClock()
                let start = clock.now
                let count = try step(ids, funnel)
                try funnel.advance(job, done: 0, total: 0, progress: "")
                return (count, clock.now - start)
            }
            pace.took(time, for: ids.count)
            changed += count
            request.after = next
        } while request.after != nil
        return changed
    }

    @Sendable private static func put(_ ids: [Int64], _ funnel: Funnel) throws -> Int {
        for id in ids { try OrderException.follow(ID(id), funnel) }
        return ids.count
    }
    @Sendable private static func settle(_ ids: [Int64], _ funnel: Funnel) throws -> Int {
        try ids.reduce(0) { count, id in
            guard let record = try funnel.record(Order.entityName, id), record[.deletedAt].isEmpty else { return count }
            let it = Typed<Order>(record)
            let lateness = Lateness(order: ID(id), promised: it.promisedOn, isLate: it.isLate(on: funnel.today))
            return try lateness.settle(OrderException.open(of: ID(id), funnel), funnel) ? count + 1 : count
        }
    }
}
