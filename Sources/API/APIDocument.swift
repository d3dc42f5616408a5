import Kernel
import Records

extension API {
    /// `docs/api.md`: written from the catalog, and compared with it by a test.
    package static func document(_ catalog: Catalog, _ actor: Actor) -> String {
        let schemas = served(catalog, actor)
        return [
            introduction, routes(schemas), operators, problems,
            "## Kinds of records\n\n" + schemas.map { kind($0, catalog, actor) }.joined(separator: "\n\n"),
        ].joined(separator: "\n\n") + "\n"
    }

    private static let introduction = """
        # The API

        Written from the declarations of the product by `RAPPORT_WRITE_DOCS=1 swift test --filter DocumentTests`; a test
        fails where it differs from them.

        A program sends a key that `rapport key add LOGIN` printed, and may do what that person may:

            curl -H "Authorization: Bearer $KEY" 'http://127.0.0.1:8080/api/customers?city=is:上海&sort=-created_at&limit=20'

        - A property is a column. Ids and links are numbers, amounts and other decimals are texts, moments are ISO 8601 in
          UTC, days are `2026-08-21`, flags are booleans, and what is empty is `null`.
        - An amount is in the record's `currency`; where a kind of record has no such field, the company's stands beside
          its amounts. `total_base` is always in the company's.
        - Lines are a list under their name in reads of one record, in `POST` and in `PATCH`. A line with an `id` changes
          that line, one without is new, and lines that are left out are removed. A list that is not sent stays as it is.
          Lists that do not come along unasked are read with `?lines=addresses` (several: `?lines=a,b`) and stand in the
          answer to a `POST` or `PATCH` that sent them. Lines that you may not see are in no list, and stay.
        - A list answers `{"items": […], "next": …}`; send `next` as `after` for what follows, until it is `null`.
          `q` searches, `sort` takes a property (`-` before it for descending), `limit` 1 to 200, `fields` the properties.
          Lists sort by `id` and by what has an index; another `sort` is refused, with the properties that can be asked.
        - `PATCH` may say which `version` it read, `DELETE` as `?version=3`; 409 answers with the `current` record.
        - `Idempotency-Key` on a `POST` makes a repetition within a day answer as the first did.
        - What you may not see does not exist: 404 answers for both.
        - A key may send 50 requests a second and 200 at once (`rapport serve --api-rate --api-burst`); beyond that, 429
          with `Retry-After` in seconds. A body is at most 1 MB, must arrive within 30 s, and may be announced by
          `Expect: 100-continue`.
        """

    private static func routes(_ schemas: [Schema]) -> String {
        let lines = schemas.flatMap { schema in
            [
                "GET /api/\(schema.slug)", "POST /api/\(schema.slug)", "GET /api/\(schema.slug)/search",
                "GET /api/\(schema.slug)/{id}", "PATCH /api/\(schema.slug)/{id}", "DELETE /api/\(schema.slug)/{id}",
            ]
        }
        return "## Routes\n\n" + (["GET /api/openapi.json"] + lines).map { "    " + $0 }.joined(separator: "\n")
    }

    private static var operators: String {
        let rows = Operator.allCases.map { "| `\($0.rawValue)` | `\($0.example)` | \($0.meaning) |" }
        return "## Conditions\n\n| operator | example | meaning |\n|---|---|---|\n" + rows.joined(separator: "\n")
            + "\n\nA name may stand several times; all conditions must hold. Without an operator a value means `is`."
    }

    private static let problems = """
        ## Problems

        Every answer above 399 is `application/problem+json` (RFC 9457) with `title`, `status`, `key`, the `request` by
        which the log knows it and, where fields are to blame, all `errors` as `{field, key, message}` in the language of
        the key's owner.

        | status | when |
        |---|---|
        | 400 | the address or the JSON means nothing |
        | 401 | no key, or one that is no longer good |
        | 403 | `POST`: the role may never create such a record |
        | 404 | there is no such record, or it is not yours to see or to change |
        | 409 | somebody saved the record first; `current` is how it stands |
        | 413, 415 | more than 1 MB; something else than `application/json` |
        | 421 | the server is not called that |
        | 422 | fields that hold what they cannot, or that you may not set |
        | 429 | the key sends more than it may: try again after `Retry-After` seconds |
        | 503 | too slow, busy or stopping: try again after `Retry-After` seconds |
        """

    private static func kind(_ schema: Schema, _ catalog: Catalog, _ actor: Actor) -> String {
        var text = "### \(catalog.plural(schema, .en)): `/api/\(schema.slug)`\n\n" + table(schema, catalog, actor)
        for list in schema.traits.lines {
            guard let line = catalog[list.entity] else { continue }
            let asked = list.isInline ? "" : ", which `?lines=\(list.name)` asks for"
            text += "\n\nIts `\(list.name)`\(asked):\n\n" + table(line, catalog, actor)
        }
        return text
    }
    private static func table(_ schema: Schema, _ catalog: Catalog, _ actor: Actor) -> String {
        let rows = schema.fields.filter { actor.sees($0, of: schema) }.map { field -> String in
            let marks = [field.spec.isRequired ? "required" : "", actor.mayWrite(field, of: schema) ? "" : "read-only"]
            let operators = field.type.operators.map(\.rawValue).joined(separator: " ")
            let label = catalog.label(field, of: schema, .en)
            return
                "| `\(field.name)` | \(label) | \(kind(field)) | \(operators) | \(marks.filter { !$0.isEmpty }.joined(separator: ", ")) |"
        }
        return "| property | label | type | operators | |\n|---|---|---|---|---|\n" + rows.joined(separator: "\n")
    }
    private static func kind(_ field: AnyField) -> String {
        switch field.type {
        case let pick as PickType: pick.choices.joined(separator: ", ")
        case let link as LinkType: "\(link.target) id"
        default: field.type.typeName.replacing("_", with: " ")
        }
    }
}
