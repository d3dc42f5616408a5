import ArgumentParser
import Hummingbird
import Records

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Runs the server.")
    @Option(help: "The port on the loopback address.") var port = 8080
    @OptionGroup var options: InstallationOptions

    func run() async throws {
        try await Installation.with(options) { _ in }
    }
}
