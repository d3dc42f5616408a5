import Kernel
import Store

extension Check {
    /// No two records that are there hold the same where they must not.
    static let uniques = Check("uniques") { reader in
        var checked = Checked()
        for schema in PrivateTables.schemas + reader.catalog.schemas {
            for field in schema.fields where field.spec.isUnique {
                try reader.checkUnique(schema, [field], ignoringEmpty: true, &checked)
            }
            for names in schema.traits.uniques {
                try reader.checkUnique(schema, names.compactMap { schema[$0] }, ignoringEmpty: false, &checked)
            }
        }
        return checked
    }

    /// The next number that is given is above every number that was given.
    static let numbers = Check("numbers") { reader in
        var checked = Checked()
        for schema in reader.catalog.schemas {
            guard let prefix = schema.traits.numberPrefix, let number = schema.system(.number) else { continue }
            var highest: Int64 = 0
            try reader.tx.each(
                "SELECT \(number) FROM \(name: schema.name) it WHERE \(Predicate.starts(number, prefix + "-").sql("it"))"
            ) { row in
                checked.saw()
                highest = max(highest, givenNumber(row.text(0), schema))
            }
            let last = try reader.tx.lastNumber(of: schema.name)
            if last < highest { checked.found("\(schema.name): \(last) < \(highest)") }
        }
        return checked
    }
}

/// The counter in a number that the product gave: 42 of `SO-2026-00042`. 0 for one that somebody else made up.
private func givenNumber(_ text: String, _ schema: Schema) -> Int64 {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == (schema.traits.numberHasYear ? 3 : 2), let last = parts.last, last.utf8.count >= 5,
        last.utf8.allSatisfy({ (48...57).contains($0) })
    else { return 0 }
    return Int64(last) ?? 0
}

extension Reader {
    fileprivate func checkUnique(_ schema: Schema, _ fields: [AnyField], ignoringEmpty: Bool, _ checked: inout Checked)
        throws
    {
        guard !fields.isEmpty else { return }
        var conditions = [present(schema).sql("it")]
        if ignoringEmpty {
            conditions += fields.map { Predicate.not(.empty($0)).sql("it") }
        }
        // Where one of several is not known, two are not the same.
        else {
            conditions += fields.filter { $0.kind != .text }.map { Predicate.not(.empty($0)).sql("it") }
        }
        let columns = fields.map { column($0, of: "it") }.joined(", ")
        let some: SQL = "FROM \(name: schema.name) it WHERE \(conditions.joined(" AND "))"
        checked.saw(Int(try tx.int("SELECT count(*) \(some)") ?? 0))
        try tx.each("SELECT min(it.\"id\"), max(it.\"id\") \(some) GROUP BY \(columns) HAVING count(*) > 1") { row in
            checked.found("\(schema.name) \(row.int(0)), \(row.int(1)): \(fields.map(\.name).joined(separator: ", "))")
        }
    }
}
