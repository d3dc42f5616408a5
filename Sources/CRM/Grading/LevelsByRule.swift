import Intelligence
import Kernel
import Records

/// The active relationship scheme: which level goes with which measure.
struct LevelsByRule: Sendable {
    let scheme: RelationshipLevel.Scheme
    let rules: [LevelRule]

    init(_ scheme: RelationshipLevel.Scheme, _ reader: Reader) throws {
        self.scheme = scheme
        let schema = reader.catalog.schema(RelationshipLevel.self)
        var request = Request(schema.name)
        request.predicate = RelationshipLevel.table.fields.scheme == scheme
        request.sort = "rank"
        request.limit = 200
        request.fields = ["rank", "lower", "upper"]
        let plan = try reader.plan(request)
        guard let lower = plan.column("lower")?.column, let upper = plan.column("upper")?.column else {
            throw NotFound()
        }
        var rules: [LevelRule] = []
        // Spelled out for both: a function inside that borrows the row ends the compiler.
        _ = try reader.each(plan) { row in
            rules.append(
                LevelRule(
                    level: row.int(0), lower: row.isNull(lower) ? nil : row.int(lower),
                    upper: row.isNull(upper) ? nil : row.int(upper)))
        }
        self.rules = rules
    }

    /// The level of a customer; nil where the scheme cannot know it.
    func level(sales: Int64, purchasingPower: Int64?) -> Int64? {
        let measure: Int64? =
            switch scheme {
            case .yearlySales: sales
            case .shareOfPurchasingPower: shareOfPurchasingPower(sales: sales, power: purchasingPower)
            }
        return Intelligence.level(for: measure, rules: rules)
    }
}
