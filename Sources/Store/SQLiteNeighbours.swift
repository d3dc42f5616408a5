import Glibc

/// The other processes that have the same database open: a command beside a server, a server beside a command.
/// Each holds a shared lock on a file beside the database, which ends with the process, however it ends.
///
/// Unchecked: the descriptor is opened once and only asked about.
final class SQLiteNeighbours: @unchecked Sendable {
    private let file: Int32

    init(path: String) {
        file = open(path + "-use", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        var lock = Self.lock(F_RDLCK)
        // Without the lock (a file system that has none) nobody is told of us, who are careful ourselves: see `exist`.
        if file >= 0 { _ = fcntl(file, F_SETLK, &lock) }
    }
    deinit { if file >= 0 { close(file) } }

    /// Whether there may be any.
    var exist: Bool {
        guard file >= 0 else { return true }
        var lock = Self.lock(F_WRLCK)
        guard fcntl(file, F_GETLK, &lock) == 0 else { return true }
        return lock.l_type != Int16(F_UNLCK)
    }

    private static func lock(_ type: Int32) -> flock {
        var lock = flock()
        lock.l_type = Int16(type)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = 0
        lock.l_len = 1
        return lock
    }
}
