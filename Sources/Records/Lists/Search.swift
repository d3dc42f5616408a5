import Folding
import Kernel
import Store

extension Reader {
    /// The most hits of a search that are looked at: the newest.
    static let searchLimit = 200

    /// What was typed into a search field, as a condition on the entity's records.
    /// `wanted` where the newest are asked for and nothing else narrows them: no more hits are looked at than shown.
    func search(_ typed: String, _ schema: Schema, wanted: Int? = nil) throws -> (predicate: Predicate, isCut: Bool) {
        guard let number = EntityNumbers.number(schema) else {
            if let field = schema.system(.number) { return (.starts(field, trimmed(typed)), false) }
            // Short lists, such as categories: by their name as it is.
            guard let title = schema.title, title.kind == .text, !trimmed(typed).isEmpty else { return (.never, false) }
            return (.contains(title, trimmed(typed)), false)
        }
        let query = SearchQuery.parse(typed)
        guard !query.isEmpty else { return (.never, false) }
        let scopes = searchScopes(schema)
        // What tokens tell of departments is narrowed after the search, so all hits are looked at then.
        let wanted = [.all, .own].contains(reachOfSearch(schema)) ? wanted : nil
        if scopes?.isEmpty == true { return (.never, false) }
        var question = SearchQuestion()
        question.words = query.tokens.filter { !$0.isPrefix }.map(\.text)
        question.prefixes = query.tokens.filter(\.isPrefix).map(\.text)
        question.scope = scopes
        question.entities = [number]
        question.limit = query.tokens.count > 1 ? Reader.searchLimit : wanted ?? Reader.searchLimit
        let hits = try SearchIndex.search(question, in: tx).map(\.id)
        return (.ids(try verified(hits, query, schema, wanted)), hits.count == question.limit)
    }

    /// The tokens of which a hit must carry one; nil for somebody who may see all.
    private func searchScopes(_ schema: Schema) -> [String]? { scopeTokens(reachOfSearch(schema)) }

    /// How far the actor sees what a search looks through: his own right, as far as that to the parent goes.
    private func reachOfSearch(_ schema: Schema) -> Scope {
        if actor.isAdministrator { return .all }
        switch schema.traits.scope {
        case .shared: return .all
        case .administrators: return .none
        case .own, .ownOrThrough: return actor.grant(schema)[.read]
        case .through(let name):
            let own = actor.grant(schema)[.read]
            if own == .all { return .all }
            guard let link = schema[name]?.link, let parent = catalog[link.target] else { return .none }
            return min(own, actor.grant(parent)[.read])
        }
    }
    private func scopeTokens(_ scope: Scope) -> [String]? {
        let mine = actor.userID.map { ["zo\($0)"] } ?? []
        return switch scope {
        case .all: nil
        case .none: []
        case .own: mine
        // The tree as it is today: a record's tokens name the departments above it as they were when it was saved.
        case .tree: mine + actor.departmentTree.map { "zd\($0)" }
        // One department alone is its tree, narrowed by the scope that every list carries.
        case .department: mine + (actor.department.map { ["zd\($0)"] } ?? [])
        }
    }
    /// Pairs of characters can all be there without the word: the few hits are looked at once more, the newest first.
    private func verified(_ ids: [Int64], _ query: SearchQuery, _ schema: Schema, _ wanted: Int?) throws -> [Int64] {
        guard query.tokens.count > 1, !ids.isEmpty else { return ids }
        let plan = RecordPlan(schema, schema.fields.filter { $0.spec.isSearchable })
        let ids = ids.sorted(by: >)
        let size = wanted.map { max($0, 20) } ?? ids.count
        var found: [Int64] = []
        for start in stride(from: 0, to: ids.count, by: size) where found.count < wanted ?? .max {
            let part = Array(ids[start..<min(start + size, ids.count)])
            try tx.each(plan.sql(.ids(part))) { row in
                var text = ""
                for column in 1...max(plan.fields.count, 1) where column <= plan.fields.count {
                    text += row.text(column)
                    text += "\n"
                }
                if matches(query, folded: fold(text)) { found.append(row.int(0)) }
            }
        }
        return found
    }
}
