import Intelligence
import Kernel
import Records

/// How this installation grades its customers, and by which scheme it tells their relationship level.
package struct GradingPlan: Sendable, Equatable {
    package var settings = GradingSettings()
    var scheme = RelationshipLevel.Scheme.yearlySales
    /// When everybody is graded anew without being asked for.
    package var night = Night()
    /// How often the settings were saved: who saves says which version he changed.
    package var version = 0

    /// The hour of the company's day from which on the night's run may begin.
    package struct Night: Sendable, Equatable {
        package var isOn: Bool
        package var hour: Int
        package init(isOn: Bool = true, hour: Int = 2) {
            self.isOn = isOn
            self.hour = hour
        }
    }

    package init() {}

    /// As the administrator left it; what was never set is as delivered.
    init(_ reader: Reader) throws { self.init(stored: try Meta(reader.tx)[.grading] ?? "") }

    /// Reads what `stored` wrote.
    init(stored: String) {
        guard let facts = JSONValue.parse(stored)?.object else { return }
        scheme = facts["scheme"]?.string.flatMap { RelationshipLevel.Scheme(rawValue: $0) } ?? scheme
        settings.windowMonths = facts["window_months"]?.number ?? settings.windowMonths
        settings.countsReturns = facts["counts_returns"] != .bool(false)
        settings.costPerCase = facts["cost_per_case"]?.integer ?? 0
        version = facts["version"]?.integer.map { Int($0) } ?? 0
        let nightly = facts["night"]?.object ?? [:]
        night.isOn = nightly["on"] != .bool(false)
        night.hour = nightly["hour"]?.integer.flatMap { (0...23).contains($0) ? Int($0) : nil } ?? night.hour
        let weights = facts["weights"]?.object ?? [:]
        settings.weights = PerMeasure { weights[$0.rawValue]?.number ?? settings.weights[$0] }
        let scales = facts["scales"]?.object ?? [:]
        settings.scales = PerMeasure {
            scales[$0.rawValue]?.array.map { .cutoffs($0.compactMap(\.integer)) } ?? .quintiles
        }
        let limits = facts["levels"]?.object ?? [:]
        settings.levelLimits = LevelLimits(
            highest: limits["highest"]?.number ?? settings.levelLimits.highest,
            value: limits["value"]?.number ?? settings.levelLimits.value,
            general: limits["general"]?.number ?? settings.levelLimits.general)
    }

    /// JSON: what a later page needs to say how a score of today came about.
    var stored: String {
        var json = JSONText()
        json.object { json in
            json.key("scheme")
            json.string(scheme.rawValue)
            json.key("window_months")
            json.integer(Int64(settings.windowMonths))
            json.key("counts_returns")
            json.bool(settings.countsReturns)
            json.fact("cost_per_case", settings.costPerCase)
            json.fact("version", Int64(version))
            json.key("night")
            json.object { json in
                json.key("on")
                json.bool(night.isOn)
                json.fact("hour", Int64(night.hour))
            }
            json.key("weights")
            json.object { json in
                for measure in Measure.allCases { json.fact(measure.rawValue, Int64(settings.weights[measure])) }
            }
            json.key("scales")
            json.object { json in
                for measure in Measure.allCases {
                    guard case .cutoffs(let limits) = settings.scales[measure] else { continue }
                    json.key(measure.rawValue)
                    json.array { json in limits.forEach { json.integer($0) } }
                }
            }
            json.key("levels")
            json.object { json in
                json.fact("highest", Int64(settings.levelLimits.highest))
                json.fact("value", Int64(settings.levelLimits.value))
                json.fact("general", Int64(settings.levelLimits.general))
            }
        }
        return json.text
    }
}

extension JSONText {
    mutating func fact(_ name: String, _ number: Int64) {
        key(name)
        integer(number)
    }
}

extension JSONValue {
    fileprivate var number: UInt16? { integer.flatMap { UInt16(exactly: $0) } }
}
