/// What records are called that the product brought along: stored once, read in three languages until somebody renames
/// them. An entry of a list is stored under its English name, and its word is `dictionary.source_channel.trade_fair`;
/// records of another kind that says so are stored under the word's key itself.
public struct ReadyNames: Sendable {
    private static let prefix = "dictionary."
    /// By list and stored name: the name in each language.
    private var byStored: [String: [String: [String]]] = [:]
    /// By list and name in whichever language: what is stored.
    private var stored: [String: [String: String]] = [:]

    init(_ words: Words) {
        for key in words.keys where key.hasPrefix(ReadyNames.prefix) {
            let parts = key.split(separator: ".", maxSplits: 2).map(String.init)
            guard parts.count == 3 else { continue }
            let names = Language.allCases.map { words.text(key, $0) }
            let english = words.text(key, .en)
            byStored[parts[1], default: [:]][english] = names
            for name in names { stored[parts[1], default: [:]][name] = english }
        }
    }
    /// Whether a list has entries of this kind at all.
    public func has(_ dictionary: String) -> Bool { byStored[dictionary] != nil }
    /// The names of a ready entry in the order of `Language.allCases`; nothing for what an administrator wrote.
    public func names(_ name: String, in dictionary: String) -> [String] { byStored[dictionary]?[name] ?? [] }
    /// Under which name an entry is stored that goes by this one in some language.
    public func stored(_ name: String, in dictionary: String) -> String? { stored[dictionary]?[name] }
    fileprivate func name(_ name: String, in dictionary: String, _ language: Language) -> String? {
        guard let names = byStored[dictionary]?[name], let place = Language.allCases.firstIndex(of: language) else {
            return nil
        }
        return names[place]
    }
}

extension Catalog {
    /// A stored title as somebody reads it. `dictionary`: the list to which an entry belongs.
    public func shown(_ title: String, of entity: String, in dictionary: String? = nil, _ language: Language) -> String
    {
        if let dictionary { return readyNames.name(title, in: dictionary, language) ?? title }
        guard title.hasPrefix(entity + "."), words.has(title) else { return title }
        return words.text(title, language)
    }
    /// Whether a text is what somebody reads, in whichever language, where this title is stored: then it is no new name.
    public func shows(_ title: String, of entity: String, in dictionary: String? = nil, as text: String) -> Bool {
        Language.allCases.contains { shown(title, of: entity, in: dictionary, $0) == text }
    }
    /// Under which titles a ready record may be stored that goes by this name in some language.
    public func stored(_ name: String, _ link: LinkType) -> [String] {
        if let dictionary = link.dictionary { return [readyNames.stored(name, in: dictionary)].compactMap { $0 } }
        guard self[link.target]?.traits.hasReadyNames == true else { return [] }
        return words.keys.filter { $0.hasPrefix(link.target + ".") && shows($0, of: link.target, as: name) }.sorted()
    }
    /// Whether what a link points to may be stored under another name than it is read.
    public func hasReadyNames(_ link: LinkType) -> Bool {
        link.dictionary.map { readyNames.has($0) } ?? self[link.target]?.traits.hasReadyNames ?? false
    }
    /// The list that an entry belongs to.
    public func dictionary(of record: Record) -> String? {
        guard record.schema.name == LinkType.dictionaryItems, case .text(let name) = record["dictionary"] else {
            return nil
        }
        return name
    }
}
