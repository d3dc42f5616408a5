import Foundation

/// Why a password is not accepted. There is no rule about which kinds of characters it must have.
package enum PasswordProblem: Sendable, Equatable {
    case tooShort(minimum: Int)
    case tooLong(maximum: Int)
    case common
    case containsLogin
    case containsCompany
}

extension Passwords {
    package static let minimumLength = 12
    package static let maximumLength = 128

    /// `problem(with: "wang-in-shanghai", login: "wang@acme.example", company: "Acme")` — containsLogin
    package static func problem(with password: String, login: String, company: String) -> PasswordProblem? {
        let length = password.precomposedStringWithCanonicalMapping.unicodeScalars.count
        if length < minimumLength { return .tooShort(minimum: minimumLength) }
        if length > maximumLength { return .tooLong(maximum: maximumLength) }

        let letters = lettersAndDigits(of: password)
        if namesOf(login: login).contains(where: letters.contains) { return .containsLogin }
        if namesOf(company: company).contains(where: letters.contains) { return .containsCompany }
        return CommonPasswords.contains(password) ? .common : nil
    }

    // Two bytes or fewer, such as the login "li", would turn up in any sentence.
    private static func namesOf(login: String) -> [String] {
        let localPart = login.prefix { $0 != "@" }
        return [login, String(localPart)].map(lettersAndDigits).filter { $0.utf8.count >= 3 }
    }

    // The first word is what people call the company, unless it is an article.
    private static func namesOf(company: String) -> [String] {
        let whole = lettersAndDigits(of: company)
        let first = lettersAndDigits(of: String(company.prefix { !$0.isWhitespace }))
        return [whole].filter { $0.utf8.count >= 3 } + [first].filter { $0.utf8.count >= 4 }
    }

    private static func lettersAndDigits(of text: String) -> String {
        text.precomposedStringWithCanonicalMapping.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
