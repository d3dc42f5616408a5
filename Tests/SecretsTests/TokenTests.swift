import Secrets
import Testing

struct TokenTests {
    @Test func aTokenComesBackFromItsText() throws {
        let token = Token()

        let returned = try #require(Token(text: token.text))

        #expect(returned == token)
        #expect(returned.hash == token.hash)
        #expect(token.text.count == 43)
    }

    @Test func twoTokensDiffer() {
        #expect(Token() != Token())
    }

    @Test func itsHashIsThatOfItsBytes() throws {
        // 32 zero bytes, in base64url 43 times A.
        let token = try #require(Token(text: String(repeating: "A", count: 43)))

        #expect(token.hashHex == "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925")
        #expect(token.hash == bytes(token.hashHex))
    }

    @Test(arguments: [
        "",
        String(repeating: "A", count: 42),
        String(repeating: "A", count: 44),
        String(repeating: "A", count: 43) + "=",
        String(repeating: "A", count: 42) + "+",
        String(repeating: "A", count: 42) + "/",
        String(repeating: "A", count: 42) + " ",
        // The last character carries four bits: B would set one that belongs to no byte.
        String(repeating: "A", count: 42) + "B",
        String(repeating: "A", count: 41) + "é",
        String(repeating: "密", count: 43),
    ])
    func otherTextIsNoToken(text: String) {
        #expect(Token(text: text) == nil)
    }

    @Test func everyCharacterOfTheAlphabetIsRead() throws {
        let text = "-_abcdefghijklmnopqrstuvwxyz0123456789ABCDE"
        let rest = "FGHIJKLMNOPQRSTUVWXYZ" + String(repeating: "A", count: 22)

        #expect(Token(text: text)?.text == text)
        #expect(Token(text: rest)?.text == rest)
    }

    @Test func printingATokenShowsStars() {
        let token = Token()
        var dumped = ""
        dump(token, to: &dumped)

        #expect("\(token)" == "***")
        #expect(String(reflecting: token) == "***")
        #expect(String(describing: [token]) == "[***]")
        #expect(dumped == "- ***\n")
    }
}
