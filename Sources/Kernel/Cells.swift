/// One row of a result while it lies in the engine's memory: read it in the closure that was given it, keep nothing.
public protocol Cells: ~Copyable {
    var count: Int { get }
    func isNull(_ column: Int) -> Bool
    func int(_ column: Int) -> Int64
    func real(_ column: Int) -> Double
    /// The cell as UTF-8, nothing copied; the bytes live as long as `body` runs.
    func withText<R>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R
}

extension Cells where Self: ~Copyable {
    public func text(_ column: Int) -> String { withText(column) { String(decoding: $0, as: UTF8.self) } }

    /// The cell as the field's kind says it: an engine may keep a flag as a number.
    public func value(_ column: Int, _ kind: Kind) -> Value {
        guard !isNull(column) else { return .null }
        return switch kind {
        case .bool: .bool(int(column) != 0)
        case .int, .moment, .money, .link: .int(int(column))
        case .real: .real(real(column))
        case .text, .day: .text(text(column))
        }
    }
}
