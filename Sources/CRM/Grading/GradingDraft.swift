import Intelligence
import Kernel
import Records

/// Settings that somebody is about to save, with what they would do: kept with the job that found it out.
package struct GradingDraft: Sendable, Equatable {
    package var plan: GradingPlan
    package var levels: [SchemeLevel]
    /// nil until it is found out.
    package var effect: GradingEffect?

    package init(_ plan: GradingPlan, _ levels: [SchemeLevel]) {
        self.plan = plan
        self.levels = levels
    }

    /// JSON; levels by what can be changed of them.
    package var stored: String {
        var json = JSONText()
        json.object { json in
            json.key("plan")
            json.string(plan.stored)
            json.key("levels")
            json.array { json in
                for level in levels {
                    json.object { json in
                        json.fact("id", level.id)
                        json.key("scheme")
                        json.string(level.scheme.rawValue)
                        json.key("name")
                        json.string(level.name)
                        json.fact("rank", Int64(level.rank))
                        json.key("lower")
                        json.value(level.lower.map { .int($0) } ?? .null)
                        json.key("upper")
                        json.value(level.upper.map { .int($0) } ?? .null)
                    }
                }
            }
            guard let effect else { return }
            json.key("effect")
            effect.write(to: &json)
        }
        return json.text
    }
    package init?(stored: String) {
        guard let facts = JSONValue.parse(stored)?.object, let plan = facts["plan"]?.string else { return nil }
        self.plan = GradingPlan(stored: plan)
        levels = (facts["levels"]?.array ?? []).compactMap { it in
            guard let it = it.object, let id = it["id"]?.integer, let rank = it["rank"]?.integer,
                let scheme = it["scheme"]?.string.flatMap({ RelationshipLevel.Scheme(rawValue: $0) })
            else { return nil }
            return SchemeLevel(
                id: id, scheme: scheme, name: it["name"]?.string ?? "", rank: Int(rank), lower: it["lower"]?.integer,
                upper: it["upper"]?.integer)
        }
        effect = facts["effect"]?.object.flatMap { GradingEffect($0) }
    }
}

/// What settings would do to the customers of a day, against those in force.
package struct GradingEffect: Sendable, Equatable {
    package let on: Day
    /// nil where what would change concerns the other.
    package let value: Moves<ValueLevel>?
    package let relationship: Moves<Int64>?

    init(on: Day, value: Moves<ValueLevel>?, relationship: Moves<Int64>?) {
        self.on = on
        self.value = value
        self.relationship = relationship
    }

    fileprivate func write(to json: inout JSONText) {
        json.object { json in
            json.key("on")
            json.string(on.iso)
            if let value { GradingEffect.write("value", value, into: &json) { .text($0.rawValue) } }
            if let relationship { GradingEffect.write("relationship", relationship, into: &json) { .int($0) } }
        }
    }
    private static func write<Level>(
        _ name: String, _ moves: Moves<Level>, into json: inout JSONText, _ value: (Level) -> Value
    ) {
        json.key(name)
        json.array { json in
            for (pair, count) in moves.counts {
                json.array { json in
                    json.value(pair.from.map(value) ?? .null)
                    json.value(pair.to.map(value) ?? .null)
                    json.integer(Int64(count))
                    json.array { json in (moves.first[pair] ?? []).forEach { json.integer($0) } }
                }
            }
        }
    }
    fileprivate init?(_ facts: [String: JSONValue]) {
        guard let on = facts["on"]?.string.flatMap({ Day(iso: $0) }) else { return nil }
        self.on = on
        value = facts["value"]?.array.map { GradingEffect.moves($0) { $0.string.flatMap { ValueLevel(rawValue: $0) } } }
        relationship = facts["relationship"]?.array.map { GradingEffect.moves($0, \.integer) }
    }
    private static func moves<Level>(_ rows: [JSONValue], _ level: (JSONValue) -> Level?) -> Moves<Level> {
        Moves(
            rows.compactMap { row in
                guard let row = row.array, row.count == 4, let count = row[2].integer else { return nil }
                let first = row[3].array?.compactMap(\.integer) ?? []
                return (Moves<Level>.Pair(level(row[0]), level(row[1])), Int(count), first)
            })
    }
}
