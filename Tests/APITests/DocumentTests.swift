import CRM
import Foundation
import Kernel
import Records
import TestKit
import Testing

@testable import API

@Suite struct DocumentTests {
    private let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/api.md")
        .standardized

    @Test func documentationIsWhatTheProductDoes() throws {
        let catalog = Catalog(
            CRM.modules.flatMap(\.schemas), words: Words([recordWords, apiWords] + CRM.modules.flatMap(\.words)))
        let text = API.document(catalog, .console(Format(words: catalog.words)))
        if ProcessInfo.processInfo.environment["RAPPORT_WRITE_DOCS"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }

        #expect(try String(contentsOf: file, encoding: .utf8) == text)
        for op in Operator.allCases { #expect(text.contains("| `\(op.rawValue)` |")) }
    }

    @Test func descriptionIsJSONAndNamesTheSameRoutes() async throws {
        let world = try await World(.sqlite)
        let reply = try await world.send(.get, "/api/openapi.json")
        let paths = try #require(reply.json["paths"] as? [String: [String: Any]])
        let routes = paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } }.sorted()

        let listed = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter {
            $0.hasPrefix("    ")
        }
        .map { String($0.dropFirst(4)) }.filter {
            $0.contains(" /api/") && !$0.hasPrefix("curl") && $0 != "GET /api/openapi.json"
        }
        #expect(routes == listed.sorted())
        let schemas = (reply.json["components"] as? [String: Any])?["schemas"] as? [String: Any] ?? [:]
        #expect(
            reply.text.matches(of: /#\/components\/schemas\/([a-z_]+)/).allSatisfy {
                schemas[String($0.output.1)] != nil
            })
    }

    @Test func descriptionShowsNobodyMoreThanHeMaySee() async throws {
        let world = try await World(.sqlite, everybody: true)
        let clerk = try await world.send(.get, "/api/openapi.json", as: "clerk")

        #expect(!clerk.text.contains("cost_price") && clerk.json["paths"] != nil)
        #expect((clerk.json["paths"] as? [String: Any])?["/api/orders"] == nil)
    }
}
