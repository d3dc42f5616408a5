import HTTPTypes
import Hummingbird
import Records
import Store

/// A request that was not served, as an answer says it.
package struct Failure: Error, Sendable {
    package let status: HTTPResponse.Status
    /// The words for it: `problem.not_found`.
    package let key: String
    /// Seconds after which it is worth trying again.
    package var retryAfter: Int?
    /// What is wrong, field by field.
    package var refusal: Refusal?

    package init(_ status: HTTPResponse.Status, _ key: String, retryAfter: Int? = nil, refusal: Refusal? = nil) {
        self.status = status
        self.key = key
        self.retryAfter = retryAfter
        self.refusal = refusal
    }

    package static let notFound = Failure(.notFound, "problem.not_found")
    package static let unauthorized = Failure(.unauthorized, "problem.unauthorized")
    package static let forbidden = Failure(.forbidden, "problem.forbidden")
    package static let misdirected = Failure(.misdirectedRequest, "problem.misdirected")
    package static let tooLarge = Failure(.contentTooLarge, "problem.too_large")
    package static let badRequest = Failure(.badRequest, "problem.bad_request")
    package static let unsupported = Failure(.unsupportedMediaType, "problem.unsupported")
    package static let tooSlowBody = Failure(.requestTimeout, "problem.body_too_slow")
    package static let stopping = Failure(.serviceUnavailable, "problem.stopping", retryAfter: 5)
    package static func tooMany(retryAfter seconds: Int) -> Failure {
        Failure(.tooManyRequests, "problem.too_many", retryAfter: seconds)
    }

    /// What an error means to whoever asked. Without a meaning it is our own fault.
    package init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let refusal as Refusal: self.init(.unprocessableContent, "problem.refused", refusal: refusal)
        case is NotFound: self = .notFound
        case is Forbidden: self = .forbidden
        case is Conflict: self.init(.conflict, "problem.conflict")
        case let error as StoreError: self.init(store: error)
        case let error as any HTTPResponseError: self.init(http: error.status)
        default: self.init(.internalServerError, "problem.internal")
        }
    }
    private init(store error: StoreError) {
        switch error {
        case .tooSlow: self.init(.serviceUnavailable, "problem.too_slow", retryAfter: 5)
        case .busy, .again: self.init(.serviceUnavailable, "problem.busy", retryAfter: 1)
        case .full: self.init(.serviceUnavailable, "problem.full", retryAfter: 60)
        case .unavailable: self.init(.serviceUnavailable, "problem.unavailable", retryAfter: 5)
        case .unknownOutcome: self.init(.serviceUnavailable, "problem.unknown_outcome", retryAfter: 1)
        case .unique, .foreignKey, .failed: self.init(.internalServerError, "problem.internal")
        }
    }
    private init(http status: HTTPResponse.Status) {
        switch status.code {
        case 404: self = .notFound
        case 413: self = .tooLarge
        case 400..<500: self.init(status, "problem.bad_request")
        default: self.init(.internalServerError, "problem.internal")
        }
    }
    /// Whether somebody should look at it.
    package var isOurs: Bool { status.code >= 500 && key != "problem.stopping" }
}
