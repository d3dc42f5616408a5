import Foundation
import Kernel

/// JSON as it was read, before it means anything.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// nil for what is no JSON. Foundation's reader refuses nesting too deep for it.
    package static func parse(_ text: String) -> JSONValue? { parse(Data(text.utf8)) }
    package static func parse(_ data: Data) -> JSONValue? {
        guard let any = try? JSONSerialization.jsonObject(with: data, options: [.fragmentsAllowed]) else { return nil }
        return JSONValue(any)
    }
    private init(_ any: Any) {
        switch any {
        case let string as String: self = .string(string)
        case let number as NSNumber: self = JSONValue(number)
        case let array as [Any]: self = .array(array.map { JSONValue($0) })
        case let object as [String: Any]: self = .object(object.mapValues { JSONValue($0) })
        default: self = .null
        }
    }
    private init(_ number: NSNumber) {
        switch String(cString: number.objCType) {
        case "c", "B": self = .bool(number.boolValue)
        case "d", "f": self = Int64(exactly: number.doubleValue).map { .integer($0) } ?? .number(number.doubleValue)
        default: self = .integer(number.int64Value)
        }
    }
    package var object: [String: JSONValue]? { if case .object(let object) = self { object } else { nil } }
    package var array: [JSONValue]? { if case .array(let array) = self { array } else { nil } }
    package var string: String? { if case .string(let string) = self { string } else { nil } }
    package var integer: Int64? { if case .integer(let int) = self { int } else { nil } }

    /// As one cell; a list or an object is none.
    package var value: Value {
        switch self {
        case .null, .array, .object: .null
        case .bool(let bool): .bool(bool)
        case .integer(let int): .int(int)
        case .number(let double): .real(double)
        case .string(let string): .text(string)
        }
    }
}
