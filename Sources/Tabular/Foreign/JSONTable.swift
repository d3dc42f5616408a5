/// A JSON text as a table: a list of objects, an object that holds one, or an object on each line. What stands deeper
/// is named by its way: `address.city`.
struct JSONTable {
    private let text: UnsafeRawBufferPointer
    /// Where the rows are: at the top, or within the member of an object.
    private enum Place {
        case list(at: Int)
        case lines
    }
    private let place: Place
    private var columns: [String: Int] = [:]
    private var names: [String] = []

    static let mostBytes = 100_000_000

    init(_ text: UnsafeRawBufferPointer) throws(TabularProblem) {
        self.text = text
        place = try JSONTable.place(text)
        try rows { it throws(TabularProblem) in try note(&it, "", 0) }
        guard !names.isEmpty else { throw .empty }
    }

    func write(to output: CellOutput) throws(TabularProblem) {
        if !isOfLists {
            for (index, name) in names.enumerated() { try output.cell(index, name) }
            try output.endRow()
        }
        var cells = [String](repeating: "", count: names.count)
        try rows { it throws(TabularProblem) in
            for index in cells.indices { cells[index] = "" }
            try fill(&cells, &it, "", 0)
            for (index, cell) in cells.enumerated() { try output.cell(index, cell) }
            try output.endRow()
        }
        try output.finish()
    }
    /// Rows that are lists themselves have their headings in the first.
    private var isOfLists: Bool { names.first == "[0]" }

    private static func place(_ text: UnsafeRawBufferPointer) throws(TabularProblem) -> Place {
        var cursor = JSONCursor(text)
        guard let first = cursor.next() else { throw .empty }
        if first == UInt8(ascii: "[") { return .list(at: cursor.at) }
        guard first == UInt8(ascii: "{") else { throw cursor.problem }
        var found: (rank: Int, at: Int)?
        try cursor.members(0) { name, it throws(TabularProblem) in
            if it.next() == UInt8(ascii: "[") {
                var inside = it
                _ = inside.take(UInt8(ascii: "["))
                let isOfObjects = inside.next() == UInt8(ascii: "{")
                let rank = isOfObjects ? JSONTable.known.firstIndex(of: name) ?? JSONTable.known.count : Int.max
                if rank < found?.rank ?? Int.max { found = (rank, it.at) }
            }
            try it.skip(1)
        }
        // A second object means one on each line, whatever the first holds.
        if cursor.next() != nil { return .lines }
        return found.map { .list(at: $0.at) } ?? .lines
    }
    private static let known = ["items", "records", "data", "results", "rows"]

    private func rows(_ body: (inout JSONCursor) throws(TabularProblem) -> Void) throws(TabularProblem) {
        switch place {
        case .list(let at):
            var cursor = JSONCursor(text, at: at)
            try cursor.elements(0, body)
        case .lines:
            var cursor = JSONCursor(text)
            while cursor.next() != nil {
                try body(&cursor)
                _ = cursor.take(UInt8(ascii: ","))
            }
        }
    }

    private mutating func note(_ it: inout JSONCursor, _ path: String, _ depth: Int) throws(TabularProblem) {
        switch it.next() {
        case UInt8(ascii: "{"):
            try it.members(depth) { name, it throws(TabularProblem) in
                try note(&it, path.isEmpty ? name : "\(path).\(name)", depth + 1)
            }
        case UInt8(ascii: "[") where depth == 0:
            var index = 0
            try it.elements(depth) { it throws(TabularProblem) in
                try add("[\(index)]", it)
                index += 1
                try it.skip(1)
            }
        default:
            try add(path.isEmpty ? "value" : path, it)
            try it.skip(depth)
        }
    }
    private mutating func add(_ name: String, _ it: JSONCursor) throws(TabularProblem) {
        guard columns[name] == nil else { return }
        guard names.count < TableLimits().columns else { throw .tooManyColumns(line: 1, limit: TableLimits().columns) }
        columns[name] = names.count
        names.append(name)
    }

    private func fill(
        _ cells: inout [String], _ it: inout JSONCursor, _ path: String, _ depth: Int
    ) throws(TabularProblem) {
        switch it.next() {
        case UInt8(ascii: "{"):
            try it.members(depth) { name, it throws(TabularProblem) in
                try fill(&cells, &it, path.isEmpty ? name : "\(path).\(name)", depth + 1)
            }
        case UInt8(ascii: "[") where depth == 0:
            var index = 0
            try it.elements(depth) { it throws(TabularProblem) in
                try fill(&cells, &it, "[\(index)]", 1)
                index += 1
            }
        default:
            let text = try several(&it, depth)
            if let index = columns[path.isEmpty ? "value" : path] { cells[index] = text }
        }
    }
    /// A list within a row is one cell: `a; b`.
    private func several(_ it: inout JSONCursor, _ depth: Int) throws(TabularProblem) -> String {
        guard it.next() == UInt8(ascii: "[") else { return try it.scalar() }
        let start = it.at
        var (parts, isFlat) = ([String](), true)
        try it.elements(depth) { it throws(TabularProblem) in
            if [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(it.next()) {
                isFlat = false
                try it.skip(depth + 1)
            } else {
                parts.append(try it.scalar())
            }
        }
        return isFlat ? parts.joined(separator: "; ") : String(decoding: text[start..<it.at], as: UTF8.self)
    }
}
