import Intelligence
import Kernel
import Records

/// Grading of all customers: one run at a time, from the orders of the window to the level of each customer.
///
/// The run is in force once it is finished. One that was killed leaves the former run in force; its rows are cleared
/// away by the next.
package enum Grading {
    static let job = "grade"
    /// The job's progress counts in thousandths of the whole.
    static let total = 1_000

    /// What somebody asks of this run alone, against the settings.
    package struct Options: Sendable {
        /// The scoring date; today unless something is said.
        package var on: Day?
        package var windowMonths: UInt16?
        package var countsReturns: Bool?
        package init(on: Day? = nil, windowMonths: UInt16? = nil, countsReturns: Bool? = nil) {
            self.on = on
            self.windowMonths = windowMonths
            self.countsReturns = countsReturns
        }
    }
    package struct Outcome: Sendable {
        package let run: Int64
        package let on: Day
        let counts: LevelCounts
        package var scored: Int { counts.total }
        /// The customers of each level, the best first.
        package var levels: [(name: String, count: Int)] { ValueLevel.allCases.map { ($0.rawValue, counts[$0]) } }
    }

    /// Who may grade: it concerns all customers, so the right to act on all of them is needed.
    package static func isAllowed(_ actor: Actor) -> Bool { actor.grant(Customer.table.schema)[.act] == .all }

    /// Grades and answers what came out. Throws `Forbidden`; or a `Refusal` where nobody can be scored, the settings
    /// are of no use, or another run is at it. `report` is told the share done.
    @discardableResult
    package static func run(
        _ records: Records, _ options: Options = Options(), as actor: Actor,
        report: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> Outcome {
        try await work(try await prepare(records, options, as: actor, report))
    }

    /// As `run`, but comes back as soon as the work has begun; `progress` tells how far it is.
    package static func start(_ records: Records, _ options: Options = Options(), as actor: Actor) async throws {
        let begun = try await prepare(records, options, as: actor) { _ in }
        // What goes wrong stands in the job, where the page that follows it looks.
        Task { _ = try? await work(begun) }
    }
    package static func progress(_ records: Records) async throws -> JobProgress? {
        try await records.progress(ofJob: job)
    }

    /// `isAutomatic` says that nobody asked for it now: a run that failed time and again is then left to people.
    static func prepare(
        _ records: Records, _ options: Options, isAutomatic: Bool = false, as actor: Actor,
        _ report: @escaping @Sendable (Double) -> Void
    ) async throws -> GradingWork {
        guard isAllowed(actor) else { throw Forbidden() }
        var plan = try await records.readOne(as: .system) { try GradingPlan($0) }
        plan.settings.windowMonths = options.windowMonths ?? plan.settings.windowMonths
        plan.settings.countsReturns = options.countsReturns ?? plan.settings.countsReturns
        var refusal = Refusal()
        for problem in plan.settings.problems() { refusal.add(problem.key, field: problem.field) }
        // A run in the future would find nobody, and count every other as too old to be kept.
        if let on = options.on, on > records.today {
            refusal.add("grading.future", field: "on", ["date": records.today.iso])
        }
        try refusal.orNothing()
        let window = ScoringWindow(on: options.on ?? records.today, months: plan.settings.windowMonths)
        let startedAt = records.clock()
        return GradingWork(
            records: records, actor: actor, job: try await take(records, isAutomatic, actor), plan: plan,
            window: window,
            startedAt: startedAt, report: report)
    }
    private static func take(_ records: Records, _ isAutomatic: Bool, _ actor: Actor) async throws -> HeldJob {
        guard
            case .held(let job, _) = try await records.startJob(
                Self.job, key: Self.job, total: total, again: true, isAutomatic: isAutomatic, as: actor)
        else { throw Refusal("grading.is_running") }
        return job
    }
    static func work(_ work: GradingWork) async throws -> Outcome {
        do { return try await work.run() } catch {
            await work.records.stop(work.job, after: error, as: work.actor)
            throw error
        }
    }
}

extension GradingProblem {
    /// As the inputs of the settings are called, or the group of them that is wrong as a whole.
    var field: String {
        switch self {
        case .windowIsEmpty: "window_months"
        case .nothingIsWeighted: "weights"
        case .cutoffs(let measure): "cutoffs_\(measure.rawValue)"
        case .levelLimits: "levels"
        }
    }
    var key: String {
        switch self {
        case .windowIsEmpty: "grading.window_is_empty"
        case .nothingIsWeighted: "grading.nothing_is_weighted"
        case .cutoffs: "grading.cutoffs"
        case .levelLimits: "grading.level_limits"
        }
    }
}
