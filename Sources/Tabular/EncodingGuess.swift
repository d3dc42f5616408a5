/// The encoding of a text by its first bytes: by its mark, by its zero bytes, by the rules of UTF-8, and last by
/// which reading gives the characters that people use.
struct EncodingGuess {
    let encoding: TextEncoding
    /// Length of the byte order mark.
    let markLength: Int

    init(_ sample: [UInt8], isWhole: Bool, forced: TextEncoding?) throws(TabularProblem) {
        let mark = Self.marks.first { sample.starts(with: $0.bytes) }
        if let encoding = forced ?? mark?.encoding {
            self.encoding = encoding
            markLength = mark?.encoding == encoding ? mark?.bytes.count ?? 0 : 0
            return
        }
        markLength = 0
        encoding = try Self.unmarked(sample, isWhole: isWhole)
    }

    private static let marks: [(bytes: [UInt8], encoding: TextEncoding)] = [
        ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
    ]

    private static func unmarked(_ sample: [UInt8], isWhole: Bool) throws(TabularProblem) -> TextEncoding {
        if let wide = try wide(sample, isWhole: isWhole) { return wide }
        if isBinary(sample) { throw .notATable(.binary) }
        let check = sample.withUnsafeBytes { UTF8Check($0) }
        if !check.isBroken, check.validLength == sample.count || !isWhole { return .utf8 }
        return try multibyte(sample, isWhole: isWhole)
    }

    /// UTF-16 without a mark: delimiters, digits and line ends have their zero byte always on the same side.
    private static func wide(_ sample: [UInt8], isWhole: Bool) throws(TabularProblem) -> TextEncoding? {
        var zeros = (even: 0, odd: 0)
        for (index, byte) in sample.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        guard zeros.even + zeros.odd > sample.count / 50, sample.count >= 4 else { return nil }
        let encoding: TextEncoding = zeros.odd > zeros.even ? .utf16LittleEndian : .utf16BigEndian
        guard min(zeros.even, zeros.odd) * 8 <= max(zeros.even, zeros.odd) else { return nil }
        return try encoding.decoded(sample, isWhole: isWhole).isSound ? encoding : nil
    }

    /// More than one byte in a hundred is zero, or one in twenty another control character that no text holds.
    private static func isBinary(_ sample: [UInt8]) -> Bool {
        var (zeros, controls) = (0, 0)
        for byte in sample where byte < 0x20 {
            if byte == 0 {
                zeros += 1
            } else if !(0x09...0x0D).contains(byte), byte != 0x1A, byte != 0x1B {
                controls += 1
            }
        }
        return zeros > sample.count / 100 || controls > sample.count / 20
    }

    private static func multibyte(_ sample: [UInt8], isWhole: Bool) throws(TabularProblem) -> TextEncoding {
        let gb = try commonShare(.gb18030, sample, isWhole: isWhole)
        let big5 = try commonShare(.big5, sample, isWhole: isWhole)
        let best: TextEncoding = (big5 ?? -1) > (gb ?? -1) ? .big5 : .gb18030
        guard let share = best == .big5 ? big5 : gb else { return .windows1252 }
        // Names may be rare characters throughout, but European text seldom has two accents in a row.
        if share >= 0.2 || pairedShare(sample) >= 0.5 { return best }
        return try TextEncoding.windows1252.decoded(sample, isWhole: isWhole).isSound ? .windows1252 : best
    }

    /// Which part of the characters beyond ASCII is common in Chinese; `nil` when the bytes cannot be read so.
    private static func commonShare(
        _ encoding: TextEncoding, _ sample: [UInt8], isWhole: Bool
    ) throws(TabularProblem) -> Double? {
        let (text, isSound) = try encoding.decoded(sample, isWhole: isWhole)
        if !isSound { return nil }
        var (all, common) = (0, 0)
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where !scalar.isASCII {
            all += 1
            if CommonCharacters.contains(scalar) { common += 1 }
        }
        return all == 0 ? nil : Double(common) / Double(all)
    }

    /// Which part of the bytes beyond ASCII that begin something is followed by another one. No-break spaces (0xA0)
    /// stand in rows in European text and begin no character in the others.
    private static func pairedShare(_ sample: [UInt8]) -> Double {
        var (leads, paired, isTrail) = (0, 0, false)
        for (byte, next) in zip(sample, sample.dropFirst()) {
            let isLead = byte > 0x80 && byte != 0xA0 && !isTrail
            isTrail = isLead && next > 0xA0
            if isLead { leads += 1 }
            if isTrail { paired += 1 }
        }
        return leads == 0 ? 0 : Double(paired) / Double(leads)
    }
}
