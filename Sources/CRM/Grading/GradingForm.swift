import Intelligence
import Kernel
import Records

/// The form of the grading settings: what stands in its inputs, and what they mean.
package enum GradingForm {
    /// What stands in the inputs of a form that is opened.
    static func texts(of plan: GradingPlan) -> [String: String] {
        let settings = plan.settings
        func limit(_ hundredths: UInt16) -> String { plainDecimal(Int64(hundredths), scale: 2, digits: 2) }
        var texts = [
            "window_months": String(settings.windowMonths), "counts_returns": settings.countsReturns ? "yes" : "no",
            "cost_per_case": plainDecimal(settings.costPerCase, scale: 4, digits: 2),
            "level_highest": limit(settings.levelLimits.highest), "level_value": limit(settings.levelLimits.value),
            "level_general": limit(settings.levelLimits.general), "night": plan.night.isOn ? "yes" : "no",
            "night_hour": String(plan.night.hour),
        ]
        for measure in Measure.allCases {
            texts["weight_\(measure.rawValue)"] = String(settings.weights[measure])
            guard case .cutoffs(let limits) = settings.scales[measure] else {
                texts["scale_\(measure.rawValue)"] = "quintiles"
                continue
            }
            texts["scale_\(measure.rawValue)"] = "cutoffs"
            for (place, limit) in limits.enumerated() {
                texts[input(measure, place)] =
                    measure.isMoney ? plainDecimal(limit, scale: 4, digits: 2) : String(limit)
            }
        }
        return texts
    }
    static func input(_ measure: Measure, _ place: Int) -> String { "cutoff_\(measure.rawValue)_\(place + 1)" }

    /// The settings that were typed, on top of what the form does not ask. Throws a `Refusal` with everything that is
    /// wrong, each at its input, or at the group of inputs that do not fit together.
    package static func read(_ typed: [String: String], on plan: GradingPlan, _ format: Format) throws(Refusal)
        -> GradingPlan
    {
        var inputs = TypedInputs(typed, format)
        var plan = plan
        plan.settings.windowMonths = UInt16(clamping: inputs.whole("window_months", 1...1_200))
        plan.settings.countsReturns = typed["counts_returns"] == "yes"
        plan.settings.costPerCase = inputs.amount("cost_per_case")
        weights(&plan.settings, &inputs)
        for measure in Measure.allCases { plan.settings.scales[measure] = scale(measure, &inputs) }
        levels(&plan.settings, &inputs)
        plan.night = GradingPlan.Night(
            isOn: typed["night"] == "yes", hour: Int(inputs.whole("night_hour", 0...23)))
        for problem in plan.settings.problems() where !inputs.hasProblem(within: problem.field) {
            inputs.refusal.add(problem.key, field: problem.field)
        }
        try inputs.refusal.orNothing()
        return plan
    }

    private static func weights(_ settings: inout GradingSettings, _ inputs: inout TypedInputs) {
        for measure in Measure.allCases {
            settings.weights[measure] = UInt16(clamping: inputs.whole("weight_\(measure.rawValue)", 0...100))
        }
        let sum = Measure.allCases.reduce(0) { $0 + Int(settings.weights[$1]) }
        guard sum != 100, !inputs.hasProblem(within: "weight") else { return }
        inputs.refusal.add("grading.weights_sum", field: "weights", ["sum": String(sum)])
    }
    private static func scale(_ measure: Measure, _ inputs: inout TypedInputs) -> Scale {
        guard inputs.typed["scale_\(measure.rawValue)"] == "cutoffs" else { return .quintiles }
        return .cutoffs(
            (0..<4).map { place in
                let name = input(measure, place)
                return measure.isMoney ? inputs.amount(name) : inputs.whole(name, 0...1_000_000)
            })
    }
    private static func levels(_ settings: inout GradingSettings, _ inputs: inout TypedInputs) {
        settings.levelLimits = LevelLimits(
            highest: inputs.hundredths("level_highest"), value: inputs.hundredths("level_value"),
            general: inputs.hundredths("level_general"))
    }
}

extension Measure {
    var isMoney: Bool { self == .amount || self == .cost }
}

/// Inputs as they were typed, read one by one; what is wrong is kept and said at once.
struct TypedInputs {
    let typed: [String: String]
    let format: Format
    var refusal = Refusal()

    init(_ typed: [String: String], _ format: Format) {
        self.typed = typed
        self.format = format
    }

    mutating func whole(_ name: String, _ range: ClosedRange<Int64>) -> Int64 {
        read(name, CountType(range: range)) ?? range.lowerBound
    }
    /// Ten-thousandths of the currency; nothing below 0.
    mutating func amount(_ name: String) -> Int64 {
        guard let units = read(name, DecimalType(.amount)) else { return 0 }
        if units < 0 { refusal.add("grading.not_below_nothing", field: name) }
        return units
    }
    /// A value score of 1 to 5 with two decimals.
    mutating func hundredths(_ name: String) -> UInt16 {
        guard let units = read(name, DecimalType(.quantity)) else { return 0 }
        guard units % 100 == 0, (10_000...50_000).contains(units) else {
            refusal.add("grading.level_range", field: name)
            return 0
        }
        return UInt16(clamping: units / 100)
    }
    /// Whether an input of the group was wrong by itself: then its group is not judged.
    func hasProblem(within group: String) -> Bool {
        let start = group == "levels" ? "level_" : group.replacing("cutoffs_", with: "cutoff_")
        return refusal.problems.contains { $0.field.hasPrefix(start) }
    }

    private mutating func read(_ name: String, _ type: some FieldType) -> Int64? {
        let text = trimmed(typed[name] ?? "")
        guard !text.isEmpty else {
            refusal.add("field.required", field: name)
            return nil
        }
        do { return Int64(value: try type.parse(text, format)) } catch {
            refusal.add(error, field: name)
            return nil
        }
    }
}
