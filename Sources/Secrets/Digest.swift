/// Fingerprints: SHA-256 of what is known to all, HMAC-SHA256 where a key proves who made it.
package enum Digest {
    package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBytes { OpenSSL.sha256($0) }
    }

    /// `sha256Hex("abc")` — ba7816bf…, 64 lower-case digits of the UTF-8 text.
    package static func sha256Hex(_ text: String) -> String {
        hex(sha256(Array(text.utf8)))
    }

    package static func hmacSHA256(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        OpenSSL.hmacSHA256(key: key, message)
    }

    /// `hex([0, 255])` — 00ff
    package static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// The SHA-256 of something too large to hold, such as an attachment, fed piece by piece and finished once.
package final class SHA256Stream {
    private let hashing = OpenSSL.Hashing()

    package init() {}

    package func update(_ bytes: UnsafeRawBufferPointer) {
        hashing.update(bytes)
    }

    package func finish() -> [UInt8] {
        hashing.finish()
    }
}

/// Whether two secrets are equal, found out in a time that depends on their length only.
package func constantTimeEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    OpenSSL.constantTimeEqual(a, b)
}
