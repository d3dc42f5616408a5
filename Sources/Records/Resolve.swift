import Kernel
import Store

extension Funnel {
    /// Whether a link may point to a record: it is there, and the actor may see it.
    func mayPoint(to id: Int64, _ link: LinkType) throws -> Bool {
        if link.target == User.entityName, organisation.people[id]?.isActive == true { return true }
        if let dictionary = link.dictionary {
            guard let item = try record(link.target, id) else { return false }
            return item["dictionary"] == .text(dictionary) && item[.deletedAt] == .null
        }
        guard let target = catalog[link.target] else { return false }
        if let memory, actor.isAdministrator || target.isShared, memory.knows(target.name, id) { return true }
        return try isThere(target, id)
    }
    private func isThere(_ target: Schema, _ id: Int64) throws -> Bool {
        try tx.record(target, id, where: present(target) && actor.naming(target, catalog)) != nil
    }

    /// What was typed into a link: an id, a number, a name, "me".
    /// Throws `Invalid` where nothing, or more than one record, goes by that name.
    func resolve(_ text: String, _ link: LinkType) throws -> Int64 {
        if link.target == User.entityName {
            if text == "me", let me = actor.userID { return me }
            if let person = organisation.person(login: text), try mayPoint(to: person.id, link) { return person.id }
        }
        guard let target = catalog[link.target] else { throw Invalid("field.no_such_record", ["text": text]) }
        if let id = Int64(text), try mayPoint(to: id, link) { return id }
        // `Acme (C-00042)`, as forms write it: the number in brackets decides.
        if text.hasSuffix(")"), let open = text.lastIndex(of: "("), let key = target.system(.number) ?? target["code"] {
            let number = String(text[text.index(after: open)...].dropLast())
            let scope = present(target) && .compare(key, .equal, .text(number))
            if let id = try tx.records(target, where: scope, limit: 1).first?.id, try mayPoint(to: id, link) {
                return id
            }
        }
        var names: [Predicate] = []
        if let number = target.system(.number) { names.append(.compare(number, .equal, .text(text))) }
        if let code = target["code"], code.kind == .text { names.append(.compare(code, .equal, .text(text))) }
        if let title = target.title, title.kind == .text { names.append(.compare(title, .equal, .text(text))) }
        var scope = present(target) && .or(names) && actor.naming(target, catalog)
        if let dictionary = link.dictionary, let field = target["dictionary"] {
            scope = scope && .compare(field, .equal, .text(dictionary))
        }
        let found = try tx.records(target, where: scope, order: [], limit: 2)
        // What came with the product goes by its name in every language.
        if found.isEmpty {
            for stored in catalog.stored(text, link) where stored != text {
                do { return try resolve(stored, link) } catch is Invalid {}
            }
        }
        guard let id = found.first?.id else { throw Invalid("field.no_such_record", ["text": text]) }
        guard found.count == 1 else { throw Invalid("field.several_records", ["text": text]) }
        return id
    }

    func present(_ schema: Schema) -> Predicate { schema.system(.deletedAt).map { .empty($0) } ?? .always }
}

extension Schema {
    var isShared: Bool { if case .shared = traits.scope { true } else { false } }
}
