import Testing

/// There is no query and no change without an actor.
@Suite struct ActorTests {
    /// What `Records` answers without one: facts about the installation itself, and the doors by which an actor is made.
    private static let withoutActor: [String: String] = [
        "start": "brings the schema up to date before anybody can ask",
        "refresh": "reads people and rights into memory",
        "state": "as refresh", "latest": "as refresh",
        "actor": "makes the actor", "funnel": "is given one", "reader": "is given a funnel, which has one",
        "makeSetUpToken": "before there is anybody", "isGood": "before there is anybody",
        "setUp": "before there is anybody",
        "signIn": "makes the actor from a password", "openSession": "after a password was verified",
        "session": "makes the actor from a token", "key": "makes the actor from a token",
        "invitation": "is given the token itself", "accept": "is given the token itself",
        "signOut": "is given the token itself",
        "check": "the command line's own question, asked as the system",
        "progress": "a job's figures, asked as the system",
        "planImport": "reads files, no records",
        "sessions": "of the person that is named, for that person's own page",
        "end": "as sessions: one of a person's own",
    ]

    @Test func everyQuestionNamesItsActor() {
        let found = SourceText.sources.filter { $0.target == "Records" }.flatMap { file in
            functions(file).filter { !$0.head.contains("Actor") && ActorTests.withoutActor[$0.name] == nil }.map {
                "\(file.path): \($0.name)"
            }
        }
        #expect(found.isEmpty)
    }

    /// The package's own functions in extensions of Records, each with its whole head.
    private func functions(_ file: SourceText.File) -> [(name: String, head: String)] {
        var found: [(name: String, head: String)] = []
        var isRecords = false
        for (index, line) in file.lines.enumerated() {
            if !line.hasPrefix(" "), line.hasSuffix("{") {
                isRecords = line.hasPrefix("extension Records {") || line.contains("final class Records")
            }
            guard isRecords, line.hasPrefix("    package func ") else { continue }
            let name = line.dropFirst(17).prefix { $0.isLetter }
            let head = file.lines[index...].prefix(4).joined(separator: " ")
            found.append((String(name), String(head.prefix(upTo: head.firstIndex(of: "{") ?? head.endIndex))))
        }
        return found
    }

    @Test func theListHasNoStaleNames() {
        let names = Set(SourceText.sources.filter { $0.target == "Records" }.flatMap { functions($0).map(\.name) })
        #expect(Set(ActorTests.withoutActor.keys).subtracting(names).isEmpty)
    }

    /// Who reads past `Reader`'s own methods writes the scope himself: in these files, and nowhere else outside Records.
    @Test func nobodyElseTouchesATransaction() {
        let found = SourceText.sources.filter { !["Records", "Store"].contains($0.target) }.flatMap { file in
            file.code.filter { $0.text.contains(".tx.") && !$0.text.contains("Meta(") }.map {
                "\(file.path):\($0.number) \($0.text)"
            }
        }.filter { line in !ActorTests.transactions.keys.contains { line.hasPrefix($0) } }
        #expect(found.isEmpty)
    }
    private static let transactions: [String: String] = [
        "Sources/Page/Forms/FormModel.swift":
            "items of dictionaries, which everybody may choose from, and names under the reader's scope"
    ]
}
