import Kernel

extension Company {
    /// As it is stored: JSON with a key per fact. What cannot be read is as at first.
    package init(_ stored: String) throws {
        guard let facts = JSONValue.parse(stored)?.object else { return }
        name = facts["name"]?.string ?? ""
        currency = facts["currency"]?.string ?? currency
        language = facts["language"]?.string.flatMap { Language(rawValue: $0) } ?? language
        zone = facts["zone"]?.string ?? zone
        isSetUp = facts["set_up"] == .bool(true)
    }
    package var stored: String {
        var json = JSONText()
        json.object { json in
            json.key("name")
            json.string(name)
            json.key("currency")
            json.string(currency)
            json.key("language")
            json.string(language.rawValue)
            json.key("zone")
            json.string(zone)
            json.key("set_up")
            json.bool(isSetUp)
        }
        return json.text
    }
}
