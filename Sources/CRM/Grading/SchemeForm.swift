import Intelligence
import Kernel
import Records

/// The form of the relationship schemes: which one is active, and where its levels begin.
package enum SchemeForm {
    /// A limit that stands for "anything above nothing" is typed as 0.
    private static let aboveNothing: Int64 = 1

    /// `name` tells what a level is called in the reader's language.
    static func texts(of draft: GradingDraft, _ name: (SchemeLevel) -> String) -> [String: String] {
        var texts = ["scheme": draft.plan.scheme.rawValue]
        for level in draft.levels {
            texts["name_\(level.id)"] = name(level)
            texts["lower_\(level.id)"] = level.lower.map { text($0, level.scheme) } ?? ""
        }
        return texts
    }
    static func text(_ lower: Int64, _ scheme: RelationshipLevel.Scheme) -> String {
        guard lower > aboveNothing else { return "0" }
        return switch scheme {
        case .yearlySales: plainDecimal(lower, scale: 4, digits: 2)
        case .shareOfPurchasingPower: plainDecimal(lower, scale: 2)
        }
    }

    /// The scheme and the levels that were typed. Each level begins where the one below it ends, so that no customer
    /// falls between two; the last takes the rest. A ready level whose name is left as `catalog` shows it keeps its names
    /// in all languages. Throws a `Refusal` with everything that is wrong, at its input.
    package static func read(
        _ typed: [String: String], on draft: GradingDraft, _ format: Format, _ catalog: Catalog
    ) throws(Refusal) -> GradingDraft {
        var inputs = TypedInputs(typed, format)
        var draft = draft
        draft.effect = nil
        if let scheme = typed["scheme"].flatMap({ RelationshipLevel.Scheme(rawValue: $0) }) {
            draft.plan.scheme = scheme
        } else {
            inputs.refusal.add("field.required", field: "scheme")
        }
        for scheme in RelationshipLevel.Scheme.allCases {
            let places = draft.levels.indices.filter { draft.levels[$0].scheme == scheme }
            var above: Int64?
            for place in places {
                let id = draft.levels[place].id
                let name = name("name_\(id)", &inputs)
                let isLeft = catalog.shows(draft.levels[place].name, of: RelationshipLevel.entityName, as: name)
                if !isLeft { draft.levels[place].name = name }
                draft.levels[place].upper = above
                let lower = place == places.last ? nil : self.lower("lower_\(id)", scheme, below: above, &inputs)
                draft.levels[place].lower = lower
                above = lower ?? above
            }
        }
        try inputs.refusal.orNothing()
        return draft
    }
    private static func name(_ input: String, _ inputs: inout TypedInputs) -> String {
        let name = trimmed(inputs.typed[input] ?? "")
        if name.isEmpty { inputs.refusal.add("field.required", field: input) }
        if name.unicodeScalars.count > 60 {
            inputs.refusal.add("field.too_long", field: input, ["max": "60", "has": String(name.unicodeScalars.count)])
        }
        return name
    }
    private static func lower(
        _ input: String, _ scheme: RelationshipLevel.Scheme, below above: Int64?, _ inputs: inout TypedInputs
    ) -> Int64? {
        let problems = inputs.refusal.problems.count
        let typed = scheme == .yearlySales ? inputs.amount(input) : inputs.share(input)
        guard inputs.refusal.problems.count == problems else { return nil }
        let lower = max(typed, aboveNothing)
        if let above, lower >= above {
            inputs.refusal.add("grading.level_limits", field: input)
            return nil
        }
        return lower
    }
}

extension TypedInputs {
    /// A share of 0 to 100 %, typed in percent with two decimals; in basis points.
    fileprivate mutating func share(_ name: String) -> Int64 {
        let units = amount(name)
        guard units % 100 == 0, units <= 1_000_000 else {
            refusal.add("grading.share_range", field: name)
            return 0
        }
        return units / 100
    }
}
