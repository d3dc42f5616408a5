import Door
import Hummingbird
import Kernel
import Records

extension Call {
    /// `GET /api/openapi.json`
    func openAPI() throws -> WebResponse {
        _ = try query([])
        return .json(Array(API.openAPI(state.catalog, actor).utf8))
    }
}

extension API {
    /// The kinds of records that programs are served, as far as somebody may read them.
    static func served(_ catalog: Catalog, _ actor: Actor) -> [Schema] {
        catalog.schemas.filter { $0.traits.isListed && actor.may(.read, $0) }
    }

    /// The description of everything that the actor's key opens (OpenAPI 3.1).
    package static func openAPI(_ catalog: Catalog, _ actor: Actor) -> String {
        var json = JSONText(reserving: 65_536)
        let schemas = served(catalog, actor)
        json.object { json in
            json.member("openapi", "3.1.0")
            json.key("info")
            json.object { json in
                json.member("title", "Rapport")
                json.member("version", "1")
            }
            json.key("security")
            json.array { json in
                json.object {
                    $0.key("key")
                    $0.array { _ in }
                }
            }
            json.key("paths")
            json.object { json in
                for schema in schemas { OpenAPIPaths(schema: schema, actor: actor).write(&json) }
            }
            json.key("components")
            json.object { json in
                json.key("securitySchemes")
                json.object { json in
                    json.key("key")
                    json.object { json in
                        json.member("type", "http")
                        json.member("scheme", "bearer")
                    }
                }
                json.key("schemas")
                json.object { json in
                    for schema in schemas { OpenAPISchema(schema: schema, actor: actor, catalog: catalog).write(&json) }
                    OpenAPISchema.problem(&json)
                }
            }
        }
        return json.text
    }
}

extension JSONText {
    mutating func member(_ name: String, _ text: String) {
        key(name)
        string(text)
    }
    mutating func reference(_ name: String) {
        object { $0.member("$ref", "#/components/schemas/\(name)") }
    }
}
