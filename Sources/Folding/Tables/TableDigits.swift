/// Reads the numbers of a generated table: base 64 with the digits `0` to `o`, rows and words separated by white space.
struct TableDigits {
    private let source: StaticString
    private var position = 0

    init(_ source: StaticString) {
        self.source = source
    }

    /// The next number of `count` digits, wherever it begins.
    mutating func next(_ count: Int) -> Int? {
        while position < source.utf8CodeUnitCount, source.utf8Start[position] <= 0x20 { position += 1 }
        return nextInWord(count)
    }

    /// The next number of the same word, `nil` at its end.
    mutating func nextInWord(_ count: Int) -> Int? {
        guard position + count <= source.utf8CodeUnitCount, source.utf8Start[position] > 0x20 else { return nil }
        var value = 0
        for _ in 0..<count {
            value = value << 6 | (Int(source.utf8Start[position]) - 0x30)
            position += 1
        }
        return value
    }
}
