/// Yes or no.
public struct FlagType: FieldType {
    public static let name = "flag"
    public init() {}
    public var kind: Kind { .bool }
    public var json: JSONShape { .boolean }
    public var operators: [Operator] { [.is, .not] }
    private static let yes: Set<String> = ["yes", "y", "true", "t", "1", "on", "是", "x", "√", "对", "對"]
    private static let no: Set<String> = ["no", "n", "false", "f", "0", "off", "否", "-"]

    public func parse(_ text: String, _ format: Format) throws(Invalid) -> Value {
        let word = text.lowercased()
        if FlagType.yes.contains(word) { return .bool(true) }
        if FlagType.no.contains(word) { return .bool(false) }
        throw Invalid("field.yes_or_no")
    }
    public func show(_ value: Value, _ format: Format) -> String {
        guard let flag = Bool(value) else { return "" }
        return format.words(flag ? "yes" : "no")
    }
    public func plain(_ value: Value) -> String { Bool(value).map { $0 ? "yes" : "no" } ?? "" }
}

/// One of a few values that the code knows by name. `words` is where their labels stand: `customer.kind.company`.
public struct PickType: FieldType {
    public static let name = "pick"
    public let choices: [String]
    public internal(set) var words: String
    /// Labels of choices that an administrator made, by language; the code knows only their names.
    public let labels: [String: String]

    public init(_ choices: [String], words: String = "", labels: [String: String] = [:]) {
        self.choices = choices
        self.words = words
        self.labels = labels
    }
    public var kind: Kind { .text }
    public var json: JSONShape { .string }
    public var operators: [Operator] { [.is, .not, .any, .empty] }

    public func label(_ choice: String, _ format: Format) -> String {
        labels[choice] ?? format.words("\(words).\(choice)")
    }
    public func parse(_ text: String, _ format: Format) throws(Invalid) -> Value {
        if choices.contains(text) { return .text(text) }
        let word = text.lowercased()
        let found = choices.first { choice in
            choice.lowercased() == word || labels[choice]?.lowercased() == word
                || Language.allCases.contains { format.words.text("\(words).\(choice)", $0).lowercased() == word }
        }
        guard let found else { throw invalid(text, format) }
        return .text(found)
    }
    public func check(_ value: Value) throws(Invalid) {
        guard case .text(let text) = value, !text.isEmpty, !choices.contains(text) else { return }
        throw Invalid("field.not_a_choice", ["text": text, "choices": choices.joined(separator: ", ")])
    }
    public func show(_ value: Value, _ format: Format) -> String {
        guard case .text(let choice) = value, !choice.isEmpty else { return "" }
        return choices.contains(choice) ? label(choice, format) : choice
    }
    private func invalid(_ text: String, _ format: Format) -> Invalid {
        let names = choices.map { label($0, format) }.joined(separator: ", ")
        return Invalid("field.not_a_choice", ["text": text, "choices": names])
    }
}

public typealias Flag = Field<Bool>
extension Field where V == Bool { public convenience init() { self.init(FlagType()) } }
public typealias Pick<V: Storable> = Field<V>
extension Field where V: Choice {
    public convenience init() { self.init(PickType(V.allCases.map(\.rawValue))) }
}
/// A choice that may be left open.
public func Optionally<V: Choice>(_: V.Type = V.self) -> Field<V?> { Field(PickType(V.allCases.map(\.rawValue))) }
