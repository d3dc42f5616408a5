extension TableLayout {
    /// Enough text for some thousand rows; what comes later is held to the same layout.
    private static let sampleBytes = 1 << 20

    /// Looks at the beginning of a source and leaves it where it was; `markLength` is the length of the BOM.
    static func recognise(
        _ source: ByteSource, _ options: TableOptions
    ) throws(TabularProblem) -> (layout: TableLayout, markLength: Int) {
        let sample = try source.bytes(upTo: sampleBytes)
        let isWhole = Int64(sample.count) == source.size
        if let kind = FileKind(sample: sample) { throw .notATable(kind) }
        let guess = try EncodingGuess(sample, isWhole: isWhole, forced: options.encoding)
        let rest = Array(sample.dropFirst(guess.markLength))
        let (text, isSound) = try guess.encoding.decoded(rest, isWhole: isWhole)
        if isWhole, isSound, text.allSatisfy({ $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) { throw .empty }
        let layout = TableLayout(
            encoding: guess.encoding,
            delimiter: options.delimiter ?? Delimiter.guess(text, isWhole: isWhole),
            hasBOM: guess.markLength > 0,
            size: source.size)
        return (layout, guess.markLength)
    }
}

extension TextEncoding {
    /// The text of a sample as UTF-8, and whether all of it could be decoded; a character cut off by the end of the
    /// sample is no fault.
    func decoded(_ sample: [UInt8], isWhole: Bool) throws(TabularProblem) -> (text: [UInt8], isSound: Bool) {
        let decoder = try decoder(ByteSource(bytes: sample))
        // No character of any encoding here grows to more than three times its bytes.
        var text = [UInt8](repeating: 0, count: sample.count * 3 + 64)
        let result = text.withUnsafeMutableBytes { room in
            Result { () throws(TabularProblem) in
                var filled = 0
                while room.count - filled >= 16 {
                    let count = try decoder.decode(into: UnsafeMutableRawBufferPointer(rebasing: room[filled...]))
                    if count == 0 { break }
                    filled += count
                }
                return filled
            }
        }
        text.removeLast(text.count - (try result.get()))
        let tolerated = isWhole ? Int64(sample.count) : Int64(max(0, sample.count - 3))
        return (text, (decoder.fault ?? tolerated) >= tolerated)
    }
}
