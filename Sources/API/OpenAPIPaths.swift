import Kernel
import Records

/// The routes of one kind of record, as far as the actor may use them.
struct OpenAPIPaths {
    let schema: Schema
    let actor: Actor
    private var name: String { schema.name }

    func write(_ json: inout JSONText) {
        json.key("/api/\(schema.slug)")
        json.object { json in
            operation(
                "get", "list", &json, parameters: listParameters, answers: ["200": "\(name)_list", "400": "problem"])
            if actor.may(.create, schema) {
                operation(
                    "post", "create", &json, parameters: [("Idempotency-Key", "header", "string")], takesBody: true,
                    answers: ["201": name, "400": "problem", "415": "problem", "422": "problem"])
            }
        }
        json.key("/api/\(schema.slug)/search")
        json.object { json in
            operation("get", "search", &json, parameters: [("q", "query", "string")], answers: ["200": "names"])
        }
        json.key("/api/\(schema.slug)/{id}")
        json.object { json in
            operation(
                "get", "read", &json, parameters: [id] + linesParameter, answers: ["200": name, "404": "problem"])
            if actor.may(.update, schema) {
                operation(
                    "patch", "update", &json, parameters: [id], takesBody: true,
                    answers: ["200": name, "404": "problem", "409": "problem", "415": "problem", "422": "problem"])
            }
            if actor.may(.delete, schema) {
                let version = ("version", "query", "integer")
                operation(
                    "delete", "delete", &json, parameters: [id, version],
                    answers: ["204": "", "404": "problem", "409": "problem", "422": "problem"])
            }
        }
    }

    private typealias Parameter = (name: String, place: String, type: String)
    private var id: Parameter { ("id", "path", "integer") }
    /// Of a record whose lines do not all come along unasked.
    private var linesParameter: [Parameter] {
        schema.traits.lines.contains { !$0.isInline } ? [("lines", "query", "string")] : []
    }
    /// The reserved names, and every field as `operator:value`.
    private var listParameters: [Parameter] {
        let own = ListAddress.Reserved.allCases.map {
            ($0.rawValue, "query", $0 == .limit ? "integer" : "string") as Parameter
        }
        return own + schema.fields.filter { actor.sees($0, of: schema) }.map { ($0.name, "query", "string") }
    }

    private func operation(
        _ method: String, _ verb: String, _ json: inout JSONText, parameters: [Parameter], takesBody: Bool = false,
        answers: [String: String]
    ) {
        json.key(method)
        json.object { json in
            json.member("operationId", "\(verb)_\(name)")
            json.key("parameters")
            json.array { json in parameters.forEach { write($0, &json) } }
            if takesBody {
                json.key("requestBody")
                json.object { json in
                    json.key("required")
                    json.bool(true)
                    content(name, "application/json", &json)
                }
            }
            json.key("responses")
            json.object { json in
                for (status, schema) in (answers.merging(["401": "problem", "429": "problem"]) { $1 }).sorted(by: {
                    $0.key < $1.key
                }) {
                    json.key(status)
                    json.object { json in
                        json.member("description", schema.isEmpty ? "nothing" : schema)
                        let type = schema == "problem" ? "application/problem+json" : "application/json"
                        if !schema.isEmpty { content(schema, type, &json) }
                    }
                }
            }
        }
    }
    private func write(_ parameter: Parameter, _ json: inout JSONText) {
        json.object { json in
            json.member("name", parameter.name)
            json.member("in", parameter.place)
            if parameter.place == "path" {
                json.key("required")
                json.bool(true)
            }
            if parameter.place == "query", let field = schema[parameter.name] {
                json.member("description", field.type.operators.map { "\($0.rawValue):" }.joined(separator: " "))
            }
            if parameter.place == "query", parameter.name == "lines", schema["lines"] == nil {
                json.member("description", schema.traits.lines.map(\.name).joined(separator: ","))
            }
            json.key("schema")
            json.object { $0.member("type", parameter.type) }
        }
    }
    private func content(_ name: String, _ type: String, _ json: inout JSONText) {
        json.key("content")
        json.object { json in
            json.key(type)
            json.object { json in
                json.key("schema")
                json.reference(name)
            }
        }
    }
}
