/// What is tried first when passwords are guessed: repetitions, runs along the keyboard, and well-known words
/// with digits and signs around them.
enum CommonPasswords {
    /// `contains("P4ssw0rd-2024!")`, `contains("qwertyuiop12")`, `contains("xyxyxyxyxyxy")` — true
    static func contains(_ password: String) -> Bool {
        let characters = Array(password.lowercased())
        return isRepetition(characters) || isRun(characters) || isKnownWords(characters)
    }

    /// Four different characters at most, or one short piece over and over.
    private static func isRepetition(_ characters: [Character]) -> Bool {
        if Set(characters).count <= 4 { return true }
        return (1..<8).contains { length in
            length * 2 <= characters.count
                && characters.indices.dropFirst(length).allSatisfy { characters[$0] == characters[$0 - length] }
        }
    }

    /// Mostly neighbours: pieces of the alphabet or of the keyboard, four characters long on average.
    private static func isRun(_ characters: [Character]) -> Bool {
        let breaks = zip(characters, characters.dropFirst()).count { !areNeighbours($0, $1) }
        return (breaks + 1) * 4 <= characters.count
    }

    private static func areNeighbours(_ a: Character, _ b: Character) -> Bool {
        a == b || neighbours.contains([a, b]) || neighbours.contains([b, a])
    }

    private static let neighbours: Set<[Character]> = {
        let lines = [
            "abcdefghijklmnopqrstuvwxyz", "1234567890", "0123456789", "qwertyuiop", "qwertzuiop", "azertyuiop",
            "asdfghjkl", "qsdfghjklm", "zxcvbnm", "yxcvbnm", "1q2w3e4r5t6y7u8i9o0p", "!@#$%^&*()",
            "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "147", "258", "369",
        ]
        return Set(lines.flatMap { line in zip(line, line.dropFirst()).map { [$0, $1] } })
    }()

    /// Nothing but words of the list once decoration is taken off and 0, 1, 3, 4, 5, 7, @, $ are read as letters.
    private static func isKnownWords(_ characters: [Character]) -> Bool {
        let core = characters.trimmed { $0.isLetter }
        let bare = characters.trimmed { $0.isLetter || "@$".contains($0) }
        let readings = ["i", "l"].flatMap { one in [core, bare].map { $0.map { letter($0, one: one) } } }
        return ([characters, core] + readings).contains { reading in
            isMadeOfStems(reading.filter { $0.isLetter || $0.isNumber })
        }
    }

    private static func letter(_ character: Character, one: Character) -> Character {
        switch character {
        case "0": "o"
        case "1": one
        case "3": "e"
        case "4", "@": "a"
        case "5", "$": "s"
        case "7": "t"
        default: character
        }
    }

    /// Whether the text is one or more stems in a row.
    private static func isMadeOfStems(_ text: [Character]) -> Bool {
        var reachable = [true] + Array(repeating: false, count: text.count)
        for end in text.indices.map({ $0 + 1 }) {
            let starts = max(0, end - CommonStems.longest)..<end
            reachable[end] = starts.contains { reachable[$0] && CommonStems.all.contains(String(text[$0..<end])) }
        }
        return !text.isEmpty && reachable[text.count]
    }
}

extension Array {
    /// Without what does not belong at either end.
    fileprivate func trimmed(to belongs: (Element) -> Bool) -> [Element] {
        guard let first = firstIndex(where: belongs), let last = lastIndex(where: belongs) else { return [] }
        return Array(self[first...last])
    }
}
