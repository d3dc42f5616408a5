/// Why the text of a cell is not the value that its column holds.
public enum ValueProblem: String, Error, Equatable {
    case unreadable
    /// A spreadsheet program has rounded a long number: `6.22E+18` was an account or identity number.
    case spoiled
    /// More than the type of the column holds.
    case tooLarge
    /// `01/09/2026` is two days until somebody says which part comes first.
    case ambiguous
    /// Well written, but in no calendar: `2026-02-30`.
    case nonexistent
}

/// The characters of a cell in the form the value parsers work on.
enum ValueText {
    private static let longest = 64

    /// Full-width forms become ASCII and blanks of every kind plain ones, without those at the ends; `nil` when it is
    /// empty or too long for any value.
    static func normalised(_ text: String) -> [Unicode.Scalar]? {
        guard text.utf8.count <= longest * 4 else { return nil }
        let scalars = text.unicodeScalars.map(plain)
        guard let first = scalars.firstIndex(where: { $0 != " " }),
            let last = scalars.lastIndex(where: { $0 != " " }), last - first < longest
        else { return nil }
        return Array(scalars[first...last])
    }

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0xFFE5: "¥"
        case 0x2212, 0x2010, 0x2011: "-"
        case 0x2019: "'"
        default: scalar.properties.isWhitespace ? " " : scalar
        }
    }
}

extension Unicode.Scalar {
    /// The value of a decimal digit.
    var digit: Int? { ("0"..."9").contains(self) ? Int(value) - 48 : nil }
}
