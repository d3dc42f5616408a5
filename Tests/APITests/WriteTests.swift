import Foundation
import HTTPTypes
import TestKit
import Testing

@Suite struct WriteTests {
    @Test(arguments: Engine.available) func createsChangesAndDeletes(engine: Engine) async throws {
        let world = try await World(engine)
        let created = try await world.send(.post, "/api/customers", #"{"name":"Acme","yearly_revenue":1234567.89}"#)
        #expect(created.status == 201, "\(created.text)")
        #expect(created.json["yearly_revenue"] as? String == "1234567.89")
        let address = try #require(created.headers[.location])

        let changed = try await world.send(.patch, address, #"{"city":"Berlin","version":1}"#)
        #expect(
            changed.status == 200 && changed.json["version"] as? Int == 2
                && changed.json["city"] as? String == "Berlin", "\(changed.text)")
        let read = try await world.send(.get, address)
        #expect(read.text == changed.text)

        let removed = try await world.send(.delete, address)
        #expect(removed.status == 204 && removed.text.isEmpty)
        #expect(try await world.send(.get, address).status == 404)
    }

    @Test(arguments: Engine.available) func answersACreateAsAReadWould(engine: Engine) async throws {
        let world = try await World(engine)
        let customer = try await world.create("customers", #"{"name":"Acme"}"#)
        let body = #"{"customer":\#(customer),"ordered_on":"2026-09-01","lines":[{"description":"Chair","price":"5"}]}"#
        let created = try await world.send(.post, "/api/orders", body)
        let read = try await world.send(.get, created.headers[.location] ?? "")
        #expect(created.status == 201 && read.text == created.text)
    }

    @Test(arguments: Engine.available) func keepsChangesAndRemovesLines(engine: Engine) async throws {
        let world = try await World(engine)
        let customer = try await world.create("customers", #"{"name":"Acme"}"#)
        let created = try await world.send(
            .post, "/api/orders",
            #"{"customer":\#(customer),"ordered_on":"2026-09-01","lines":[{"description":"A","price":1},{"description":"B","price":2}]}"#
        )
        let line = try #require((created.json["lines"] as? [[String: Any]])?.first?["id"] as? Int)
        let address = created.headers[.location] ?? ""

        let note = try await world.send(.patch, address, #"{"note":"kept"}"#)
        #expect((note.json["lines"] as? [Any])?.count == 2)
        let changed = try await world.send(
            .patch, address, #"{"lines":[{"id":\#(line),"price":"7"},{"description":"C","price":3}]}"#)
        let lines = changed.json["lines"] as? [[String: Any]] ?? []
        #expect(lines.compactMap { $0["description"] as? String } == ["A", "C"], "\(changed.text)")
        #expect(changed.json["total"] as? String == "10.00")
    }

    @Test(arguments: Engine.available) func answersARepetitionAsTheFirst(engine: Engine) async throws {
        let world = try await World(engine)
        let key: HTTPFields = [HTTPField.Name("Idempotency-Key")!: "k-1"]
        let first = try await world.send(.post, "/api/customers", #"{"name":"Once"}"#, key)
        _ = try await world.send(.patch, first.headers[.location] ?? "", #"{"city":"Bonn"}"#)
        let again = try await world.send(.post, "/api/customers", #"{"name":"Once"}"#, key)
        let other = try await world.send(.post, "/api/customers", #"{"name":"Other"}"#, key)
        let somebodyElse = try await world.send(.post, "/api/customers", as: "salesperson", #"{"name":"Theirs"}"#, key)

        #expect(again.status == 201 && again.text == first.text && again.headers[.location] == first.headers[.location])
        #expect(other.status == 422 && other.errors[""] == "idempotency.other_request")
        #expect(somebodyElse.status == 201)
        #expect(try await world.send(.get, "/api/customers?name=is:Once").items.count == 1)
    }

    @Test(arguments: Engine.available) func makesOneRecordOfRepetitionsAtTheSameTime(engine: Engine) async throws {
        let world = try await World(engine)
        let key: HTTPFields = [HTTPField.Name("Idempotency-Key")!: "k-2"]
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<12 {
                group.addTask { try await world.send(.post, "/api/customers", #"{"name":"Once"}"#, key).text }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
        #expect(try await world.send(.get, "/api/customers?name=is:Once").items.count == 1)
    }

    @Test(arguments: Engine.available) func refusesWithEveryProblemAtOnce(engine: Engine) async throws {
        let world = try await World(engine)
        let before = try await world.contents()
        let reply = try await world.send(
            .post, "/api/customers",
            #"{"name":"","email":"nobody","employees":"many","phone":5,"no_such":1,"name_key":"x","version":3,"created_by":1,"city":["x"],"owner":987654}"#
        )

        #expect(reply.status == 422)
        #expect(reply.headers[.contentType] == "application/problem+json")
        let expected = [
            "email": "field.email", "employees": "field.not_a_number", "phone": "field.wrong_type",
            "no_such": "field.unknown",
            "name_key": "field.unknown", "version": "field.read_only", "created_by": "field.read_only",
            "city": "field.wrong_type",
        ]
        for (field, key) in expected { #expect(reply.errors[field] == key, "\(field): \(reply.text)") }
        #expect(try await world.contents() == before)
    }

    @Test(arguments: Engine.available) func refusesInThePersonsLanguage(engine: Engine) async throws {
        let world = try await World(engine)
        let id = world.id("administrator")
        _ = try await world.records.write(as: world.records.console) { funnel in
            try funnel.perform(.update("user", id: id, version: nil, .init(texts: ["language": "zh-Hans"])))
        }
        let reply = try await world.send(.post, "/api/customers", "{}")
        let message = (reply.json["errors"] as? [[String: String]])?.first?["message"] ?? ""
        #expect(reply.status == 422 && message.unicodeScalars.contains { $0.value > 0x4E00 }, "\(reply.text)")
    }

    @Test(arguments: Engine.available) func showsTheCurrentRecordToWhoSavedSecond(engine: Engine) async throws {
        let world = try await World(engine)
        let id = try await world.create("customers", #"{"name":"Acme"}"#)
        _ = try await world.send(.patch, "/api/customers/\(id)", #"{"city":"Bonn","version":1}"#)

        let late = try await world.send(.patch, "/api/customers/\(id)", #"{"city":"Köln","version":1}"#)

        #expect(late.status == 409)
        #expect((late.json["current"] as? [String: Any])?["city"] as? String == "Bonn", "\(late.text)")
        #expect(try await world.send(.delete, "/api/customers/\(id)?version=1").status == 409)
    }

    @Test func answersEveryKindOfMistakeWithItsStatus() async throws {
        let world = try await World(.sqlite)
        let long = #"{"name":"\#(String(repeating: "x", count: 1_100_000))"}"#
        let requests: [(HTTPRequest.Method, String, String?, HTTPFields, Int)] = [
            (.get, "/api/customers?no_such=is:1", nil, [:], 400), (.get, "/api/customers?sort=no_such", nil, [:], 400),
            (.get, "/api/customers?city=over:1", nil, [:], 400), (.get, "/api/customers?limit=201", nil, [:], 400),
            (.get, "/api/customers?after=nonsense", nil, [:], 400), (.get, "/api/customers?q=%ff", nil, [:], 400),
            (.get, "/api/customers?q=a&q=b", nil, [:], 400), (.get, "/api/customers?name=is:%00", nil, [:], 400),
            (.get, "/api/customers?name_key=is:a", nil, [:], 400),
            (.get, "/api/customers?fields=name,no_such", nil, [:], 400),
            (.get, "/api/customers/abc", nil, [:], 404), (.get, "/api/customers/99999999999999999999", nil, [:], 404),
            (.get, "/api/nothing", nil, [:], 404), (.get, "/api/users", nil, [:], 404),
            (.get, "/nothing", nil, [:], 404),
            (.post, "/api/customers", "{", [:], 400), (.post, "/api/customers", "[]", [:], 400),
            (.post, "/api/customers", #"{"name":"a","name":"b"}"#, [:], 400),
            (.post, "/api/customers", "name=Acme", [.contentType: "application/x-www-form-urlencoded"], 415),
            (.post, "/api/customers", long, [:], 413), (.post, "/api/customers?x=1", "{}", [:], 400),
            (.patch, "/api/customers/1", "{}", [:], 404), (.delete, "/api/customers/1", nil, [:], 404),
        ]
        let before = try await world.contents()
        for (method, path, body, headers, status) in requests {
            let reply = try await world.send(method, path, body, headers)
            #expect(reply.status == status, "\(method) \(path): \(reply.status) \(reply.text.prefix(200))")
        }
        #expect(try await world.contents() == before)
    }
}
