import CRM
import Intelligence
import Kernel
import Records
import Store
import TestKit
import Testing

struct RelationshipTests {
    /// Ids of the levels by the last part of their name.
    private func levels(_ shop: Shop) async throws -> [String: Int64] {
        let draft = try await shop.records.read(as: shop.console) { try Grading.current($0) }
        return Dictionary(draft.levels.map { (String($0.name.split(separator: ".").last ?? ""), $0.id) }) { a, _ in a }
    }
    private func typed(_ shop: Shop, _ changes: [String: String]) async throws -> [String: String] {
        let ids = try await levels(shop)
        var typed = ["scheme": "yearly_sales"]
        let lowers = ["major": "1000000", "middle": "510000", "small": "0", "regular": "30", "developing": "0"]
        for (name, id) in ids {
            typed["name_\(id)"] = name
            typed["lower_\(id)"] = changes[name] ?? lowers[name] ?? ""
        }
        return typed
    }
    private func draft(_ shop: Shop, _ changes: [String: String], scheme: String = "yearly_sales") async throws
        -> GradingDraft
    {
        let now = try await shop.records.read(as: shop.console) { try Grading.current($0) }
        var typed = try await typed(shop, changes)
        typed["scheme"] = scheme
        return try SchemeForm.read(typed, on: now, Format(), shop.records.catalog)
    }

    @Test(arguments: Engine.available) func limitsMeetAndZeroMeansAboveNothing(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let ids = try await levels(shop)

        let levels = try await draft(shop, ["middle": "200,000.50", "regular": "12.5"]).levels

        func limits(_ name: String) -> [Int64?] {
            levels.filter { $0.id == ids[name] }.flatMap { [$0.lower, $0.upper] }
        }
        #expect(limits("major") == [10_000_000_000, nil])
        #expect(limits("middle") == [2_000_005_000, 10_000_000_000])
        #expect(limits("small") == [1, 2_000_005_000])
        #expect(limits("new") == [nil, 1])
        #expect(limits("regular") == [1_250, nil])
        #expect(limits("developing") == [1, 1_250])
        await shop.close()
    }

    /// A ready level that is left as it was read keeps its names in all languages; one that got a name has only that.
    @Test(arguments: Engine.available) func aNameThatIsLeftStaysInEveryLanguage(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let ids = try await levels(shop)
        let now = try await shop.records.read(as: shop.console) { try Grading.current($0) }
        var typed = try await typed(shop, [:])
        var format = Format()
        format.language = .zhHans
        typed["name_\(ids["major"] ?? 0)"] = "大客户"
        typed["name_\(ids["small"] ?? 0)"] = "零散客户"

        let levels = try SchemeForm.read(typed, on: now, format, shop.records.catalog).levels

        func stored(_ name: String) -> String? { levels.first { $0.id == ids[name] }?.name }
        #expect(stored("major") == "relationship_level.major")
        #expect(stored("small") == "零散客户")
        await shop.close()
    }

    @Test(arguments: Engine.available) func limitsMustFall(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let ids = try await levels(shop)

        await #expect(throws: Refusal("grading.level_limits", field: "lower_\(ids["middle"] ?? 0)")) {
            _ = try await draft(shop, ["middle": "1000000"])
        }
        await #expect(throws: Refusal("grading.share_range", field: "lower_\(ids["regular"] ?? 0)")) {
            _ = try await draft(shop, ["regular": "100.01"])
        }
        await shop.close()
    }

    /// 600,000 is middle, and small once middle begins at 700,000; 20 stays small; whoever bought nothing stays new.
    @Test(arguments: Engine.available) func theEffectOfAnotherLimit(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let ids = try await levels(shop)
        let (acme, small, _) = (
            try await shop.customer("Acme"), try await shop.customer("small"), try await shop.customer("none")
        )
        try await shop.order(acme, "600000", on: day(2026, 1, 1))
        try await shop.order(small, "20", on: day(2026, 1, 1))
        let draft = try await draft(shop, ["middle": "700000"])

        let effect = try await Grading.effect(shop.records, of: draft, as: shop.console)

        #expect(effect.value == nil)
        #expect(
            effect.relationship?.counts == [
                .init(ids["middle"], ids["small"]): 1, .init(ids["small"], ids["small"]): 1,
                .init(ids["new"], ids["new"]): 1,
            ])
        #expect(effect.relationship?.first == [.init(ids["middle"], ids["small"]): [acme]])
        await shop.close()
    }

    @Test(arguments: Engine.available) func theOtherSchemeIsChosenAndGraded(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let acme = try await shop.customer("Acme", ["purchasing_power": "100"])
        try await shop.order(acme, "30", on: day(2026, 1, 1))
        let draft = try await draft(shop, [:], scheme: "share_of_purchasing_power")

        try await Grading.save(shop.records, draft, as: shop.console)
        try await Grading.run(shop.records, as: shop.console)

        let ids = try await levels(shop)
        #expect(try await shop.record("customer", acme)["relationship_level"] == .int(ids["regular"] ?? 0))
        await shop.close()
    }

    @Test(arguments: Engine.available) func aPersonsChoiceStandsUntilTheRuleMayOverrule(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let ids = try await levels(shop)
        let acme = try await shop.customer("Acme")
        try await shop.order(acme, "20", on: day(2026, 1, 1))
        let major = try #require(ids["major"])

        try await Grading.choose(shop.records, customer: acme, level: major, ruleMayOverrule: false, as: shop.console)
        try await Grading.run(shop.records, as: shop.console)
        #expect(try await shop.standing(acme) == [.int(major), .text("manual")])
        try await Grading.choose(shop.records, customer: acme, level: major, ruleMayOverrule: true, as: shop.console)
        try await Grading.run(shop.records, as: shop.console)

        #expect(try await shop.standing(acme) == [.int(ids["small"] ?? 0), .text("rule")])
        let history = try await shop.rows("SELECT level, source FROM relationship_history ORDER BY id")
        #expect(history == [[.int(major), .text("manual")], [.int(ids["small"] ?? 0), .text("rule")]])
        #expect(try await shop.record("customer", acme)["version"] == .int(3))
        await shop.close()
    }

    /// The history says whose word a level is, though the level stays the same.
    @Test(arguments: Engine.available) func theHistoryTellsWhoSaysSo(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let ids = try await levels(shop)
        let (small, major) = (try #require(ids["small"]), try #require(ids["major"]))
        let acme = try await shop.customer("Acme")
        try await shop.order(acme, "20", on: day(2026, 1, 1))
        try await Grading.run(shop.records, as: shop.console)

        try await Grading.choose(shop.records, customer: acme, level: small, ruleMayOverrule: true, as: shop.console)
        try await Grading.run(shop.records, as: shop.console)
        try await Grading.choose(shop.records, customer: acme, level: major, ruleMayOverrule: false, as: shop.console)
        try await Grading.choose(shop.records, customer: acme, level: nil, ruleMayOverrule: false, as: shop.console)

        let history = try await shop.rows("SELECT level, source FROM relationship_history ORDER BY id")
        #expect(
            history == [
                [.int(small), .text("rule")], [.int(small), .text("manual")], [.int(small), .text("rule")],
                [.int(major), .text("manual")], [.int(major), .text("rule")],
            ])
        await shop.close()
    }

    @Test(arguments: Engine.available) func onlyLevelsOfTheSchemeInUseAreChosen(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let acme = try await shop.customer("Acme")
        let regular = try #require(try await levels(shop)["regular"])

        for level in [regular, 999_999] {
            await #expect(throws: Refusal("grading.level.not_there", field: "level")) {
                try await Grading.choose(
                    shop.records, customer: acme, level: level, ruleMayOverrule: false, as: shop.console)
            }
        }
        await shop.close()
    }

    /// A role for which the level is hidden, or only to be read, does not set it by sending the form.
    @Test(arguments: Engine.available, ["hidden", "read_only"]) func aFieldThatIsNotHisIsNotDecided(
        engine: Engine, how: String
    ) async throws {
        let shop = try await Shop(engine)
        var manager = try await shop.user("li", "manager")
        let acme = try await shop.customer("Acme", ["owner": "li"])
        let major = try #require(try await levels(shop)["major"])
        var grant = manager.grants["customer"] ?? Grant()
        if how == "hidden" { grant.hidden = ["relationship_level"] } else { grant.readOnly = ["relationship_level"] }
        manager.grants["customer"] = grant
        let actor = manager

        await #expect(throws: Forbidden.self) {
            try await Grading.choose(shop.records, customer: acme, level: major, ruleMayOverrule: false, as: actor)
        }
        await shop.close()
    }

    @Test(arguments: Engine.available) func onlyWhoMayChangeTheCustomerChooses(engine: Engine) async throws {
        let shop = try await Shop(engine)
        let acme = try await shop.customer("Acme")
        let level = try #require(try await levels(shop)["major"])
        let salesperson = try await shop.user("wu", "salesperson")
        let executive = try await shop.user("chen", "executive")

        for actor in [salesperson, executive] {
            await #expect(throws: NotFound.self) {
                try await Grading.choose(shop.records, customer: acme, level: level, ruleMayOverrule: false, as: actor)
            }
        }
        #expect(try await shop.standing(acme) == [.null, .text("")])
        await shop.close()
    }

    /// Lists know both levels like any other field: several at once, and a relationship level by its name.
    @Test(arguments: Engine.available) func listsFilterByBothLevels(engine: Engine) async throws {
        let six = try await SixScored(Shop(engine))
        try await Grading.run(six.shop.records, as: six.shop.console)
        func names(_ field: String, _ op: Operator, _ text: String) async throws -> [String] {
            try await six.shop.records.read(as: six.shop.console) { reader in
                var request = Request("customer")
                request.conditions = [Condition(field, op, text)]
                return try reader.records(request).map { reader.title($0) }.sorted()
            }
        }

        #expect(try await names("value_level", .any, "general,lowest") == ["dollar", "service"])
        #expect(try await names("value_level", .is, "value") == ["li", "tie", "wang", "zhao"])
        #expect(
            try await names("relationship_level", .any, "relationship_level.small")
                == ["dollar", "li", "service", "tie", "wang"])
        for name in ["Small customer", "小客户", "小客戶"] {
            #expect(try await names("relationship_level", .is, name) == ["dollar", "li", "service", "tie", "wang"])
        }
        await six.shop.close()
    }
}

extension Shop {
    fileprivate func standing(_ customer: Int64) async throws -> [Value] {
        let it = try await record("customer", customer)
        return [it["relationship_level"], it["relationship_source"]]
    }
}
