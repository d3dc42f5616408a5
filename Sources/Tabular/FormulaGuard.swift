/// Keeps text from being taken for a formula by a spreadsheet program, and takes the guard away again.
///
/// A text that begins with `= + - @`, their full-width forms, a tab, a line end or a zero byte gets an apostrophe.
/// So does a text that already looks guarded, and therefore `unguarded(guarded(text)) == text` for every text.
package enum FormulaGuard {
    /// `=1+1` is written as `'=1+1`.
    package static func guarded(_ text: String) -> String {
        isDangerous(text[...]) ? "'" + text : text
    }

    /// `'=1+1` is read as `=1+1`; `'n Abend` and `-5` stay as they are.
    package static func unguarded(_ text: String) -> String {
        // Scalars and not characters: an apostrophe with a combining accent is one character.
        let rest = text.unicodeScalars.dropFirst()
        guard text.unicodeScalars.first == "'", isDangerous(Substring(rest)) else { return text }
        return String(rest)
    }

    private static func isDangerous(_ text: Substring) -> Bool {
        let first = text.unicodeScalars.drop { $0 == "'" }.first { !isBlank($0) }
        return first.map { openers.contains($0) } ?? false
    }

    private static let openers: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\0", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    /// Blanks that a spreadsheet program may trim; tabs and line ends are dangerous by themselves.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        if openers.contains(scalar) { return false }
        return scalar.properties.isWhitespace || scalar == "\u{FEFF}" || (0x200B...0x200D).contains(scalar.value)
    }
}
