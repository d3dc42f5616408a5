import Testing

/// What is written about the product speaks of everything that it has.
@Suite struct DocumentationTests {
    private var documentation: String {
        let docs = [
            "README.md", "CHANGELOG.md", "SECURITY.md", "docs/architecture.md", "docs/commands.md", "docs/import.md",
            "docs/api.md",
        ]
        return docs.compactMap { SourceText.read($0) }.joined(separator: "\n")
    }

    /// `commandName: "serve"` in the sources of the server.
    private var commands: [String] {
        SourceText.sources.filter { $0.target == "Server" }.flatMap(\.lines).compactMap { line in
            guard let start = line.range(of: "commandName: \"") else { return nil }
            return line[start.upperBound...].split(separator: "\"").first.map(String.init)
        }
    }

    @Test func everyCommandIsDescribed() {
        #expect(commands.count >= 6)
        for command in commands where !["rapport"].contains(command) {
            #expect(
                documentation.contains("rapport \(command)") || documentation.contains(" \(command) "), "\(command)")
        }
    }

    @Test func everyMakeTargetOfTheReadmeIsThere() {
        let makefile = SourceText.read("Makefile") ?? ""
        let readme = SourceText.read("README.md") ?? ""
        let named = Set(
            readme.split { !($0.isLetter || $0 == " ") }.compactMap { part -> String? in
                let words = part.split(separator: " ")
                return words.count >= 2 && words[0] == "make" ? String(words[1]) : nil
            })
        for target in named {
            #expect(makefile.contains("\n\(target):") || makefile.hasPrefix("\(target):"), "make \(target)")
        }
    }
}
