import Kernel

/// A number short enough for an axis, as the language counts: 4.8M, 482万, 482萬. Rounded half away from zero; never for
/// a figure that somebody must rely on.
package func compact(_ units: Int64, scale: Int, _ language: Language) -> String {
    let whole = (0..<scale).reduce(units) { number, _ in number / 10 }
    let steps: [(Int64, String)] =
        switch language {
        case .en: [(1_000_000_000, "B"), (1_000_000, "M"), (1_000, "k")]
        case .zhHans: [(100_000_000, "亿"), (10_000, "万")]
        case .zhHant: [(100_000_000, "億"), (10_000, "萬")]
        }
    guard let (size, sign) = steps.first(where: { whole.magnitude >= UInt64($0.0) }) else {
        return grouped(whole, scale: 0, digits: 0)
    }
    // One decimal below a hundred, none above.
    let tenths = (whole.magnitude + UInt64(size) / 20) / (UInt64(size) / 10)
    let minus = whole < 0 ? "-" : ""
    if tenths >= 1_000 || tenths % 10 == 0 { return minus + grouped(Int64(tenths / 10), scale: 0, digits: 0) + sign }
    return minus + "\(tenths / 10).\(tenths % 10)" + sign
}

/// A part of a whole in thousandths, as people read it: 12.5 %. Nothing of nothing is 0.
package struct Share: Sendable, Equatable {
    package let permille: Int64
    /// Rounded half up.
    package init(_ part: Int64, of whole: Int64) {
        guard whole > 0 else {
            permille = 0
            return
        }
        let (product, isTooLarge) = part.multipliedReportingOverflow(by: 2_000)
        permille = isTooLarge ? Int64(Double(part) / Double(whole) * 1_000) : (product + whole) / 2 / whole
    }
    package var text: String { "\(grouped(permille, scale: 1, digits: 1)) %" }
}
