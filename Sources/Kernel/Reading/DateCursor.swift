/// A place in the text of a date.
struct DateCursor {
    private let text: [Unicode.Scalar]
    private var at = 0

    init(_ text: [Unicode.Scalar]) {
        self.text = text
    }

    var isAtEnd: Bool { at >= text.count }

    var next: Unicode.Scalar? { at < text.count ? text[at] : nil }

    mutating func take(_ scalars: Set<Unicode.Scalar>) -> Unicode.Scalar? {
        guard let next, scalars.contains(next) else { return nil }
        at += 1
        return next
    }

    mutating func skipBlanks() {
        while take([" "]) != nil {}
    }

    /// A number of at most nine digits, with how many it was written in.
    mutating func number() -> (value: Int, digits: Int)? {
        var (value, digits) = (0, 0)
        while let digit = next?.digit, digits < 9 {
            (value, digits) = (value * 10 + digit, digits + 1)
            at += 1
        }
        return digits > 0 ? (value, digits) : nil
    }

    /// Letters in lower case, without the dot of an abbreviation.
    mutating func word() -> String? {
        var word = ""
        while let scalar = next, scalar.properties.isAlphabetic, scalar.isASCII {
            word += scalar.properties.lowercaseMapping
            at += 1
        }
        if !word.isEmpty { _ = take(["."]) }
        return word.isEmpty ? nil : word
    }

    mutating func take(_ phrase: String) -> Bool {
        guard text[at...].starts(with: phrase.unicodeScalars) else { return false }
        at += phrase.unicodeScalars.count
        return true
    }

    /// `20260901`, `202609010826`, `20260901082600`, and `1150901` by ROC years; `nil` for anything else.
    mutating func readCompact(rocYears: Bool) -> DateParts? {
        let digits = text[at...].prefix { $0.digit != nil }.compactMap(\.digit)
        let yearDigits = rocYears && digits.count == 7 ? 3 : 4
        guard [8, 12, 14].contains(digits.count) || yearDigits == 3 else { return nil }
        at += digits.count
        let pairs = stride(from: yearDigits, to: digits.count, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
        let year = digits[..<yearDigits].reduce(0) { $0 * 10 + $1 } + (yearDigits == 3 ? DateCursor.rocOffset : 0)
        var parts = DateParts(year, pairs[0], pairs[1])
        if pairs.count > 2 { (parts.hour, parts.minute, parts.hasTime) = (pairs[2], pairs[3], true) }
        if pairs.count > 4 { parts.second = pairs[4] }
        return parts
    }

    /// The year before the first of the Republic of China.
    static let rocOffset = 1911
}
