extension DateCursor {
    /// `T08:26:00.5Z`, ` 8:26 PM`, ` 下午8时26分`; nothing is midnight.
    mutating func readTime(_ parts: inout DateParts) throws(ValueProblem) {
        if isAtEnd { return }
        if take(["T", "t"]) == nil { skipBlanks() }
        if !parts.hasTime {
            let isAfternoon = readChineseHalf()
            skipBlanks()
            try readClock(&parts)
            skipBlanks()
            if let half = try isAfternoon == nil ? readEnglishHalf() : isAfternoon { try apply(half, to: &parts) }
            skipBlanks()
        }
        parts.zoneMinutes = try readZone()
    }

    private mutating func readChineseHalf() -> Bool? {
        if take("上午") { return false }
        return take("下午") ? true : nil
    }

    private mutating func readEnglishHalf() throws(ValueProblem) -> Bool? {
        guard next?.properties.isAlphabetic == true, next != "Z", next != "z" else { return nil }
        switch word() {
        case "am": return false
        case "pm": return true
        default: throw .unreadable
        }
    }

    private mutating func readClock(_ parts: inout DateParts) throws(ValueProblem) {
        guard let hour = number(), hour.digits <= 2, take([":", "时", "時", "点", "點"]) != nil,
            let minute = number(), minute.digits <= 2
        else { throw .unreadable }
        (parts.hour, parts.minute, parts.hasTime) = (hour.value, minute.value, true)
        let mark = take([":", "分"])
        guard mark != nil, next?.digit != nil else {
            if mark == ":" { throw .unreadable }
            return
        }
        guard let second = number(), second.digits <= 2 else { throw .unreadable }
        parts.second = second.value
        _ = take(["秒"])
        // A part of a second is read and dropped.
        if take([".", ","]) != nil, number() == nil { throw .unreadable }
    }

    private func apply(_ isAfternoon: Bool, to parts: inout DateParts) throws(ValueProblem) {
        guard (1...12).contains(parts.hour) else { throw .nonexistent }
        parts.hour = parts.hour % 12 + (isAfternoon ? 12 : 0)
    }

    /// `Z`, `+08:00`, `+0800`, `+08`
    private mutating func readZone() throws(ValueProblem) -> Int? {
        if take(["Z", "z"]) != nil { return 0 }
        guard let sign = take(["+", "-"]) else { return nil }
        guard let first = number(), first.digits == 2 || first.digits == 4 else { throw .unreadable }
        var minutes = first.digits == 4 ? first.value / 100 * 60 + first.value % 100 : first.value * 60
        if first.digits == 2, take([":"]) != nil {
            guard let more = number(), more.digits == 2 else { throw .unreadable }
            minutes += more.value
        }
        guard minutes <= 14 * 60 else { throw .nonexistent }
        return sign == "-" ? -minutes : minutes
    }
}
