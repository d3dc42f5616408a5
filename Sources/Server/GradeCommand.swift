import ArgumentParser
import CRM
import Kernel
import Records

struct GradeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade", abstract: "Grades all customers by recency, frequency, amount and cost.",
        discussion: """
            A purchase counts when it lies in the window: the months up to the scoring date, that day included. Returns are \
            taken off the amount. Window, returns, weights and levels are those of the grading settings; an option here \
            holds for this run alone. Afterwards each customer has its value level and, unless a person chose it, its \
            relationship level.
            """)

    @Option(name: .customLong("on"), help: "The scoring date, as 2026-12-31; today if nothing is said.") var day:
        String?
    @Option(help: "The months that count; those of the settings if nothing is said.") var windowMonths: UInt16?
    @ArgumentParser.Flag(
        inversion: .prefixedNo,
        help: "Leave returns out of the amount, or take them off; as the settings say if nothing is said.")
    var gross: Bool?
    @OptionGroup var options: InstallationOptions

    func validate() throws {
        if let day, Day(iso: day) == nil { throw ValidationError("There is no day “\(day)”. Write it as 2026-12-31.") }
        if let windowMonths, !(1...1_200).contains(windowMonths) {
            throw ValidationError("The window takes 1 to 1200 months.")
        }
    }

    func run() async throws {
        try await Installation.with(options) { try await run(on: $0.records) }
    }

    private func run(on records: Records) async throws {
        let asked = Grading.Options(
            on: day.flatMap { Day(iso: $0) }, windowMonths: windowMonths, countsReturns: gross.map { !$0 })
        let bar = ProgressBar()
        defer { bar.end() }
        do {
            let outcome = try await Grading.run(records, asked, as: records.console) { share in
                bar.show(done: Int(share * 100), of: 100)
            }
            bar.end()
            say(outcome, records.console.format)
        } catch let refusal as Refusal {
            bar.end()
            throw Refused(reasons(refusal, records.console.format.words))
        }
    }

    private func say(_ outcome: Grading.Outcome, _ format: Format) {
        guard !options.json else { return print(json(outcome)) }
        print(format.words("grading.done", ["n": "\(outcome.scored)", "on": outcome.on.iso]))
        for level in outcome.levels { print("  \(format.words("customer_score.level.\(level.name)")): \(level.count)") }
    }
    private func json(_ outcome: Grading.Outcome) -> String {
        var json = JSONText()
        json.object { json in
            json.key("run")
            json.integer(outcome.run)
            json.key("on")
            json.string(outcome.on.iso)
            json.key("scored")
            json.integer(Int64(outcome.scored))
            json.key("levels")
            json.object { json in
                for level in outcome.levels {
                    json.key(level.name)
                    json.integer(Int64(level.count))
                }
            }
        }
        return json.text
    }
    /// Each reason, and where another day would find somebody the command that does it.
    private func reasons(_ refusal: Refusal, _ words: Phrases) -> [String] {
        refusal.problems.flatMap { problem -> [String] in
            let reason = words(problem.key, problem.arguments)
            return [reason] + (problem.arguments["date"].map { ["  " + command(on: $0)] } ?? [])
        }
    }
    private func command(on day: String) -> String {
        var words = ["rapport grade --on \(day)"]
        if let windowMonths { words.append("--window-months \(windowMonths)") }
        if let gross { words.append(gross ? "--gross" : "--no-gross") }
        // An address may hold a password, which belongs on no screen.
        words.append(options.database == nil ? "--data \(options.data)" : "--database …")
        return words.joined(separator: " ")
    }
}
