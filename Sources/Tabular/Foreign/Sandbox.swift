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
        let (report, channel) = try pipe()
        defer { close(report) }
        let child: pid_t
        do {
            // The child's end is closed here, so that the report ends with the child.
            defer { close(channel) }
            child = try start([command, kind.rawValue, "\(sheet)"], input, output, channel)
        }
        let deadline = ContinuousClock.now + .seconds(patience + 5)
        let lines = text(from: report, until: deadline).split(separator: "\n").map(String.init)
        let isFine = wait(for: child, until: deadline)
        if isFine, let answer = ForeignReport(lines: lines) { return answer }
        throw lines.first.map { TabularProblem(line: $0) } ?? .tooHard
    }
    private static func pipe() throws(TabularProblem) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        guard rapport_pipe(&ends) == 0 else { throw .unwritable(code: errno) }
        return (ends[0], ends[1])
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
    private static func wait(for child: pid_t, until deadline: ContinuousClock.Instant) -> Bool {
        var status: Int32 = 0
        while true {
            let ended = waitpid(child, &status, WNOHANG)
            if ended == child { return status == 0 }
            if ended < 0, errno != EINTR { return false }
            if ContinuousClock.now > deadline { kill(child, SIGKILL) }
            // It has said what it had to say, and is about to end.
            usleep(2_000)
        }
    }
    /// What comes until the other end is closed: within the time, and no more than names of sheets can be.
    private static func text(from pipe: Int32, until deadline: ContinuousClock.Instant) -> String {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < 1 << 20 {
            let left = ContinuousClock.now.duration(to: deadline).components.seconds
            var waiting = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, Int32(clamping: max(0, left) * 1_000))
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { break }
            let count = piece.withUnsafeMutableBytes { read(pipe, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += piece[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
