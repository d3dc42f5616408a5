/// Reads an amount as people write it, exactly, as a whole number of units of the scale.
///
///     try parseDecimal("¥1,234.50", scale: 2)   // 123450
///     try parseDecimal("1.2万", scale: 0)       // 12000
///     try parseDecimal("(12.50)", scale: 2)     // -1250
///
/// One comma before exactly three digits groups thousands: `1,234` is 1234 and `0,123` is 0.123. What lies beyond the
/// scale is rounded half away from zero.
public func parseDecimal(_ text: String, scale: Int) throws(ValueProblem) -> Int64 {
    if let plain = plainDigits(text, scale: scale) { return plain }
    guard var body = ValueText.normalised(text)?[...] else { throw .unreadable }
    if isScientific(body) { throw .spoiled }
    let isNegative = try takeSign(&body)
    let power = takePower(&body)
    return try DecimalDigits(body).value(scale: max(0, min(scale, 100)), power: power, isNegative: isNegative)
}

/// `-1234.50` as programs write it; nil for everything that must be looked at more closely.
private func plainDigits(_ text: String, scale: Int) -> Int64? {
    let bytes = text.utf8
    guard (0...8).contains(scale), bytes.count + scale <= 18, let first = bytes.first else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    var (value, decimals, digits, isBehindPoint) = (Int64(0), 0, 0, false)
    for byte in isNegative ? bytes.dropFirst() : bytes[...] {
        if byte == UInt8(ascii: "."), !isBehindPoint, digits > 0 {
            isBehindPoint = true
            continue
        }
        guard (48...57).contains(byte) else { return nil }
        value = value * 10 + Int64(byte - 48)
        digits += 1
        if isBehindPoint { decimals += 1 }
    }
    guard digits > 0, decimals <= scale, !isBehindPoint || decimals > 0 else { return nil }
    for _ in decimals..<scale { value *= 10 }
    return isNegative ? -value : value
}

/// `6.22E+18`, `1e5`
private func isScientific(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let mark = text.firstIndex(where: { $0 == "E" || $0 == "e" }) else { return false }
    let mantissa = text[..<mark].drop { $0 == "-" || $0 == "+" }
    let exponent = text[(mark + 1)...]
    let power = exponent.first == "+" || exponent.first == "-" ? exponent.dropFirst() : exponent
    return !mantissa.isEmpty && mantissa.allSatisfy { $0.digit != nil || $0 == "." || $0 == "," }
        && !power.isEmpty && power.allSatisfy { $0.digit != nil }
}

/// Takes a sign at either end, brackets and currencies away; two signs are no number.
private func takeSign(_ text: inout ArraySlice<Unicode.Scalar>) throws(ValueProblem) -> Bool {
    var signs = 0
    var isNegative = false
    if text.first == "(", text.last == ")" {
        text = text.dropFirst().dropLast()
        (signs, isNegative) = (1, true)
    }
    // A sign may stand before or behind the currency, so both are looked for twice.
    for _ in 0..<2 {
        trim(&text)
        if let first = text.first, first == "-" || first == "+" {
            text = text.dropFirst()
            (signs, isNegative) = (signs + 1, isNegative || first == "-")
        }
        if text.last == "-" {
            text = text.dropLast()
            (signs, isNegative) = (signs + 1, true)
        }
        takeCurrency(&text)
    }
    if signs > 1 { throw .unreadable }
    return isNegative
}

private let currenciesBefore = ["NT$", "HK$", "US$", "A$", "C$", "S$", "R$", "$", "¥", "€", "£", "₩", "₹"]
private let currenciesBehind = ["€", "¥", "$", "£", "元", "圆", "圓", "円"]
private let currencyCodes = ["CNY", "RMB", "USD", "EUR", "GBP", "JPY", "HKD", "TWD", "NTD", "SGD", "CHF", "KRW", "INR"]

private func takeCurrency(_ text: inout ArraySlice<Unicode.Scalar>) {
    trim(&text)
    for sign in currencyCodes + currenciesBefore where text.starts(with: sign.unicodeScalars) {
        text = text.dropFirst(sign.unicodeScalars.count)
        break
    }
    for sign in currencyCodes + currenciesBehind
    where text.suffix(sign.unicodeScalars.count).elementsEqual(sign.unicodeScalars) {
        text = text.dropLast(sign.unicodeScalars.count)
        break
    }
    trim(&text)
}

private func trim(_ text: inout ArraySlice<Unicode.Scalar>) {
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
}

/// `1.2万` is 1.2 × 10⁴.
private func takePower(_ text: inout ArraySlice<Unicode.Scalar>) -> Int {
    let power =
        switch text.last {
        case "万", "萬": 4
        case "亿", "億": 8
        default: 0
        }
    if power > 0 { text = text.dropLast() }
    trim(&text)
    return power
}
