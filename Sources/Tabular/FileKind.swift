/// A kind of file that people choose by mistake when a table is asked for.
package enum FileKind: String, CaseIterable, Sendable {
    case png, jpeg, gif, pdf, zip, xlsx, ods, gzip, bzip2, xls, sqlite
    case utf32 = "utf-32"
    /// Neither text nor anything that we know by name.
    case binary
}

extension FileKind {
    /// The kind by the first bytes, or `nil` when they may be text.
    package init?(sample: [UInt8]) {
        guard let kind = Self.signatures.first(where: { sample.starts(with: $0.bytes) })?.kind else { return nil }
        self = kind == .zip ? Self.archive(sample) : kind
    }

    private static let signatures: [(bytes: [UInt8], kind: FileKind)] = [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
        ([0xFF, 0xD8, 0xFF], .jpeg),
        (Array("GIF87a".utf8), .gif),
        (Array("GIF89a".utf8), .gif),
        (Array("%PDF-".utf8), .pdf),
        ([0x50, 0x4B, 0x03, 0x04], .zip),
        ([0x50, 0x4B, 0x05, 0x06], .zip),
        ([0x1F, 0x8B], .gzip),
        (Array("BZh".utf8) + [0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59], .bzip2),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .xls),
        (Array("SQLite format 3\0".utf8), .sqlite),
        ([0xFF, 0xFE, 0x00, 0x00], .utf32),
        ([0x00, 0x00, 0xFE, 0xFF], .utf32),
    ]

    /// Workbooks are ZIP files; the names of their parts stand uncompressed near the beginning.
    private static func archive(_ sample: [UInt8]) -> FileKind {
        let head = String(decoding: sample.prefix(4096), as: UTF8.self)
        if head.contains("application/vnd.oasis.opendocument.spreadsheet") { return .ods }
        return head.contains("[Content_Types].xml") || head.contains("xl/") ? .xlsx : .zip
    }
}
