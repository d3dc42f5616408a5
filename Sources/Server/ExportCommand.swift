import ArgumentParser
import Foundation
import Kernel
import Records

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes records into a file or to standard output.",
        discussion: """
            A filter is what stands behind the question mark of a list's address: city=is:上海, total=over:5000, \
            created_at=within:30d, name=has:Ltd. Several must all hold. CSV holds the names of what links point to, each \
            with its number; JSON Lines hold what the API's lists hold, one record a line.
            """)

    @Argument(help: "customers, contacts, products, orders, …") var kind: String
    @Option(parsing: .singleValue, help: "field=operator:value; may be given several times.") var filter: [String] = []
    @Option(help: "csv or jsonl.") var format: Export.Form = .csv
    @Option(help: "The file; standard output if nothing is said. It is in its place once it is complete.")
    var output: String?
    @OptionGroup var options: InstallationOptions

    func validate() throws {
        for text in filter where !text.contains("=") {
            throw ValidationError("“\(text)” is no filter. Write it as city=is:上海.")
        }
    }

    func run() async throws {
        try await Installation.with(options) { try await run(on: $0.records) }
    }

    private func run(on records: Records) async throws {
        guard let schema = records.catalog.slug(kind), schema.traits.isListed else {
            let kinds = records.catalog.schemas.filter(\.traits.isListed).map(\.slug).joined(separator: ", ")
            throw Refused(records.console.format.words("export.no_such_kind", ["text": kind, "kinds": kinds]))
        }
        var export = Export(schema.name, format)
        export.conditions = filter.map(condition)
        let sink = try FileSink(path: output)
        let bar = ProgressBar()
        defer { bar.end() }
        let asked = export
        let total = output == nil ? 0 : try await count(asked, records)
        let count = try await records.export(asked, as: records.console, to: sink) { bar.show(done: $0, of: total) }
        try sink.finish()
        bar.end()
        // Standard output holds the records, so what was done is said only where they went elsewhere.
        guard let output else { return }
        let said = records.console.format.words("export.done", ["n": "\(count)", "file": output])
        Answer(options).say(said, ["count": .int(Int64(count)), "file": .text(output)])
    }

    private func count(_ export: Export, _ records: Records) async throws -> Int {
        try await records.read(as: records.console, within: .seconds(60)) { reader in
            var request = Kernel.Request(export.entity)
            request.conditions = export.conditions
            return try reader.count(request, limit: 100_000_000)
        }
    }
    private func condition(_ text: String) -> Condition {
        let equals = text.firstIndex(of: "=") ?? text.endIndex
        let value = equals < text.endIndex ? text[text.index(after: equals)...] : ""
        return Condition(field: String(text[..<equals]), expression: String(value))
    }
}

extension Export.Form: ExpressibleByArgument {}
