/// One line of text, or several: a name, a note, a code.
public struct TextType: FieldType {
    public enum Content: String, Sendable { case text, longText = "long_text", email, phone, url }
    public static let name = "text"
    public var maxLength: Int
    public let content: Content

    public init(_ content: Content = .text, maxLength: Int = 200) {
        self.content = content
        self.maxLength = maxLength
    }
    public var kind: Kind { .text }
    public var json: JSONShape { .string }
    public var typeName: String { content.rawValue }
    public var operators: [Operator] { [.is, .not, .any, .has, .starts, .empty] }

    public func parse(_ text: String, _ format: Format) throws(Invalid) -> Value {
        let value = Value.text(content == .email ? text.lowercased() : text)
        try check(value)
        return value
    }
    public func check(_ value: Value) throws(Invalid) {
        guard case .text(let text) = value, !text.isEmpty else { return }
        // A text of n bytes has at most n characters, so counting characters is seldom needed.
        if text.utf8.count > maxLength, text.count > maxLength {
            throw Invalid("field.too_long", ["max": String(maxLength), "has": String(text.count)])
        }
        switch content {
        case .text:
            if text.utf8.contains(where: { $0 == 10 || $0 == 13 }) { throw Invalid("field.one_line") }
        case .longText: break
        case .email: if !isEmail(text) { throw Invalid("field.email") }
        case .phone: if !isPhone(text) { throw Invalid("field.phone") }
        case .url: if !isURL(text) { throw Invalid("field.url") }
        }
    }
    /// A mailbox as people have one: something, an @, a domain. What a server accepts only a letter can tell.
    private func isEmail(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, let local = parts.first, let domain = parts.last, !local.isEmpty else { return false }
        let isClean = text.utf8.allSatisfy { $0 > 32 && $0 != 127 && !"<>(),;:\\\"[]".utf8.contains($0) }
        let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return isClean && labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
    }
    private func isPhone(_ text: String) -> Bool {
        let digits = text.unicodeScalars.count { ("0"..."9").contains($0) }
        return digits >= 3
            && text.unicodeScalars.allSatisfy {
                ("0"..."9").contains($0) || " +-()/.,;x#*extEXT转轉".unicodeScalars.contains($0)
            }
    }
    /// What a browser would not read as the name of a server.
    private func isAnotherScheme(_ rest: Substring) -> Bool {
        let small = rest.lowercased()
        return small.contains("://") || small.hasPrefix("javascript:") || small.hasPrefix("data:")
    }
    private func isURL(_ text: String) -> Bool {
        let rest =
            text.hasPrefix("https://") ? text.dropFirst(8) : text.hasPrefix("http://") ? text.dropFirst(7) : text[...]
        return !rest.isEmpty && rest.utf8.allSatisfy { $0 > 32 && $0 != 127 } && rest.utf8.contains(UInt8(ascii: "."))
            && !(rest.utf8.contains(UInt8(ascii: ":")) && isAnotherScheme(rest))
    }
}

public typealias Text = Field<String>
extension Field where V == String {
    /// One line of text.
    public convenience init() { self.init(TextType()) }
}
/// Several lines of text.
public func LongText() -> Text { Text(TextType(.longText, maxLength: 20_000)) }
public func Email() -> Text { Text(TextType(.email, maxLength: 254)) }
public func Phone() -> Text { Text(TextType(.phone, maxLength: 60)) }
public func WebAddress() -> Text { Text(TextType(.url, maxLength: 500)) }
