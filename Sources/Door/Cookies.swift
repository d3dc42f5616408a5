import HTTPTypes
import Hummingbird

/// The cookies of a server: none is seen by scripts or sent along from other sites.
package struct Cookies: Sendable {
    private let prefix: String
    private let isSecure: Bool

    package init(_ settings: ServerSettings) {
        isSecure = settings.isSecure
        prefix = settings.isSecure ? "__Host-" : ""
    }
    package func name(_ name: String) -> String { prefix + name }

    /// The value of the cookie; nil where there is none, or where it stands twice and nobody can tell which is ours.
    package func value(_ name: String, in request: WebRequest) -> String? {
        let wanted = (prefix + name + "=").utf8
        var found: String?
        for header in request.headers[values: .cookie] {
            for part in header.utf8.split(separator: UInt8(ascii: ";")) {
                let pair = part.drop { $0 == UInt8(ascii: " ") }
                guard pair.starts(with: wanted) else { continue }
                guard found == nil else { return nil }
                found = String(pair.dropFirst(wanted.count))
            }
        }
        return found
    }

    /// A header that sets the cookie. Without `maxAge` it ends with the browser.
    /// `value` is ours: letters, digits, `-`, `_`, `.`.
    package func set(_ name: String, _ value: String, maxAge: Int? = nil) -> HTTPField {
        let isPlain = value.utf8.allSatisfy {
            $0 > 32 && $0 < 127 && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",")
        }
        precondition(isPlain, "the value of the cookie \(name) needs escaping")
        var text = "\(prefix)\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
        if isSecure { text += "; Secure" }
        if let maxAge { text += "; Max-Age=\(maxAge)" }
        return HTTPField(name: .setCookie, value: text)
    }
    package func remove(_ name: String) -> HTTPField { set(name, "", maxAge: 0) }
}
