/// The texts of a workbook that its cells name by number: one block of bytes, so that a million of them stay small.
final class SharedTexts: MarkupHandler {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var isInText = false
    /// Readings above Chinese and Japanese characters are no part of the text.
    private var isInReading = false

    func begin(_ name: MarkupName, _ attributes: MarkupAttributes) {
        switch name {
        case "t": isInText = true
        case "rPh": isInReading = true
        default: break
        }
    }
    func end(_ name: MarkupName) throws(TabularProblem) {
        switch name {
        case "t": isInText = false
        case "rPh": isInReading = false
        case "si":
            guard let end = UInt32(exactly: bytes.count) else { throw .bomb }
            ends.append(end)
        default: break
        }
    }
    func text(_ bytes: UnsafeRawBufferPointer) {
        if isInText, !isInReading { self.bytes.append(contentsOf: bytes) }
    }

    func with<T>(_ index: Int, _ body: (UnsafeRawBufferPointer) throws(TabularProblem) -> T) throws(TabularProblem) -> T
    {
        guard ends.indices.contains(index) else { throw .damaged }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        let result = bytes.withUnsafeBytes { all in
            Result { () throws(TabularProblem) in
                try body(UnsafeRawBufferPointer(rebasing: all[start..<Int(ends[index])]))
            }
        }
        return try result.get()
    }
}
