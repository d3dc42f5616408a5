import CRM
import HTTPTypes
import Kernel
import Records
import Store
import Synchronization
import TestKit
import Testing

/// Every ready role × whose record it is × every route of every kind of record, as the roles' table says.
@Suite struct RightsTests {
    enum Whose: String, CaseIterable { case own, colleague, stranger, nobody }

    /// A record to try, of each kind that the API serves and that is not for everybody.
    private static let samples: [String: String] = [
        "customer": #"{"name":"Tried"}"#,
        "contact": #"{"name":"Tried","customer":CUSTOMER}"#,
        "order": #"{"customer":CUSTOMER,"ordered_on":"2026-09-01","lines":[{"description":"Chair","price":"5"}]}"#,
        "service_case": #"{"subject":"Tried","customer":CUSTOMER,"opened_on":"2026-09-01"}"#,
        "follow_up": #"{"customer":CUSTOMER,"content":"Tried"}"#,
        "order_exception": #"{"order":ORDER,"kind":"quality","severity":"low"}"#,
    ]
    private let trace = Trace()
    /// The contents after the last refusal are those before the next, unless something was done between.
    private final class Trace: Sendable {
        let last = Mutex<String?>(nil)
        func contents(_ world: World) async throws -> String {
            if let known = last.withLock({ $0 }) { return known }
            let found = try await world.contents()
            last.withLock { $0 = found }
            return found
        }
    }
    private static let change = [
        "customer": "note", "contact": "note", "order": "note", "service_case": "description", "follow_up": "result",
        "order_exception": "note",
    ]

    @Test(arguments: Engine.available) func everyRoleMeetsEveryRecordByItsRights(engine: Engine) async throws {
        let world = try await World(engine, everybody: true)
        let schemas = world.records.catalog.schemas.filter(\.traits.isListed)
        for schema in schemas {
            if case .shared = schema.traits.scope { continue }
            let sample = try #require(RightsTests.samples[schema.name], "\(schema.name) has no record to try")
            for role in world.records.readyRoles { try await meet(world, schema, sample, role) }
        }
    }

    private func meet(_ world: World, _ schema: Schema, _ sample: String, _ role: ReadyRole) async throws {
        for whose in Whose.allCases {
            let id = try await make(world, schema, sample, role.code, whose)
            trace.last.withLock { $0 = nil }
            let path = "/api/\(schema.slug)/\(id)"
            let reads = allows(.read, schema, role, whose)
            let missing = try await world.send(.get, "/api/\(schema.slug)/999999", as: role.code)

            let read = try await expect(world, .get, path, role, nil, reads ? 200 : 404)
            if !reads { #expect(unnumbered(read.text) == unnumbered(missing.text)) }
            let list = try await world.send(
                .get, "/api/\(schema.slug)?sort=-id&limit=200&fields=version", as: role.code)
            let isListed = list.items.contains { $0["id"] as? Int == Int(id) }
            #expect(isListed == reads, "\(role.code) lists \(whose) \(schema.name)")
            let note = #"{"\#(RightsTests.change[schema.name] ?? "")":"seen"}"#
            _ = try await expect(
                world, .patch, path, role, note, reads && allows(.update, schema, role, whose) ? 200 : 404)
            _ = try await expect(
                world, .delete, path, role, nil, reads && allows(.delete, schema, role, whose) ? 204 : 404)
        }
        let customer = try await make(
            world, try #require(world.records.catalog["customer"]), #"{"name":"Parent"}"#, role.code, .own)
        trace.last.withLock { $0 = nil }
        let order = try await world.records.perform(
            .create("order", Entries(values: ["customer": .int(customer), "ordered_on": .text("2026-09-01")])),
            as: world.records.console)
        let body = sample.replacing("CUSTOMER", with: String(customer))
            .replacing("ORDER", with: String(order.id ?? 0))
        let mayCreate = role.isAdministrator || (role.grants[schema.name]?[.create] ?? .none) != .none
        _ = try await expect(world, .post, "/api/\(schema.slug)", role, body, mayCreate ? 201 : 403)
    }

    /// Sends it, and looks whether a refusal left everything as it was.
    private func expect(
        _ world: World, _ method: HTTPRequest.Method, _ path: String, _ role: ReadyRole, _ body: String?, _ status: Int
    ) async throws -> Reply {
        let before = status >= 400 ? try await trace.contents(world) : ""
        let reply = try await world.send(method, path, as: role.code, body)
        #expect(reply.status == status, "\(role.code) \(method) \(path): \(reply.text.prefix(300))")
        trace.last.withLock { $0 = nil }
        if status >= 400 {
            let isUnchanged = try await trace.contents(world) == before
            #expect(isUnchanged, "\(role.code) \(method) \(path) left a trace")
        }
        return reply
    }

    private func make(_ world: World, _ schema: Schema, _ sample: String, _ role: String, _ whose: Whose) async throws
        -> Int64
    {
        let owner: Int64? =
            switch whose {
            case .own: world.id(role)
            case .colleague: world.id("colleague")
            case .stranger: world.id("stranger")
            case .nobody: nil
            }
        let value: Value = owner.map { .int($0) } ?? .null
        return try await world.records.write(as: world.records.console) { funnel in
            var entries = Entries(values: ["name": .text("Parent"), "owner": value])
            let customer = try funnel.perform(.create("customer", entries))
            if schema.name == "customer" { return customer.id ?? 0 }
            let link = Value.int(customer.id ?? 0)
            switch schema.name {
            case "contact": entries = Entries(values: ["name": .text("Tried"), "customer": link])
            case "order":
                entries = Entries(values: ["customer": link, "ordered_on": .text("2026-09-01"), "owner": value])
            case "follow_up":
                entries = Entries(values: ["customer": link, "content": .text("Tried"), "owner": value])
            case "order_exception":
                let order = try funnel.perform(
                    .create(
                        "order", Entries(values: ["customer": link, "ordered_on": .text("2026-09-01"), "owner": value]))
                )
                entries = Entries(values: ["order": .int(order.id ?? 0), "kind": .text("quality")])
            default:
                entries = Entries(values: [
                    "subject": .text("Tried"), "customer": link, "opened_on": .text("2026-09-01"), "owner": value,
                ])
            }
            return try funnel.perform(.create(schema.name, entries)).id ?? 0
        }
    }

    /// What the company ordered, worked out apart from the predicates that the product uses.
    private func allows(_ verb: Verb, _ schema: Schema, _ role: ReadyRole, _ whose: Whose) -> Bool {
        if role.isAdministrator { return true }
        let scope = role.grants[schema.name]?[verb] ?? .none
        // The customer opens what is his as far as both rights reach.
        let parent = min(scope, role.grants["customer"]?[.read] ?? .none)
        if scope == .none || scope == .all { return scope == .all }
        switch schema.traits.scope {
        case .own: return reaches(scope, whose)
        case .through: return reaches(parent, whose)
        case .ownOrThrough: return reaches(scope, whose) || reaches(min(scope, parent), whose)
        case .shared: return true
        case .administrators: return false
        }
    }
    private func reaches(_ scope: Scope, _ whose: Whose) -> Bool {
        switch scope {
        case .none: false
        case .own: whose == .own
        case .department, .tree: whose == .own || whose == .colleague
        case .all: true
        }
    }
    private func unnumbered(_ text: String) -> String { text.replacing(/"request":"[^"]*"/, with: "") }
}
