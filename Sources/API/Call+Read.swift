import Door
import Hummingbird
import Kernel
import NIOCore
import Records
import Store

extension Call {
    /// `GET /api/customers/42`, or with `?lines=addresses` the lists that do not come along unasked.
    func read() async throws -> WebResponse {
        let (schema, id) = (try schema(), try id())
        return .json(try await record(schema, id, lines: try lines(schema)))
    }
    private func lines(_ schema: Schema) throws -> Set<String> {
        guard let text = try query(["lines"])["lines"] else { return [] }
        let names = Set(text.split(separator: ",").map(String.init))
        let known = schema.traits.lines.filter { list in
            state.catalog[list.entity].map { actor.may(.read, $0) } ?? false
        }
        guard names.isSubset(of: known.map(\.name)) else {
            throw Failure(badAddress: Refusal("field.unknown", field: "lines"))
        }
        return names
    }

    /// One record with its lines, as of one moment.
    func record(_ schema: Schema, _ id: Int64, lines: Set<String> = []) async throws -> [UInt8] {
        let shape = shape(schema, lines: lines)
        let company = state.company
        if shape.lists.isEmpty {
            return try await records.readOne(as: actor, state) { reader in try reader.json(id, shape, company) }
        }
        return try await records.read(as: actor, state) { reader in try reader.json(id, shape, company) }
    }

    /// `GET /api/customers?city=is:上海&sort=-created_at&limit=20`
    func list() async throws -> WebResponse {
        let schema = try schema()
        guard actor.may(.read, schema) else { throw NotFound() }
        let address: ListAddress
        do {
            address = try ListAddress(entity: schema.name, query: try query(), schema: schema, actor: actor)
        } catch let refusal as Refusal {
            throw Failure(badAddress: refusal)
        }
        let whole = shape(schema)
        let shape = address.fields.map { names in RecordJSON(schema, names.compactMap { schema[$0] }) } ?? whole
        var request = address.request
        request.fields = shape.names
        let (wanted, company) = (request, state.company)
        do {
            return .json(
                try await records.readOne(as: actor, state) { reader in
                    try reader.json(wanted, shape, company, address)
                })
        } catch let refusal as Refusal {
            throw Failure(badAddress: refusal)
        }
    }

    /// `GET /api/customers/search?q=上海`: names to choose from while typing, the newest first.
    func search() async throws -> WebResponse {
        let schema = try schema()
        guard actor.may(.read, schema) else { throw NotFound() }
        let typed = try query(["q"])["q"] ?? ""
        guard let title = schema.title ?? schema.system(.number), actor.sees(title, of: schema) else {
            throw NotFound()
        }
        var request = Kernel.Request(schema.name)
        request.search = String(typed.prefix(200))
        request.fields = [title.name]
        request.sort = "-id"
        request.limit = 20
        guard !trimmed(request.search).isEmpty else { return .json(Array(#"{"items":[]}"#.utf8)) }
        let wanted = request
        return .json(try await records.readOne(as: actor, state) { reader in try reader.titles(wanted) })
    }
}

extension Reader {
    fileprivate func json(_ id: Int64, _ shape: RecordJSON, _ company: Company) throws -> [UInt8] {
        var json = JSONText(reserving: 2_048)
        try one(shape.plan, id) { row in try write(row, shape, company, &json) }
        return json.bytes
    }
    /// The lines are read while their record lies there: one moment, one answer.
    private func write(_ row: borrowing Row, _ shape: RecordJSON, _ company: Company, _ json: inout JSONText) throws {
        guard !shape.lists.isEmpty else { return shape.write(row, company, &json) }
        let id = row.int(0)
        try shape.write(row, company, &json) { json in try writeLists(id, shape, company, &json) }
    }
    func writeLists(_ id: Int64, _ shape: RecordJSON, _ company: Company, _ json: inout JSONText) throws {
        for list in shape.lists {
            json.key(list.name)
            try json.array { json in
                try lines(list.json.plan, via: list.via, of: id) { list.json.write($0, company, &json) }
            }
        }
    }

    fileprivate func json(
        _ request: Kernel.Request, _ shape: RecordJSON, _ company: Company, _ address: ListAddress
    ) throws -> [UInt8] {
        let plan = try plan(request, withTitles: false, written: shape.plan)
        var json = JSONText(reserving: 32_768)
        try json.object { json in
            json.key("items")
            var next: Cursor?
            try json.array { json in next = try each(plan) { shape.write($0, company, &json) } }
            json.key("next")
            if let next { json.string(address.text(next)) } else { json.null() }
        }
        return json.bytes
    }
    fileprivate func titles(_ request: Kernel.Request) throws -> [UInt8] {
        let plan = try plan(request, withTitles: false)
        var json = JSONText(reserving: 2_048)
        try json.object { json in
            json.key("items")
            try json.array { json in
                _ = try each(plan) { row in
                    json.open()
                    json.key("id")
                    json.integer(row.int(0))
                    json.key("title")
                    row.withText(1) { json.string($0) }
                    json.close()
                }
            }
        }
        return json.bytes
    }
}
