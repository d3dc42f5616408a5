import Kernel
import Records
import Synchronization

/// Where tallies are kept and added up anew: away from the requests, one at a time, as often as the records change and
/// no more than a part of the time.
package final class Analyses: Sendable {
    private let records: Records
    private let shelf = Mutex(Shelf())

    package init(_ records: Records) { self.records = records }

    /// What can be shown now.
    package enum Standing: Sendable {
        case ready(Tally)
        /// The first time is under way; the share that is done.
        case computing(Double)
        case failed
    }

    /// What is kept of so many customers weighs some sixty megabytes.
    private static let heaviest = 3_000_000
    private static let most = 2_000
    /// Further questions wait until their page asks again.
    private static let queue = 40
    /// A person waits so long for a first answer, and for a fresh one where the last took less than `quick`.
    private static let patience = Duration.milliseconds(400)
    private static let quick = Duration.milliseconds(150)

    /// The tally for somebody: as fresh as the records, or as of a time that it says.
    package func standing(_ question: Tally.Question, as actor: Actor) async throws -> Standing {
        let key = Key(question, actor, records.catalog)
        let mark = try await records.readOne(as: actor) { reader in
            Mark(changes: try reader.changeMark(), today: reader.today)
        }
        if start(key, question, mark, actor) { try await wait(for: key) }
        return shelf.withLock { shelf in
            guard let entry = shelf.entries[key] else { return .computing(0) }
            if let tally = entry.tally { return .ready(tally) }
            return entry.hasFailed ? .failed : .computing(entry.share)
        }
    }

    /// Begins to add up where that is due. Answers whether it is worth waiting for.
    private func start(_ key: Key, _ question: Tally.Question, _ mark: Mark, _ actor: Actor) -> Bool {
        shelf.withLock { shelf in
            var entry = shelf.entries[key] ?? Entry()
            shelf.clock += 1
            entry.used = shelf.clock
            defer { shelf.entries[key] = entry }
            let isQuick = entry.took.map { $0 < Self.quick } ?? true
            if entry.isRunning { return entry.tally == nil || isQuick }
            guard entry.mark != mark || entry.tally == nil else { return false }
            // What takes a second is not begun again within twenty: the machine is there for people.
            if entry.tally != nil, let ended = entry.endedAt, let took = entry.took, .now - ended < took * 20 {
                return false
            }
            guard shelf.entries.values.count(where: \.isRunning) < Self.queue else { return false }
            entry.isRunning = true
            entry.hasFailed = false
            entry.share = 0
            let before = shelf.last
            shelf.last = Task { [self] in
                await before?.value
                await compute(key, question, mark, actor)
            }
            return entry.tally == nil || isQuick
        }
    }

    private func compute(_ key: Key, _ question: Tally.Question, _ mark: Mark, _ actor: Actor) async {
        let clock = ContinuousClock()
        let began = clock.now
        let work = TallyWork(records: records, actor: actor, question: question)
        let tally = try? await work.run { share in
            self.shelf.withLock { $0.entries[key]?.share = share }
        }
        shelf.withLock { shelf in
            guard var entry = shelf.entries[key] else { return }
            entry.isRunning = false
            entry.endedAt = clock.now
            entry.took = clock.now - began
            entry.hasFailed = tally == nil
            if let tally { (entry.tally, entry.mark) = (tally, mark) }
            shelf.entries[key] = entry
            shelf.drop(Self.heaviest, Self.most)
        }
    }

    private func wait(for key: Key) async throws {
        let clock = ContinuousClock()
        let end = clock.now + Self.patience
        while clock.now < end, shelf.withLock({ $0.entries[key]?.isRunning == true }) {
            try await Task.sleep(for: .milliseconds(4))
        }
    }
}

extension Analyses {
    /// Whose records, and what of them: equal keys have equal tallies.
    private struct Key: Hashable {
        let question: Tally.Question
        let reach: String
        let zone: String
        /// A condition may say "me", and dates as somebody writes them.
        let asker: String

        init(_ question: Tally.Question, _ actor: Actor, _ catalog: Catalog) {
            self.question = question
            reach = actor.reach(catalog.schemas.filter { $0.traits.isListed && $0.traits.group != "lists" }, catalog)
            zone = actor.format.zone.name
            asker = question.conditions.isEmpty ? "" : "\(actor.userID ?? 0) \(actor.format.language)"
        }
    }
    /// As of which changes, and on which day.
    private struct Mark: Hashable {
        let changes: String
        let today: Day
    }
    private struct Entry {
        var tally: Tally?
        var mark: Mark?
        var isRunning = false
        var hasFailed = false
        var share = 0.0
        var endedAt: ContinuousClock.Instant?
        var took: Duration?
        var used = 0
        var weight: Int { (tally?.ranking.count ?? 0) + 100 }
    }
    private struct Shelf {
        var entries: [Key: Entry] = [:]
        var clock = 0
        /// The computation that was asked for last: the next begins after it.
        var last: Task<Void, Never>?

        /// Lets go of what was not asked for longest.
        mutating func drop(_ heaviest: Int, _ most: Int) {
            var weight = entries.values.reduce(0) { $0 + $1.weight }
            guard weight > heaviest || entries.count > most else { return }
            for (key, entry) in entries.sorted(by: { $0.value.used < $1.value.used }).dropLast() {
                guard weight > heaviest || entries.count > most else { return }
                if entry.isRunning { continue }
                weight -= entry.weight
                entries[key] = nil
            }
        }
    }
}
