import CArgon2

/// The only door to libargon2: Argon2id with the cost that all passwords of the product share.
enum Argon2 {
    static let memoryKiB: UInt32 = 19_456
    static let passes: UInt32 = 2
    static let lanes: UInt32 = 1
    static let saltLength = 16
    private static let hashLength = 32

    /// What comparing a password with a stored hash found.
    enum Answer {
        case match, mismatch, unreadable
    }

    /// A hash that no password has, as dear to compare with as a real one.
    static let dummy: String = {
        let cost = "m=\(memoryKiB),t=\(passes),p=\(lanes)"
        let salt = String(repeating: "A", count: 22)
        let hash = String(repeating: "A", count: 43)
        return "$argon2id$v=\(ARGON2_VERSION_13.rawValue)$\(cost)$\(salt)$\(hash)"
    }()

    /// `$argon2id$v=19$m=19456,t=2,p=1$…`: cost, salt and hash in one text.
    static func hash(_ password: [UInt8], salt: [UInt8]) throws(HashingFailed) -> String {
        let length = argon2_encodedlen(
            passes, memoryKiB, lanes, UInt32(saltLength), UInt32(hashLength), Argon2_id)
        var encoded = [CChar](repeating: 0, count: length)
        let status = argon2id_hash_encoded(
            passes, memoryKiB, lanes, password, password.count, salt, salt.count, hashLength, &encoded, length)
        guard status == ARGON2_OK.rawValue else { throw HashingFailed(code: status) }
        return String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    static func compare(_ password: [UInt8], with encoded: String) -> Answer {
        switch argon2id_verify(encoded, password, password.count) {
        case ARGON2_OK.rawValue: .match
        case ARGON2_VERIFY_MISMATCH.rawValue: .mismatch
        default: .unreadable
        }
    }
}

/// The library could not hash a password, mostly for want of memory.
package struct HashingFailed: Error, Equatable {
    package let code: Int32
}
