import ArgumentParser
import Foundation
import Kernel
import Records

struct DepartmentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "department", abstract: "The departments of the company.", subcommands: [Add.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adds a department.")
        @Argument(help: "Its name.") var name: String
        @Option(help: "The department above it.") var parent: String?
        @OptionGroup var options: InstallationOptions

        func run() async throws {
            try await Installation.with(options) { installation in
                let record = try await installation.records.addDepartment(
                    name, parent: parent, as: installation.records.console)
                Answer(options).say("Department \(name) was added.", ["id": .int(record.id ?? 0), "name": .text(name)])
            }
        }
    }
}

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "The people who use the product.", subcommands: [Add.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adds a person who signs in.")
        @Argument(help: "What the person signs in with.") var login: String
        @Option(help: "clerk, marketing, salesperson, manager, service, executive or administrator.") var role: String
        @Option(help: "The department.") var department: String?
        @Option(help: "The person's name; the login if nothing is said.") var name: String?
        @ArgumentParser.Flag(help: "Read the password from the first line of standard input.") var passwordStdin = false
        @OptionGroup var options: InstallationOptions

        func run() async throws {
            guard passwordStdin else {
                throw ValidationError("Give --password-stdin, and the password as the first line.")
            }
            let password = readLine(strippingNewline: true) ?? ""
            try await Installation.with(options) { installation in
                let user = NewUser(
                    login: login, name: name ?? login, role: role, department: department, password: password)
                let record = try await installation.records.add(user, as: installation.records.console)
                Answer(options).say("\(login) was added.", ["id": .int(record.id ?? 0), "login": .text(login)])
            }
        }
    }
}

struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Keys by which programs speak for a person.", subcommands: [Add.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a key and prints it, this once.")
        @Argument(help: "For whom.") var login: String
        @Option(help: "What it is for.") var name = ""
        @OptionGroup var options: InstallationOptions

        func run() async throws {
            try await Installation.with(options) { installation in
                let token = try await installation.records.addKey(
                    for: login, name: name, as: installation.records.console)
                Answer(options).say(token.text, ["key": .text(token.text)])
            }
        }
    }
}

/// How a command answers: a sentence for people, one JSON object for programs.
struct Answer {
    private let isJSON: Bool
    init(_ options: InstallationOptions) { isJSON = options.json }

    func say(_ sentence: String, _ facts: [String: Value]) {
        guard isJSON else { return print(sentence) }
        var json = JSONText()
        json.object { json in
            for (name, value) in facts.sorted(by: { $0.key < $1.key }) {
                json.key(name)
                json.value(value)
            }
        }
        print(json.text)
    }
}
