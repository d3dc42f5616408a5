import Kernel

/// One index of an entity's table.
struct TableIndex {
    let name: String
    let create: SQL
}

extension Schema {
    /// The indexes that the fields and traits ask for, each once.
    var tableIndexes: [TableIndex] {
        var indexes: [TableIndex] = []
        func add(_ index: TableIndex?) {
            if let index, !indexes.contains(where: { $0.name == index.name }) { indexes.append(index) }
        }
        let sortField = traits.defaultSort.hasPrefix("-") ? String(traits.defaultSort.dropFirst()) : traits.defaultSort
        let sort = self[sortField].map { field in field.spec.sortKey.flatMap { self[$0] } ?? field }
        for field in fields {
            let isTrace =
                field.spec.isSystem && field.name.hasSuffix("_by") || field.name == SystemField.importJob.rawValue
            if field.kind == .link {
                if !isTrace { add(linkIndex(field, sort)) }
            } else if field.spec.isUnique || field.name == sortField || isListKey(field) {
                add(listIndex([field]))
                // A filter in the list's own order: its page is the next fifty entries.
                if field.answersInOrder, !traits.isPart, let sort, sort.name != field.name {
                    add(filterIndex(field, sort))
                }
            }
            if field.spec.isUnique { add(uniqueIndex([field], ignoringEmpty: true)) }
        }
        if traits.isListed, let at = system(.deletedAt), let by = system(.deletedBy) {
            add(binIndex([at], at))
            add(binIndex([by, at], at))
        }
        for names in traits.indexes { add(listIndex(names.compactMap { self[$0] })) }
        for name in traits.sparseIndexes { add(self[name].map(sparseIndex)) }
        for names in traits.uniques { add(uniqueIndex(names.compactMap { self[$0] }, ignoringEmpty: false)) }
        return indexes
    }

    /// What the database calls an index that the entity itself asks for; nil where it asks for no such index.
    package func indexName(_ fields: [String]) -> String? {
        traits.indexes.contains(fields) ? objectName("ix", name, fields) : nil
    }

    /// Whether lists sort by the field or filter on it. Parts are read through their parent and have no lists.
    private func isListKey(_ field: AnyField) -> Bool {
        // A name is sorted by its key, which is a field of its own.
        if field.spec.sortKey != nil, !field.spec.isIndexed { return false }
        if traits.isPart { return field.spec.isIndexed && !field.spec.isSystem }
        return field.spec.isIndexed || field.spec.isListed
    }

    /// For lists, which hold no deleted records: sort keys, and the id by which pages end.
    private func listIndex(_ fields: [AnyField]) -> TableIndex? {
        guard !fields.isEmpty else { return nil }
        let name = objectName("ix", self.name, fields.map(\.name))
        let keys = fields.map { $0.kind == .link ? "\($0)" : coalesced($0.kind, "\($0)") }
        return TableIndex(
            name: name,
            create: """
                CREATE INDEX \(name: name) ON \(name: self.name) (\(keys.joined(", ")), "id")\(wherePresent([]))
                """)
    }
    /// For lists that ask for one value of the field, in their own order. Records without a value are not in it.
    private func filterIndex(_ field: AnyField, _ sort: AnyField) -> TableIndex {
        let name = objectName("ix", self.name, [field.name, "in", sort.name])
        let keys: [SQL] = [coalesced(field.kind, "\(field)"), coalesced(sort.kind, "\(sort)"), "\"id\""]
        return TableIndex(
            name: name,
            create: """
                CREATE INDEX \(name: name) ON \(name: self.name) (\(keys.joined(", ")))\(wherePresent([filled(field.kind, "\(field)")]))
                """)
    }
    /// Of what was deleted, for those who may bring it back: few records, so that it costs the others nothing.
    private func binIndex(_ fields: [AnyField], _ at: AnyField) -> TableIndex {
        let name = objectName("ix", self.name, fields.map(\.name) + ["bin"])
        let keys = fields.map { $0.kind == .link ? "\($0)" : coalesced($0.kind, "\($0)") }
        return TableIndex(
            name: name,
            create: """
                CREATE INDEX \(name: name) ON \(name: self.name) (\(keys.joined(", ")), "id") WHERE \(at) IS NOT NULL
                """)
    }
    /// For lists of the few records that hold something in the field, in its order.
    private func sparseIndex(_ field: AnyField) -> TableIndex {
        let name = objectName("ix", self.name, [field.name, "filled"])
        let key = coalesced(field.kind, "\(field)")
        return TableIndex(
            name: name,
            create:
                "CREATE INDEX \(name: name) ON \(name: self.name) (\(key), \"id\")\(wherePresent([filled(field.kind, "\(field)")]))"
        )
    }
    /// Of all records that point somewhere, deleted ones too: the engine looks here before it lets a parent go.
    private func linkIndex(_ field: AnyField, _ sort: AnyField?) -> TableIndex {
        let sort = field.spec.isIndexed && !traits.isPart ? sort : nil
        let name = objectName("ix", self.name, [field.name, sort?.name ?? "id", "all"])
        let order: SQL = sort.map { "\(coalesced($0.kind, "\($0)")), " } ?? ""
        return TableIndex(
            name: name,
            create:
                "CREATE INDEX \(name: name) ON \(name: self.name) (\(field), \(order)\"id\") WHERE \(field) IS NOT NULL"
        )
    }
    private func uniqueIndex(_ fields: [AnyField], ignoringEmpty: Bool) -> TableIndex? {
        guard !fields.isEmpty else { return nil }
        let name = objectName("ux", self.name, fields.map(\.name))
        let filled: [SQL] = fields.map { $0.kind == .text ? "\($0) <> ''" : "\($0) IS NOT NULL" }
        let keys = fields.map { "\($0)" as SQL }.joined(", ")
        let create: SQL =
            "CREATE UNIQUE INDEX \(name: name) ON \(name: self.name) (\(keys))\(wherePresent(ignoringEmpty ? filled : []))"
        return TableIndex(name: name, create: create)
    }
    /// Of the records that are not in the bin, where there is one.
    private func wherePresent(_ conditions: [SQL]) -> SQL {
        let present: [SQL] = system(.deletedAt).map { ["\($0) IS NULL"] } ?? []
        let all = present + conditions
        return all.isEmpty ? "" : " WHERE \(all.joined(" AND "))"
    }
}

/// `ix_customer_name`. PostgreSQL cuts names at 63 bytes, so long ones end in a digest of the whole.
func objectName(_ prefix: String, _ table: String, _ columns: [String]) -> String {
    let name = ([prefix, table] + columns).joined(separator: "_")
    guard name.utf8.count > 60 else { return name }
    var digest = Digest()
    digest.add(name)
    return String(decoding: Array(name.utf8.prefix(43)), as: UTF8.self) + "_" + digest.text
}
