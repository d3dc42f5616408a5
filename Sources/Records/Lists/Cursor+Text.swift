import Kernel
import Secrets

extension Cursor {
    /// As an address carries it. It belongs to one entity and one order; with another it is refused.
    func text(entity: String, sort: String) -> String {
        var bytes: [UInt8] = bigEndian(UInt64(bitPattern: id))
        switch key {
        case .null: bytes.append(0)
        case .bool(let bool): bytes += [1, bool ? 1 : 0]
        case .int(let int): bytes += [2] + bigEndian(UInt64(bitPattern: int))
        case .real(let real): bytes += [3] + bigEndian(real.bitPattern)
        case .text(let text): bytes += [4] + Array(text.utf8)
        }
        return Base64URL.encode(bigEndian(checksum(entity, sort, bytes)).suffix(4) + bytes)
    }

    /// nil for what `text` has not written for this entity and order.
    init?(text: String, entity: String, sort: String) {
        guard text.utf8.count <= 2_000, let all = Base64URL.decode(text), all.count >= 13 else { return nil }
        let bytes = Array(all[4...])
        guard Array(all[..<4]) == bigEndian(checksum(entity, sort, bytes)).suffix(4) else { return nil }
        let id = Int64(bitPattern: number(bytes[..<8]))
        let rest = bytes[9...]
        switch (bytes[8], rest.count) {
        case (1, 1): self.init(key: .bool(rest.first != 0), id: id)
        case (2, 8): self.init(key: .int(Int64(bitPattern: number(rest))), id: id)
        case (3, 8): self.init(key: .real(Double(bitPattern: number(rest))), id: id)
        case (4, _):
            guard let text = String(validating: rest, as: UTF8.self), !text.utf8.contains(0) else { return nil }
            self.init(key: .text(text), id: id)
        default: return nil
        }
    }

    /// The same for the bin of an entity, which has one order.
    package func text(bin schema: Schema) -> String { text(entity: schema.name, sort: Cursor.bin) }
    package init?(bin text: String, of schema: Schema) { self.init(text: text, entity: schema.name, sort: Cursor.bin) }
    private static let bin = "bin"
}

private func bigEndian(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
}
private func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

/// FNV-1a: against mistakes, not against malice. A made-up cursor shows nothing that its maker could not list anyway.
private func checksum(_ entity: String, _ sort: String, _ bytes: [UInt8]) -> UInt64 {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ byte: UInt8) { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
    entity.utf8.forEach(add)
    add(0)
    sort.utf8.forEach(add)
    add(0)
    bytes.forEach(add)
    return sum
}
