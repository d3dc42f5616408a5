import Intelligence
import Kernel
import Records

/// Brings some customers to what a run found: their value, and the relationship level that the rule gives.
struct CustomerStep {
    let result: GradingResult
    let funnel: Funnel

    private static let schema = Customer.table.schema
    private static let relationship: [AnyField] = [
        Customer.table.fields.relationshipLevel, Customer.table.fields.relationshipSource,
        Customer.table.fields.relationshipMayChange,
    ]
    private static let derived = CustomerValue.fields + relationship
    private static let fields = derived + [Customer.table.fields.purchasingPower]
    /// Where the relationship begins among them, and in a row, whose first column is the id.
    private static let level = CustomerValue.fields.count

    /// Works on the next customers after an id; answers the last of them and how many there were.
    func run(after last: Int64, limit: Int) throws -> (last: Int64?, count: Int) {
        var next = Next(result, after: last)
        var count = 0
        var derivations: [Derivation] = []
        let end = try funnel.each(Self.schema, Self.fields, after: last, limit: limit) { row in
            count += 1
            let id = row.int(0)
            let grade = next.grade(id, result)
            let sales = next.sales(id, result)
            let wanted = relationship(row, sales)
            // Most customers are as they were: they are told without making anything of their row.
            if CustomerValue.isShown(row, from: 1, grade, on: result.window.on), isShown(row, wanted) { return }
            let value = grade.map { CustomerValue.of($0, on: result.window.on) } ?? CustomerValue.none
            derivations.append(Derivation(id: id, was: cells(row), becomes: value + wanted))
        }
        try funnel.derive(Self.schema, Self.derived, derivations)
        try note(derivations)
        return (end, count)
    }

    private func cells(_ row: borrowing some Cells & ~Copyable) -> [Value] {
        var cells: [Value] = []
        cells.reserveCapacity(Self.derived.count)
        for (index, field) in Self.derived.enumerated() { cells.append(row.value(index + 1, field.kind)) }
        return cells
    }
    /// Level, source, and whether the rule may overrule it, as they shall be.
    private func relationship(_ row: borrowing some Cells & ~Copyable, _ sales: Int64) -> [Value] {
        let column = Self.level + 1
        let isManual = row.withText(column + 1) { $0.elementsEqual(LevelSource.manual.rawValue.utf8) }
        let mayChange = row.int(column + 2) != 0
        let flag: Value = row.isNull(column + 2) ? .null : .bool(false)
        // What a person decided stands until the rule is told to overrule it.
        if isManual, !mayChange { return [row.value(column, .link), LevelSource.manual.value, flag] }
        let power = row.isNull(column + 3) ? nil : row.int(column + 3)
        let level = result.levels.level(sales: sales, purchasingPower: power)
        return [level.map { .int($0) } ?? .null, LevelSource.rule.value, flag]
    }
    private func isShown(_ row: borrowing some Cells & ~Copyable, _ relationship: [Value]) -> Bool {
        let column = Self.level + 1
        for (place, field) in Self.relationship.enumerated()
        where row.value(column + place, field.kind) != relationship[place] { return false }
        return true
    }
    /// Another level, or the rule's word on one that a person gave.
    private func isEvent(_ it: Derivation) -> Bool {
        it.was[Self.level] != it.becomes[Self.level]
            || it.was[Self.level + 1] == LevelSource.manual.value
                && it.becomes[Self.level + 1] == LevelSource.rule.value
    }
    /// The history tells of levels, so a first look that finds none is no event.
    private func note(_ derivations: [Derivation]) throws {
        let history = RelationshipHistory.table.fields
        var rows = Rows([history.customer, history.level, history.source, history.at])
        for derivation in derivations where isEvent(derivation) {
            let level = derivation.becomes[Self.level]
            rows.append([.int(derivation.id), level, LevelSource.rule.value, funnel.now.value])
        }
        try funnel.append(rows, to: RelationshipHistory.table.schema)
    }

    /// Where in the columns, which are in the order of ids, the next customer stands.
    private struct Next {
        var scored: Int
        var buyer: Int
        init(_ result: GradingResult, after id: Int64) {
            scored = result.purchases.scored.ids.firstIndex(above: id)
            buyer = result.purchases.buyers.firstIndex(above: id)
        }
        mutating func grade(_ id: Int64, _ result: GradingResult) -> Grade? {
            while scored < result.grades.count, result.grades[scored].id < id { scored += 1 }
            return scored < result.grades.count && result.grades[scored].id == id ? result.grades[scored] : nil
        }
        mutating func sales(_ id: Int64, _ result: GradingResult) -> Int64 {
            let buyers = result.purchases.buyers
            while buyer < buyers.count, buyers[buyer] < id { buyer += 1 }
            return buyer < buyers.count && buyers[buyer] == id ? result.purchases.yearlySales[buyer] : 0
        }
    }
}
