import Kernel
import Records
import Store
import TestKit
import Testing

/// What is tried by itself, how often, and what is told of it afterwards.
@Suite struct JobTests {
    /// Takes the job up and fails at once, as a program does that trips over its data.
    private func fail(_ company: Installation, _ why: String, isAutomatic: Bool = true) async throws -> JobStart {
        let start = try await company.records.startJob(
            "grade", key: "grade", again: true, isAutomatic: isAutomatic, as: company.console)
        if case .held(let job, _) = start {
            try await company.records.stop(job, problem: why, as: company.console)
        }
        return start
    }

    @Test(arguments: Engine.available) func whatFailedThreeTimesIsLeftToAPerson(engine: Engine) async throws {
        let company = try await Installation(engine)
        for number in 1...3 {
            guard case .held = try await fail(company, "reason \(number)") else { throw Unexpected() }
            let progress = try #require(try await company.records.progress(ofJob: "grade"))
            #expect(progress.attempts == number && progress.isGivenUp == (number == 3))
        }

        guard case .givenUp(_, let problem) = try await fail(company, "never") else { throw Unexpected() }
        #expect(problem == "reason 3")

        guard case .held = try await fail(company, "by hand", isAutomatic: false) else { throw Unexpected() }
        let progress = try #require(try await company.records.progress(ofJob: "grade"))
        #expect(progress.attempts == 1 && progress.problem == "by hand")
        await company.close()
    }

    /// A server that is killed, by its keeper or by its data, gives no reason: that is tried more often, not for ever.
    @Test(arguments: Engine.available) func whatEndedWithoutAWordIsTriedTenTimes(engine: Engine) async throws {
        let company = try await Installation(engine)
        for _ in 1...10 {
            guard case .held = try await fail(company, "") else { throw Unexpected() }
        }
        guard case .givenUp = try await fail(company, "") else { throw Unexpected() }
        await company.close()
    }

    /// A job that begins anew each time has come forward only where it is further than it ever was: it may be at the
    /// same row that it ends each time.
    @Test(arguments: Engine.available, [(step: 1, isGivenUp: false), (step: 0, isGivenUp: true)])
    func onlyFurtherIsForward(engine: Engine, _ it: (step: Int, isGivenUp: Bool)) async throws {
        let company = try await Installation(engine)
        for number in 1...3 {
            let start = try await company.records.startJob("import", key: "a", isAutomatic: true, as: company.console)
            guard case .held(let job, _) = start else { throw Unexpected() }
            for done in [3, 7 + it.step * number] {
                try await company.records.write(as: company.console) { funnel in
                    try funnel.advance(job, done: done, total: 20, progress: "row")
                }
            }
            try await company.records.stop(job, problem: "no more disk", as: company.console)
        }

        let progress = try #require(try await company.records.progress(ofJob: "a"))
        #expect(progress.done == 7 + 3 * it.step && progress.problem == "no more disk")
        // The first time it came forward from nothing, so that the third attempt is the second in vain.
        #expect(progress.attempts == (it.isGivenUp ? 2 : 0))
        await company.close()
    }

    /// An import that links its rows afterwards counts no more of them, and goes on from one place to the next.
    @Test(arguments: Engine.available) func anotherPlaceIsForward(engine: Engine) async throws {
        let company = try await Installation(engine)
        for place in 1...4 {
            let start = try await company.records.startJob("import", key: "a", isAutomatic: true, as: company.console)
            guard case .held(let job, _) = start else { throw Unexpected() }
            try await company.records.write(as: company.console) { funnel in
                try funnel.advance(job, done: 7, total: 7, progress: "place \(place)")
            }
            try await company.records.stop(job, problem: "no more disk", as: company.console)
        }

        #expect(try await company.records.progress(ofJob: "a")?.attempts == 0)
        await company.close()
    }

    @Test(arguments: Engine.available) func whatIsDoneHasNoProblem(engine: Engine) async throws {
        let company = try await Installation(engine)
        _ = try await fail(company, "once")
        let start = try await company.records.startJob("grade", key: "grade", again: true, as: company.console)
        guard case .held(let job, _) = start else { throw Unexpected() }

        try await company.records.write(as: company.console) { try $0.finish(job, done: 10, progress: "") }

        let progress = try #require(try await company.records.progress(ofJob: "grade"))
        #expect(progress.state == .done && progress.problem.isEmpty && progress.attempts == 0)
        await company.close()
    }

    private struct Unexpected: Error {}
}
