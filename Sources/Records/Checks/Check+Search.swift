import Kernel
import Store

extension Check {
    /// A search finds every record that is there and no other.
    static let searchIndex = Check("search") { reader in
        var checked = Checked()
        for schema in reader.catalog.schemas {
            guard let number = EntityNumbers.number(schema) else { continue }
            let there = try reader.liveIDs(schema)
            let indexed = try SearchIndex.ids(entity: number, in: reader.tx)
            checked.saw(there.count)
            compare(there, indexed) { id, isThere in
                checked.found("\(schema.name) \(id): \(isThere ? "not in the index" : "in the index, but not there")")
            }
        }
        return checked
    }
}

/// Tells what only one of two ordered lists holds.
private func compare(_ these: [Int64], _ those: [Int64], _ body: (_ id: Int64, _ isInThese: Bool) -> Void) {
    var (a, b) = (0, 0)
    while a < these.count || b < those.count {
        let this = a < these.count ? these[a] : .max
        let that = b < those.count ? those[b] : .max
        if this < that { body(this, true) } else if that < this { body(that, false) }
        if this <= that { a += 1 }
        if that <= this { b += 1 }
    }
}

extension Reader {
    fileprivate func liveIDs(_ schema: Schema) throws -> [Int64] {
        var ids: [Int64] = []
        try tx.each("SELECT it.\"id\" FROM \(name: schema.name) it WHERE \(present(schema).sql("it"))") {
            ids.append($0.int(0))
        }
        return ids.sorted()
    }
}
