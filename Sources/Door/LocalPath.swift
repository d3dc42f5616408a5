/// A place on this server, to which a browser may be sent: `/customers?city=is:上海`.
package struct LocalPath: Sendable, Equatable {
    package let text: String

    /// nil for anything that some browser could read as another site's address.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= 2_000 else { return nil }
        guard bytes.dropFirst().first != UInt8(ascii: "/") else { return nil }
        guard !bytes.contains(where: { $0 == UInt8(ascii: "\\") || $0 <= 32 || $0 == 127 }) else { return nil }
        self.text = text
    }
    package static let home = LocalPath(home: "/")
    private init(home: String) { text = home }
}
