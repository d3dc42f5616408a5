import Foundation
import Records

/// A file that appears whole or not at all, or standard output.
///
/// Unchecked: an export writes its pieces one after another.
final class FileSink: ExportSink, @unchecked Sendable {
    private let handle: FileHandle
    private let path: String?
    private var temporary: String?

    init(path: String?) throws {
        self.path = path
        guard let path else {
            handle = .standardOutput
            return
        }
        // Beside its place: a rename is whole only within one file system.
        var template = Array((path + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Refusal("table.unwritable", field: path, ["code": "\(errno)"]) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    deinit { if let temporary { unlink(temporary) } }

    func write(_ bytes: [UInt8]) throws {
        do { try handle.write(contentsOf: Data(bytes)) } catch {
            throw Refusal("table.unwritable", field: path ?? "", ["code": "\(errno)"])
        }
    }
    /// Puts the file in its place, on the disk.
    func finish() throws {
        guard let path, let temporary else { return }
        // As any new file is made, not as a temporary one.
        let mask = umask(0)
        umask(mask)
        guard fchmod(handle.fileDescriptor, 0o666 & ~mask) == 0, fsync(handle.fileDescriptor) == 0,
            rename(temporary, path) == 0
        else { throw Refusal("table.unwritable", field: path, ["code": "\(errno)"]) }
        self.temporary = nil
    }
}
