/// Whether a text really contains what was typed: every Chinese run in one piece, every finished word as a whole word,
/// the one still being typed as the beginning of a word.
///
///     matches(.parse("上海国际"), folded: fold("上海海国国际"))  // false, though it has all three pairs
///
/// With `pinyin` a word may also be how the Chinese is read. It uses the same tokens as the index, so it only ever
/// drops candidates that an engine found, and finds nothing that the engine does not.
public func matches(_ query: SearchQuery, folded text: String, pinyin: Bool = false) -> Bool {
    if query.isEmpty { return false }
    var text = text
    let hasRuns = text.withUTF8 { bytes in
        query.terms.allSatisfy { term in
            if case .han(let run) = term { bytes.contains(run) } else { true }
        }
    }
    return hasRuns && hasWords(query, text, pinyin)
}

private func hasWords(_ query: SearchQuery, _ text: String, _ pinyin: Bool) -> Bool {
    let words = query.terms.compactMap { if case .word(let word) = $0 { word } else { nil } }
    if words.isEmpty { return true }
    var buffer = TokenBuffer()
    buffer.add(text, pinyin: pinyin)
    let tokens = buffer.bytes.split(separator: UInt8(ascii: " "))
    return words.allSatisfy { word in
        tokens.contains { $0.starts(with: word.text.utf8) && (word.isPrefix || $0.count == word.text.utf8.count) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func contains(_ part: [UInt8]) -> Bool {
        guard let first = part.first, part.count <= count else { return false }
        for start in 0...(count - part.count) where self[start] == first {
            if self[start..<(start + part.count)].elementsEqual(part) { return true }
        }
        return false
    }
}
