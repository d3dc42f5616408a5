/// Secrets at rest, such as a mailbox password: AES-256-GCM, bound to the place where they belong.
///
///     let sealed = try Seal.seal(password, key: key, context: "mailbox.password/17")
///
/// The same context opens it; copied to another row it stays shut. Sealed bytes are nonce, ciphertext, tag.
package enum Seal {
    package static let keyLength = 32
    private static let nonceLength = 12

    package static func seal(_ plain: [UInt8], key: [UInt8], context: String) throws(SealError) -> [UInt8] {
        guard key.count == keyLength else { throw .keyLength(key.count) }
        let nonce = randomBytes(nonceLength)
        guard let body = OpenSSL.encrypt(plain, key: key, nonce: nonce, context: Array(context.utf8)) else {
            throw .failed
        }
        return nonce + body
    }

    package static func open(_ sealed: [UInt8], key: [UInt8], context: String) throws(SealError) -> [UInt8] {
        guard key.count == keyLength else { throw .keyLength(key.count) }
        guard sealed.count >= nonceLength + OpenSSL.tagLength else { throw .forged }
        let nonce = Array(sealed.prefix(nonceLength))
        let tag = Array(sealed.suffix(OpenSSL.tagLength))
        let body = Array(sealed.dropFirst(nonceLength).dropLast(OpenSSL.tagLength))
        guard let plain = OpenSSL.decrypt(body, tag: tag, key: key, nonce: nonce, context: Array(context.utf8)) else {
            throw .forged
        }
        return plain
    }
}

/// Why something could not be sealed or opened.
package enum SealError: Error, Equatable {
    /// The key has this many bytes instead of 32.
    case keyLength(Int)
    /// The bytes, the key or the context is not the one it was sealed with.
    case forged
    /// The library refused: out of memory, or more than 2 GB at once.
    case failed
}
