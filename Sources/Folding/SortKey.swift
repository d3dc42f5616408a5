/// By this a name sorts, compared byte by byte: `fold`ed letters as they are, each Chinese character as its syllable,
/// a space and itself, so that Latin and Chinese names mix by letter.
///
///     sortKey("Bayer") < sortKey("北京") && sortKey("北京") < sortKey("Carl")
///     sortKey("北京")  // "bei 北jing 京"
///
/// Apostrophes vanish, other punctuation is one space, none at the beginning or end. A text of signs only keeps them,
/// without control characters. At most `longestSortKey` bytes, cut between characters, never a NUL.
public func sortKey(_ text: String) -> String {
    var text = text
    let bytes = text.withUTF8 { source in
        var length = min(source.count, longestSortedText)
        while length > 0, length < source.count, source[length] & 0xC0 == 0x80 { length -= 1 }
        var folded: [UInt8] = []
        folded.appendFolded(UnsafeBufferPointer(rebasing: source[..<length]))
        var key = folded.withUnsafeBufferPointer { sortKey(folded: $0) }
        if key.isEmpty { key = folded.filter { $0 >= 0x20 && $0 != 0x7F } }
        key.removeLast(key.count - key.wholeLength(upTo: longestSortKey))
        return key
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// The longest sort key, in bytes.
public let longestSortKey = 120

/// So far a text is read for its key: leading blanks are long only by mistake.
private let longestSortedText = 1_024

private func sortKey(folded: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let table = FoldTable.unicode
    var key: [UInt8] = []
    key.reserveCapacity(longestSortKey + 16)
    var position = 0
    var previous: UInt32 = 0
    var isAfterGap = false
    while position < folded.count, key.count < longestSortKey {
        let scalar = folded.nextScalar(&position)
        let isWord = scalar < 0x80 ? isLetterOrDigit(scalar) : table.kind(scalar) != .separator
        if isWord {
            if isAfterGap, !key.isEmpty { key.append(UInt8(ascii: " ")) }
            if scalar >= 0x80, table.kind(scalar) == .han {
                var behind = position
                let next = position < folded.count ? folded.nextScalar(&behind) : 0
                key += PinyinTable.mandarin.syllable(of: scalar, after: previous, before: next)
                key.append(UInt8(ascii: " "))
            }
            key.appendScalar(scalar)
            isAfterGap = false
        } else if scalar != 0x27 {
            isAfterGap = true
        }
        previous = scalar
    }
    return key
}

private func isLetterOrDigit(_ scalar: UInt32) -> Bool { scalar &- 0x61 < 26 || scalar &- 0x30 < 10 }
