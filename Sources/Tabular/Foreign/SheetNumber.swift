import Glibc

/// A number of a sheet as text: `1234.5`, `2026-09-01`, `15%`.
enum SheetNumber {
    static func text(_ raw: String, _ kind: NumberFormats.Kind, since1904: Bool) -> String {
        switch kind {
        case .number: return plain(raw)
        case .percent: return Double(raw).map { digits($0 * 100) + "%" } ?? raw
        case .day, .moment, .time:
            guard let serial = Double(raw), serial >= 0, serial < 3_000_000 else { return plain(raw) }
            return moment(serial, kind, since1904: since1904)
        }
    }

    /// As the sheet shows it: 0.1 and not 0.10000000000000001, and an account number without its exponent.
    private static func plain(_ raw: String) -> String {
        let isShort = raw.utf8.count <= 15 && !raw.utf8.contains { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") }
        guard !isShort, let number = Double(raw), number.isFinite else { return raw }
        return digits(number)
    }
    /// Fifteen digits that count, which is what such programs keep, written out.
    private static func digits(_ number: Double) -> String {
        guard number != 0, number.isFinite else { return "0" }
        let exponent = Int(log10(number.magnitude).rounded(.down))
        guard (-15...20).contains(exponent) else { return "\(number)" }
        let decimals = max(0, min(15, 14 - exponent))
        var text = fixed(number, decimals)
        if text.contains(".") {
            while text.last == "0" { text.removeLast() }
            if text.last == "." { text.removeLast() }
        }
        return text == "-0" ? "0" : text
    }
    private static func fixed(_ number: Double, _ decimals: Int) -> String {
        var room = [CChar](repeating: 0, count: 64)
        _ = withVaList([Int32(decimals), number]) { vsnprintf(&room, room.count, "%.*f", $0) }
        return String(decoding: room.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func moment(_ serial: Double, _ kind: NumberFormats.Kind, since1904: Bool) -> String {
        var day = Int(serial.rounded(.down))
        var seconds = Int(((serial - Double(day)) * 86_400).rounded())
        if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
        let time = "\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        if kind == .time, day == 0 { return time }
        // 1900 is a leap year to these programs, so days before its March are one off.
        let since1970 = since1904 ? day - 24_107 : day < 60 ? day - 25_568 : day - 25_569
        let date = civil(since1970)
        return seconds == 0 ? date : "\(date) \(time)"
    }
    /// `2026-09-01` for the days since 1970-01-01, by Hinnant's civil_from_days.
    private static func civil(_ days: Int) -> String {
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let ofEra = z - era * 146_097
        let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let shifted = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let full = year + era * 400 + (month <= 2 ? 1 : 0)
        let text = String(full)
        return String(repeating: "0", count: max(0, 4 - text.count)) + text + "-\(two(month))-\(two(day))"
    }
    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
