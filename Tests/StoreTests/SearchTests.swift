import Kernel
import Store
import TestKit
import Testing

@Suite struct SearchTests {
    private static let texts: [(entity: Int64, id: Int64, tokens: [String], scope: [String])] = [
        (1, 1, ["上海", "海国", "国际", "际贸", "贸易", "shanghai", "trading"], ["zo1"]),
        (1, 2, ["北京", "京上", "上地", "o", "neil"], ["zo2", "zd1"]),
        (1, 3, ["上海", "müller", "zo1"], ["zo2"]),
        (2, 1, ["上海", "shanghai"], ["zo1"]),
        (4, 9, ["O'Neil \"x\" OR *", "back\\slash"], ["zo9"]),
    ]

    @Test(arguments: Engine.available) func findsTheSameOnBothEngines(engine: Engine) async throws {
        let database = try await stocked(engine)
        let questions: [([String], [String], [String]?, [Int64], [String])] = [
            (["上海"], [], nil, [], ["2.1", "1.3", "1.1"]),
            ([], ["上"], nil, [1], ["1.3", "1.2", "1.1"]),
            (["贸易"], ["shang"], nil, [], ["1.1"]),
            (["上海"], [], ["zo1"], [], ["2.1", "1.1"]),
            (["上海"], [], ["zo2", "zd1"], [], ["1.3"]),
            (["上海"], [], [], [], []),
            (["上海"], [], nil, [1, 4], ["1.3", "1.1"]),
            ([], ["zo"], nil, [], ["1.3"]),
            (["o'neil"], [], nil, [], ["4.9", "1.2"]),
            ([], ["MÜL"], nil, [], []),
            (["MüLLER"], [], nil, [], ["1.3"]),
            (["a\" OR tokens:*"], [], nil, [], []),
            (["x\" *"], [], nil, [], ["4.9"]),
            (["back\\slash"], [], nil, [], ["4.9"]),
            (["'"], [], nil, [], []),
        ]

        for (words, prefixes, scope, entities, expected) in questions {
            var question = SearchQuestion()
            question.words = words
            question.prefixes = prefixes
            question.scope = scope
            question.entities = entities
            let asked = question
            let hits = try await database.read { try SearchIndex.search(asked, in: $0).map { "\($0.entity).\($0.id)" } }
            #expect(hits == expected, "\(words) \(prefixes)")
        }
    }

    @Test(arguments: Engine.available) func aRewrittenRecordIsFoundByItsNewWordsOnly(engine: Engine) async throws {
        let database = try await stocked(engine)
        try await database.write { tx in
            try SearchIndex.write(entity: 1, id: 1, tokens: ["wien"], scope: ["zo3"], in: tx)
            try SearchIndex.delete(entity: 2, id: 1, in: tx)
        }

        let found = try await database.read { tx in
            try ["上海", "wien", "shanghai"].map { word in
                var question = SearchQuestion()
                question.words = [word]
                return try SearchIndex.search(question, in: tx).map(\.id)
            }
        }

        #expect(found == [[3], [1], []])
    }

    private func stocked(_ engine: Engine) async throws -> any Database {
        let database = try await engine.stocked()
        try await database.write { tx in
            for text in SearchTests.texts {
                try SearchIndex.write(entity: text.entity, id: text.id, tokens: text.tokens, scope: text.scope, in: tx)
            }
        }
        return database
    }
}
