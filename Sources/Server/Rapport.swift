import ArgumentParser
import Foundation
import Tabular

/// The executable: the server, and everything that can be done to an installation from the command line.
@main
struct Rapport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rapport",
        abstract: "A customer relationship management system in one executable.",
        subcommands: [
            Serve.self, DepartmentCommand.self, UserCommand.self, KeyCommand.self, ImportCommand.self,
            GradeCommand.self,
            ExportCommand.self, CheckCommand.self,
        ])

    static func main() async {
        // A client that hangs up, or a file at its limit, is an error to handle and not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        // A workbook is read by this executable once more, which then does nothing else.
        let arguments = CommandLine.arguments
        if arguments.count == 4, arguments[1] == Sandbox.command {
            Foundation.exit(Sandbox.serve(Array(arguments[2...])))
        }
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let refused as Refused {
            Output.complain(refused.reasons)
            Foundation.exit(1)
        } catch {
            // The library says what is wrong with the words of a command; that, and only that, is a matter of usage.
            let code = exitCode(for: error)
            if code == .success || code == .validationFailure {
                let text = fullMessage(for: error)
                if code == .success { print(text) } else { Output.complain([text]) }
                Foundation.exit(code == .success ? 0 : 2)
            }
            Output.complain(["\(error)"])
            Foundation.exit(1)
        }
    }
}

/// A command that could not do what it was asked, with the reasons as people read them.
struct Refused: Error {
    let reasons: [String]
    init(_ reasons: [String]) { self.reasons = reasons }
    init(_ reason: String) { reasons = [reason] }
}

enum Output {
    static func complain(_ lines: [String]) {
        for line in lines { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }
}
