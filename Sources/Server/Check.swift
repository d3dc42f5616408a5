import ArgumentParser
import CRM
import Foundation
import Kernel
import Records
import Store
import Synchronization

/// Looks for what must never be: a broken file, a total that is not the sum of its lines, a link to nothing.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Checks the integrity of everything that is stored.")
    @OptionGroup var options: InstallationOptions

    func run() async throws {
        try await expectInstallation()
        try await Installation.with(options) { try await run(on: $0.records) }
    }

    /// Opening what is not there would make it, and find it well.
    private func expectInstallation() async throws {
        if let url = options.database {
            let database = try await Store.open(.postgres(url: url))
            let isThere = try await database.readOne { try $0.knows("fact") }
            await database.close()
            if !isThere { throw Refused("There is no installation in this database.") }
        } else if !FileManager.default.fileExists(atPath: options.data + "/rapport.db") {
            throw Refused("There is no installation in \(options.data).")
        }
    }

    private func run(on records: Records) async throws {
        let words = records.console.format.words
        let isJSON = options.json
        let results = Mutex<[(name: String, checked: Checked)]>([])
        let line = ProgressLine()
        try await records.check(CRM.checks) { check, number, total in
            line.show("\(number)/\(total)  \(words("check.\(check.name)"))")
        } report: { check, checked in
            line.end()
            results.withLock { $0.append((check.name, checked)) }
            if !isJSON { show(self.line(check, checked, words)) }
        }
        let all = results.withLock { $0 }
        if isJSON { print(json(all)) }
        let wrong = all.filter { $0.checked.wrong > 0 }
        guard wrong.isEmpty else {
            throw Refused(wrong.flatMap { findings($0.name, $0.checked, words) })
        }
        guard all.reduce(0, { $0 + $1.checked.looked }) > 0 else { throw Refused("Nothing was looked at.") }
    }

    /// At once, also into a file: the next check may take minutes.
    private func show(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
    private func line(_ check: Check, _ checked: Checked, _ words: Phrases) -> String {
        let mark = checked.wrong == 0 ? "✓" : "✗"
        return "\(mark) \(words("check.\(check.name)")): \(checked.looked)"
    }
    private func findings(_ name: String, _ checked: Checked, _ words: Phrases) -> [String] {
        let rest = checked.wrong - checked.examples.count
        return ["\(words("check.\(name)")): \(checked.wrong)"] + checked.examples.map { "  " + $0 }
            + (rest > 0 ? ["  … +\(rest)"] : [])
    }
    private func json(_ all: [(name: String, checked: Checked)]) -> String {
        var json = JSONText()
        json.object { json in
            for (name, checked) in all {
                json.key(name)
                json.object { json in
                    json.key("looked")
                    json.integer(Int64(checked.looked))
                    json.key("wrong")
                    json.integer(Int64(checked.wrong))
                    json.key("examples")
                    json.array { json in checked.examples.forEach { json.string($0) } }
                }
            }
        }
        return json.text
    }
}
