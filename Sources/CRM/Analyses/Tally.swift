import Kernel
import Records

/// What somebody's customers bring, added up from the records that he may read, as of one time.
package struct Tally: Sendable {
    /// What was asked: over which days, and of which of his customers.
    package struct Question: Hashable, Sendable {
        package var period: Period
        package var conditions: [Condition]
        package init(_ period: Period, conditions: [Condition] = []) {
            self.period = period
            self.conditions = conditions
        }
        /// The one from which the home page and the analyses start.
        var isFirst: Bool { period.name == .year && conditions.isEmpty }
    }
    package let question: Question
    package let asOf: Instant
    /// How many customers there are, bought they or not.
    package internal(set) var customers = 0
    /// Without the right to orders there are no amounts.
    package let hasOrders: Bool
    package internal(set) var ranking = Ranking()
    /// By field of the customer and its value.
    package internal(set) var groups: [String: [Value: Sums]] = [:]
    /// Of the customers that were graded, by recency and frequency, each 1 to 5.
    package internal(set) var cells = [Int](repeating: 0, count: 25)
    /// Of the first question alone: amounts by month, counted from January of the year 0; this year's and the last's.
    package internal(set) var months: [Int: Sums] = [:]
    package internal(set) var news: [News] = []
    package internal(set) var watched: [Int64] = []
    package internal(set) var abnormal = 0

    package struct Sums: Sendable, Equatable {
        package var customers = 0
        /// Sales, without cancelled ones.
        package var orders = 0
        /// Sales less returns, without cancelled ones, in ten-thousandths of the base currency.
        package var amount: Int64 = 0
        package init() {}
    }
    /// How many records of a kind came in since a day began.
    package struct News: Sendable {
        let entity: String
        let since: Day
        let count: Int
    }

    static let dimensions = [
        "value_level", "classification", "relationship_level", "industry", "region", "source_channel",
    ]
    subscript(level: GradedLevel?) -> Sums { groups["value_level"]?[level?.value ?? .text("")] ?? Sums() }
    func cell(_ recency: Int, _ frequency: Int) -> Int { cells[(recency - 1) * 5 + frequency - 1] }

    init(_ question: Question, asOf: Instant, hasOrders: Bool) {
        self.question = question
        self.asOf = asOf
        self.hasOrders = hasOrders
    }
}

/// The customers with orders in the period, the best first; of equal amounts the older customer.
package struct Ranking: Sendable {
    package private(set) var ids: [Int64] = []
    package private(set) var orders: [Int32] = []
    package private(set) var amounts: [Int64] = []
    /// All amounts together.
    package private(set) var total: Int64 = 0
    package private(set) var totalOrders = 0
    package var count: Int { ids.count }

    mutating func append(_ id: Int64, orders: Int, amount: Int64) {
        ids.append(id)
        self.orders.append(Int32(clamping: orders))
        amounts.append(amount)
        total &+= amount
        totalOrders += orders
    }
    mutating func sort() {
        let places = ids.indices.sorted { a, b in
            amounts[a] == amounts[b] ? ids[a] < ids[b] : amounts[a] > amounts[b]
        }
        (ids, orders, amounts) = (places.map { ids[$0] }, places.map { orders[$0] }, places.map { amounts[$0] })
    }

    /// How many of the best make `percent` of all that was bought; nil where nothing was.
    package func reaching(percent: Int64) -> Int? {
        guard total > 0 else { return nil }
        var sum: Int64 = 0
        for (index, amount) in amounts.enumerated() {
            sum &+= amount
            if Double(sum) * 100 >= Double(total) * Double(percent) { return index + 1 }
        }
        return nil
    }
    /// What the best fifth of the customers make together, rounded up to whole customers.
    package var bestFifth: (customers: Int, amount: Int64) {
        let customers = (count + 4) / 5
        return (customers, amounts.prefix(customers).reduce(0, &+))
    }
    /// The sum of the best so many.
    package func sum(ofBest count: Int) -> Int64 { amounts.prefix(count).reduce(0, &+) }
}
