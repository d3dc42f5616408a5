import ArgumentParser
import CRM
import Foundation
import Kernel
import Page
import Records
import Store

/// Which installation a command is about, and how it answers.
struct InstallationOptions: ParsableArguments {
    @Option(help: "The folder of the installation.")
    var data: String = ProcessInfo.processInfo.environment["RAPPORT_DATA"] ?? "./data"

    @Option(help: "A PostgreSQL database instead: postgres://…")
    var database: String?

    @ArgumentParser.Flag(help: "Answer in JSON, for programs.")
    var json = false

    /// Whether nobody said where the installation is.
    var isUnnamed: Bool {
        ProcessInfo.processInfo.environment["RAPPORT_DATA"] == nil
            && !CommandLine.arguments.contains { $0.hasPrefix("--data") }
    }

    var location: Location {
        get throws {
            if let database { return .postgres(url: database) }
            try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
            return .sqlite(path: data + "/rapport.db")
        }
    }
}

/// An installation that a command works on.
struct Installation {
    let records: Records

    /// Opens the database, brings it to the shape of this version and reads what is kept in memory.
    static func open(_ options: InstallationOptions, modules: [Module] = CRM.modules) async throws -> Installation {
        let database = try await Store.open(options.location)
        let records = Records(
            database, modules: modules, readyRoles: CRM.readyRoles,
            words: [recordWords, apiWords, importWords] + pageCatalogues,
            clock: { Instant(ms: Int64(Date().timeIntervalSince1970 * 1_000)) }, zones: Zones.named)
        try await records.start()
        return Installation(records: records)
    }

    /// Runs a command on an installation and closes it in every case. Refusals become sentences.
    static func with<T>(_ options: InstallationOptions, _ body: (Installation) async throws -> T) async throws -> T {
        do {
            let installation = try await open(options)
            do {
                let result = try await body(installation)
                await installation.records.database.close()
                return result
            } catch {
                let reasons = installation.reasons(error)
                await installation.records.database.close()
                throw reasons.map { Refused($0) } ?? error
            }
        } catch let error as StoreError {
            throw Refused(Installation.sentence(error))
        }
    }

    private func reasons(_ error: any Error) -> [String]? {
        guard let refusal = error as? Refusal else { return nil }
        let words = records.console.format.words
        return refusal.problems.map { problem in
            let text = words(problem.key, problem.arguments)
            return problem.field.isEmpty ? text : "\(problem.field): \(text)"
        }
    }

    private static func sentence(_ error: StoreError) -> String {
        switch error {
        case .unavailable(let why): "The database cannot be reached: \(why)"
        case .busy: "Another program holds the database. Try again in a moment."
        case .full: "The disk is full; nothing was changed."
        case .failed(let what, let code): "The database refused: \(what) (\(code))"
        case .again, .unique, .foreignKey, .tooSlow, .unknownOutcome: "The database could not do it: \(error)"
        }
    }
}

/// The zones of the system's own data.
enum Zones {
    /// UTC where nobody knows the name.
    static let named: @Sendable (String) -> Zone = { name in
        guard let zone = TimeZone(identifier: name) else { return .utc }
        return Zone(name: name) { zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval($0))) }
    }
}
