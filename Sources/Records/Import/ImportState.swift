import Kernel

/// Where an import stands: what its job keeps after each chunk.
struct ImportState: Sendable {
    var position = ImportPosition()
    var counts = ImportCounts()
    /// By file: how long the file of rows set aside is, and what belongs behind that and is not in it yet.
    var rejectedLength: [Int: Int64] = [:]
    var waiting: [Int: String] = [:]
    /// After the rows, their links to each other.
    var isLinking = false
    var hasEnded = false

    init() {}
    init?(_ stored: String) {
        guard let json = JSONValue.parse(stored)?.object else { return nil }
        position.file = Int(json["file"]?.integer ?? 0)
        position.offset = json["offset"]?.integer ?? -1
        position.line = Int(json["line"]?.integer ?? 1)
        isLinking = json["linking"] == .bool(true)
        hasEnded = json["ended"] == .bool(true)
        rejectedLength = ImportState.byFile(json["rejected_length"]) { $0.integer }
        waiting = ImportState.byFile(json["waiting"]) { $0.string }
        counts = ImportCounts(json)
    }
    private static func byFile<T>(_ json: JSONValue?, _ read: (JSONValue) -> T?) -> [Int: T] {
        (json?.object ?? [:]).reduce(into: [:]) { result, pair in
            if let file = Int(pair.key) { result[file] = read(pair.value) }
        }
    }

    var stored: String {
        var json = JSONText(reserving: 1_024)
        json.object { json in
            json.key("file")
            json.integer(Int64(position.file))
            json.key("offset")
            json.integer(position.offset)
            json.key("line")
            json.integer(Int64(position.line))
            json.key("linking")
            json.bool(isLinking)
            json.key("deferred")
            json.integer(Int64(counts.deferred))
            json.key("ended")
            json.bool(hasEnded)
            counts.write(to: &json)
            json.numbers("rejected_length", rejectedLength.reduce(into: [:]) { $0["\($1.key)"] = Int($1.value) })
            json.key("waiting")
            json.object { json in
                for (file, text) in waiting {
                    json.key("\(file)")
                    json.string(text)
                }
            }
        }
        return json.text
    }
}

extension ImportCounts {
    init(_ json: [String: JSONValue]) {
        func numbers(_ key: String) -> [String: Int] {
            (json[key]?.object ?? [:]).compactMapValues { $0.integer.map { Int($0) } }
        }
        rows = Int(json["rows"]?.integer ?? 0)
        deferred = Int(json["deferred"]?.integer ?? 0)
        setAside = Int(json["set_aside"]?.integer ?? 0)
        (created, updated, unchanged) = (numbers("created"), numbers("updated"), numbers("unchanged"))
        (reasons, passed) = (numbers("reasons"), numbers("passed"))
    }
    /// The counts as members of a JSON object.
    package func write(to json: inout JSONText) {
        json.key("rows")
        json.integer(Int64(rows))
        json.key("set_aside")
        json.integer(Int64(setAside))
        json.numbers("created", created)
        json.numbers("updated", updated)
        json.numbers("unchanged", unchanged)
        json.numbers("passed", passed)
        json.numbers("reasons", reasons)
    }
    package var json: String {
        var json = JSONText()
        json.object { write(to: &$0) }
        return json.text
    }
}

extension JSONText {
    fileprivate mutating func numbers(_ name: String, _ numbers: [String: Int]) {
        key(name)
        object { json in
            for (name, number) in numbers.sorted(by: { $0.key < $1.key }) {
                json.key(name)
                json.integer(Int64(number))
            }
        }
    }
}
