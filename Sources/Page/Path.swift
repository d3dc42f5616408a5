import Records

/// An address within the product. What is interpolated is percent-encoded, so no text can leave its place.
package struct Path: ExpressibleByStringInterpolation, Sendable, Hashable {
    package let text: String

    package init(stringLiteral text: StaticString) { self.text = text.description }
    package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

    package struct Interpolation: StringInterpolationProtocol {
        var text = ""
        package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity + 16) }
        package mutating func appendLiteral(_ literal: StaticString) { text += literal.description }
        package mutating func appendInterpolation(_ part: String) { text += PercentCoding.encode(part) }
        package mutating func appendInterpolation(_ id: Int64) { text += String(id) }
        package mutating func appendInterpolation(_ path: Path) { text += path.text }
        /// A query that was encoded where it was made, with its `?`.
        package mutating func appendInterpolation(query: String) { text += query }
    }
}
