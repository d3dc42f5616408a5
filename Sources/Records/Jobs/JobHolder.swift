import Foundation
import Kernel

/// The process that holds a job, told apart from every other that lives or has lived.
struct JobHolder {
    let text: String

    /// How long a job is held after its last step.
    static let lease = Duration.seconds(10)

    /// This process, and this start of a job within it.
    static var this: JobHolder {
        let process = "\(place)/\(getpid())/\(started(getpid()) ?? "")"
        return JobHolder(text: "\(process)/\(String(UInt64.random(in: 0 ... .max), radix: 36))")
    }

    /// False only where the holder was a process of this machine that has ended: then nobody waits for its lease.
    static func mayLive(_ holder: String) -> Bool {
        let parts = holder.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == place, let process = Int32(parts[1]) else { return !holder.isEmpty }
        return started(process).map { $0 == parts[2] } ?? false
    }

    /// The machine since it was started, and the name space in which its processes are numbered.
    private static var place: String {
        let boot = (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? ""
        let space = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? ""
        return trimmed(boot) + " " + space
    }
    /// When a process was started, in ticks; nil where there is none.
    private static func started(_ process: Int32) -> String? {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let name = status.lastIndex(of: ")")
        else { return nil }
        let fields = status[name...].split(separator: " ")
        // A killed process whose parent has not asked after it is listed as a zombie.
        return fields.count > 20 && fields[1] != "Z" ? String(fields[20]) : nil
    }
}
