import Kernel
import Records

/// The grading of every night: once, whichever node comes first and however often they were started.
package enum Nightly {
    /// The night whose run is due now: the company's day, from the hour on that the settings say. nil where it was done,
    /// or is not wanted.
    ///
    /// A night that was missed is made up for as soon as somebody is there, whatever the hour; several are made up for
    /// by one run.
    static func due(_ plan: GradingPlan, today: Day, secondsOfDay: Int, last: Day?) -> Day? {
        guard plan.night.isOn, let last else { return nil }
        let night = secondsOfDay >= plan.night.hour * 3_600 ? today : today.adding(days: -1)
        return last < night ? night : nil
    }

    /// Grades if a night's run is due, and answers whether one was made. To be asked once a minute by every node.
    @discardableResult
    package static func run(_ records: Records) async throws -> Bool {
        guard let night = try await due(records) else { return false }
        let work: GradingWork
        do {
            // What the job says of a failure is read on a page, in the company's language.
            var actor = Actor.system
            actor.format = records.console.format
            var prepared = try await Grading.prepare(records, Grading.Options(on: night), isAutomatic: true, as: actor)
            { _ in }
            prepared.night = night
            work = prepared
        } catch is Refusal {
            // Another run is at it: somebody asked for one, or another node was quicker.
            return false
        }
        // The other node may have come to its end between the question and the job.
        guard try await due(records) != nil else {
            try await records.write(as: .system, .background) { funnel in
                try funnel.finish(work.job, done: Grading.total, progress: "")
            }
            return false
        }
        do { _ = try await work.run() } catch is Refusal {
            // Nobody bought anything: that is an answer and no failure, and is not asked for again tonight.
            try await records.write(as: .system, .background) { funnel in
                try note(night, funnel)
                try funnel.finish(work.job, done: 0, progress: "")
            }
        } catch {
            await records.stop(work.job, after: error, as: work.actor)
            throw error
        }
        return true
    }

    /// The night is done: said in the transaction that brings its run into force.
    static func note(_ night: Day, _ funnel: Funnel) throws { try Meta(funnel.tx).set(.gradedNight, night.iso) }

    private static func due(_ records: Records) async throws -> Day? {
        let (plan, last) = try await records.readOne(as: .system) { reader in
            (try GradingPlan(reader), try Meta(reader.tx)[.gradedNight].flatMap { Day(iso: $0) })
        }
        let today = records.today
        // A new installation begins with the next night.
        guard let last else {
            try await records.write(as: .system, .background) { funnel in
                if try Meta(funnel.tx)[.gradedNight] == nil { try note(today, funnel) }
            }
            return nil
        }
        let clock = records.zones(records.current.company.zone).clock(records.clock())
        return due(plan, today: today, secondsOfDay: clock.seconds, last: last)
    }
}
