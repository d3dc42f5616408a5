import Foundation
import Synchronization

/// A bar on the terminal for work that takes longer than a second: how much, how fast, how long still.
final class ProgressBar: Sendable {
    private let state = Mutex(State())
    private let isShown = isatty(STDERR_FILENO) == 1

    private struct State {
        let start = ContinuousClock.now
        var shown: ContinuousClock.Instant?
        var first: Int?
    }

    func show(done: Int, of total: Int) {
        guard isShown else { return }
        let line = state.withLock { state -> String? in
            let now = ContinuousClock.now
            // A job that goes on where it was has not done in this time what it had done before.
            let first = state.first ?? done
            state.first = first
            guard now - state.start > .seconds(1), now - (state.shown ?? state.start) > .milliseconds(200) else {
                return nil
            }
            state.shown = now
            let seconds = Double((now - state.start).components.seconds) + 0.001
            return ProgressBar.line(done, total, perSecond: Double(done - first) / seconds)
        }
        if let line { write("\r\u{1B}[K" + line) }
    }
    func end() {
        if state.withLock({ $0.shown != nil }) { write("\r\u{1B}[K") }
    }

    private static func line(_ done: Int, _ total: Int, perSecond: Double) -> String {
        let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
        let full = Int(share * 30)
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 30 - full)
        let left = perSecond > 0 ? Int(Double(max(0, total - done)) / perSecond) : 0
        return
            "\(bar) \(Int(share * 100)) %  \(done)/\(total)  \(Int(perSecond))/s  \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60)"
    }
    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
