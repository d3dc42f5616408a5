import Kernel
import Synchronization

/// What a frame is drawn from: two requests with the same key see the same rail, bar and menus.
struct FrameKey: Hashable, Sendable {
    let token: String
    let language: Language
    let theme: String
    let versions: String
    let section: String
    let scripts: [String]
}

/// A frame in the pieces between which a page's own parts stand.
struct FrameParts: Sendable {
    let start: HTML, top: HTML, bottom: HTML, end: HTML
    var size: Int { start.bytes.count + top.bytes.count + bottom.bytes.count + end.bytes.count }
}

/// Frames that were drawn: people look at page after page, and the frame around them stays.
package final class FrameCache: Sendable {
    /// Some four megabytes.
    private static let limit = 300
    private let frames = Mutex<[FrameKey: FrameParts]>([:])

    package init() {}

    /// Colleagues as lists draw them, for one state of the organisation.
    private let people = Mutex<(version: String, drawn: [Int64: HTML])>(("", [:]))

    func person(_ id: Int64, _ version: String, draw: () -> HTML) -> HTML {
        if let known = people.withLock({ $0.version == version ? $0.drawn[id] : nil }) { return known }
        let fresh = draw()
        people.withLock { people in
            if people.version != version { people = (version, [:]) }
            people.drawn[id] = fresh
        }
        return fresh
    }

    func parts(_ key: FrameKey, draw: () -> FrameParts) -> FrameParts {
        if let known = frames.withLock({ $0[key] }) { return known }
        let fresh = draw()
        frames.withLock { frames in
            if frames.count >= FrameCache.limit { frames.removeAll() }
            frames[key] = fresh
        }
        return fresh
    }
}
