import Intelligence
import Kernel
import Records

/// The levels of the two schemes that come ready, by the words that name them.
let readyLevels: [Seed] = ReadyScheme.allCases.flatMap { scheme in
    let name: RelationshipLevel.Scheme = scheme == .yearlySales ? .yearlySales : .shareOfPurchasingPower
    return scheme.levels.enumerated().map { rank, level in
        Seed(
            RelationshipLevel.entityName,
            [
                "scheme": name.value, "name": .text("relationship_level.\(level.key)"), "rank": .int(Int64(rank + 1)),
                "lower": level.lower.map { .int($0) } ?? .null, "upper": level.upper.map { .int($0) } ?? .null,
            ])
    }
}
