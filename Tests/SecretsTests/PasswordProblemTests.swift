import Secrets
import Testing

struct PasswordProblemTests {
    func problem(_ password: String, login: String = "", company: String = "") -> PasswordProblem? {
        Passwords.problem(with: password, login: login, company: company)
    }

    @Test func lengthIsCountedInCharacters() {
        #expect(problem("vkw jtzhpnx") == .tooShort(minimum: 12))
        #expect(problem("vkw jtzhpnxq") == nil)
        #expect(problem("山路上有三只小猫在看月亮") == nil)
        #expect(problem("山路上有三只小猫在看月") == .tooShort(minimum: 12))

        let long = String(repeating: "vkwjtzhpnx correcthorse ", count: 6)
        #expect(problem(String(long.prefix(128))) == nil)
        #expect(problem(String(long.prefix(129))) == .tooLong(maximum: 128))
    }

    @Test(arguments: [
        "password2024", "Password1234!", "P@ssw0rd12345", "passwordpassword", "pass word 2024", "123456password",
        "iloveyou1314", "IloveyouForever", "woaini5201314", "qwerty123456", "welcome12345", "we1come-to-the",
        "admin1admin1", "Administrator", "administrator1", "changeme2024", "letmein123456", "summer-2024!!",
        "1234567890123", "aaaaaaaaaaaa", "abababababab", "wang7wang7wang7", "abcdefghijkl", "lkjihgfedcba",
        "qwertyuiop12", "1q2w3e4r5t6y", "1qaz2wsx3edc", "zaq1xsw2cde3", "qwerasdfzxcv", "111122223333",
        "5201314520521", "147258369147", "abc123abc123", "dragonmonkey!", "$unsh1ne$unsh1ne",
    ])
    func whatIsGuessedFirstIsRefused(password: String) {
        #expect(problem(password) == .common)
    }

    @Test(arguments: [
        "correct horse battery", "vkwjtzhpnxqd", "the password is under the mat", "Tr0ub4dor&3xyz", "830417 264950",
        "my garden has 7 pears", "上海的冬天下着小雨我想家",
    ])
    func whatIsNotGuessedFirstIsAccepted(password: String) {
        #expect(problem(password) == nil)
    }

    @Test(arguments: ["wang.xiaoming", "Wang.Xiaoming@acme.example"])
    func theLoginIsNoPartOfAPassword(login: String) {
        #expect(problem("Wang Xiaoming 1987", login: login) == .containsLogin)
        #expect(problem("xwangxiaomingx", login: login) == .containsLogin)
        #expect(problem("xiaoming and wang", login: login) == nil)
    }

    @Test func theCompanyIsNoPartOfAPassword() {
        #expect(problem("acme secretary", company: "Acme Trading Ltd") == .containsCompany)
        #expect(problem("acme-trading-ltd", company: "Acme Trading Ltd") == .containsCompany)
        #expect(problem("我在上海国际贸易上班已经十年", company: "上海国际贸易") == .containsCompany)
        #expect(problem("the garden has pears", company: "The Big Pear Company") == nil)
    }

    @Test func namesOfOneOrTwoLettersAreAllowed() {
        #expect(problem("listen to the rain", login: "li", company: "3M") == nil)
        #expect(problem("listen to the rain", login: "", company: "") == nil)
    }
}
