/// The digits of a number before and after its decimal point, once it is known which separator that is.
struct DecimalDigits {
    private var whole: [Int] = []
    private var fraction: [Int] = []

    /// `1,234.50`, `1.234,50`, `1 234,50`, `1'234.50`
    init(_ text: ArraySlice<Unicode.Scalar>) throws(ValueProblem) {
        let point = Self.point(text)
        let groups = text[..<(point ?? text.endIndex)]
        try readWhole(groups)
        for scalar in text[(point.map { $0 + 1 } ?? text.endIndex)...] {
            guard let digit = scalar.digit else { throw .unreadable }
            fraction.append(digit)
        }
        if whole.isEmpty, fraction.isEmpty { throw .unreadable }
    }

    /// Half away from zero: the first digit that falls away decides alone.
    func value(scale: Int, power: Int, isNegative: Bool) throws(ValueProblem) -> Int64 {
        let decimals = scale + power
        var value: Int64 = 0
        for digit in whole { value = try Self.appending(digit, to: value) }
        for index in 0..<decimals {
            value = try Self.appending(index < fraction.count ? fraction[index] : 0, to: value)
        }
        if decimals < fraction.count, fraction[decimals] >= 5 { value = try Self.adding(1, to: value) }
        return isNegative ? -value : value
    }

    /// The last of two kinds of separator, the only dot, or the only comma that cannot group thousands.
    private static func point(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let last = text.lastIndex(where: { $0 == "." || $0 == "," }) else { return nil }
        let mark = text[last]
        if text[..<last].contains(mark) { return nil }
        let before = text[..<last]
        if mark == "." || before.contains(where: { $0.digit == nil }) { return last }
        let isGrouping = text.endIndex - last == 4 && (1...3).contains(before.count) && before.first != "0"
        return isGrouping ? nil : last
    }

    /// Groups are of three digits, divided by one and the same sign.
    private mutating func readWhole(_ text: ArraySlice<Unicode.Scalar>) throws(ValueProblem) {
        let separators = text.filter { $0.digit == nil }
        guard let separator = separators.first else {
            whole = text.compactMap(\.digit)
            return
        }
        let groups = text.split(separator: separator, omittingEmptySubsequences: false)
        let areAlike = separators.allSatisfy { $0 == separator } && [",", ".", " ", "'"].contains(separator)
        let areThrees = groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count)
        guard areAlike, areThrees else { throw .unreadable }
        whole = text.compactMap(\.digit)
    }

    private static func appending(_ digit: Int, to value: Int64) throws(ValueProblem) -> Int64 {
        let (tens, isOver) = value.multipliedReportingOverflow(by: 10)
        if isOver { throw .tooLarge }
        return try adding(Int64(digit), to: tens)
    }

    private static func adding(_ more: Int64, to value: Int64) throws(ValueProblem) -> Int64 {
        let (sum, isOver) = value.addingReportingOverflow(more)
        if isOver { throw .tooLarge }
        return sum
    }
}
