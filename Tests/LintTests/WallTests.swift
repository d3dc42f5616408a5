import Testing

/// The walls between the parts, and what stands nowhere. Each exception is named, and says why.
@Suite struct WallTests {
    /// Lines of code that hold the word, outside the files that may.
    private func uses(
        _ words: [String], except allowed: Set<String> = [], in files: [SourceText.File] = SourceText.sources
    ) -> [String] {
        files.filter { !allowed.contains($0.path) }.flatMap { file in
            file.code.filter { line in words.contains { line.text.contains($0) } }.map {
                "\(file.path):\($0.number) \($0.text)"
            }
        }
    }

    @Test func theSourcesAreFound() {
        #expect(SourceText.sources.count > 100)
        #expect(SourceText.sources.contains { $0.path == "Sources/Kernel/Entity.swift" })
    }

    @Test func eachCLibraryIsKnownInItsOwnFilesOnly() {
        let store = SourceText.sources.filter { $0.target == "Store" }.map(\.path)
        let sqlite = Set(
            store.filter {
                $0.contains("SQLite") || $0.hasSuffix("/Row.swift") || $0.hasSuffix("/ExistingSchema.swift")
            })
        let postgres = Set(store.filter { $0.contains("Postgres") || $0.hasSuffix("/Row.swift") })

        #expect(uses(["CSQLite", "sqlite3_", "SQLITE_"], except: sqlite).isEmpty)
        #expect(
            uses(
                ["CPostgres", "PQexec", "PQget", "PQn", "PQft", "PQconn", "PQsend", "PGconn", "PGresult"],
                except: postgres
            ).isEmpty)
        #expect(uses(["COpenSSL", "EVP_", "RAND_bytes", "HMAC("], except: ["Sources/Secrets/OpenSSL.swift"]).isEmpty)
        #expect(uses(["CArgon2", "argon2id_"], except: ["Sources/Secrets/Argon2.swift"]).isEmpty)
        let foreign = "Sources/Tabular/Foreign/"
        #expect(uses(["CZlib", "inflate("], except: [foreign + "Inflater.swift"]).isEmpty)
        #expect(uses(["CExpat", "XML_"], except: [foreign + "MarkupReader.swift"]).isEmpty)
        #expect(uses(["CLimits", "rapport_limit", "rapport_shut"], except: [foreign + "Sandbox.swift"]).isEmpty)
    }

    @Test func onlyStoreAndRecordsSpeakSQL() {
        let outside = SourceText.sources.filter { !["Store", "Records"].contains($0.target) }
        #expect(uses([": SQL", "SQL(", "\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE FROM"], in: outside).isEmpty)
        let raw = SourceText.sources.filter { $0.target != "Store" }
        #expect(uses(["SQL(raw", "SQL(whole"], in: raw).isEmpty)
    }

    @Test func noMarkupIsTrusted() {
        #expect(uses(["HTML(trusted", "trusted:"]).isEmpty)
    }

    @Test func noProgramsPatternsOrPlugins() {
        // The script that makes tables and the command line's own start are outside Sources.
        // One file starts this very executable again, with limits, to read what may mean harm.
        let programs = ["Process(", "posix_spawn", "dlopen", "system(\"", "popen(", "execv"]
        #expect(uses(programs, except: ["Sources/Tabular/Foreign/Sandbox.swift"]).isEmpty)
        #expect(
            uses(["NSRegularExpression", "Regex<", "Regex {", "try Regex", "firstMatch(of: /", "matches(of: /"]).isEmpty
        )
    }

    /// One file each, with the reason.
    private static let traps: [String: String] = ["Sources/Web/Assets/Embedded.swift": "scripts and styles, as text"]

    @Test func nothingTrapsOnInput() {
        let found = SourceText.sources.filter { WallTests.traps[$0.path] == nil }.flatMap { file in
            file.code.filter { line in
                let code = SourceText.withoutText(line.text)
                return code.contains("try!") || code.contains("as!") || code.contains("fatalError(") || isForced(code)
            }.map { "\(file.path):\($0.number) \($0.text)" }
        }
        #expect(found.isEmpty)
    }
    /// `name!`, `call()!`, `list[0]!`: an exclamation mark behind a value, and no comparison.
    private func isForced(_ code: String) -> Bool {
        let characters = Array(code)
        return characters.indices.dropFirst().contains { index in
            guard characters[index] == "!" else { return false }
            let before = characters[index - 1]
            let after = index + 1 < characters.count ? characters[index + 1] : " "
            return (before.isLetter || before.isNumber || ")]_".contains(before)) && after != "="
        }
    }

    @Test func whatIsUncheckedSaysWhy() {
        let silent = SourceText.sources.flatMap { file in
            file.lines.indices.filter { file.lines[$0].contains("@unchecked Sendable") }.filter { index in
                let near = file.lines[max(0, index - 4)...min(file.lines.count - 1, index + 4)]
                return !near.contains { $0.contains("//") }
            }.map { "\(file.path):\($0 + 1)" }
        }
        #expect(silent.isEmpty)
        #expect(uses(["nonisolated(unsafe)"]).isEmpty)
    }

    @Test func noTasksInsideTransactions() {
        let found = SourceText.sources.filter { ["Store", "Records", "CRM"].contains($0.target) }.flatMap { file in
            tasksInWrites(file).map { "\(file.path):\($0)" }
        }
        #expect(found.isEmpty)
    }
    /// Lines with `Task {` inside the braces of a `.write(` or `.read(`.
    private func tasksInWrites(_ file: SourceText.File) -> [Int] {
        var depth = 0, inside: Int?, found: [Int] = []
        for (number, line) in file.code {
            let code = SourceText.withoutText(line)
            if inside == nil, [".write(", ".write {", ".read(", ".readOne("].contains(where: code.contains),
                code.hasSuffix("in") || code.hasSuffix("{")
            {
                inside = depth
            }
            if inside != nil, code.contains("Task {") || code.contains("Task.detached") { found.append(number) }
            depth += code.count { $0 == "{" } - code.count { $0 == "}" }
            if let start = inside, depth <= start { inside = nil }
        }
        return found
    }

    /// Tables made by scripts from public lists, and the assets of the pages.
    private static let long: Set<String> = [
        "Sources/Folding/Tables/PinyinReadings.swift", "Sources/Folding/Tables/PlainLetters.swift",
        "Sources/Web/Assets/Embedded.swift",
    ]
    @Test func filesStayShort() {
        let found = (SourceText.sources + SourceText.tests).filter {
            $0.lines.count > 301 && !WallTests.long.contains($0.path)
        }
        #expect(found.map { "\($0.path): \($0.lines.count) lines" } == [])
    }

    @Test func targetsPointInOneDirection() {
        let allowed: [String: Set<String>] = [
            "Kernel": [], "Folding": [], "Tabular": [], "Intelligence": [], "Secrets": [], "Store": ["Kernel"],
            "Records": ["Kernel", "Folding", "Tabular", "Secrets", "Store"], "Page": ["Kernel", "Records"],
            "CRM": ["Kernel", "Folding", "Page", "Records", "Intelligence"],
        ]
        let ours = Set(allowed.keys).union(["Door", "API", "Web"])
        let found = SourceText.sources.flatMap { file -> [String] in
            guard let allowed = allowed[file.target] else { return [] }
            return file.lines.compactMap { line in
                guard line.hasPrefix("import ") else { return nil }
                let name = String(line.dropFirst(7))
                return ours.contains(name) && !allowed.contains(name) ? "\(file.path) imports \(name)" : nil
            }
        }
        #expect(found.isEmpty)
    }
}
