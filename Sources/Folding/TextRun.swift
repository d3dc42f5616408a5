/// A stretch of folded text that is one thing to a searcher: a word, a number, or Chinese characters.
struct TextRun: Sendable {
    enum Kind: Sendable { case word, number, han }

    let kind: Kind
    let start: Int
    let end: Int

    var range: Range<Int> { start..<end }

    /// Cuts folded text into runs; whatever lies between them separates.
    static func read(_ bytes: [UInt8], into runs: inout [TextRun]) {
        bytes.withUnsafeBufferPointer { bytes in
            let table = FoldTable.unicode
            var position = 0
            var open: (kind: Kind, start: Int)?
            while position < bytes.count {
                let start = position
                let kind = kind(of: bytes.nextScalar(&position), table)
                if let run = open, kind != run.kind {
                    if run.kind != .han, let kind, kind != .han {
                        open = (.word, run.start)
                        continue
                    }
                    runs.append(TextRun(kind: run.kind, start: run.start, end: start))
                    open = nil
                }
                if open == nil, let kind { open = (kind, start) }
            }
            if let open { runs.append(TextRun(kind: open.kind, start: open.start, end: bytes.count)) }
        }
    }

    @inline(__always)
    private static func kind(of scalar: UInt32, _ table: FoldTable) -> Kind? {
        if scalar < 0x80 {
            if scalar &- 0x61 < 26 { return .word }
            return scalar &- 0x30 < 10 ? .number : nil
        }
        return switch table.kind(scalar) {
        case .separator: nil
        case .word: .word
        case .han: .han
        }
    }
}

/// What joins neighbouring runs: people type `oneil` for O'Neil and `81234410` for 8123-4410.
extension [TextRun] {
    /// The end of the words that apostrophes tie to the one at `first`: all of `rock'n'roll`.
    func apostropheGroup(from first: Int, in bytes: [UInt8]) -> Int {
        var end = first + 1
        while end < count, self[end].kind != .han, self[end - 1].kind != .han,
            self[end].start == self[end - 1].end + 1, bytes[self[end - 1].end] == 0x27
        {
            end += 1
        }
        return end
    }

    /// The end of the digit groups of a phone number that begins at `first`, or `first` where there is no such number:
    /// at least two groups with 7 digits together, and one separator, or two with a parenthesis, between them.
    func phoneGroup(from first: Int, in bytes: [UInt8]) -> Int {
        guard self[first].kind == .number else { return first }
        var end = first + 1
        var digits = self[first].range.count
        while end < count, self[end].kind == .number, digits < TokenBuffer.longestPhone,
            isPhoneGap(bytes[self[end - 1].end..<self[end].start])
        {
            digits += self[end].range.count
            end += 1
        }
        return end > first + 1 && digits >= 7 ? end : first
    }

    private func isPhoneGap(_ gap: ArraySlice<UInt8>) -> Bool {
        if gap.count > 2 { return false }
        let parentheses = gap.count { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
        let others = gap.count { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        return parentheses + others == gap.count && others <= 1
    }
}
