import CRM
import Intelligence
import Kernel
import Records
import Store
import TestKit
import Testing

/// The form as it is sent when nothing was changed.
private let asDelivered = [
    "window_months": "24", "counts_returns": "yes", "cost_per_case": "0", "weight_recency": "20",
    "weight_frequency": "25", "weight_amount": "40", "weight_cost": "15", "scale_recency": "quintiles",
    "scale_frequency": "quintiles", "scale_amount": "quintiles", "scale_cost": "quintiles", "level_highest": "4",
    "level_value": "3.00", "level_general": "2", "night": "yes", "night_hour": "2",
]

struct SettingsFormTests {
    private func read(_ changes: [String: String]) throws -> GradingPlan {
        try GradingForm.read(asDelivered.merging(changes) { $1 }, on: GradingPlan(), Format())
    }
    private func problems(_ changes: [String: String]) -> [String: String] {
        do { _ = try read(changes) } catch let refusal as Refusal {
            return Dictionary(refusal.problems.map { ($0.field, $0.key) }) { "\($0) \($1)" }
        } catch {}
        return [:]
    }

    @Test func theDeliveredFormIsTheDeliveredPlan() throws { #expect(try read([:]) == GradingPlan()) }

    @Test func everythingIsRead() throws {
        let plan = try read([
            "window_months": "12", "counts_returns": "", "cost_per_case": "12.50", "scale_recency": "cutoffs",
            "cutoff_recency_1": "7", "cutoff_recency_2": "30", "cutoff_recency_3": "90", "cutoff_recency_4": "365",
            "scale_amount": "cutoffs", "cutoff_amount_1": "100", "cutoff_amount_2": "1,000",
            "cutoff_amount_3": "2000.5",
            "cutoff_amount_4": "10000", "level_highest": "4.25", "night": "", "night_hour": "23",
        ])

        #expect(plan.settings.windowMonths == 12)
        #expect(!plan.settings.countsReturns)
        #expect(plan.settings.costPerCase == 125_000)
        #expect(plan.settings.scales.recency == .cutoffs([7, 30, 90, 365]))
        #expect(plan.settings.scales.amount == .cutoffs([1_000_000, 10_000_000, 20_005_000, 100_000_000]))
        #expect(plan.settings.levelLimits.highest == 425)
        #expect(plan.night == GradingPlan.Night(isOn: false, hour: 23))
    }

    @Test func allProblemsAreSaidAtOnceEachAtItsInput() {
        let found = problems([
            "window_months": "0", "weight_cost": "10", "level_value": "4.5", "scale_frequency": "cutoffs",
            "cutoff_frequency_1": "2", "cutoff_frequency_2": "2", "cutoff_frequency_3": "4", "cutoff_frequency_4": "8",
            "scale_cost": "cutoffs", "cutoff_cost_1": "1", "cutoff_cost_2": "x", "cutoff_cost_3": "",
            "cutoff_cost_4": "9",
            "cost_per_case": "-1",
        ])

        #expect(
            found == [
                "window_months": "field.out_of_range", "weights": "grading.weights_sum",
                "levels": "grading.level_limits",
                "cutoffs_frequency": "grading.cutoffs", "cutoff_cost_2": "field.not_a_number",
                "cutoff_cost_3": "field.required", "cost_per_case": "grading.not_below_nothing",
            ])
    }

    @Test(arguments: [
        ("0.99", "grading.level_range"), ("4.005", "grading.level_range"), ("5.01", "grading.level_range"),
    ])
    func levelsBeginAtScoresThatThereAre(text: String, key: String) {
        #expect(problems(["level_highest": text]) == ["level_highest": key])
    }

    @Test func whatIsStoredIsReadAgain() throws {
        var plan = try read([
            "window_months": "7", "scale_recency": "quintiles", "night_hour": "5", "cost_per_case": "3",
        ])
        plan.version = 4

        let draft = GradingDraft(plan, [])

        #expect(GradingDraft(stored: draft.stored) == draft)
    }
}

struct SettingsTests {
    /// The six customers by a window of twelve months: zhao is no longer scored, and of five the fifths are others.
    ///
    /// | of 5    | R        | F     | M       | C      | value                                |
    /// |---------|----------|-------|---------|--------|--------------------------------------|
    /// | wang    | 0: 5     | 2: 4  | 300: 3  | 0: 5   | 1 + 1 + 1.2 + .75 = 3.95, value      |
    /// | tie     | 0: 5     | 2: 4  | 300: 3  | 0: 5   | 3.95, value                          |
    /// | li      | 30: 1    | 1: 1  | 400: 5  | 0: 5   | .2 + .25 + 2 + .75 = 3.20, value     |
    /// | service | 29: 2    | 1: 1  | 50: 1   | 30: 1  | .4 + .25 + .4 + .15 = 1.20, lowest   |
    /// | dollar  | 10: 3    | 1: 1  | 90: 2   | 0: 5   | .6 + .25 + .8 + .75 = 2.40, general  |
    @Test(arguments: Engine.available) func theEffectOfAShorterWindow(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        var draft = try await six.draft()
        draft.plan.settings.windowMonths = 12
        let before = try await six.shop.contents()

        let effect = try await Grading.effect(six.shop.records, of: draft, as: six.shop.console)

        let value = try #require(effect.value)
        #expect(
            value.counts == [
                .init(.value, .value): 3, .init(.value, nil): 1, .init(.general, .general): 1,
                .init(.lowest, .lowest): 1,
            ])
        #expect(value.first == [.init(.value, nil): [six["zhao"]]])
        #expect(effect.relationship == nil)
        #expect(try await six.shop.contents() == before)
        await six.shop.close()
    }

    /// Highest from 3.50: wang and tie with 3.55 rise.
    @Test(arguments: Engine.available) func theEffectOfAnotherLimit(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        var draft = try await six.draft()
        draft.plan.settings.levelLimits.highest = 350

        let effect = try await Grading.effect(six.shop.records, of: draft, as: six.shop.console)

        #expect(effect.value?.counts[.init(.value, .highest)] == 2)
        #expect(effect.value?.first[.init(.value, .highest)] == [six["wang"], six["tie"]])
        #expect(effect.value?.moved == 2)
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func whatIsSavedHoldsForEveryRun(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        var draft = try await six.draft()
        draft.plan.settings.windowMonths = 12
        draft.plan.settings.costPerCase = 70_000

        try await Grading.save(six.shop.records, draft, as: six.shop.console)
        try await Grading.run(six.shop.records, as: six.shop.console)

        #expect(try await six.value("zhao") == "")
        #expect(try await six.value("wang") == "5 4 3 5 3.95 value")
        #expect(try await six.value("service") == "2 1 1 1 1.2 lowest")
        let cost = try await six.shop.rows("SELECT cost FROM customer_score WHERE customer = \(six["service"])")
        #expect(cost == [[.int(370_000)]])
        #expect(try await Grading.run(six.shop.records, .init(windowMonths: 24), as: six.shop.console).scored == 6)
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func savingIsAuditedAndCounted(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        var draft = try await six.draft()
        draft.plan.settings.windowMonths = 12

        try await Grading.save(six.shop.records, draft, as: six.shop.console)

        #expect(try await six.draft().plan.version == 1)
        let journal = try await six.shop.records.read(as: six.shop.console) { try Grading.journal($0) }
        #expect(journal.count == 1)
        await #expect(throws: Refusal("grading.saved_meanwhile")) {
            try await Grading.save(six.shop.records, draft, as: six.shop.console)
        }
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func onlyAdministratorsChangeSettings(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        let draft = try await six.draft()
        let marketing = try await six.shop.user("marketing", "marketing")

        await #expect(throws: Forbidden.self) { try await Grading.save(six.shop.records, draft, as: marketing) }
        await #expect(throws: Forbidden.self) {
            _ = try await Grading.effect(six.shop.records, of: draft, as: marketing)
        }
        await six.shop.close()
    }

    @Test(arguments: Engine.available) func onlyWhatWasLookedAtIsSaved(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        var draft = try await six.draft()
        draft.plan.settings.windowMonths = 12
        _ = try await Grading.effect(six.shop.records, of: draft, as: six.shop.console)
        let seen = try #require(try await Grading.preview(six.shop.records, as: six.shop.console))

        await #expect(throws: Refusal("grading.look_again")) {
            try await Grading.save(six.shop.records, stamp: "0", as: six.shop.console)
        }
        try await Grading.save(six.shop.records, stamp: seen.stamp, as: six.shop.console)

        #expect(try await six.draft().plan.settings.windowMonths == 12)
        await six.shop.close()
    }
}

extension SixScored {
    func draft() async throws -> GradingDraft {
        try await shop.records.read(as: shop.console) { try Grading.current($0) }
    }
}

extension Shop {
    /// Every customer and everything that grading writes.
    func contents() async throws -> [[[Value]]] {
        [
            try await rows("SELECT * FROM customer ORDER BY id"), try await rows("SELECT * FROM grading_run"),
            try await rows("SELECT * FROM customer_score"), try await rows("SELECT * FROM relationship_history"),
            try await rows("SELECT * FROM fact ORDER BY id"), try await rows("SELECT * FROM audit_entry ORDER BY id"),
        ]
    }
}
