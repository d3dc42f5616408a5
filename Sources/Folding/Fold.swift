/// The spelling that search and comparison use: lower case, no accents, half width, simplified characters.
///
///     fold("Müller ＡＧ 貿易")  // "muller ag 贸易"
///
/// Folding twice changes nothing. Punctuation stays, with all apostrophes and dashes as `'` and `-`.
public func fold(_ text: String) -> String {
    var text = text
    return text.withUTF8 { source in
        var folded: [UInt8] = []
        folded.appendFolded(source)
        return String(decoding: folded, as: UTF8.self)
    }
}

extension [UInt8] {
    mutating func appendFolded(_ source: UnsafeBufferPointer<UInt8>) {
        reserveCapacity(count + source.count)
        var position = 0
        while position < source.count, source[position] < 0x80 {
            append(source[position].lowercased)
            position += 1
        }
        if position < source.count { appendFolded(source, from: position) }
    }

    private mutating func appendFolded(_ source: UnsafeBufferPointer<UInt8>, from start: Int) {
        let table = FoldTable.unicode
        var composition = Composition()
        var position = start
        while position < source.count {
            let byte = source[position]
            if byte < 0x80 {
                append(byte.lowercased)
                position += 1
                continue
            }
            let scalar = source.nextScalar(&position)
            switch table.fold(scalar) {
            case .dropped: break
            case .kept: composition.append(scalar, to: &self)
            case .replaced(let other): composition.append(other, to: &self)
            case .expanded(let letters): append(contentsOf: letters)
            }
        }
    }
}

extension UInt8 {
    /// The lower case of an ASCII letter; the grave accent is one of the apostrophes people type.
    @inline(__always)
    fileprivate var lowercased: UInt8 {
        if self &- 0x41 < 26 { return self | 0x20 }
        return self == 0x60 ? 0x27 : self
    }
}
