/// 256 random bits that open something: a sign-in, an invitation, an API key. It prints as `***`; only its hash is kept.
package struct Token: Sendable {
    private static let byteCount = 32
    private static let textLength = 43

    private let bytes: [UInt8]

    package init() {
        bytes = randomBytes(Self.byteCount)
    }

    /// `Token(text: request.cookie)` — nil unless it is exactly what `text` of some token returned.
    package init?(text: String) {
        guard text.utf8.count == Self.textLength,
            let bytes = Base64URL.decode(text),
            bytes.count == Self.byteCount
        else { return nil }
        self.bytes = bytes
    }

    /// The token itself, 43 characters of base64url: shown once to the one it is for.
    package var text: String { Base64URL.encode(bytes) }

    /// What is stored and looked up; who reads the table cannot use it.
    package var hash: [UInt8] { Digest.sha256(bytes) }

    package var hashHex: String { Digest.hex(hash) }

    /// Tells tokens apart in the memory of this process; it says nothing of them anywhere else.
    package var mark: Int { bytes.hashValue }
}

extension Token: Equatable {
    package static func == (a: Token, b: Token) -> Bool {
        constantTimeEqual(a.bytes, b.bytes)
    }
}

extension Token: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "***" }
    package var debugDescription: String { "***" }

    // `dump` and a failed expectation would print the stored bytes otherwise.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
