import Intelligence
import Kernel
import Records

/// A level of a relationship scheme, as it is kept or as somebody is about to keep it.
package struct SchemeLevel: Sendable, Equatable {
    package let id: Int64
    let scheme: RelationshipLevel.Scheme
    package var name: String
    let rank: Int
    /// From here on, and up to the level above; nil where there is no limit.
    package var lower: Int64?
    package var upper: Int64?
}

/// A relationship scheme: which level goes with which measure.
struct LevelsByRule: Sendable, Equatable {
    let scheme: RelationshipLevel.Scheme
    let rules: [LevelRule]

    init(_ scheme: RelationshipLevel.Scheme, _ levels: [SchemeLevel]) {
        self.scheme = scheme
        rules = levels.filter { $0.scheme == scheme }.map {
            LevelRule(level: $0.id, lower: $0.lower, upper: $0.upper)
        }
    }
    init(_ scheme: RelationshipLevel.Scheme, _ reader: Reader) throws {
        self.init(scheme, try reader.schemeLevels())
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

extension Catalog {
    /// What a level is called in a language: the ready ones have names in each until somebody renames them.
    func name(of level: SchemeLevel, _ language: Language) -> String {
        shown(level.name, of: RelationshipLevel.entityName, language)
    }
}

extension Reader {
    /// The levels of all schemes, each scheme's best first.
    package func schemeLevels() throws -> [SchemeLevel] {
        var request = Request(RelationshipLevel.entityName)
        request.sort = "rank"
        request.limit = 200
        return try records(request).compactMap { record in
            let it = Typed<RelationshipLevel>(record)
            guard let id = record.id else { return nil }
            return SchemeLevel(
                id: id, scheme: it.scheme, name: it.name, rank: it.rank, lower: it.lower?.units, upper: it.upper?.units)
        }
    }
}
