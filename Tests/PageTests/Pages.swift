import Kernel
import Page
import Records
import Store
import TestKit

/// The pages of an installation as somebody sees them, without a server.
struct Pages: Sendable {
    let company: Installation
    let actor: Actor

    func context(_ language: Language = .en, path: String = "/") -> PageContext {
        var actor = actor
        actor.format.language = language
        let look = Look(format: actor.format, company: "Acme", assets: AssetPaths([:]))
        return PageContext(look: look, actor: actor, state: company.records.current, formToken: "token", path: path)
    }
    /// A list with these columns, whole.
    func list(
        _ entity: String, fields: [String]? = nil, _ language: Language = .en,
        _ change: @escaping @Sendable (inout ListAddress) -> Void = { _ in }
    )
        async throws -> String
    {
        let context = context(language)
        return try await company.records.read(as: context.actor) { reader in
            let schema = try reader.schema(entity)
            var address = ListAddress(schema)
            change(&address)
            var request = address.request
            request.fields = fields
            let plan = try reader.plan(request)
            var painter = CellPainter(context, plan)
            var rows = HTML()
            let next = try reader.each(plan) { row in painter.row(row, into: &rows, path: context.path(schema)) }
            let names = try reader.names(of: address.conditions, schema)
            return ListPage(context, plan, address, EntityPages(entity)).page(
                rows: rows, painter: painter, next: next, toast: nil, names: names
            ).text
        }
    }
    func record(_ entity: String, _ id: Int64, tab: String = "details", _ language: Language = .en) async throws
        -> String
    {
        let context = context(language)
        return try await company.records.read(as: context.actor) { reader in
            let record = try reader.record(reader.schema(entity), id)
            return try RecordPage(context, record, reader, EntityPages(entity), tab: tab).page(reader).text
        }
    }
    /// `linked`: what the address of a new record's form names.
    func form(
        _ entity: String, _ id: Int64?, typed: [String: String]? = nil, refusal: Refusal = Refusal(),
        linked: [String: Int64] = [:]
    ) async throws -> String {
        let context = context()
        return try await company.records.read(as: context.actor) { reader in
            let schema = try reader.schema(entity)
            var record = try id.map { try reader.record(schema, $0) } ?? Record(schema)
            for (name, id) in linked { if let field = schema[name] { record[field] = .int(id) } }
            var model = try FormModel(record, reader, typed: typed, refusal: refusal)
            if typed != nil, id != nil { model.conflict = record }
            return FormPage(context, model).page.text
        }
    }
}

extension Reader {
    func schema(_ entity: String) throws -> Schema {
        guard let schema = catalog[entity] else { throw NotFound() }
        return schema
    }
}

extension HTML { var text: String { String(decoding: bytes, as: UTF8.self) } }
