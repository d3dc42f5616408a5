import Door
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Records
import Store

/// One request of a program that is known: what it names, and how it is answered.
struct Call: Sendable {
    let api: API
    let request: WebRequest
    let context: DoorContext
    let signedIn: SignedIn

    var actor: Actor { signedIn.actor }
    var state: Records.State { signedIn.state }
    var records: Records { api.records }

    /// The kind of record that the address names, if programs are served it.
    func schema() throws -> Schema {
        guard let slug = context.parameters.get("slug"), let schema = state.catalog.slug(slug), schema.traits.isListed
        else {
            throw NotFound()
        }
        return schema
    }
    /// No record has another id than a positive number, so another address is one of nothing.
    func id() throws -> Int64 {
        guard let text = context.parameters.get("id"), let id = Int64(text), id > 0, String(id) == text else {
            throw NotFound()
        }
        return id
    }
    /// `lines`: the lists that are asked for besides those that come with every read of one record.
    func shape(_ schema: Schema, lines: Set<String> = []) -> RecordJSON {
        api.shapes.shape(schema, actor, state.catalog, lines: lines)
    }

    func query() throws -> [(String, String)] {
        guard let items = request.queryItems else { throw Failure.badRequest }
        return items
    }
    /// The names of the query that a route takes, each at most once.
    func query(_ names: Set<String>) throws -> [String: String] {
        var found: [String: String] = [:]
        var refusal = Refusal()
        for (name, value) in try query() {
            if !names.contains(name) { refusal.add("field.unknown", field: name) }
            if found.updateValue(value, forKey: name) != nil { refusal.add("address.repeated", field: name) }
        }
        guard refusal.isEmpty else { throw Failure(badAddress: refusal) }
        return found
    }

    /// A refusal in the person's own language. What is our own fault goes on to the wall and the log.
    func answer(_ error: any Error) async throws -> WebResponse {
        let failure = Failure(error)
        guard !failure.isOurs else { throw error }
        var current: [UInt8]?
        if let conflict = error as? Conflict, let id = conflict.current.id {
            current = try? await record(conflict.current.schema, id)
        }
        return failure.problem(actor.format.words, context.requestID, current: current)
    }
}

extension Failure {
    /// An address that asks for what does not exist: the same problems as of a body, but the address is to blame.
    init(badAddress refusal: Refusal) { self.init(.badRequest, "problem.bad_address", refusal: refusal) }
}
