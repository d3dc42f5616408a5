import Glibc

/// A file that appears under its name whole or not at all.
final class ReplacedFile {
    let descriptor: Int32
    private let path: String
    private let temporaryPath: String
    private var isOpen = true

    init(path: String) throws(TabularProblem) {
        // In the same directory, because a rename is atomic only inside one file system.
        var template = Array((path + ".XXXXXX").utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw .unwritable(code: errno) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        self.path = path
        temporaryPath = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        if isOpen { discard() }
    }

    /// Puts the file in its place; its bytes and its name survive a power cut from here on.
    func keep() throws(TabularProblem) {
        guard isOpen else { return }
        guard fsync(descriptor) == 0, rename(temporaryPath, path) == 0 else {
            let code = errno
            discard()
            throw .unwritable(code: code)
        }
        isOpen = false
        close(descriptor)
        try syncDirectory()
    }

    private func discard() {
        isOpen = false
        close(descriptor)
        unlink(temporaryPath)
    }

    private func syncDirectory() throws(TabularProblem) {
        let slash = path.lastIndex(of: "/")
        let directory = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let handle = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { throw .unwritable(code: errno) }
        defer { close(handle) }
        guard fsync(handle) == 0 else { throw .unwritable(code: errno) }
    }
}
