import Door
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Records
import Secrets

extension Call {
    /// `POST /api/customers`
    func create() async throws -> WebResponse {
        let schema = try schema()
        _ = try query([])
        guard actor.may(.create, schema) else { throw Forbidden() }
        let body = try await body()
        let input = RecordInput(try members(body), schema, state.catalog, takesVersion: false)
        let shape = shape(schema, lines: Set(input.entries.lines.keys))
        let key = try idempotencyKey()
        let hash = key == nil ? "" : requestHash(body)
        let records = records
        let answer = try await records.write(as: actor) { funnel in
            guard let key else { return try funnel.create(schema, input, shape, records).answer }
            let text = try funnel.once(key, requestHash: hash) {
                let (record, answer) = try funnel.create(schema, input, shape, records)
                return (record, String(decoding: answer, as: UTF8.self))
            }
            return Array(text.utf8)
        }
        var response = WebResponse.json(answer, status: .created)
        response.headers[.location] = "/api/\(schema.slug)/\(RecordJSON.id(of: answer))"
        return response
    }

    /// `PATCH /api/customers/42`: the properties that are sent are changed, the others stay.
    func update() async throws -> WebResponse {
        let (schema, id) = (try schema(), try id())
        _ = try query([])
        guard actor.may(.update, schema) else { throw NotFound() }
        let input = RecordInput(try members(try await body()), schema, state.catalog, takesVersion: true)
        let shape = shape(schema, lines: Set(input.entries.lines.keys))
        let records = records
        return .json(
            try await records.write(as: actor) { funnel in
                try funnel.refusingAll(input.refusal) {
                    try funnel.perform(.update(schema.name, id: id, version: input.version, input.entries))
                }.written(shape, funnel, records)
            })
    }

    /// `DELETE /api/customers/42`, or with `?version=3` only the version that was read.
    func delete() async throws -> WebResponse {
        let (schema, id) = (try schema(), try id())
        let text = try query(["version"])["version"]
        let version = text.flatMap { Int($0) }
        if text != nil, version == nil { throw Failure(badAddress: Refusal("field.wrong_type", field: "version")) }
        _ = try await records.perform(.delete(schema.name, id: id, version: version), as: actor)
        return WebResponse(status: .noContent)
    }

    private func body() async throws -> ByteBuffer {
        guard request.mediaType == "application/json" else { throw Failure.unsupported }
        return try await request.wholeBody()
    }
    private func members(_ body: ByteBuffer) throws -> [JSONInput.Member] {
        guard case .object(let members)? = JSONInput.parse(body.readableBytesView) else { throw Failure.badRequest }
        return members
    }
    private func idempotencyKey() throws -> String? {
        guard let key = request.headers[.idempotencyKey] else { return nil }
        guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (33...126).contains($0) }) else {
            throw Failure(badAddress: Refusal("idempotency.bad_key", field: "Idempotency-Key"))
        }
        return key
    }
    private func requestHash(_ body: ByteBuffer) -> String {
        Digest.hex(Digest.sha256(Array((request.head.path ?? "").utf8) + [0] + Array(body.readableBytesView)))
    }
}

extension Funnel {
    fileprivate func create(
        _ schema: Schema, _ input: RecordInput, _ shape: RecordJSON, _ records: Records
    ) throws -> (record: Record, answer: [UInt8]) {
        let record = try refusingAll(input.refusal) { try perform(.create(schema.name, input.entries)) }
        return (record, try record.written(shape, self, records))
    }
    /// What could be no entry is refused together with what the funnel refuses.
    fileprivate func refusingAll<T>(_ own: Refusal, _ body: () throws -> T) throws -> T {
        guard !own.isEmpty else { return try body() }
        var all = own
        do { _ = try body() } catch let more as Refusal { all.add(more, under: "") }
        throw all
    }
}

extension Record {
    /// The record as its writer sees it now, with its lines: those of every read, and those that were sent.
    fileprivate func written(_ shape: RecordJSON, _ funnel: Funnel, _ records: Records) throws -> [UInt8] {
        var json = JSONText(reserving: 2_048)
        try shape.write(self, funnel.company, &json) { json in
            guard !shape.lists.isEmpty, let id else { return }
            try records.reader(funnel).writeLists(id, shape, funnel.company, &json)
        }
        return json.bytes
    }
}

extension RecordJSON {
    /// The id in a record's JSON, which begins with it.
    fileprivate static func id(of json: [UInt8]) -> String {
        String(decoding: json.drop { !(48...57).contains($0) }.prefix { (48...57).contains($0) }, as: UTF8.self)
    }
}

extension HTTPField.Name {
    fileprivate static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .ifMatch
}
