// The one file here that needs Foundation: the standard library composes characters but does not offer it.
import Foundation

/// The one way a text is stored: composed (NFC), `nil` if it holds NUL or another control character than tab and line
/// ends.
///
///     normalised("Mu\u{308}ller")  // "Müller" in six characters
///     normalised("a\u{0}b")        // nil
public func normalised(_ text: String) -> String? {
    var text = text
    let finding = text.withUTF8(inspect)
    return switch finding {
    case .refused: nil
    case .composed: text
    // Taken apart first: Foundation leaves 가 and a following ㄱ as they are, which are one syllable.
    case .unknown: text.decomposedStringWithCanonicalMapping.precomposedStringWithCanonicalMapping
    }
}

private enum Finding { case refused, composed, unknown }

private func inspect(_ bytes: UnsafeBufferPointer<UInt8>) -> Finding {
    var finding = Finding.composed
    var position = 0
    while position < bytes.count {
        let byte = bytes[position]
        if byte < 0x80 {
            position += 1
            if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return .refused }
        } else if !isAlwaysComposed(bytes.nextScalar(&position)) {
            finding = .unknown
        }
    }
    return finding
}

/// Blocks whose characters neither change nor combine: most of what people write. Others take the long way.
private func isAlwaysComposed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80...0x2FF, 0x400...0x482, 0x48A...0x52F, 0x2010...0x2027, 0x3001...0x3029, 0x3030...0x3096: true
    case 0x309B...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF60, 0x1F300...0x1FAFF: true
    default: false
    }
}
