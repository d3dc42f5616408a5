import Foundation
import Kernel
import Page
import Records
import TestKit
import Testing

@testable import CRM

/// Every text that people read stands in three languages, and every one that stands there is read.
@Suite struct WordsTests {
    private static let platform = [
        User.table.schema, Department.table.schema, Role.table.schema, UserRole.table.schema, RoleGrant.table.schema,
        FieldGrant.table.schema,
    ]
    static let schemas = platform + CRM.modules.flatMap(\.schemas)
    static let words = Words(
        [recordWords, apiWords, importWords] + pageCatalogues + CRM.modules.flatMap(\.words))
    private var words: Words { WordsTests.words }

    @Test func everyRowHasThreeLanguages() {
        #expect(words.problems.isEmpty)
        for key in words.keys {
            for language in Language.allCases { #expect(!words.text(key, language).isEmpty, "\(key) in \(language)") }
        }
    }

    @Test func everyEntityFieldChoiceAndHeadingIsNamed() {
        var missing: [String] = []
        func expect(_ key: String) { if !words.has(key) { missing.append(key) } }
        for schema in WordsTests.schemas {
            expect(schema.name)
            expect("\(schema.name).plural")
            schema.traits.lines.forEach { expect("\(schema.name).\($0.name)") }
            if schema.traits.isListed { expect("menu.\(schema.traits.group)") }
            for field in schema.fields where !field.spec.isHidden && (schema.traits.isRecord || schema.traits.isListed)
            {
                if !words.has("\(schema.name).\(field.name)") { expect("field.\(field.name)") }
                expect("section.\(field.spec.section.isEmpty ? "main" : field.spec.section)")
                guard let pick = field.type as? PickType else { continue }
                pick.choices.forEach { expect("\(pick.words).\($0)") }
            }
        }
        Operator.allCases.forEach { expect("operator.\($0.rawValue)") }
        CRM.readyRoles.forEach { expect("role.\($0.code)") }
        Verb.allCases.forEach { expect("verb.\($0.rawValue)") }
        Scope.allCases.forEach { expect("scope.\($0.rawValue)") }
        RecordSource.allCases.forEach { expect("source.\($0.rawValue)") }
        ["create", "update", "delete", "restore"].forEach { expect("audit.\($0)") }
        #expect(missing.isEmpty)
    }

    /// A ready entry that no word names would be read in English everywhere; one word for two could not be looked up.
    @Test func everyReadyEntryHasItsOwnNameInEachLanguage() {
        let names = Catalog([], words: words).readyNames
        for (list, entries) in readyEntries where list != "classification" {
            let all = entries.map { names.names($0, in: list) }
            for (entry, inEach) in zip(entries, all) {
                #expect(inEach.count == 3 && inEach.first == entry, "\(list): \(entry)")
                #expect(inEach.allSatisfy { names.stored($0, in: list) == entry }, "\(list): \(entry)")
            }
        }
        let known = Set(readyEntries.map(\.0))
        #expect(
            words.keys.filter { $0.hasPrefix("dictionary.") }.allSatisfy { key in
                known.contains(String(key.split(separator: ".")[1]))
            })
    }

    @Test func everyKeyOfTheSourcesIsThere() {
        let missing = SourceKeys.used.filter { !words.has($0.key) }
        #expect(missing.map { "\($0.value): \($0.key)" }.sorted() == [])
    }

    /// Keys that code makes from a value, by their beginning.
    private static let made = [
        "dictionary.", "check.", "problem.", "table.", "export.", "setup.", "keys.",
        "field.", "section.", "menu.", "operator.", "role.", "verb.", "scope.", "source.", "audit.", "actor.", "said.",
        "theme.", "span.", "timeline.", "follow_up.did.", "demo.", "first_steps.",
        "grading.measure.", "grading.place.", "grading.why.", "grading.level.help.", "grading.preview_none.",
        "grading.preview_title.", "grading.set.unit_", "customer.value_level.", "relationship_level.", "export.",
        "import.", "mapping.", "analysis.period.",
    ]
    @Test func noKeyIsUnused() {
        var used = Set(SourceKeys.strings)
        for schema in WordsTests.schemas {
            used.formUnion(
                [schema.name, "\(schema.name).plural"] + schema.traits.lines.map { "\(schema.name).\($0.name)" })
            for field in schema.fields {
                used.formUnion(["\(schema.name).\(field.name)", "\(schema.name).\(field.name).reverse"])
                if let pick = field.type as? PickType { used.formUnion(pick.choices.map { "\(pick.words).\($0)" }) }
            }
        }
        let unused = words.keys.filter { key in !used.contains(key) && !WordsTests.made.contains { key.hasPrefix($0) } }
        #expect(unused.sorted() == [])
    }

    @Test func languagesFillInTheSameValues() {
        for key in words.keys {
            let english = placeholders(words.text(key, .en))
            for language in [Language.zhHans, .zhHant] {
                #expect(placeholders(words.text(key, language)) == english, "\(key) in \(language)")
            }
        }
    }
    private func placeholders(_ text: String) -> Set<String> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
                part.firstIndex { "}|".contains($0) }.map { String(part[..<$0]) }
            })
    }

    /// Names and abbreviations that are written with capitals wherever they stand.
    private static let names: Set<String> = [
        "API", "CSV", "JSON", "RFMC", "PostgreSQL", "SQLite", "Rapport", "R", "F", "M", "C", "A", "B", "D", "E-mail",
        "UTC", "ID", "EUR", "Ctrl",
        "Enter", "Esc", "Fridays", "VAT", "URL", "XLSX", "I", "Excel", "UTF-8", "RFM",
    ]
    @Test func englishLabelsAreInSentenceCase() {
        for key in words.keys {
            let text = words.text(key, .en)
            guard let first = text.unicodeScalars.first, !text.hasPrefix("{"),
                !text.contains(where: { ".;:?“".contains($0) })
            else { continue }
            #expect(!first.properties.isLowercase || WordsTests.small.contains { key.hasPrefix($0) }, "\(key): \(text)")
            let later = text.split(separator: " ").dropFirst().filter { $0.first?.isUppercase == true }.map(String.init)
            #expect(
                later.allSatisfy { WordsTests.names.contains($0.trimmingCharacters(in: .punctuationCharacters)) },
                "\(key): \(text)")
        }
    }
    /// Words that stand within a sentence or a filter's chip, and so begin small.
    private static let small = [
        "follow_up.did.", "operator.", "span.", "grading.as_of", "to", "yes", "no", "optional", "and", "or",
        "import.delimiter.",
        "import.to", "import.seconds_left",
        "watch.days_", "watch.today", "watch.no_date", "watch.delivered", "home.vs_last_year", "home.nothing_before",
        "home.since", "home.heat_note", "home.attention_note", "analysis.as_of", "analysis.axis_", "analysis.from",
        "analysis.to", "analysis.by",
        "grading.set.unit_", "grading.preview_more", "grading.level.since", "grading.level.rest",
    ]

    /// Simplified and traditional are different scripts: a label that was pasted from one into the other is found.
    @Test func chineseIsWrittenInItsOwnScript() {
        let simplifiedOnly = Set("户单错误类设启编页务导专业东丝丢两严丧个临为丽举")
        let traditionalOnly = Set("戶單錯誤類設啟編頁務導專業東絲丟兩嚴喪個臨為麗舉")
        for key in words.keys where !key.hasPrefix("user.language.") && !key.hasPrefix("language.") {
            #expect(
                words.text(key, .zhHant).allSatisfy { !simplifiedOnly.subtracting(traditionalOnly).contains($0) },
                "\(key)")
            #expect(
                words.text(key, .zhHans).allSatisfy { !traditionalOnly.subtracting(simplifiedOnly).contains($0) },
                "\(key)")
        }
    }
}

/// What the sources say of keys.
private enum SourceKeys {
    private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources").path

    private static let lines: [(path: String, text: String)] = {
        let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return paths.filter {
            $0.hasSuffix(".swift") && !$0.hasSuffix("Words.swift") && !$0.contains("/Assets/")
                && !$0.contains("Messages")
        }.sorted().flatMap { path in
            let text = (try? String(contentsOfFile: root + "/" + path, encoding: .utf8)) ?? ""
            return text.split(separator: "\n").map { (path, String($0)) }
        }
    }()
    /// Where a key is asked for by name, and by which file.
    private static let calls = [
        "words(\"", "Refusal(\"", "Invalid(\"", "refusal.add(\"", ".add(\"", "words.text(\"", "look.words(\"",
    ]
    static let used: [String: String] = lines.reduce(into: [:]) { used, line in
        for call in calls {
            for range in line.text.ranges(of: call) {
                let key = line.text[range.upperBound...].prefix { $0 != "\"" && $0 != "\\" }
                let isWhole = line.text[range.upperBound...].dropFirst(key.count).first == "\""
                guard isWhole, key.contains(".") || call.contains("words"), !key.isEmpty else { continue }
                used[String(key)] = line.path
            }
        }
    }
    /// Everything that stands in quotation marks: a key may come by way of a variable.
    static let strings: [String] = lines.flatMap { line in
        line.text.replacing("\\\"", with: "\"").split(separator: "\"", omittingEmptySubsequences: true).map(String.init)
    }
}
