import Testing

/// What the page functions may write between their quotation marks.
@Suite struct MarkupTests {
    private var pages: [SourceText.File] {
        SourceText.sources.filter { ["Page", "CRM", "Web"].contains($0.target) && !$0.path.contains("/Assets/") }
    }
    private func markup(_ file: SourceText.File) -> [(number: Int, text: String)] {
        file.code.filter { $0.text.contains("<") }
    }

    @Test func attributesAreQuoted() {
        let found = pages.flatMap { file in
            file.code.filter { line in
                let text = line.text.replacing("\\\"", with: "\"")
                return ["=\\(", "= \\("].contains { mark in
                    text.ranges(of: mark).contains { isAttribute(text, before: $0.lowerBound) }
                }
            }.map { "\(file.path):\($0.number) \($0.text)" }
        }
        #expect(found.isEmpty)
    }
    /// Whether a name within a tag stands before the equals sign.
    private func isAttribute(_ text: String, before index: String.Index) -> Bool {
        let before = text[..<index]
        guard let open = before.lastIndex(of: "<"), before[open...].firstIndex(of: ">") == nil else { return false }
        // An even number of quotation marks since the tag began: we are outside a value.
        return before[open...].count { $0 == "\"" } % 2 == 0
    }

    @Test func nothingIsWrittenIntoScriptsAndStyles() {
        let found = pages.flatMap { file in
            file.code.filter { line in
                ["<script", "<style"].contains { tag in
                    guard let at = line.text.range(of: tag), let close = line.text[at.upperBound...].firstIndex(of: ">")
                    else { return false }
                    let end = line.text.range(of: "</" + tag.dropFirst())?.lowerBound ?? line.text.endIndex
                    return close < end && line.text[close..<end].contains("\\(")
                }
            }.map { "\(file.path):\($0.number) \($0.text)" }
        }
        #expect(found.isEmpty)
    }

    @Test func nothingIsInline() {
        let found = pages.flatMap { file in
            file.code.filter { line in
                [" style=", " onclick=", " onload=", " onerror=", " onsubmit=", " onchange=", "javascript:"].contains {
                    line.text.contains($0)
                }
            }.map { "\(file.path):\($0.number) \($0.text)" }
        }
        #expect(found.isEmpty)
    }

    /// What is no `Path` of ours, and why it is safe there.
    private static let addresses: [String: String] = [
        "outside(text)": "a web address that the type checked, with its scheme in front",
        "PercentCoding.encode(text)": "a mailbox after mailto:, percent-encoded",
        "dialled(text)": "digits after tel:", "digits": "digits after tel:", "mail": "a mailbox after mailto:, escaped",
        "problem.field": "a field's name after #",
        "name": "an icon's name after #, from the source; a tab's name from the source",
        "code": "a language of ours", "id": "a number", "language.rawValue": "a language of ours",
        "list.field.name": "a field's name",
    ]

    /// Each value of href, src and action begins with a `/` or `#` of the source, or is a `Path`.
    @Test func addressesAreOurs() {
        let found = pages.flatMap { file in
            file.code.flatMap { line -> [String] in
                let text = line.text.replacing("\\\"", with: "\"")
                return ["href=\"", "src=\"", "action=\""].flatMap { name in
                    text.ranges(of: name).compactMap { range -> String? in
                        let value = text[range.upperBound...]
                        let isWritten = MarkupTests.written.contains(file.path) && value.hasPrefix("\")")
                        return isWritten || isOurs(value)
                            ? nil : "\(file.path):\(line.number) \(name)\(value.prefix(60))"
                    }
                }
            }
        }
        #expect(found.isEmpty)
    }
    /// Files that write a `Path` behind the literal, for speed.
    private static let written: Set<String> = ["Sources/Page/Cells/CellPainter.swift"]
    private func isOurs(_ value: Substring) -> Bool {
        if value.hasPrefix("/") && !value.hasPrefix("//") || value.hasPrefix("#") || value.hasPrefix("?") {
            return true
        }
        let start = ["mailto:", "tel:"].first { value.hasPrefix($0) } ?? ""
        let rest = value.dropFirst(start.count)
        guard rest.hasPrefix("\\(") else { return false }
        let inner = argument(rest.dropFirst(2))
        if MarkupTests.addresses[inner] != nil { return true }
        return MarkupTests.paths.contains {
            inner == $0 || inner.hasPrefix($0 + "(") || inner.hasPrefix($0 + "[") || inner.hasPrefix($0 + " ")
        }
    }
    /// Names whose type is `Path`: the compiler escapes them as such.
    private static let paths = [
        "context.path", "path", "here", "back", "action", "sprite", "target", "link", "exportPath", "counting", "$0",
        "next", "forward",
        "removing", "formPath", "assets", "link.0", "it.path", "step.path",
    ]
    private func argument(_ text: Substring) -> String {
        var depth = 1
        for index in text.indices {
            if text[index] == "(" { depth += 1 }
            if text[index] == ")" { depth -= 1 }
            if depth == 0 { return String(text[..<index]) }
        }
        return String(text)
    }
}
