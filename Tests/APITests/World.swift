import CRM
import Door
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import Records
import Secrets
import Store
import TestKit

@testable import API

/// A company to ask: two departments, one person of every ready role, and somebody elsewhere.
struct World: Sendable {
    let records: Records
    let list: [RouteInfo]
    private let responder: RouterResponder<DoorContext>
    let keys: [String: String]
    static let roles = ["clerk", "marketing", "salesperson", "manager", "service", "executive", "administrator"]

    /// Passwords take their time, so most tests have few people.
    init(_ engine: Engine, everybody: Bool = false, limit: KeyLimit? = nil) async throws {
        records = Records(
            try await engine.open(), modules: CRM.modules, readyRoles: CRM.readyRoles, words: [recordWords, apiWords],
            clock: { Instant(ms: 1_790_000_000_000) }, zones: { _ in .utc })
        try await records.start()
        let console = records.console
        for name in ["Sales", "Elsewhere"] { _ = try await records.addDepartment(name, parent: nil, as: console) }
        try await records.refresh()
        var keys: [String: String] = [:]
        for (login, role, department) in World.people
        where everybody || ["administrator", "salesperson"].contains(login) {
            let user = NewUser(
                login: login, name: login, role: role, department: department, password: "four words make one")
            _ = try await records.add(user, as: console)
            try await records.refresh()
            keys[login] = try await records.addKey(for: login, name: "test", as: console).text
        }
        self.keys = keys
        let routes = Routes(Wall(ServerSettings(), log: { _ in }))
        Readiness().addRoutes(to: routes, records.database)
        API(records, limit: limit).addRoutes(to: routes)
        list = routes.list
        responder = routes.router.buildResponder()
    }
    private static let people =
        roles.map { ($0, $0, "Sales") } + [
            ("colleague", "salesperson", "Sales"), ("stranger", "salesperson", "Elsewhere"),
        ]

    func id(_ login: String) -> Int64 {
        records.current.organisation.people.values.first { $0.login == login }?.id ?? 0
    }

    /// Sends a request as somebody; without a name, without a key.
    func send(
        _ method: HTTPRequest.Method, _ path: String, as login: String? = "administrator", _ body: String? = nil,
        _ more: HTTPFields = [:]
    ) async throws -> Reply {
        var head = HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1:8080", path: path)
        head.headerFields = more
        if let login, let key = keys[login] { head.headerFields[.authorization] = "Bearer \(key)" }
        if body != nil, head.headerFields[.contentType] == nil { head.headerFields[.contentType] = "application/json" }
        let request = WebRequest(head: head, body: RequestBody(buffer: ByteBuffer(string: body ?? "")))
        let context = DoorContext(inProcess: Source())
        return try await Reply(responder.respond(to: request, context: context))
    }
    private struct Source: RequestContextSource { let logger = Logger(label: "test") }

    /// Creates a record as somebody and answers its id.
    func create(_ slug: String, _ json: String, as login: String = "administrator") async throws -> Int64 {
        let reply = try await send(.post, "/api/\(slug)", as: login, json)
        return reply.json["id"] as? Int64 ?? (reply.json["id"] as? Int).map { Int64($0) } ?? 0
    }

    /// Every row of every table, so that nothing can change unseen.
    func contents() async throws -> String {
        let known = [
            "fact", "audit_entry", "user_secret", "api_key", "login_session", "login_failure", "kept_answer",
            "custom_field",
        ]
        let names = records.catalog.schemas.map(\.name) + known
        return try await records.database.readOne { tx in
            names.map { name in
                let rows = (try? tx.rows("SELECT * FROM \(name: name) ORDER BY 1")) ?? []
                return "\(name) \(rows)"
            }.joined(separator: "\n")
        }
    }
}

struct Reply {
    let status: Int
    let headers: HTTPFields
    let text: String

    init(_ response: WebResponse) async throws {
        status = response.status.code
        headers = response.headers
        let sink = Sink()
        try await response.body.write(sink)
        text = String(buffer: sink.box.buffer)
    }
    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:] }
    var items: [[String: Any]] { json["items"] as? [[String: Any]] ?? [] }
    var names: [String] { items.compactMap { $0["name"] as? String } }
    var errors: [String: String] {
        let list = json["errors"] as? [[String: String]] ?? []
        return Dictionary(list.map { ($0["field"] ?? "", $0["key"] ?? "") }) { $0 + " " + $1 }
    }

    private struct Sink: ResponseBodyWriter {
        final class Box: @unchecked Sendable { var buffer = ByteBuffer() }
        let box = Box()
        mutating func write(_ buffer: ByteBuffer) async throws { box.buffer.writeImmutableBuffer(buffer) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
