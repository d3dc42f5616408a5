import ArgumentParser
import CRM
import Foundation
import Kernel
import Records
import Tabular

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Imports a file of customers, orders or other records.",
        discussion: """
            Columns are recognised by their headings, or named in a mapping file. Rows that cannot go in are set aside in \
            FILE.rejected.csv with the reason; mended, they are imported like any other file. A command that was \
            interrupted goes on where it stopped when it is repeated.
            """)

    @Argument(help: "The file; for orders also two, of which one holds the lines.") var files: [String]
    @Option(name: .customLong("as"), help: "What it holds: customers, contacts, products, orders, …") var kind: String
    @Option(help: "A file that says which column is which.") var mapping: String?
    @ArgumentParser.Flag(help: "Write nothing, and say what would be written.") var dryRun = false
    @Option(help: "The customer on whom sales without a customer are booked.") var walkIn: String?
    @Option(help: "What happens to records that are there: leave, fill (only what is empty) or overwrite.")
    var existing: ImportSettings.Existing = .fill
    @Option(help: "utf-8, utf-16, gb18030, big5 or windows-1252; recognised if nothing is said.") var encoding: String?
    @Option(help: "comma, semicolon, tab, pipe or spaces; recognised if nothing is said.") var delimiter: String?
    @Option(help: "Of a workbook: which sheet, from 1.") var sheet = 1
    @ArgumentParser.Flag(help: "01/09/2026 is the first of September.") var dayFirst = false
    @OptionGroup var options: InstallationOptions

    func validate() throws {
        if let encoding, TextEncoding(name: encoding) == nil {
            throw ValidationError("There is no encoding “\(encoding)”.")
        }
        if let delimiter, Delimiter(name: delimiter) == nil {
            throw ValidationError("There is no delimiter “\(delimiter)”.")
        }
        guard (1...1_000).contains(sheet) else { throw ValidationError("--sheet takes a number from 1.") }
        if let walkIn, trimmed(walkIn).isEmpty { throw ValidationError("The walk-in customer needs a name.") }
    }

    func run() async throws {
        try await Installation.with(options) { try await run(on: $0.records) }
    }

    private func run(on records: Records) async throws {
        let actor = records.console
        let voice = ImportVoice(actor.format, isJSON: options.json)
        let kinds = importKinds(records.catalog)
        guard let kind = kinds.first(where: { $0.slug == self.kind }) else {
            throw Refusal(
                "import.no_such_kind", field: "",
                ["text": self.kind, "kinds": kinds.map(\.slug).joined(separator: ", ")])
        }
        let plan = try await records.planImport(files, as: kind, try settings())
        defer { plan.discardTables() }
        voice.say(plan)
        let bar = ProgressBar()
        let start = ContinuousClock.now
        do {
            let result = try await records.runImport(
                plan, as: actor, report: { bar.show(done: $0.rows, of: $0.total) })
            bar.end()
            voice.say(result, plan, seconds: (ContinuousClock.now - start).seconds)
        } catch {
            bar.end()
            switch error {
            case is Forbidden: throw Refusal("import.forbidden", field: "")
            case is JobLost: throw Refusal("import.lost", field: "")
            default: throw error
            }
        }
    }

    private func settings() throws -> ImportSettings {
        var settings = ImportSettings()
        settings.existing = existing
        settings.walkIn = walkIn.map(trimmed)
        settings.encoding = encoding.flatMap { TextEncoding(name: $0) }
        settings.delimiter = delimiter.flatMap { Delimiter(name: $0) }
        settings.dayFirst = dayFirst ? true : nil
        settings.isDryRun = dryRun
        settings.sheet = sheet - 1
        if let mapping {
            guard let data = FileManager.default.contents(atPath: mapping) else {
                throw Refusal("table.unreadable", field: mapping, ["code": "2"])
            }
            settings.mapping = try MappingFile(String(decoding: data, as: UTF8.self))
        }
        return settings
    }
}

extension ImportSettings.Existing: ExpressibleByArgument {}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
