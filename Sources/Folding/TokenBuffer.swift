/// The words a record is found by, gathered from its texts, in the form both engines store: `acme 上海 海国 国`.
///
///     var tokens = TokenBuffer()
///     tokens.add(customer.name, pinyin: true)
///     tokens.add(customer.phone)
///     tokens.text
///
/// Each word occurs once. Reuse one buffer for many records (`removeAll`): then nothing is allocated.
public struct TokenBuffer: Sendable {
    /// No token is longer, in bytes; of a longer word its beginning is kept, and a query is cut the same way.
    public static let longestToken = 40
    /// Of a longer text only the beginning is read, in bytes.
    public static let longestText = 32_768
    /// Of a longer number written in groups only this many digits are joined.
    static let longestPhone = 20

    /// The tokens, separated by one space.
    public private(set) var bytes: [UInt8] = []
    public private(set) var count = 0
    private let limit: Int

    private var tokenStart = 0
    private var index = TokenIndex()
    private var folded: [UInt8] = []
    private var runs: [TextRun] = []

    /// Further words than `limit` are ignored.
    public init(limit: Int = 256) {
        self.limit = limit
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }
    public var tokens: [String] {
        bytes.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }

    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        index.removeAll()
        count = 0
    }

    /// Adds the words of a text, and if asked how its Chinese is read: `shanghai`, `sh`.
    public mutating func add(_ text: String, pinyin: Bool = false) {
        read(text)
        addWords()
        if pinyin { addReadings() }
    }

    /// Adds only how the Chinese of a text is read.
    public mutating func addPinyin(_ text: String) {
        read(text)
        addReadings()
    }

    private mutating func read(_ text: String) {
        folded.removeAll(keepingCapacity: true)
        runs.removeAll(keepingCapacity: true)
        var text = text
        text.withUTF8 { source in
            var length = min(source.count, Self.longestText)
            while length > 0, length < source.count, source[length] & 0xC0 == 0x80 { length -= 1 }
            folded.appendFolded(UnsafeBufferPointer(rebasing: source[..<length]))
        }
        TextRun.read(folded, into: &runs)
    }

    private mutating func addWords() {
        var joinedTo = 0
        for place in runs.indices where count < limit {
            let run = runs[place]
            if run.kind == .han {
                addPairs(run.range)
                continue
            }
            addToken(run.range)
            if place >= joinedTo {
                joinedTo = runs.apostropheGroup(from: place, in: folded)
                if joinedTo > place + 1 { addJoined(place..<joinedTo, Self.longestToken) }
            }
            // One for every group, so that a number is found without its country code too.
            let phone = runs.phoneGroup(from: place, in: folded)
            if phone > place { addJoined(place..<phone, Self.longestPhone) }
        }
    }

    /// `上海国` → `上海`, `海国`, and `国`, or a single character would not be found at the end.
    private mutating func addPairs(_ range: Range<Int>) {
        var first = range.lowerBound
        while first < range.upperBound, count < limit {
            let second = afterCharacter(first)
            addToken(first..<min(afterCharacter(second), range.upperBound))
            first = second
        }
    }

    private func afterCharacter(_ position: Int) -> Int {
        var next = position + 1
        while next < folded.count, folded[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    private mutating func addJoined(_ group: Range<Int>, _ longest: Int) {
        openToken()
        for place in group { bytes.append(contentsOf: folded[runs[place].range]) }
        closeToken(longest)
    }

    private mutating func addReadings() {
        for run in runs where run.kind == .han && count < limit {
            let reading = PinyinReading(of: run.range, in: folded)
            addToken(reading.full)
            addToken(reading.withoutV)
            addToken(reading.initials)
        }
    }

    private mutating func addToken(_ range: Range<Int>) {
        openToken()
        bytes.append(contentsOf: folded[range])
        closeToken(Self.longestToken)
    }

    private mutating func addToken(_ token: [UInt8]) {
        if token.isEmpty { return }
        openToken()
        bytes.append(contentsOf: token)
        closeToken(Self.longestToken)
    }

    private mutating func openToken() {
        if count > 0 { bytes.append(UInt8(ascii: " ")) }
        tokenStart = bytes.count
    }

    private mutating func closeToken(_ longest: Int) {
        let length = bytes.wholeLength(upTo: longest, from: tokenStart)
        bytes.removeLast(bytes.count - tokenStart - length)
        if count < limit, length > 0, index.insert(tokenStart, in: bytes) {
            count += 1
        } else {
            bytes.removeLast(bytes.count - max(tokenStart - 1, 0))
        }
    }
}
