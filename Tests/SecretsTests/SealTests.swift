import Secrets
import Testing

struct SealTests {
    let key = [UInt8](repeating: 7, count: 32)
    let mailPassword = Array("mail password 密码".utf8)

    @Test func whatIsSealedOpensAgain() throws {
        let sealed = try Seal.seal(mailPassword, key: key, context: "mailbox/17")

        #expect(try Seal.open(sealed, key: key, context: "mailbox/17") == mailPassword)
        #expect(sealed.count == mailPassword.count + 12 + 16)
    }

    @Test func nothingCanBeSealedToo() throws {
        let sealed = try Seal.seal([], key: key, context: "")

        #expect(try Seal.open(sealed, key: key, context: "") == [])
    }

    @Test func theSameSecretNeverLooksTheSame() throws {
        let first = try Seal.seal(mailPassword, key: key, context: "mailbox/17")
        let second = try Seal.seal(mailPassword, key: key, context: "mailbox/17")

        #expect(first != second)
    }

    @Test func aPublishedCiphertextOpens() throws {
        // Test case 14 of the GCM specification: key, nonce and plain text are all zero.
        let sealed =
            [UInt8](repeating: 0, count: 12) + bytes("cea7403d4d606b6e074ec5d3baf39d18")
            + bytes("d0d1c8a799996bf0265b98b5d48ab919")

        let plain = try Seal.open(sealed, key: [UInt8](repeating: 0, count: 32), context: "")

        #expect(plain == [UInt8](repeating: 0, count: 16))
    }

    @Test func everyChangedByteIsNoticed() throws {
        let sealed = try Seal.seal(mailPassword, key: key, context: "mailbox/17")

        for position in sealed.indices {
            var forged = sealed
            forged[position] ^= 1
            #expect(throws: SealError.forged) { try Seal.open(forged, key: key, context: "mailbox/17") }
        }
    }

    @Test func everyShorterCopyIsRefused() throws {
        let sealed = try Seal.seal(mailPassword, key: key, context: "mailbox/17")

        for length in 0..<sealed.count {
            let part = Array(sealed.prefix(length))
            #expect(throws: SealError.forged) { try Seal.open(part, key: key, context: "mailbox/17") }
        }
    }

    @Test func anotherPlaceOrKeyDoesNotOpenIt() throws {
        let sealed = try Seal.seal(mailPassword, key: key, context: "mailbox/17")
        let otherKey = [UInt8](repeating: 8, count: 32)

        #expect(throws: SealError.forged) { try Seal.open(sealed, key: key, context: "mailbox/18") }
        #expect(throws: SealError.forged) { try Seal.open(sealed, key: key, context: "") }
        #expect(throws: SealError.forged) { try Seal.open(sealed, key: otherKey, context: "mailbox/17") }
    }

    @Test func aKeyOfAnotherLengthIsRefused() {
        #expect(throws: SealError.keyLength(16)) { try Seal.seal([1], key: Array(key.prefix(16)), context: "") }
        #expect(throws: SealError.keyLength(0)) { try Seal.open([1], key: [], context: "") }
    }
}
