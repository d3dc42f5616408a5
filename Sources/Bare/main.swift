import Hummingbird
import Logging

/// An empty route and nothing else: what `make bench` holds every figure against.
let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8081
let router = Router()
router.get("/") { _, _ in "ok" }
var logger = Logger(label: "bare")
logger.logLevel = .critical
let bare = Application(
    router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger)
try await bare.runService()
