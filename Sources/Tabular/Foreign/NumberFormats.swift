import Glibc

/// How a workbook shows numbers: which of them are days, times or percents.
final class NumberFormats: MarkupHandler {
    enum Kind: UInt8 { case number, day, moment, time, percent }

    private var codes: [Int: Kind] = [:]
    private(set) var kinds: [Kind] = []
    private var isInCells = false
    private static let mostStyles = 100_000

    func begin(_ name: MarkupName, _ attributes: MarkupAttributes) throws(TabularProblem) {
        switch name {
        case "numFmt":
            if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
                codes[id] = NumberFormats.kind(code)
            }
        case "cellXfs": isInCells = true
        case "xf" where isInCells:
            guard kinds.count < Self.mostStyles else { throw .damaged }
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            kinds.append(codes[id] ?? NumberFormats.builtIn(id))
        default: break
        }
    }
    func end(_ name: MarkupName) { if "cellXfs" ~= name { isInCells = false } }
    func text(_ bytes: UnsafeRawBufferPointer) {}

    /// ECMA-376, part 1, 18.8.30; 27 to 36 and 50 to 58 are days in Chinese and Japanese workbooks.
    private static func builtIn(_ id: Int) -> Kind {
        switch id {
        case 9, 10: .percent
        case 14...17, 27...31, 36, 50...54, 57, 58: .day
        case 18...21, 32...35, 45...47, 55, 56: .time
        case 22: .moment
        default: .number
        }
    }
    /// `yyyy"年"m"月"d"日"` is a day, `[h]:mm` a time, `0.0%` a percent, `"d" 0` a number.
    static func kind(_ code: String) -> Kind {
        var (isQuoted, isBracketed, isEscaped) = (false, false, false)
        var letters: Set<Character> = []
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
            } else if character == "\"" {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if character == "\\" || character == "_" || character == "*" {
                isEscaped = true
            } else if character == "[" || character == "]" {
                isBracketed = character == "["
            } else if character == ";" {
                // The rest is for negative numbers, zero and text.
                break
            } else if !isBracketed || "hms".contains(character) && code.contains("[\(character)") {
                letters.insert(character)
            }
        }
        if code.lowercased().hasPrefix("general") { return .number }
        let hasDay = letters.contains("y") || letters.contains("d")
        let hasTime = letters.contains("h") || letters.contains("s")
        if hasDay { return hasTime ? .moment : .day }
        if hasTime { return .time }
        if letters.contains("m") { return .day }
        return letters.contains("%") ? .percent : .number
    }
}
