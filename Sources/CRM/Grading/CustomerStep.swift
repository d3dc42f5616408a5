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
    ]
    private static let fields: [AnyField] =
        CustomerValue.fields + relationship + [Customer.table.fields.purchasingPower]

    /// Works on the next customers after an id; answers the last of them and how many there were.
    func run(after last: Int64, limit: Int) throws -> (last: Int64?, count: Int) {
        var next = Next(result, after: last)
        var count = 0
        var values: [Derivation] = []
        var levels: [Derivation] = []
        let end = try funnel.each(Self.schema, Self.fields, after: last, limit: limit) { row in
            count += 1
            let id = row.int(0)
            let grade = next.grade(id, result)
            let sales = next.sales(id, result)
            let value = Derivation(
                id: id, was: cells(row, 1, CustomerValue.fields),
                becomes: grade.map { CustomerValue.of($0, on: result.window.on) } ?? CustomerValue.none)
            if !value.changesNothing { values.append(value) }
            let level = level(of: id, row, sales)
            if !level.changesNothing { levels.append(level) }
        }
        try funnel.derive(Self.schema, CustomerValue.fields, values)
        try funnel.derive(Self.schema, Self.relationship, levels)
        try note(levels)
        return (end, count)
    }

    private func cells(_ row: borrowing some Cells & ~Copyable, _ start: Int, _ fields: [AnyField]) -> [Value] {
        var cells: [Value] = []
        cells.reserveCapacity(fields.count)
        for (index, field) in fields.enumerated() { cells.append(row.value(start + index, field.kind)) }
        return cells
    }
    private func level(of id: Int64, _ row: borrowing some Cells & ~Copyable, _ sales: Int64) -> Derivation {
        let column = CustomerValue.fields.count + 1
        let was = cells(row, column, Self.relationship)
        // What a person decided stands.
        if was[1] == LevelSource.manual.value { return Derivation(id: id, was: was, becomes: was) }
        let power = row.isNull(column + 2) ? nil : row.int(column + 2)
        let level = result.levels.level(sales: sales, purchasingPower: power)
        return Derivation(id: id, was: was, becomes: [level.map { .int($0) } ?? .null, LevelSource.rule.value])
    }
    /// The history tells of levels, so a first look that finds none is no event.
    private func note(_ derivations: [Derivation]) throws {
        let history = RelationshipHistory.table.fields
        var rows = Rows([history.customer, history.level, history.source, history.at])
        for derivation in derivations where derivation.was[0] != derivation.becomes[0] {
            rows.append([.int(derivation.id), derivation.becomes[0], LevelSource.rule.value, funnel.now.value])
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
