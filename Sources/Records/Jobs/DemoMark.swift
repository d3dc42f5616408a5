import Kernel
import Store

extension Funnel {
    /// Says to every node that the installation holds the demo company, which this job made, or that it does no longer.
    package func mark(demo job: Int64?) throws {
        guard actor.isAdministrator else { throw Forbidden() }
        let meta = Meta(tx)
        try meta.set(.demo, job.map { String($0) } ?? "")
        try meta.raise(.organisation)
    }
}
