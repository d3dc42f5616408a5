/// JSON as a program sent it. Numbers keep their digits, so that no amount is rounded on its way in.
enum JSONInput: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONInput])
    case object([Member])

    struct Member: Sendable, Equatable {
        let name: String
        let value: JSONInput
    }
    static let deepest = 32

    /// nil for what is no JSON (RFC 8259) in strict UTF-8, is nested too deep, or names a property twice.
    static func parse(_ bytes: some Collection<UInt8>) -> JSONInput? {
        Array(bytes).withUnsafeBufferPointer { bytes in
            var reader = JSONReader(bytes)
            return reader.document()
        }
    }
}
