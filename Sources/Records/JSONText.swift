import Kernel

/// Writes JSON: text is escaped, numbers are exact, commas come by themselves.
package struct JSONText {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init(reserving count: Int = 256) { bytes.reserveCapacity(count) }
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }
    package mutating func object(_ body: (inout JSONText) throws -> Void) rethrows {
        open(UInt8(ascii: "{"))
        try body(&self)
        close(UInt8(ascii: "}"))
    }
    /// The brackets of an object whose members are written one by one.
    package mutating func open() { open(UInt8(ascii: "{")) }
    package mutating func close() { close(UInt8(ascii: "}")) }
    package mutating func array(_ body: (inout JSONText) throws -> Void) rethrows {
        open(UInt8(ascii: "["))
        try body(&self)
        close(UInt8(ascii: "]"))
    }
    package mutating func key(_ name: String) {
        separate()
        quoted(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }
    /// A key that was written before, with its comma: `,"name":`.
    mutating func key(written key: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: key)
        needsComma = false
    }
    /// Members that were written before, each with its comma: `,"name":null`.
    mutating func member(written member: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: member)
        needsComma = true
    }
    package mutating func value(_ value: Value) {
        separate()
        switch value {
        case .null: raw("null")
        case .bool(let bool): raw(bool ? "true" : "false")
        case .int(let int): number(int)
        case .real(let real): real.isFinite ? raw("\(real)") : raw("null")
        case .text(let text): quoted(text)
        }
    }
    package mutating func string(_ text: String) {
        separate()
        quoted(text)
    }
    package mutating func integer(_ int: Int64) {
        separate()
        number(int)
    }
    /// A text straight from the engine's memory.
    package mutating func string(_ utf8: UnsafeRawBufferPointer) {
        separate()
        quoted(utf8)
    }
    /// JSON that was written before.
    package mutating func verbatim(_ json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
    }
    package mutating func null() {
        separate()
        raw("null")
    }
    package mutating func bool(_ bool: Bool) {
        separate()
        raw(bool ? "true" : "false")
    }

    private mutating func open(_ byte: UInt8) {
        separate()
        bytes.append(byte)
        needsComma = false
    }
    private mutating func close(_ byte: UInt8) {
        bytes.append(byte)
        needsComma = true
    }
    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }
    private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }
    private mutating func number(_ int: Int64) {
        if (0...9).contains(int) { return bytes.append(48 + UInt8(int)) }
        raw(String(int))
    }
    private mutating func quoted(_ text: String) {
        var text = text
        text.withUTF8 { quoted(UnsafeRawBufferPointer($0)) }
    }
    private mutating func quoted(_ utf8: UnsafeRawBufferPointer) {
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        defer { bytes.append(UInt8(ascii: "\"")) }
        guard utf8.contains(where: { $0 < 32 || $0 == 34 || $0 == 92 || $0 == 127 }) else {
            return bytes.append(contentsOf: utf8)
        }
        for index in 0..<utf8.count {
            let byte = utf8[index]
            guard byte < 32 || byte == 34 || byte == 92 || byte == 127 else { continue }
            if index > start { bytes.append(contentsOf: utf8[start..<index]) }
            start = index + 1
            switch byte {
            case 34: raw("\\\"")
            case 92: raw("\\\\")
            case 10: raw("\\n")
            case 13: raw("\\r")
            case 9: raw("\\t")
            default:
                let hex = Array("0123456789abcdef".utf8)
                raw("\\u00")
                bytes.append(hex[Int(byte >> 4)])
                bytes.append(hex[Int(byte & 15)])
            }
        }
        if utf8.count > start { bytes.append(contentsOf: utf8[start...]) }
    }
}
