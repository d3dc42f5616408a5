import Door
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Records
import Store
import TestKit
import Testing

@testable import API

@Suite struct DoorTests {
    @Test func sendsOnlyToPlacesOfOurOwn() {
        for text in ["/", "/customers?city=is:a", "/a//b", "/a?next=//b"] { #expect(LocalPath(text) != nil, "\(text)") }
        for text in [
            "", "customers", "//evil", "/\\evil", "\\\\evil", "https://evil", "/a\nb", "/\tevil", "/\u{7F}", "/ /evil",
            "javascript:alert(1)", "/%5c\\evil",
        ] {
            #expect(LocalPath(text) == nil, "\(text)")
        }
    }

    @Test func knowsOnlyTheHostsThatItIsCalledBy() {
        let settings = ServerSettings(port: 8080, baseURL: BaseURL("https://crm.example.com"))
        for host in ["127.0.0.1:8080", "localhost", "[::1]:9", "CRM.example.com", "crm.example.com:443"] {
            #expect(settings.knows(authority: host), "\(host)")
        }
        for host in [
            "evil.com", "crm.example.com.evil.com", "", "localhost:x", "a b", "127.0.0.1.evil", "crm.example.com:0",
            nil,
        ] {
            #expect(!settings.knows(authority: host), "\(host ?? "-")")
        }
        for text in ["crm.example.com", "https://", "https://a/b", "ftp://a", "https://u@a"] {
            #expect(BaseURL(text) == nil, "\(text)")
        }
    }

    @Test func readsFormsAndRefusesWhatBrowsersDoNotWrite() {
        #expect(
            PercentCoding.pairs("a=%E4%B8%8A+b&a=&c".utf8).map { $0.map { "\($0.0)=\($0.1)" } } == [
                "a=上 b", "a=", "c=",
            ])
        for broken in ["a=%", "a=%4", "a=%zz", "a=%ff", "%c3%28=1"] {
            #expect(PercentCoding.pairs(broken.utf8) == nil, "\(broken)")
        }
        #expect(PercentCoding.pairs(String(repeating: "a=1&", count: 2_001).utf8) == nil)
        #expect(PercentCoding.encode("a&b=上 é+") == "a%26b%3D%E4%B8%8A%20%C3%A9%2B")
    }

    @Test func bindsCookiesToTheirHost() throws {
        let secure = Door.Cookies(ServerSettings(baseURL: BaseURL("https://crm.example.com")))
        #expect(secure.set("s", "abc").value == "__Host-s=abc; Path=/; HttpOnly; SameSite=Lax; Secure")
        let plain = Door.Cookies(ServerSettings())
        #expect(plain.set("s", "abc", maxAge: 5).value == "s=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=5")
        func request(_ cookie: String) -> WebRequest {
            WebRequest(
                head: HTTPRequest(
                    method: .get, scheme: nil, authority: nil, path: "/", headerFields: [.cookie: cookie]),
                body: RequestBody(buffer: ByteBuffer()))
        }
        #expect(plain.value("s", in: request("ss=1; s=2; x=3")) == "2")
        #expect(plain.value("s", in: request("s=1; s=2")) == nil)
        #expect(secure.value("s", in: request("s=1")) == nil)
    }

    @Test func saysOfEveryErrorWhatItIs() {
        #expect(
            Failure(StoreError.tooSlow).status == .serviceUnavailable && Failure(StoreError.tooSlow).retryAfter != nil)
        for error in [StoreError.busy, .full, .unavailable(""), .unknownOutcome] {
            #expect(Failure(error).status.code == 503)
        }
        #expect(Failure(StoreError.failed("x", code: "1")).status.code == 500)
        #expect(Failure(NotFound()).status.code == 404 && Failure(Forbidden()).status.code == 403)
    }

    @Test func answersStrangersNothing() async throws {
        let world = try await World(.sqlite)
        for route in world.list where route.entry == .key {
            let path = route.path.replacing(":slug", with: "customers").replacing(":id", with: "1")
            let reply = try await world.send(route.method, path, as: nil, route.isSafe ? nil : "{}")
            #expect(reply.status == 401 && reply.headers[.wwwAuthenticate] == "Bearer", "\(route.method) \(path)")
            #expect(
                reply.headers[.contentSecurityPolicy] == SecurityHeaders.policy
                    && reply.headers[.xContentTypeOptions] == "nosniff")
            let cookie: HTTPFields = [.cookie: "s=\(world.keys["administrator"] ?? "")"]
            #expect(try await world.send(route.method, path, as: nil, nil, cookie).status == 401)
        }
    }

    @Test func listsEveryRoute() async throws {
        let world = try await World(.sqlite)
        #expect(
            world.list.map(\.description) == [
                "GET /healthz (none)", "GET /readyz (none)", "GET /health (none)", "GET /api/openapi.json (key)",
                "GET /api/:slug (key)",
                "GET /api/:slug/search (key)", "GET /api/:slug/:id (key)", "POST /api/:slug (key)",
                "PATCH /api/:slug/:id (key)",
                "DELETE /api/:slug/:id (key)",
            ])
    }

    @Test(arguments: Engine.available) func staysUprightWhateverIsAsked(engine: Engine) async throws {
        let world = try await World(engine)
        _ = try await world.create("customers", #"{"name":"Acme","city":"Berlin"}"#)
        var random = Seeded(seed: 7)
        let fields = [
            "city", "name", "sales", "employees", "owner", "created_at", "birth_date", "kind", "region", "sort", "q",
            "after", "limit", "fields", "x",
        ]
        let pieces = [
            "is:", "any:", "over:", "within:", "has:", "'", "\"", ";--", "%", "上", "\u{0}", "\u{301}",
            "9999999999999999999", "-1", "1e308", ")", " OR 1=1", ",", "\\", "NULL", "2026-02-30", "30d",
        ]
        for _ in 0..<300 {
            let value = (0...Int.random(in: 0...4, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            let name = fields.randomElement(using: &random) ?? ""
            let path = "/api/customers?\(name)=\(PercentCoding.encode(value))"
            let reply = try await world.send(.get, path)
            #expect(reply.status == 200 || reply.status == 400, "\(path): \(reply.status) \(reply.text.prefix(200))")
        }
    }
}

struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
