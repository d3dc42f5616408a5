import Kernel

// A sort key is never NULL, or keyset paging would lose the row. Lists and indexes use the same text for it.

/// What a list sorts by: the column, with the least value of its kind where it is empty.
package func sortExpression(_ field: AnyField, _ alias: String) -> SQL {
    coalesced(field.kind, column(field, of: alias))
}

/// The value that an empty field sorts as.
package func sortKeyFloor(_ kind: Kind) -> Value {
    switch kind {
    case .text, .day: .text("")
    case .bool: .bool(false)
    case .real: .real(-1e308)
    case .int, .moment, .money, .link: .int(.min + 1)
    }
}

func coalesced(_ kind: Kind, _ column: SQL) -> SQL {
    switch kind {
    case .text: column
    case .day: "coalesce(\(column), '')"
    case .bool: "coalesce(\(column), FALSE)"
    case .real: "coalesce(\(column), -1e308)"
    case .int, .moment, .money, .link: "coalesce(\(column), -9223372036854775807)"
    }
}

/// That a field holds something: what indexes of filled fields ask, and what every equality says with them.
func filled(_ kind: Kind, _ column: SQL) -> SQL {
    kind == .text ? "\(column) <> ''" : "\(column) IS NOT NULL"
}
