import Foundation
import Testing

@testable import Folding

/// Real files beside the checkout, which are not part of it: `<checkout>/../shared/data`.
private enum SharedData {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/data")
        .standardized
    static let exists = FileManager.default.fileExists(atPath: folder.path)
    static let missing: Comment = "SKIPPED: no ../shared/data beside this checkout"

    static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
}

@Suite(.enabled(if: SharedData.exists, SharedData.missing))
struct SharedDataTests {
    @Test func naughtyStringsAreOrdinaryText() throws {
        let json = try Data(contentsOf: SharedData.folder.appending(path: "naughty_strings/blns.json"))
        let strings = try JSONDecoder().decode([String].self, from: json)

        for text in strings {
            let folded = fold(text)
            #expect(fold(folded) == folded && hasOnlyIndexableBytes(text))
            #expect(sortKey(text).utf8.count <= longestSortKey)
            #expect(normalised(text).map { $0 == text } ?? text.unicodeScalars.contains { $0.value < 0x20 })
            _ = matches(.parse(text), folded: folded, pinyin: true)
        }
        #expect(strings.count == 515)
    }

    /// Takes seconds: it makes the tokens of tens of thousands of company names, as for an engine.
    @Test func companyNamesAreFoundAsOftenAsTheyContainTheQuery() throws {
        let json = try Data(contentsOf: SharedData.folder.appending(path: "reference/cjk_search.json"))
        let reference = try JSONDecoder().decode(Reference.self, from: json)
        let names = try companyNames(reference.file)
        let queries = reference.search.keys.map { ($0, SearchQuery.parse($0)) }
        var found: [String: Int] = [:]
        var buffer = TokenBuffer()
        let characters = Set(reference.search.keys.joined().unicodeScalars)

        // Of the names without any character of any query a fiftieth is enough.
        for (place, name) in names.enumerated()
        where place % 50 == 0 || name.unicodeScalars.contains(where: characters.contains) {
            buffer.removeAll()
            buffer.add(name)
            let stored = buffer.bytes.split(separator: UInt8(ascii: " "))
            for (typed, query) in queries where query.isHeld(by: stored) && matches(query, folded: fold(name)) {
                found[typed, default: 0] += 1
            }
        }

        #expect(names.count == reference.names)
        for (typed, answer) in reference.search { #expect(found[typed] ?? 0 == answer.contains, "\(typed)") }
    }

    /// After two lines of credits.
    private func companyNames(_ file: String) throws -> [String] {
        let lines = try SharedData.text(file).components(separatedBy: "\r\n")
        return lines.dropFirst(2).filter { !$0.isEmpty }
    }
}

private struct Reference: Decodable {
    struct Answer: Decodable { let contains: Int }
    let file: String
    let names: Int
    let search: [String: Answer]
}

extension SearchQuery {
    /// What an engine asks: all tokens, each as a word or as the beginning of one.
    fileprivate func isHeld(by stored: [ArraySlice<UInt8>]) -> Bool {
        !isEmpty
            && tokens.allSatisfy { token in
                let text = token.text.utf8
                return stored.contains { $0.starts(with: text) && (token.isPrefix || $0.count == text.count) }
            }
    }
}
