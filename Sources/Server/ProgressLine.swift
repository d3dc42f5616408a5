import Foundation
import Synchronization

/// A line on the terminal that says what is being done now and for how long, where nobody knows how long it takes.
final class ProgressLine: Sendable {
    private let isShown = isatty(STDERR_FILENO) == 1
    private let ticking = Mutex<Task<Void, Never>?>(nil)

    /// Shows the text, with the seconds since, until `end`.
    func show(_ text: String) {
        guard isShown else { return }
        end()
        let start = ContinuousClock.now
        let task = Task.detached {
            while !Task.isCancelled {
                let seconds = (ContinuousClock.now - start).components.seconds
                if seconds > 0 { ProgressLine.write("\r\u{1B}[K… \(text)  \(seconds) s") }
                try? await Task.sleep(for: .milliseconds(500))
            }
        }
        ticking.withLock { $0 = task }
    }
    func end() {
        guard
            let task = ticking.withLock({ ticking in
                defer { ticking = nil }
                return ticking
            })
        else { return }
        task.cancel()
        ProgressLine.write("\r\u{1B}[K")
    }

    private static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
