import HTTPTypes
import Hummingbird

/// What every answer says to a browser: nothing of elsewhere, nothing in frames, nothing guessed, nothing kept.
package enum SecurityHeaders {
    package static let policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
        + "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

    private static let fields: [HTTPField] = [
        HTTPField(name: .contentSecurityPolicy, value: policy),
        HTTPField(name: .xContentTypeOptions, value: "nosniff"),
        referrer,
    ]
    private static let referrer = HTTPField(name: .referrerPolicy, value: "same-origin")

    static func add(to headers: inout HTTPFields) {
        headers.reserveCapacity(headers.count + 6)
        if !headers.contains(.contentSecurityPolicy) { headers.append(contentsOf: fields) }
        // Everything is somebody's data until a route says otherwise: assets do.
        if !headers.contains(.cacheControl) { headers.append(HTTPField(name: .cacheControl, value: "no-store")) }
    }
}

extension HTTPField.Name {
    fileprivate static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .referer
}
