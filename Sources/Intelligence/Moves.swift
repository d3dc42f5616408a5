/// How many customers go from which level to which, and who the first of them are; nil is "no level".
public struct Moves<Level: Hashable & Sendable>: Sendable, Equatable {
    public struct Pair: Hashable, Sendable {
        public let from: Level?
        public let to: Level?
        public init(_ from: Level?, _ to: Level?) {
            self.from = from
            self.to = to
        }
    }
    public private(set) var counts: [Pair: Int] = [:]
    /// Of each move the first customers in the order in which they were added; nobody of those who stay.
    public private(set) var first: [Pair: [Int64]] = [:]
    /// How many customers of a move are kept by name.
    public static var shown: Int { 50 }

    public init() {}
    /// As they were counted before.
    public init(_ moves: [(pair: Pair, count: Int, first: [Int64])]) {
        for move in moves {
            counts[move.pair] = move.count
            if !move.first.isEmpty { first[move.pair] = move.first }
        }
    }

    public mutating func add(_ id: Int64, from: Level?, to: Level?) {
        let pair = Pair(from, to)
        let count = (counts[pair] ?? 0) + 1
        counts[pair] = count
        if from != to, count <= Self.shown { first[pair, default: []].append(id) }
    }
    /// Customers who change their level.
    public var moved: Int { counts.reduce(0) { $1.key.from == $1.key.to ? $0 : $0 + $1.value } }
    public var total: Int { counts.values.reduce(0, +) }
}

/// What two gradings say of the same customers; both inputs are in the order of ids. Who is in one of them alone has no
/// level in the other.
public func moves(
    from before: (ids: [Int64], levels: [ValueLevel]), to after: (ids: [Int64], levels: [ValueLevel])
) -> Moves<ValueLevel> {
    var moves = Moves<ValueLevel>()
    var old = 0
    var new = 0
    while old < before.ids.count || new < after.ids.count {
        let oldID = old < before.ids.count ? before.ids[old] : .max
        let newID = new < after.ids.count ? after.ids[new] : .max
        moves.add(
            min(oldID, newID), from: oldID <= newID ? before.levels[old] : nil,
            to: newID <= oldID ? after.levels[new] : nil)
        if oldID <= newID { old += 1 }
        if newID <= oldID { new += 1 }
    }
    return moves
}
