import Kernel

/// What a search asks for. Tokens are made by the caller: words as they are, Chinese as pairs.
package struct SearchQuestion: Sendable {
    /// Tokens that a record must have.
    package var words: [String] = []
    /// Beginnings of tokens: the word that is still being typed.
    package var prefixes: [String] = []
    /// Scope tokens of which a record must have one. nil: every record.
    package var scope: [String]?
    /// The numbers of the entities to look in. Empty: all.
    package var entities: [Int64] = []
    package var limit = 50
    package init() {}
}

/// A record that a search found.
package struct SearchHit: Hashable, Sendable {
    package let entity: Int64
    package let id: Int64
    package init(entity: Int64, id: Int64) {
        self.entity = entity
        self.id = id
    }
}

/// Which record holds which words, in one table for all entities. The engines only store and match tokens.
package enum SearchIndex {
    /// Replaces what the index knows of a record.
    package static func write(
        entity: Int64, id: Int64, tokens: [String], scope: [String], in tx: any Transaction
    ) throws {
        let row = rowID(entity, id)
        let (words, rights) = (pieces(of: tokens), pieces(of: scope))
        switch tx.kind {
        case .sqlite:
            try tx.execute(
                """
                INSERT OR REPLACE INTO search (rowid, tokens, scope)
                VALUES (\(row), \(words.joined(separator: " ")), \(rights.joined(separator: " ")))
                """)
        case .postgres:
            try tx.execute(
                """
                INSERT INTO search (rowid, tokens, scope)
                VALUES (\(row), array_to_tsvector(CAST(\(array(words)) AS TEXT[])),
                    array_to_tsvector(CAST(\(array(rights)) AS TEXT[])))
                ON CONFLICT (rowid) DO UPDATE SET tokens = excluded.tokens, scope = excluded.scope
                """)
        }
    }
    package static func delete(entity: Int64, id: Int64, in tx: any Transaction) throws {
        try tx.execute("DELETE FROM search WHERE rowid = \(rowID(entity, id))")
    }
    /// Forgets all records of an entity, before its index is built anew.
    package static func delete(entity: Int64, in tx: any Transaction) throws {
        try tx.execute("DELETE FROM search WHERE rowid BETWEEN \(rowID(entity, 0)) AND \(rowID(entity, idMask))")
    }

    /// The records of an entity that the index knows, in order.
    package static func ids(entity: Int64, in tx: any Transaction) throws -> [Int64] {
        var ids: [Int64] = []
        let range: SQL = "rowid BETWEEN \(rowID(entity, 0)) AND \(rowID(entity, idMask))"
        try tx.each("SELECT rowid FROM search WHERE \(range) ORDER BY rowid") { ids.append($0.int(0) & idMask) }
        return ids
    }

    /// The newest records that satisfy the question: those of the last entity first, each with the highest id first.
    package static func search(_ question: SearchQuestion, in tx: any Transaction) throws -> [SearchHit] {
        guard let matches = matches(question, tx.kind) else { return [] }
        var sql: SQL = "SELECT rowid FROM search WHERE \(matches)"
        if let range = range(question.entities) { sql += " AND \(range)" }
        sql += " ORDER BY rowid DESC LIMIT \(question.limit)"
        var hits: [SearchHit] = []
        try tx.each(sql) { hits.append(SearchHit(entity: $0.int(0) >> 48, id: $0.int(0) & idMask)) }
        return hits
    }

    /// The tables that hold the index.
    static func tables(_ kind: EngineKind) -> [SQL] {
        switch kind {
        case .sqlite:
            [
                """
                CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5
                (tokens, scope, tokenize = 'ascii', prefix = '1 2 3 4', detail = 'column', columnsize = 0)
                """
            ]
        case .postgres:
            [
                """
                CREATE TABLE IF NOT EXISTS search
                (rowid BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL, scope TSVECTOR NOT NULL)
                """,
                "CREATE INDEX IF NOT EXISTS search_tokens ON search USING gin (tokens, scope)",
            ]
        }
    }

    private static let idMask: Int64 = 1 << 48 - 1
    private static func rowID(_ entity: Int64, _ id: Int64) -> Int64 { entity << 48 | id & idMask }

    /// The condition on the index; nil where nothing can satisfy it.
    private static func matches(_ question: SearchQuestion, _ kind: EngineKind) -> SQL? {
        var words = pieces(of: question.words)
        var prefixes: [String] = []
        for prefix in question.prefixes {
            let pieces = pieces(of: [prefix])
            words += pieces.dropLast()
            prefixes += pieces.suffix(1)
        }
        guard !words.isEmpty || !prefixes.isEmpty else { return nil }
        let scope = question.scope.map { pieces(of: $0) }
        guard scope?.isEmpty != true else { return nil }
        switch kind {
        case .sqlite:
            let all = words.map { "\"\($0)\"" } + prefixes.map { "\"\($0)\" *" }
            var match = "tokens : (\(all.joined(separator: " AND ")))"
            if let scope { match += " AND scope : (\(scope.map { "\"\($0)\"" }.joined(separator: " OR ")))" }
            return "search MATCH \(match)"
        case .postgres:
            let all = words.map(lexeme) + prefixes.map { lexeme($0) + ":*" }
            let match: SQL = "tokens @@ CAST(\(all.joined(separator: " & ")) AS tsquery)"
            guard let scope else { return match }
            return "\(match) AND scope @@ CAST(\(scope.map(lexeme).joined(separator: " | ")) AS tsquery)"
        }
    }
    private static func range(_ entities: [Int64]) -> SQL? {
        guard let first = entities.min(), let last = entities.max() else { return nil }
        let whole: SQL = "rowid BETWEEN \(rowID(first, 0)) AND \(rowID(last, idMask))"
        let isGapless = last - first < Int64(entities.count)
        return isGapless ? whole : "\(whole) AND rowid >> 48 IN (\(entities.map { "\($0)" as SQL }.joined(", ")))"
    }

    /// Tokens as both engines keep them: ASCII letters small, broken at every other ASCII character, at most 60 long.
    private static func pieces(of tokens: [String]) -> [String] {
        tokens.flatMap { token in
            (1...60).contains(token.utf8.count) && token.utf8.allSatisfy(isPlain) ? [token] : broken(token)
        }
    }
    /// What most tokens are made of, Chinese included: nothing of it needs another look.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
        default: false
        }
    }
    private static func broken(_ token: String) -> [String] {
        let parts = token.unicodeScalars.split {
            $0.isASCII && !$0.properties.isAlphabetic && !("0"..."9").contains($0)
        }
        return parts.map { part in
            part.prefix(60).reduce(into: "") { text, scalar in
                let isCapital = ("A"..."Z").contains(scalar)
                text.unicodeScalars.append(isCapital ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar)
            }
        }
    }
    private static func lexeme(_ piece: String) -> String {
        "'" + piece.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
    }
    private static func array(_ pieces: [String]) -> String {
        "{"
            + pieces.map { "\"" + $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" }.joined(
                separator: ",")
            + "}"
    }
}
