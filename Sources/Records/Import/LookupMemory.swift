import Kernel
import Store
import Synchronization

/// What a bulk write has looked up, kept over its transactions: a customer's id by number, a product by id.
///
/// Others may change what is remembered. So each transaction asks at its end whether all that it used still stands, and
/// starts over with nothing remembered if not.
package final class LookupMemory: Sendable {
    private let state = Mutex(State())
    /// Records of each entity, and keys of each kind: a product takes half a kilobyte.
    private static let limit = 20_000

    struct State {
        var records: [String: [Int64: Record]] = [:]
        /// The version in which a record was seen.
        var versions: [String: [Int64: Int64]] = [:]
        var ids: [String: [String: Int64]] = [:]
        /// Of this transaction: what it used, and what it learned, which is forgotten if it fails.
        var used: [String: Set<Int64>] = [:]
        var fresh: [Fresh] = []
        /// Answers that hold for one transaction only.
        var answers: [String: [Record]] = [:]
    }
    enum Fresh {
        case record(String, Int64)
        case id(String, String)
    }

    package init() {}

    /// Before a transaction begins, and before it begins again.
    func begin() {
        state.withLock { state in
            state.forget(to: 0)
            state.used = [:]
            state.answers = [:]
            for (entity, records) in state.records where records.count > Self.limit { state.records[entity] = [:] }
            for (entity, versions) in state.versions where versions.count > Self.limit * 5 {
                state.versions[entity] = [:]
                state.records[entity] = [:]
                for space in state.ids.keys where space.hasPrefix(entity + ".") { state.ids[space] = [:] }
            }
        }
    }
    /// After its commit.
    func keep() { state.withLock { $0.fresh = [] } }
    func forgetAll() { state.withLock { $0 = State() } }

    /// Before something that may be undone alone, and after it was undone.
    var mark: Int { state.withLock { $0.fresh.count } }
    func undo(to mark: Int) {
        state.withLock { state in
            state.forget(to: mark)
            state.answers = [:]
        }
    }

    func record(_ entity: String, _ id: Int64, _ load: () throws -> Record?) rethrows -> Record? {
        if let known = state.withLock({ $0.use(entity, id) ? $0.records[entity]?[id] : nil }) { return known }
        guard let record = try load() else { return nil }
        learn(record)
        return record
    }
    func learn(_ record: Record) {
        guard let id = record.id, record[.deletedAt] == .null, let version = Int64(value: record[.version]) else {
            return
        }
        state.withLock { state in
            state.records[record.schema.name, default: [:]][id] = record
            state.versions[record.schema.name, default: [:]][id] = version
            state.fresh.append(.record(record.schema.name, id))
            state.used[record.schema.name, default: []].insert(id)
        }
    }
    /// Whether the record is known to be there.
    func knows(_ entity: String, _ id: Int64) -> Bool { state.withLock { $0.use(entity, id) } }
    /// A record that was written in this transaction is looked up anew, and with it what was asked of its kind.
    func forget(_ record: Record) {
        let entity = record.schema.name
        state.withLock { state in
            if let id = record.id {
                state.records[entity]?[id] = nil
                state.versions[entity]?[id] = nil
            }
            guard !state.answers.isEmpty, record.schema.isShared else { return }
            state.answers = state.answers.filter { !$0.key.hasPrefix(entity + ".") }
        }
    }

    /// The id by which a key is known: `id("customer.number", "17850")`. The entity stands before the point.
    func id(_ space: String, _ key: String) -> Int64? {
        state.withLock { state in
            guard let id = state.ids[space]?[key], let point = space.firstIndex(of: ".") else { return nil }
            return state.use(String(space[..<point]), id) ? id : nil
        }
    }
    func learn(_ space: String, _ key: String, _ id: Int64) {
        state.withLock { state in
            state.ids[space, default: [:]][key] = id
            state.fresh.append(.id(space, key))
        }
    }

    /// What a question answered earlier in the same transaction.
    func answer(_ question: String, _ find: () throws -> [Record]) rethrows -> [Record] {
        if let known = state.withLock({ $0.answers[question] }) { return known }
        let found = try find()
        state.withLock { $0.answers[question] = found }
        return found
    }

    /// Whether everything that this transaction used is still as it was when it was looked up.
    func stillHolds(_ catalog: Catalog, _ tx: any Transaction) throws -> Bool {
        let (used, versions) = state.withLock { ($0.used, $0.versions) }
        for (entity, ids) in used {
            guard let schema = catalog[entity] else { continue }
            let known = versions[entity] ?? [:]
            var standing = 0
            for batch in Array(ids.filter { known[$0] != nil }).batches(of: 100) {
                try tx.each(Self.question(schema, batch)) { row in
                    if known[row.int(0)] == row.int(1) { standing += 1 }
                }
            }
            if standing < ids.count(where: { known[$0] != nil }) { return false }
        }
        return true
    }
    /// Filled up to one length, so that the engine prepares it once.
    private static func question(_ schema: Schema, _ ids: ArraySlice<Int64>) -> SQL {
        let filled = Array(ids) + Array(repeating: ids.first ?? 0, count: 100 - ids.count)
        return """
            SELECT "id", "version" FROM \(name: schema.name)
            WHERE "deleted_at" IS NULL AND "id" IN (\(filled.map { "\($0)" as SQL }.joined(", ")))
            """
    }
}

extension LookupMemory.State {
    fileprivate mutating func use(_ entity: String, _ id: Int64) -> Bool {
        guard versions[entity]?[id] != nil else { return false }
        used[entity, default: []].insert(id)
        return true
    }
    fileprivate mutating func forget(to mark: Int) {
        for fresh in fresh[min(mark, fresh.count)...] {
            switch fresh {
            case .record(let entity, let id):
                records[entity]?[id] = nil
                versions[entity]?[id] = nil
            case .id(let space, let key): ids[space]?[key] = nil
            }
        }
        fresh.removeLast(fresh.count - min(mark, fresh.count))
    }
}

extension Array {
    func batches(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
