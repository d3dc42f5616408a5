import Glibc
import Hummingbird
import Kernel
import Records
import Store

/// The server's log: one JSON object a line, without what people entered.
package enum Log {
    package static let write: @Sendable (String) -> Void = { line in
        var text = line + "\n"
        text.withUTF8 { bytes in _ = Glibc.write(2, bytes.baseAddress, bytes.count) }
    }

    /// What went wrong with a request: the route and never the address, which may hold a name.
    package static func line(_ error: any Error, _ failure: Failure, _ request: WebRequest, _ context: DoorContext)
        -> String
    {
        entry(
            "error",
            [
                ("request", .text(context.requestID)), ("method", .text(request.method.rawValue)),
                ("route", .text(context.endpointPath ?? "")), ("status", .int(Int64(failure.status.code))),
                ("what", .text(what(error))),
            ])
    }
    /// What went wrong with work that the server does by itself.
    package static func line(_ error: any Error, recurring name: String) -> String {
        entry("error", [("recurring", .text(name)), ("what", .text(what(error)))])
    }
    package static func entry(_ level: String, _ facts: [(String, Value)]) -> String {
        var json = JSONText()
        json.object { json in
            json.key("at")
            json.string(MomentType().plain(now.value))
            json.key("level")
            json.string(level)
            for (name, value) in facts {
                json.key(name)
                json.value(value)
            }
        }
        return json.text
    }

    /// The kind of error, and an engine's words where they hold no values.
    private static func what(_ error: any Error) -> String {
        switch error {
        case StoreError.failed(let words, let code): "store \(code): \(words.prefix(200))"
        case StoreError.unavailable(let why): "store unavailable: \(why.prefix(200))"
        case let error as StoreError: "store \(error)"
        default: String(reflecting: type(of: error))
        }
    }
    private static var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(ms: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
