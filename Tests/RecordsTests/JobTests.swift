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

    /// A job that keeps where it is comes forward with each chunk; one that keeps nothing begins anew and has not.
    @Test(arguments: Engine.available, ["row 7", ""]) func onlyWhatIsKeptCountsAsForward(engine: Engine, kept: String)
        async throws
    {
        let company = try await Installation(engine)
        for _ in 1...3 {
            let start = try await company.records.startJob("import", key: "a", isAutomatic: true, as: company.console)
            guard case .held(let job, _) = start else { throw Unexpected() }
            try await company.records.write(as: company.console) { funnel in
                try funnel.advance(job, done: 7, total: 10, progress: kept)
            }
            try await company.records.stop(job, problem: "no more disk", as: company.console)
        }

        let progress = try #require(try await company.records.progress(ofJob: "a"))
        #expect(progress.isGivenUp == kept.isEmpty && progress.problem == "no more disk")
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
