/// Reads one sheet of a workbook and writes its cells out, row by row.
final class SheetReader: MarkupHandler {
    private let output: CellOutput
    private let texts: SharedTexts
    private let formats: [NumberFormats.Kind]
    private let since1904: Bool

    private enum CellType { case number, shared, text, flag }
    private var type = CellType.number
    private var format = NumberFormats.Kind.number
    private var column = -1
    private var row = 0
    private var value: [UInt8] = []
    private var isInValue = false
    private var isInReading = false

    init(_ output: CellOutput, _ texts: SharedTexts, _ formats: [NumberFormats.Kind], since1904: Bool) {
        (self.output, self.texts, self.formats, self.since1904) = (output, texts, formats, since1904)
    }

    func begin(_ name: MarkupName, _ attributes: MarkupAttributes) throws(TabularProblem) {
        switch name {
        case "row": try beginRow(attributes)
        case "c": try beginCell(attributes)
        case "v", "t": isInValue = true
        case "rPh": isInReading = true
        default: break
        }
    }
    func end(_ name: MarkupName) throws(TabularProblem) {
        switch name {
        case "v", "t": isInValue = false
        case "rPh": isInReading = false
        case "c": try endCell()
        case "row": try output.endRow()
        default: break
        }
    }
    func text(_ bytes: UnsafeRawBufferPointer) {
        if isInValue, !isInReading { value.append(contentsOf: bytes) }
    }

    private func beginRow(_ attributes: MarkupAttributes) throws(TabularProblem) {
        row = attributes.pointer("r").flatMap { SheetReader.number($0) } ?? output.rows + 1
        guard row > output.rows, row <= 1_048_576 else { throw .damaged }
        try output.begin(row: row)
        column = -1
    }
    private func beginCell(_ attributes: MarkupAttributes) throws(TabularProblem) {
        column = attributes.pointer("r").flatMap { SheetReader.column($0) } ?? column + 1
        guard (0..<16_384).contains(column) else { throw .damaged }
        type =
            switch attributes["t"] {
            case nil, "n": .number
            case "s": .shared
            case "b": .flag
            // A formula's text, a text of its own, an error such as #N/A, a day as ISO writes it.
            default: .text
            }
        let style = attributes.pointer("s").flatMap { SheetReader.number($0) } ?? 0
        format = formats.indices.contains(style) ? formats[style] : .number
        value.removeAll(keepingCapacity: true)
    }
    private func endCell() throws(TabularProblem) {
        guard !value.isEmpty else { return }
        switch type {
        case .number:
            let raw = String(decoding: value, as: UTF8.self)
            try output.cell(column, SheetNumber.text(raw, format, since1904: since1904))
        case .flag: try output.cell(column, value == [UInt8(ascii: "1")] ? "true" : "false")
        case .text: try write(value)
        case .shared:
            guard let index = Int(String(decoding: value, as: UTF8.self)) else { throw .damaged }
            let (output, column) = (output, column)
            var escaped: [UInt8]?
            try texts.with(index) { bytes throws(TabularProblem) in
                if SheetReader.hasEscape(bytes) {
                    escaped = Array(bytes)
                } else {
                    try output.cell(column, bytes)
                }
            }
            if let escaped { try write(escaped) }
        }
    }
    private func write(_ bytes: [UInt8]) throws(TabularProblem) {
        let (output, column) = (output, column)
        let text = bytes.withUnsafeBytes { SheetReader.hasEscape($0) } ? SheetReader.unescaped(bytes) : bytes
        let result = text.withUnsafeBytes { bytes in
            Result { () throws(TabularProblem) in try output.cell(column, bytes) }
        }
        try result.get()
    }

    /// `_x000D_` stands for a character that markup cannot hold.
    private static func hasEscape(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.indices.dropLast(6).contains {
            bytes[$0] == UInt8(ascii: "_") && bytes[$0 + 1] == UInt8(ascii: "x") && bytes[$0 + 6] == UInt8(ascii: "_")
        }
    }
    private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
        var (result, at) = ([UInt8](), 0)
        while at < bytes.count {
            let digits = at + 6 < bytes.count ? bytes[(at + 2)..<(at + 6)] : []
            if bytes[at] == UInt8(ascii: "_"), at + 6 < bytes.count, bytes[at + 1] == UInt8(ascii: "x"),
                bytes[at + 6] == UInt8(ascii: "_"),
                let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(code)
            {
                if code != 0 { result += Array(String(Character(scalar)).utf8) }
                at += 7
            } else {
                result.append(bytes[at])
                at += 1
            }
        }
        return result
    }

    private static func number(_ text: UnsafePointer<CChar>) -> Int? {
        var (result, at) = (0, text)
        while at.pointee != 0 {
            guard (48...57).contains(at.pointee), result < 1 << 40 else { return nil }
            result = result * 10 + Int(at.pointee - 48)
            at += 1
        }
        return at == text ? nil : result
    }
    /// `AB12` is column 27, counted from 0.
    private static func column(_ reference: UnsafePointer<CChar>) -> Int? {
        var (result, at) = (0, reference)
        while (65...90).contains(at.pointee), result < 1 << 20 {
            result = result * 26 + Int(at.pointee - 64)
            at += 1
        }
        return result == 0 ? nil : result - 1
    }
}
