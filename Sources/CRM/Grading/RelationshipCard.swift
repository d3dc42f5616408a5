import Kernel
import Page
import Records

/// The card beside a customer: at which relationship level it stands, who said so, and since when. Who may change the
/// customer chooses another here.
struct RelationshipCard {
    private let context: PageContext
    private let record: Record
    private let levels: [SchemeLevel]
    private let scheme: RelationshipLevel.Scheme
    private let history: [Typed<RelationshipHistory>]
    private let mayChoose: Bool
    private let isVisible: Bool
    private var words: Phrases { context.words }

    init(_ reader: Reader, _ record: Record, _ context: PageContext) throws {
        self.context = context
        self.record = record
        let customers = reader.catalog.schema(Customer.self)
        isVisible =
            reader.actor.sees(Customer.table.fields.relationshipLevel, of: customers)
            && reader.actor.may(.read, RelationshipLevel.table.schema)
        guard isVisible, let id = record.id else {
            (levels, scheme, history, mayChoose) = ([], .yearlySales, [], false)
            return
        }
        levels = try reader.schemeLevels()
        scheme = try GradingPlan(reader).scheme
        let decided: [AnyField] = [
            Customer.table.fields.relationshipLevel, Customer.table.fields.relationshipSource,
            Customer.table.fields.relationshipMayChange,
        ]
        mayChoose =
            try decided.allSatisfy { reader.actor.mayDecide($0, of: customers) } && reader.may(.update, record)
        history = try reader.related(
            reader.catalog.schema(RelationshipHistory.self), via: "customer", to: id, limit: 8, sort: "-at"
        ).map { Typed($0) }
    }

    var html: HTML {
        guard isVisible else { return "" }
        return """
            <section class="card" aria-labelledby="rl-h"><header><h2 id="rl-h">\(words("relationship_level"))</h2></header>\
            <div class="bd">\(current)\(past)\(form)</div></section>
            """
    }

    private func name(_ level: SchemeLevel) -> String { context.catalog.name(of: level, context.language) }
    private var level: SchemeLevel? {
        Int64(value: record[Customer.table.fields.relationshipLevel]).flatMap { id in levels.first { $0.id == id } }
    }
    private var isManual: Bool { record[Customer.table.fields.relationshipSource] == LevelSource.manual.value }
    private var mayChange: Bool { record[Customer.table.fields.relationshipMayChange] == .bool(true) }

    private var current: HTML {
        guard let level else { return "<p class=\"mid\">\(words("grading.level.unknown"))</p>" }
        let by =
            isManual ? (mayChange ? "grading.level.by_hand_open" : "grading.level.by_hand") : "grading.level.by_rule"
        let of = words("relationship_level.scheme.\(level.scheme.rawValue)")
        return "<p>\(tag(level))</p><p class=\"mid mt1\">\(words(by, ["scheme": of]))</p>"
    }
    /// The best level is coloured as good, the others fade: a normal row has no colour.
    private func tag(_ level: SchemeLevel) -> HTML {
        let place = levels.filter { $0.scheme == level.scheme }.firstIndex { $0.id == level.id } ?? 0
        let tone: HTML = place == 0 ? "jade" : place == 1 ? "indigo" : place == 2 ? "amber" : ""
        return "<span class=\"tag \(tone)\"><span class=\"dot\"></span>\(name(level))</span>"
    }

    private var past: HTML? {
        guard !history.isEmpty else { return nil }
        let names = Dictionary(levels.map { ($0.id, name($0)) }) { first, _ in first }
        let items = history.map { entry -> HTML in
            let name = entry.level.flatMap { names[$0.raw] } ?? words("grading.level.none")
            let day = context.look.format.show(context.look.format.zone.clock(entry.at).day)
            return """
                <li><span class="strong">\(name)</span> <span class="dim">\
                \(words("grading.level.since", ["date": day])) · \
                \(words("relationship_history.source.\(entry.source.rawValue)"))</span></li>
                """
        }
        return "<ol class=\"journal mt2\" aria-label=\"\(words("relationship_history"))\">\(items.joined())</ol>"
    }

    private var form: HTML? {
        guard mayChoose, let id = record.id else { return nil }
        let offered = levels.filter { $0.scheme == scheme }
        let options = offered.map { level -> HTML in
            let mark: HTML = isManual && level.id == self.level?.id ? " selected" : ""
            return "<option value=\"\(level.id)\"\(mark)>\(name(level))</option>"
        }
        let mark: HTML = isManual && mayChange ? " checked" : ""
        return """
            <details class="why"><summary>\(words("grading.level.choose"))</summary><form class="choose" method="post" \
            action="/grading/relationship">\(context.token)<input type="hidden" name="customer" value="\(id)">\
            <div class="f"><label for="rl-level">\(words("relationship_level"))</label><div class="inp">\
            <select id="rl-level" name="level"><option value="">\(words("grading.level.let_rule"))</option>\(options.joined())\
            </select></div></div><label class="tick"><input type="checkbox" name="open" value="yes"\(mark)>\
            \(words("grading.level.may_overrule"))</label><button class="btn line" data-busy="\(words("saving"))">\(words("save"))</button>\
            </form></details>
            """
    }
}
