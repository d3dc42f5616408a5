import Glibc
import Tabular

/// Puts bytes behind the first `offset` of a file and nothing behind them, and answers once they are on the disk: what a
/// killed writer left there is written over.
func writeOver(_ path: String, at offset: Int64, _ bytes: [UInt8]) throws(TabularProblem) {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .unwritable(code: errno) }
    defer { close(file) }
    guard ftruncate(file, off_t(offset)) == 0 else { throw .unwritable(code: errno) }
    var at = 0
    while at < bytes.count {
        let count = bytes.withUnsafeBytes { all in
            pwrite(file, all.baseAddress?.advanced(by: at), all.count - at, off_t(offset) + off_t(at))
        }
        if count > 0 { at += count } else if errno != EINTR { throw .unwritable(code: errno) }
    }
    guard fdatasync(file) == 0 else { throw .unwritable(code: errno) }
}
