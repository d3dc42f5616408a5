import Foundation

/// The text of the product, line by line, read from where this file lies.
enum SourceText {
    struct File: Sendable {
        /// From the repository's root: `Sources/Store/SQL.swift`.
        let path: String
        let lines: [String]
        var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
        /// The lines without comments, with their numbers from 1.
        var code: [(number: Int, text: String)] {
            lines.enumerated().compactMap { index, line in
                let text = SourceText.withoutComment(line)
                return text.isEmpty ? nil : (index + 1, text)
            }
        }
    }

    static let root: String = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
    static let sources = files(in: "Sources")
    static let tests = files(in: "Tests")

    static func read(_ path: String) -> String? { try? String(contentsOfFile: root + "/" + path, encoding: .utf8) }

    private static func files(in folder: String) -> [File] {
        let paths = FileManager.default.enumerator(atPath: root + "/" + folder)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let path = folder + "/" + name
            return File(
                path: path,
                lines: (read(path) ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        }
    }

    private static func withoutComment(_ line: String) -> String {
        let text = line.drop { $0 == " " }
        if text.hasPrefix("//") { return "" }
        return text.range(of: " // ").map { String(text[..<$0.lowerBound]) } ?? String(text)
    }
    /// The line's code, with what stands in quotation marks left out.
    static func withoutText(_ line: String) -> String {
        var result = "", isText = false, isEscaped = false
        for character in line {
            if isEscaped {
                isEscaped = false
            } else if character == "\\", isText {
                isEscaped = true
            } else if character == "\"" {
                isText.toggle()
            } else if !isText {
                result.append(character)
            }
        }
        return result
    }
}
