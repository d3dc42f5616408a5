import Foundation

/// Hashes passwords and compares them, away from the threads that answer requests.
///
/// One of them serves the whole process; its copies share the limit of two at once per core.
///
///     let stored = try await passwords.hash("correct horse battery")
///     await passwords.verify("correct horse battery", against: stored) // true
package struct Passwords: Sendable {
    private let desks: Desks

    package init(atOnce: Int = 2 * ProcessInfo.processInfo.activeProcessorCount) {
        desks = Desks(max(1, atOnce))
    }

    package func hash(_ password: String) async throws -> String {
        try await desks.run { Result { try hashNow(password) } }.get()
    }

    /// Pass nil for someone unknown: the answer is no, and comes no sooner than for someone known.
    package func verify(_ password: String, against encoded: String?) async -> Bool {
        await desks.run { verifyNow(password, against: encoded) }
    }

    /// For the command line, where nobody else waits for the thread.
    package func hashNow(_ password: String) throws -> String {
        try Argon2.hash(bytes(of: password), salt: randomBytes(Argon2.saltLength))
    }

    /// For the command line, where nobody else waits for the thread.
    package func verifyNow(_ password: String, against encoded: String?) -> Bool {
        let password = bytes(of: password)
        switch Argon2.compare(password, with: encoded ?? Argon2.dummy) {
        case .match: return encoded != nil
        case .mismatch: return false
        case .unreadable:
            // A user without a usable hash must not answer sooner than the others.
            _ = Argon2.compare(password, with: Argon2.dummy)
            return false
        }
    }

    // One keyboard writes é as one character, another as two: both are the same password.
    private func bytes(of password: String) -> [UInt8] {
        Array(password.precomposedStringWithCanonicalMapping.utf8)
    }
}
