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
        String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            for (index, byte) in bytes.enumerated() {
                buffer[index * 2] = digit(byte >> 4)
                buffer[index * 2 + 1] = digit(byte & 15)
            }
            return bytes.count * 2
        }
    }
    private static func digit(_ half: UInt8) -> UInt8 { half < 10 ? 48 + half : 87 + half }
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
