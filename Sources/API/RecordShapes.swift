import Kernel
import Records
import Synchronization

/// How records are written, kept per kind of record and of reader: making it costs more than writing one.
final class RecordShapes: Sendable {
    private struct Key: Hashable {
        let entity: String
        let version: Int
        let hidden: Set<String>
        let lists: [Set<String>?]
    }
    private let kept = Mutex<[Key: RecordJSON]>([:])

    func shape(_ schema: Schema, _ actor: Actor, _ catalog: Catalog, lines: Set<String> = []) -> RecordJSON {
        let lists: [Set<String>?] = schema.traits.lines.map { list in
            guard list.isInline || lines.contains(list.name), let line = catalog[list.entity], actor.may(.read, line)
            else { return nil }
            return actor.grant(line).hidden
        }
        let key = Key(entity: schema.name, version: catalog.version, hidden: actor.grant(schema).hidden, lists: lists)
        if let known = kept.withLock({ $0[key] }) { return known }
        let shape = RecordJSON(schema, actor, catalog, lines: lines)
        kept.withLock { kept in
            if kept.count > 500 { kept.removeAll() }
            kept[key] = shape
        }
        return shape
    }
}
