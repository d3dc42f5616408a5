import Kernel
import Records

/// The properties of one kind of record, as far as the actor may see them.
struct OpenAPISchema {
    let schema: Schema
    let actor: Actor
    let catalog: Catalog

    func write(_ json: inout JSONText) {
        json.key(schema.name)
        json.object { json in body(schema, isLine: false, &json) }
        json.key("\(schema.name)_list")
        json.object { json in
            json.member("type", "object")
            json.key("properties")
            json.object { json in
                json.key("items")
                json.object { json in
                    json.member("type", "array")
                    json.key("items")
                    json.reference(schema.name)
                }
                json.key("next")
                OpenAPISchema.type("string", isNullable: true, &json)
            }
        }
    }

    private func body(_ schema: Schema, isLine: Bool, _ json: inout JSONText) {
        let fields = schema.fields.filter { actor.sees($0, of: schema) }
        json.member("type", "object")
        json.key("required")
        json.array { json in
            // A key says of a new record what it must hold; what reads come back with is wider.
            for field in fields where field.spec.isRequired && actor.mayWrite(field, of: schema) {
                json.string(field.name)
            }
        }
        json.key("properties")
        json.object { json in
            json.key("id")
            json.object { json in
                json.member("type", "integer")
                json.key("readOnly")
                json.bool(true)
            }
            for field in fields { property(field, schema, &json) }
            if !isLine { lists(&json) }
        }
    }
    private func lists(_ json: inout JSONText) {
        for list in schema.traits.lines {
            guard let line = catalog[list.entity], actor.may(.read, line) else { continue }
            json.key(list.name)
            json.object { json in
                json.member("type", "array")
                json.key("items")
                json.object { json in body(line, isLine: true, &json) }
            }
        }
    }

    private func property(_ field: AnyField, _ schema: Schema, _ json: inout JSONText) {
        json.key(field.name)
        json.object { json in
            OpenAPISchema.types(field.type.json.openAPI, isNullable: true, &json)
            json.member("title", catalog.label(field, of: schema, .en))
            if field.kind == .moment { json.member("format", "date-time") }
            if field.kind == .day { json.member("format", "date") }
            if field.type.json == .decimal { json.member("format", "decimal") }
            if let text = field.type as? TextType {
                json.key("maxLength")
                json.integer(Int64(text.maxLength))
            }
            if let pick = field.type as? PickType {
                json.key("enum")
                json.array { json in
                    pick.choices.forEach { json.string($0) }
                    json.null()
                }
            }
            if !actor.mayWrite(field, of: schema) {
                json.key("readOnly")
                json.bool(true)
            }
        }
    }

    static func problem(_ json: inout JSONText) {
        json.key("names")
        json.object { $0.member("type", "object") }
        json.key("problem")
        json.object { json in
            json.member("type", "object")
            json.key("properties")
            json.object { json in
                for name in ["type", "title", "key", "request"] {
                    json.key(name)
                    type("string", isNullable: false, &json)
                }
                json.key("status")
                type("integer", isNullable: false, &json)
                json.key("errors")
                json.object { json in
                    json.member("type", "array")
                    json.key("items")
                    json.object { $0.member("type", "object") }
                }
            }
        }
    }
    private static func type(_ name: String, isNullable: Bool, _ json: inout JSONText) {
        json.object { types(name, isNullable: isNullable, &$0) }
    }
    private static func types(_ name: String, isNullable: Bool, _ json: inout JSONText) {
        guard isNullable else { return json.member("type", name) }
        json.key("type")
        json.array { json in
            json.string(name)
            json.string("null")
        }
    }
}

extension JSONShape {
    /// A decimal is a text, so that no program rounds it.
    fileprivate var openAPI: String {
        switch self {
        case .string, .decimal: "string"
        case .integer: "integer"
        case .boolean: "boolean"
        }
    }
}
