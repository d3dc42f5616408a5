import COpenSSL

/// The only door to libcrypto: hashing, HMAC, AES-256-GCM and comparison in constant time.
enum OpenSSL {
    static let digestLength = 32
    static let tagLength = 16

    static func sha256(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: digestLength)
        require(EVP_Digest(bytes.baseAddress, bytes.count, &digest, nil, EVP_sha256(), nil), "EVP_Digest")
        return digest
    }

    static func hmacSHA256(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        guard let keyLength = Int32(exactly: key.count) else {
            preconditionFailure("an HMAC key of \(key.count) bytes")
        }
        var digest = [UInt8](repeating: 0, count: digestLength)
        let written = HMAC(EVP_sha256(), key, keyLength, message, message.count, &digest, nil)
        require(written == nil ? 0 : 1, "HMAC")
        return digest
    }

    /// Looks at every byte whatever it finds, so the time it takes says nothing about where two secrets differ.
    static func constantTimeEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
    }

    /// The ciphertext followed by its tag; nil when the library refuses.
    static func encrypt(_ plain: [UInt8], key: [UInt8], nonce: [UInt8], context: [UInt8]) -> [UInt8]? {
        withCipher(key: key, nonce: nonce, encrypting: true) { cipher in
            guard authenticate(context, with: cipher),
                let body = transform(plain, with: cipher),
                finish(cipher)
            else { return nil }

            var tag = [UInt8](repeating: 0, count: tagLength)
            guard EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, Int32(tagLength), &tag) == 1 else { return nil }
            return body + tag
        }
    }

    /// The plain bytes; nil when key, nonce, context, body or tag is not what it was when they were encrypted.
    static func decrypt(_ body: [UInt8], tag: [UInt8], key: [UInt8], nonce: [UInt8], context: [UInt8]) -> [UInt8]? {
        withCipher(key: key, nonce: nonce, encrypting: false) { cipher in
            var expected = tag
            guard tag.count == tagLength,
                EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, Int32(tagLength), &expected) == 1,
                authenticate(context, with: cipher),
                let plain = transform(body, with: cipher),
                finish(cipher)
            else { return nil }
            return plain
        }
    }

    fileprivate static func require(_ status: Int32, _ call: StaticString) {
        if status != 1 { preconditionFailure("libcrypto: \(call) failed") }
    }

    private static func withCipher(
        key: [UInt8], nonce: [UInt8], encrypting: Bool, _ body: (OpaquePointer) -> [UInt8]?
    ) -> [UInt8]? {
        precondition(key.count == 32 && nonce.count == 12, "AES-256-GCM takes a key of 32 bytes and a nonce of 12")
        // What fails here stays in this thread's error queue, and libpq would report it as its own.
        defer { ERR_clear_error() }
        guard let cipher = EVP_CIPHER_CTX_new() else { return nil }
        defer { EVP_CIPHER_CTX_free(cipher) }
        let isReady = EVP_CipherInit_ex(cipher, EVP_aes_256_gcm(), nil, key, nonce, encrypting ? 1 : 0) == 1
        return isReady ? body(cipher) : nil
    }

    private static func authenticate(_ context: [UInt8], with cipher: OpaquePointer) -> Bool {
        guard !context.isEmpty else { return true }
        guard let length = Int32(exactly: context.count) else { return false }
        var written: Int32 = 0
        return EVP_CipherUpdate(cipher, nil, &written, context, length) == 1
    }

    private static func transform(_ input: [UInt8], with cipher: OpaquePointer) -> [UInt8]? {
        guard !input.isEmpty else { return [] }
        guard let length = Int32(exactly: input.count) else { return nil }
        var output = [UInt8](repeating: 0, count: input.count)
        var written: Int32 = 0
        let isDone = EVP_CipherUpdate(cipher, &output, &written, input, length) == 1
        return isDone && written == length ? output : nil
    }

    /// Compares the tag when decrypting; GCM writes nothing more at the end.
    private static func finish(_ cipher: OpaquePointer) -> Bool {
        var rest = [UInt8](repeating: 0, count: tagLength)
        var written: Int32 = 0
        return EVP_CipherFinal_ex(cipher, &rest, &written) == 1 && written == 0
    }
}

extension OpenSSL {
    /// A SHA-256 in progress.
    final class Hashing {
        private let context: OpaquePointer

        init() {
            guard let context = EVP_MD_CTX_new() else { preconditionFailure("libcrypto: EVP_MD_CTX_new failed") }
            self.context = context
            require(EVP_DigestInit_ex(context, EVP_sha256(), nil), "EVP_DigestInit_ex")
        }

        deinit {
            EVP_MD_CTX_free(context)
        }

        func update(_ bytes: UnsafeRawBufferPointer) {
            require(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count), "EVP_DigestUpdate")
        }

        func finish() -> [UInt8] {
            var digest = [UInt8](repeating: 0, count: digestLength)
            require(EVP_DigestFinal_ex(context, &digest, nil), "EVP_DigestFinal_ex")
            return digest
        }
    }
}
