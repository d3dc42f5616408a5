import CRM
import Foundation
import Kernel
import Records
import Secrets

/// `rapport serve --demo`: an installation that shows itself, with somebody who may look at everything.
enum DemoServing {
    static func temporaryFolder() throws -> String {
        let folder = NSTemporaryDirectory() + "rapport-demo-" + Token().text.prefix(12)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return folder
    }
    static func discard(_ folder: String) { try? FileManager.default.removeItem(atPath: folder) }

    /// Sets a new installation up, with an administrator whose password is made here and printed once, and loads the
    /// demo company. One that holds it already is served as it is; one with customers of its own is refused.
    static func prepare(_ records: Records) async throws {
        if !records.isSetUp { try await setUp(records) }
        guard records.current.demo == nil else { return }
        let start = ContinuousClock.now
        try await Demo.make(records, as: records.console)
        let seconds = (ContinuousClock.now - start).components.seconds
        say("The demo company is ready (\(seconds) s). `Remove demo data` on any page takes it back.")
    }
    private static func setUp(_ records: Records) async throws {
        let password = Array(Token().text.filter { $0.isLetter || $0.isNumber }.prefix(16))
        let text = stride(from: 0, to: password.count, by: 4).map {
            String(password[$0..<min($0 + 4, password.count)])
        }.joined(separator: "-")
        let language = preferredLanguage
        _ = try await records.setUp(
            SetUp(
                company: "Meridian Trading", currency: language == .en ? "EUR" : language == .zhHans ? "CNY" : "TWD",
                language: language.rawValue, zone: TimeZone.current.identifier,
                administrator: NewUser(login: "demo", name: "Demo", role: "administrator", password: text)))
        say("Sign in as demo with the password \(text) — it is shown this once.")
    }
    private static var preferredLanguage: Language {
        let wanted = ProcessInfo.processInfo.environment["LANG"] ?? ""
        if wanted.hasPrefix("zh_TW") || wanted.hasPrefix("zh_HK") { return .zhHant }
        return wanted.hasPrefix("zh") ? .zhHans : .en
    }
    private static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
}
