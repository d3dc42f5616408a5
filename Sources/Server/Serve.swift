import API
import ArgumentParser
import CRM
import Dispatch
import Door
import Foundation
import Hummingbird
import Logging
import NIOCore
import Records
import ServiceLifecycle
import Web

/// The server: pages for people and JSON for programs, from one port of the loopback address.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Runs the server.")
    @Option(help: "The port on the loopback address.") var port = 8080
    @Option(help: "Where people reach it through a proxy: https://crm.example.com") var baseURL: String?
    @Option(help: "Requests a second that an API key may send; 0: no limit. Or RAPPORT_API_RATE; 50 otherwise.")
    var apiRate: Int?
    @Option(help: "Requests that an API key may send at once. Or RAPPORT_API_BURST; 200 otherwise.")
    var apiBurst: Int?
    @ArgumentParser.Flag(
        help: "Serve the demo company: from the given folder, if it is empty, or one that is thrown away at the end.")
    var demo = false
    @OptionGroup var options: InstallationOptions

    func validate() throws {
        _ = try settings
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes 0 to 65535.") }
        guard baseURL.map({ BaseURL($0) != nil }) ?? true else {
            throw ValidationError("--base-url is written like https://crm.example.com, without a path.")
        }
    }

    func run() async throws {
        let settings = try settings
        let passing = demo && options.isUnnamed ? try DemoServing.temporaryFolder() : nil
        defer { passing.map { DemoServing.discard($0) } }
        var chosen = options
        if let passing { chosen.data = passing }
        let folder = chosen.data
        try await Installation.with(chosen) { installation in
            if demo { try await DemoServing.prepare(installation.records) }
            let imports = Imports(installation.records, folder: folder + "/imports", kinds: importKinds)
            try await Serving(records: installation.records, settings: settings, imports: imports).run()
        }
    }

    private var settings: ServerSettings {
        get throws {
            var settings = ServerSettings(port: port, baseURL: baseURL.flatMap { BaseURL($0) })
            settings.apiRate = try number(apiRate, "RAPPORT_API_RATE", 0...1_000_000) ?? settings.apiRate
            settings.apiBurst = try number(apiBurst, "RAPPORT_API_BURST", 1...1_000_000) ?? settings.apiBurst
            return settings
        }
    }
    /// What the option says, or else the environment; nil where neither says anything.
    private func number(_ option: Int?, _ variable: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let text = option.map({ String($0) }) ?? ProcessInfo.processInfo.environment[variable] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            let name = option == nil ? variable : variable == "RAPPORT_API_RATE" ? "--api-rate" : "--api-burst"
            throw ValidationError("\(name) takes \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }
}

/// A server from its start to the end of its last request.
struct Serving {
    let records: Records
    let settings: ServerSettings
    let imports: Imports
    private let readiness = Readiness()

    init(records: Records, settings: ServerSettings, imports: Imports) {
        self.records = records
        self.settings = settings
        self.imports = imports
    }

    private var routes: Routes {
        let importing = ImportActions(imports: imports)
        let site = Site(
            records, settings, pages: CRM.pages,
            actions: gradingActions + importing.pages + watchActions + analysisActions(Analyses(records)) + demoActions
                + allocationActions + firstStepActions,
            uploads: importing.uploads, menu: CRM.menu,
            demo: { records, actor in try await Demo.start(records, as: actor) })
        let routes = Routes(Wall(settings, page: site.page))
        readiness.addRoutes(to: routes, records.database)
        API(records, limit: KeyLimit(perSecond: settings.apiRate, burst: settings.apiBurst)).addRoutes(to: routes)
        site.addRoutes(to: routes)
        return routes
    }

    /// What the server does by itself.
    private var recurring: [Recurring] {
        [
            Recurring(name: "order_watch", every: .seconds(3_600)) { _ = try await OrderWatch.run(records) },
            // Asked every minute, due once a night.
            Recurring(name: "night_grading", every: .seconds(60)) { _ = try await Nightly.run(records) },
            Recurring(name: "imports_cleared", every: .seconds(3_600)) { try await imports.clean() },
        ]
    }

    func run() async throws {
        try await imports.resumeAll()
        let link = records.isSetUp ? nil : try await records.makeSetUpToken().text
        let application = Application(
            router: routes.router, server: .http1(configuration: settings.http), configuration: settings.application,
            onServerRunning: { channel in announce(channel.localAddress?.port ?? settings.port, link) },
            eventLoopGroupProvider: .shared(ServerSettings.loops), logger: quiet)
        let group = ServiceGroup(configuration: configuration(application))
        let signals = StopSignals(readiness) { await group.triggerGracefulShutdown() }
        defer { signals.end() }
        do {
            try await group.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Refused("Port \(settings.port) is in use; stop what listens there, or choose another with --port.")
        } catch let error as IOError where error.errnoCode == EACCES {
            throw Refused("Port \(settings.port) is not this user's to listen on; choose one above 1023 with --port.")
        }
    }
    private func configuration(_ application: some Service) -> ServiceGroupConfiguration {
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(service: application, successTerminationBehavior: .gracefullyShutdownGroup),
                .init(service: Schedule(jobs: recurring)),
            ], logger: quiet)
        configuration.maximumGracefulShutdownDuration = ServerSettings.drain
        return configuration
    }
    /// The library's own log says nothing that the wall does not say better, and every request would write its number into
    /// a logger's notes that nobody reads.
    private var quiet: Logger { Logger(label: "rapport", factory: { _ in SwiftLogNoOpLogHandler() }) }

    private func announce(_ port: Int, _ link: String?) {
        var settings = settings
        settings.port = port
        var text = "Rapport is at \(settings.origin)\n"
        if let link { text += "Set it up, this once, at \(settings.origin)/setup/\(link)\n" }
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}

/// SIGTERM and SIGINT: the first lets what runs come to its end, the second ends at once.
final class StopSignals {
    private let sources: [any DispatchSourceSignal]

    init(_ readiness: Readiness, stop: @escaping @Sendable () async -> Void) {
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                guard !readiness.isStopping else { Foundation.exit(1) }
                readiness.stop()
                Task {
                    // A balancer that asks once a second has gone elsewhere by then.
                    if number == SIGTERM { try? await Task.sleep(for: ServerSettings.notice) }
                    await stop()
                }
            }
            source.resume()
            return source
        }
    }
    func end() { sources.forEach { $0.cancel() } }
}
