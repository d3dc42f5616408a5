import Folding
import Kernel
import Store

extension Reader {
    /// The most hits of a search that are looked at: the newest.
    static let searchLimit = 200

    /// What was typed into a search field, as a condition on the entity's records.
    func search(_ typed: String, _ schema: Schema) throws -> (predicate: Predicate, isCut: Bool) {
        guard let number = EntityNumbers.number(schema) else {
            guard let field = schema.system(.number) else { return (.never, false) }
            return (.starts(field, trimmed(typed)), false)
        }
        let query = SearchQuery.parse(typed)
        guard !query.isEmpty else { return (.never, false) }
        let scopes = searchScopes(schema)
        if scopes?.isEmpty == true { return (.never, false) }
        var question = SearchQuestion()
        question.words = query.tokens.filter { !$0.isPrefix }.map(\.text)
        question.prefixes = query.tokens.filter(\.isPrefix).map(\.text)
        question.scope = scopes
        question.entities = [number]
        question.limit = Reader.searchLimit
        let hits = try SearchIndex.search(question, in: tx).map(\.id)
        return (.ids(try verified(hits, query, schema)), hits.count == Reader.searchLimit)
    }

    /// The tokens of which a hit must carry one; nil for somebody who may see all.
    private func searchScopes(_ schema: Schema) -> [String]? {
        if actor.isAdministrator { return nil }
        switch schema.traits.scope {
        case .shared: return nil
        case .administrators: return []
        case .own: return scopeTokens(actor.grant(schema)[.read])
        case .through(let name), .ownOrThrough(let name):
            if actor.grant(schema)[.read] == .all { return nil }
            guard let link = schema[name]?.type as? LinkType, let parent = catalog[link.target] else { return [] }
            return scopeTokens(actor.grant(parent)[.read])
        }
    }
    private func scopeTokens(_ scope: Scope) -> [String]? {
        let mine = actor.userID.map { ["zo\($0)"] } ?? []
        return switch scope {
        case .all: nil
        case .none: []
        case .own: mine
        // A record's tokens name its department and all above it, so one's own department stands for the tree.
        case .tree: mine + (actor.department.map { ["zd\($0)"] } ?? [])
        // One department alone is its tree, narrowed by the scope that every list carries.
        case .department: mine + (actor.department.map { ["zd\($0)"] } ?? [])
        }
    }
    /// Pairs of characters can all be there without the word: the few hits are looked at once more.
    private func verified(_ ids: [Int64], _ query: SearchQuery, _ schema: Schema) throws -> [Int64] {
        guard query.tokens.count > 1, !ids.isEmpty else { return ids }
        let fields = schema.fields.filter { $0.spec.isSearchable }
        return try tx.records(schema, where: .ids(ids), order: [], limit: ids.count).compactMap { record in
            let text = fields.compactMap { field -> String? in
                guard case .text(let text) = record[field] else { return nil }
                return text
            }
            return matches(query, folded: fold(text.joined(separator: "\n"))) ? record.id : nil
        }
    }
}
