import Foundation
import Secrets
import Tabular

/// Where files lie that people brought, under names that are ours. What a person called a file is never part of a path.
struct UploadFolder: Sendable {
    let path: String

    /// 64 hexadecimal digits that nobody can guess.
    static func newName() -> String { Digest.hex(randomBytes(32)) }

    func path(of name: String) -> String { path + "/" + name }
    private func part(_ name: String) -> String { path(of: name) + ".part" }

    func make() throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Puts a piece behind what is known to be on the disk, and answers once it is there itself. Whatever an
    /// interrupted piece left behind `at` is written over.
    func append(_ name: String, at offset: Int64, _ bytes: [UInt8]) throws(TabularProblem) {
        try writeOver(part(name), at: offset, bytes)
    }

    /// Gives the whole file its name, in a way that survives a power cut. Done twice, it is as done once.
    func keep(_ name: String) throws(TabularProblem) {
        if rename(part(name), path(of: name)) != 0, access(path(of: name), F_OK) != 0 { throw .unwritable(code: errno) }
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw .unwritable(code: errno) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw .unwritable(code: errno) }
    }

    /// Removes files that nobody names any more, but none that is younger than an hour: its row may still be coming.
    func clear(keeping names: Set<String>) {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for file in files where !names.contains(String(file.prefix(64))) {
            var status = stat()
            guard stat(path(of: file), &status) == 0, time(nil) - status.st_mtim.tv_sec > 3_600 else { continue }
            unlink(path(of: file))
        }
    }
    func remove(_ name: String) {
        guard name.utf8.count == 64 else { return }
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for file in files where file.hasPrefix(name) { unlink(path(of: file)) }
    }
}
