import Glibc
import Secrets
import Testing

struct PasswordsTests {
    let passwords = Passwords(atOnce: 1)

    @Test func theRightPasswordIsAccepted() async throws {
        let stored = try await passwords.hash("correct horse battery")

        #expect(await passwords.verify("correct horse battery", against: stored))
        #expect(stored.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    }

    @Test func anyOtherPasswordIsRefused() throws {
        let stored = try passwords.hashNow("correct horse battery")

        #expect(!passwords.verifyNow("correct horse batterz", against: stored))
        #expect(!passwords.verifyNow("correct horse battery ", against: stored))
        #expect(!passwords.verifyNow("", against: stored))
    }

    @Test func aPublishedHashIsUnderstood() {
        // From the tests of the reference implementation of Argon2.
        let stored =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"

        #expect(passwords.verifyNow("password", against: stored))
    }

    @Test func nothingAfterTheFirstCharactersIsIgnored() throws {
        let long = String(repeating: "x", count: 127)
        let stored = try passwords.hashNow(long + "a")

        #expect(!passwords.verifyNow(long + "b", against: stored))
        #expect(!passwords.verifyNow("nul\0a", against: try passwords.hashNow("nul\0b")))
    }

    @Test func twoHashesOfOnePasswordDiffer() throws {
        let first = try passwords.hashNow("correct horse battery")
        let second = try passwords.hashNow("correct horse battery")

        #expect(first != second)
    }

    @Test func bothWaysToTypeAnAccentAreOnePassword() throws {
        let stored = try passwords.hashNow("caf\u{E9} au lait noir")

        #expect(passwords.verifyNow("cafe\u{301} au lait noir", against: stored))
    }

    @Test func nobodyLogsInAsAnUnknownUser() async {
        #expect(await !passwords.verify("correct horse battery", against: nil))
        #expect(!passwords.verifyNow("", against: nil))
    }

    @Test(arguments: ["", "*", "plain", "$argon2id$v=19$m=19456,t=2,p=1$AAAA", "$argon2i$v=19$m=8,t=1,p=1$AAAA$AAAA"])
    func anUnreadableHashIsRefused(stored: String) {
        #expect(!passwords.verifyNow("plain", against: stored))
    }

    @Test func manyAtOnceAllGetTheirAnswer() async throws {
        let stored = try passwords.hashNow("correct horse battery")

        let accepted = await withTaskGroup { group in
            for number in 0..<6 {
                let password = number.isMultiple(of: 2) ? "correct horse battery" : "wrong horse battery"
                group.addTask { await passwords.verify(password, against: stored) }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(accepted == 3)
    }

    @Test func anUnknownUserTakesAsLongAsAKnownOne() throws {
        let stored = try passwords.hashNow("correct horse battery")

        let known = workOfVerifying(against: stored)

        // A comparison left out would take nothing at all, so half is a safe distance.
        #expect(workOfVerifying(against: nil) * 2 > known)
        #expect(workOfVerifying(against: "unreadable") * 2 > known)
    }

    /// Processor time of this thread in nanoseconds, which does not depend on what else the machine does.
    private func workOfVerifying(against stored: String?) -> Int {
        let start = threadTime()
        _ = passwords.verifyNow("wrong horse battery", against: stored)
        return threadTime() - start
    }

    private func threadTime() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
