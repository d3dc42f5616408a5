/// How many bytes of the source a piece of decoded text came from, where that can be told.
enum SourceBytes {
    case same
    /// One byte for each character.
    case single
    /// Two bytes for each character, four for those beyond the first 65,536.
    case pairs
    case uncountable

    /// Bytes of the text itself where the source's cannot be counted.
    func count(_ text: UnsafeRawBufferPointer) -> Int64 {
        switch self {
        case .same, .uncountable: Int64(text.count)
        case .single: text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        case .pairs: text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 4 : 2) }
        }
    }
}

extension TextEncoding {
    var sourceBytes: SourceBytes {
        switch self {
        case .utf8: .same
        case .windows1252: .single
        case .utf16LittleEndian, .utf16BigEndian: .pairs
        case .gb18030, .big5: .uncountable
        }
    }
}
