import Kernel
import Records

/// One grading of all customers: when, how, and what came out.
struct GradingRun: Entity {
    static let entityName = "grading_run"
    static let table = Table<GradingRun>(title: "scored_on") {
        $0.scope = .shared
        $0.isListed = false
        $0.defaultSort = "-created_at"
    }

    let scoredOn = OnDay().required.listed
    let windowMonths = Count().listed
    let countsReturns = Flag().listed
    /// The weights, scales and limits used, as JSON: what a later page needs to explain a score of this run.
    let settings = LongText()
    /// What the quintiles came to, as JSON: the values at which the next score begins.
    let cutOffs = LongText()
    /// When the reading began; the run was last changed when it ended.
    let startedAt = Moment()
    let isNightly = Flag().listed
    let isFinished = Flag().listed
    let scored = Count().listed
    let highest = Count().listed
    let value = Count().listed
    let general = Count().listed
    let lowest = Count().listed
}

/// One customer's score in one run, with its parts. The rows are the history of the customer's level.
struct CustomerScore: Entity {
    static let entityName = "customer_score"
    static let table = Table<CustomerScore>(title: "id") {
        $0.scope = .through("customer")
        $0.isRecord = false
        $0.isListed = false
        $0.uniques = [["customer", "run"]]
    }

    let run = Link<GradingRun>()
    let customer = Link<Customer>()
    /// Days since the last purchase; purchases; bought; cost of serving. Then the score of each, 1 to 5.
    let recency = Count()
    let frequency = Count()
    let amount = Amount()
    let cost = Amount()
    let recencyScore = Count()
    let frequencyScore = Count()
    let amountScore = Count()
    let costScore = Count()
    /// How many scored customers had a strictly smaller value: what the score was made of.
    let recencySmaller = Count()
    let frequencySmaller = Count()
    let amountSmaller = Count()
    let costSmaller = Count()
    let score = Field<Fixed>(DecimalType(.quantity))
    let level = Pick<GradedLevel>()
}

/// A step of the relationship, by the scheme's measure: lower ≤ x < upper.
struct RelationshipLevel: Entity {
    static let entityName = "relationship_level"
    static let table = Table<RelationshipLevel> {
        $0.scope = .shared
        $0.defaultSort = "rank"
        $0.hasReadyNames = true
        $0.isListed = false
    }

    let scheme = Pick<Scheme>().listed
    let name = Text().max(60).required.listed
    let rank = Count().listed
    /// Of sales: an amount. Of the share of purchasing power: a share, 0.3 is 30 %.
    let lower = AmountOrUnknown().listed
    let upper = AmountOrUnknown().listed

    enum Scheme: String, Choice {
        case yearlySales = "yearly_sales"
        case shareOfPurchasingPower = "share_of_purchasing_power"
    }
}

/// From when to when a customer stood at a level, and who said so.
struct RelationshipHistory: Entity {
    static let entityName = "relationship_history"
    static let table = Table<RelationshipHistory>(plural: "relationship_histories", title: "id") {
        $0.scope = .through("customer")
        $0.isRecord = false
        $0.isListed = false
    }

    let customer = Link<Customer>()
    let level = Link<RelationshipLevel>()
    let source = Pick<LevelSource>()
    let at = Field<Instant>(MomentType())
}
