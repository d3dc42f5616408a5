import Kernel
import Page
import Records
import Store
import TestKit
import Testing

/// A list and a record say the same of the same value.
@Suite struct CellTests {
    @Test(arguments: Engine.available) func aCellShowsWhatTheRecordShows(engine: Engine) async throws {
        let company = try await Installation(engine)
        for name in CustomField.typeNames {
            var field = CustomField("customer", "own_\(name)", type: name, label: "Own \(name)")
            field.options = ["pick": ["blue", "red"], "link": ["customer"], "dictionary": ["industry"]][name] ?? []
            try await company.records.add(field, as: company.console)
        }
        let first = try await company.create("customer", ["name": "First", "owner": "salesperson"])
        let record = try await company.create(
            "customer",
            [
                "name": "Acme & Söhne", "owner": "salesperson", "parent": "First", "kind": "person", "gender": "female",
                "birth_date": "1990-02-03",
                "own_text": "a < b", "own_long_text": "One\nTwo", "own_email": "a@acme.example", "own_phone": "030 111",
                "own_url": "https://a.example",
                "own_count": "-1234567", "own_amount": "-1234.5", "own_quantity": "0.125", "own_percent": "12.5 %",
                "own_day": "2026-01-31",
                "own_moment": "2026-01-31 10:00", "own_flag": "yes", "own_pick": "red", "own_link": "First",
                "own_dictionary": "Retail",
            ])
        let pages = Pages(company: company, actor: company.actor("administrator"))

        for schema in [record.schema] {
            for field in schema.visible {
                for language in Language.allCases {
                    let cells = try await cells(pages, field, [record, first], language)
                    let views = try await views(pages, field, [record, first], language)
                    #expect(cells == views, "\(field.name) in \(language)")
                }
            }
        }
        await company.close()
    }

    /// An amount as the first column is an amount, and no raw number.
    @Test func theFirstColumnIsDrawnByItsType() async throws {
        let company = try await Installation(.sqlite)
        let acme = try await company.create("customer", ["name": "Acme", "credit_limit": "1234.5"])
        let pages = Pages(company: company, actor: company.actor("administrator"))

        #expect(try await cells(pages, try #require(acme.schema["credit_limit"]), [acme], .en) == ["1,234.50"])
        await company.close()
    }

    /// A form tells no names of what its reader may not see: not of what is linked, nor of what an address names.
    @Test func aFormNamesNothingUnseen() async throws {
        let company = try await Installation(.sqlite)
        let theirs = try await company.create("customer", ["name": "Secret Corp", "owner": "stranger"])
        let mine = try await company.create(
            "customer", ["name": "Mine", "owner": "salesperson", "parent": "Secret Corp"])
        let pages = Pages(company: company, actor: company.actor("salesperson"))

        #expect(try await !pages.form("customer", mine.id).contains("Secret"))
        #expect(try await !pages.record("customer", mine.id ?? 0).contains("Secret"))
        #expect(try await !pages.list("customer", fields: ["name", "parent"]).contains("Secret"))
        #expect(try await !pages.form("contact", nil, linked: ["customer": theirs.id ?? 0]).contains("Secret"))
        await company.close()
    }

    private func cells(_ pages: Pages, _ field: AnyField, _ records: [Record], _ language: Language) async throws
        -> [String]
    {
        let context = pages.context(language)
        let ids = records.compactMap(\.id), name = field.name, entity = records.first?.schema.name ?? ""
        return try await pages.company.records.read(as: context.actor) { reader in
            var request = Request(entity)
            request.fields = [name]
            let plan = try reader.plan(request)
            var painter = CellPainter(context, plan)
            var shown: [Int64: String] = [:]
            _ = try reader.each(plan) { row in
                var html = HTML()
                painter.row(row, into: &html, path: "/x")
                let cell = html.text.replacing(/<span class="mono"[^>]*>.*?<\/span>/, with: "")
                shown[row.int(0)] = plainText(
                    String(cell[..<(cell.range(of: "<td role=\"cell\" class=\"p-sub\">")?.lowerBound ?? cell.endIndex)])
                )
            }
            return ids.map { shown[$0] ?? "" }
        }
    }
    private func views(_ pages: Pages, _ field: AnyField, _ records: [Record], _ language: Language) async throws
        -> [String]
    {
        let context = pages.context(language)
        let ids = records.compactMap(\.id), schema = records.first?.schema
        return try await pages.company.records.read(as: context.actor) { reader in
            try ids.map { id in
                let record = try reader.record(try reader.schema(schema?.name ?? ""), id)
                let titles = try reader.titles(record)
                let html = FieldView(context).view(field, record[field], title: titles[field.name])
                return plainText(html.text.replacing(/<button.*<\/button>/, with: ""))
            }
        }
    }
}

/// What remains of a piece of a page when its tags are taken out.
private func plainText(_ html: String) -> String {
    trimmed(html.replacing(/<span class="ava[^>]*>[^<]*<\/span>/, with: "").replacing(/<[^>]*>/, with: ""))
}
