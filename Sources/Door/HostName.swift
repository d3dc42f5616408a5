/// What stands in a Host header: `crm.example.com`, `127.0.0.1:8080`, `[::1]:8080`.
package struct HostName: Sendable, Equatable {
    package let host: String
    package let port: Int?

    package init?(_ text: some StringProtocol) {
        let text = text.lowercased()
        let end: String.Index
        if text.hasPrefix("[") {
            guard let bracket = text.firstIndex(of: "]") else { return nil }
            end = text.index(after: bracket)
        } else {
            end = text.firstIndex(of: ":") ?? text.endIndex
        }
        host = String(text[..<end])
        let rest = text[end...]
        port = rest.first == ":" ? Int(rest.dropFirst()) : nil
        let isName = !host.isEmpty && host.utf8.allSatisfy(HostName.isNameByte)
        guard isName, rest.isEmpty || port.map({ (1...65_535).contains($0) }) == true else { return nil }
    }
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"): true
        default: false
        }
    }
}

extension ServerSettings {
    private static let loopback: Set<String> = ["127.0.0.1", "localhost", "[::1]"]

    /// Whether a request speaks to us: a page of another site that points its name at this machine does not.
    package func knows(authority: String?) -> Bool {
        guard let authority, let name = HostName(authority) else { return false }
        return name.host == baseURL?.host || ServerSettings.loopback.contains(name.host)
    }

    /// Whether a page of ours sent the request. With the session's form token, what protects every change.
    package func isSameOrigin(_ request: WebRequest) -> Bool {
        if let site = request.headers[.init("sec-fetch-site") ?? .origin] { return site == "same-origin" }
        guard let origin = request.headers[.origin], let authority = request.head.authority else { return false }
        guard let url = BaseURL(origin) else { return false }
        return HostName(authority) == HostName(url.origin.drop { $0 != "/" }.dropFirst(2))
            && knows(authority: authority)
    }
}
