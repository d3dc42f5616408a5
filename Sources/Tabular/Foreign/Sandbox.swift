import CLimits
import Glibc

/// Where files are read that may be made to do harm: a process of their own, which is this executable once more, with
/// little memory and time, and which can open nothing.
package struct Sandbox: Sendable {
    private enum Place: Sendable {
        case child
        case here
    }
    private let place: Place
    package static let child = Sandbox(place: .child)
    /// In this very process: for tests, whose executable is not the product's.
    package static let here = Sandbox(place: .here)

    /// The word by which the executable knows that it is the child.
    package static let command = "read-table"
    private static let patience = 60

    /// Makes the file a text table under `target`, which appears whole or not at all.
    package func convert(
        _ path: String, _ kind: ForeignTable, sheet: Int, to target: String
    ) throws(TabularProblem) -> ForeignReport {
        let file = try ReplacedFile(path: target)
        let input = open(path, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw .unreadable(code: errno) }
        defer { close(input) }
        let report =
            switch place {
            case .here: try kind.write(from: dup(input), to: file.descriptor, sheet: sheet)
            case .child: try Sandbox.run(kind, sheet, input, file.descriptor)
            }
        try file.keep()
        return report
    }

    /// What the child does, with the file as its input: says how it went on its error channel.
    package static func serve(_ arguments: [String]) -> Int32 {
        guard arguments.count == 2, let kind = ForeignTable(rawValue: arguments[0]), let sheet = Int(arguments[1]),
            rapport_close_all_but_three() == 0, rapport_limit_memory(1 << 29) == 0,
            rapport_limit_seconds(UInt(patience)) == 0,
            rapport_limit_file(1 << 30) == 0, rapport_shut_in() == 0
        else { return 2 }
        do throws(TabularProblem) {
            say(try kind.write(from: STDIN_FILENO, to: STDOUT_FILENO, sheet: sheet).lines)
            return 0
        } catch {
            say([error.line])
            return 1
        }
    }
    private static func say(_ lines: [String]) {
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    private static func run(
        _ kind: ForeignTable, _ sheet: Int, _ input: Int32, _ output: Int32
    ) throws(TabularProblem) -> ForeignReport {
        var template = Array("/tmp/rapport-report.XXXXXX".utf8CString)
        let report = mkstemp(&template)
        guard report >= 0 else { throw .unwritable(code: errno) }
        unlink(template)
        defer { close(report) }
        let child = try start([command, kind.rawValue, "\(sheet)"], input, output, report)
        let isFine = wait(for: child)
        let lines = text(of: report).split(separator: "\n").map(String.init)
        if isFine, let answer = ForeignReport(lines: lines) { return answer }
        throw lines.first.map { TabularProblem(line: $0) } ?? .tooHard
    }

    private static func start(_ words: [String], _ input: Int32, _ output: Int32, _ report: Int32)
        throws(TabularProblem) -> pid_t
    {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, report, STDERR_FILENO)
        var arguments: [UnsafeMutablePointer<CChar>?] = (["rapport"] + words).map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [strdup("SWIFT_BACKTRACE=enable=no"), nil]
        defer { for variable in environment { free(variable) } }
        var child = pid_t()
        let code = posix_spawn(&child, "/proc/self/exe", &actions, nil, &arguments, &environment)
        guard code == 0 else { throw .unreadable(code: code) }
        return child
    }
    /// Whether the child ended well, in the time that it has. What hangs is ended.
    private static func wait(for child: pid_t) -> Bool {
        let start = ContinuousClock.now
        var status: Int32 = 0
        while true {
            let ended = waitpid(child, &status, WNOHANG)
            if ended == child { return status == 0 }
            if ended < 0, errno != EINTR { return false }
            if ContinuousClock.now - start > .seconds(patience + 5) { kill(child, SIGKILL) }
            usleep(ended == 0 && ContinuousClock.now - start < .milliseconds(200) ? 2_000 : 20_000)
        }
    }
    private static func text(of file: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
        return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    }
}
