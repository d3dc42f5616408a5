import Kernel
import Store

extension Funnel {
    /// The lines belong to the parent: they are written, changed and removed with it.
    func write(_ lines: inout Form.Lines, of parent: Record) throws {
        for list in parent.schema.traits.lines {
            guard let records = lines.saved.lists[list.name], let schema = catalog[list.entity],
                let via = schema[list.via]
            else { continue }
            try refusingDuplicates(in: list, schema, records) {
                let (added, changed) = try write(records, lines.removed[list.name] ?? [], schema, via, parent)
                try LineReach(self, list)?.expectReached(added, changed)
            }
        }
    }
    private func write(_ records: [Record], _ removed: [Record], _ schema: Schema, _ via: AnyField, _ parent: Record)
        throws -> (added: [Int64], changed: [Int64])
    {
        // What goes makes room for what comes.
        for var line in removed {
            line[.deletedAt] = now.value
            line[.deletedBy] = actor.reference
            touch(&line)
            _ = try tx.update(line)
        }
        var new: [Record] = []
        var changed: [Int64] = []
        for var line in records where line.isNew || !line.changes.isEmpty {
            line[via] = parent.id.map { .int($0) } ?? .null
            setSortKeys(&line)
            touch(&line)
            guard let id = line.id else {
                new.append(line)
                continue
            }
            _ = try tx.update(line)
            changed.append(id)
        }
        return (try tx.insert(new), changed)
    }

    /// Of lines: at the first that repeats another.
    private func refusingDuplicates(in list: LineList, _ schema: Schema, _ lines: [Record], _ body: () throws -> Void)
        throws
    {
        do { try body() } catch StoreError.unique(_, let columns) {
            let fields = columns.filter { $0 != list.via }.compactMap { schema[$0] }
            var seen: Set<[Value]> = []
            let index = lines.firstIndex { line in !seen.insert(fields.map { line[$0] }).inserted }
            let path = [list.name] + (index.map { [String($0)] } ?? []) + (fields.first.map { [$0.name] } ?? [])
            throw Refusal("field.taken", field: path.joined(separator: "."))
        }
    }
}
