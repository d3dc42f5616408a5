import Kernel
import Page
import Records

/// An analysis as a file: every row of its table, of the records that somebody may export.
package struct AnalysisExport: Sendable {
    package let address: AnalysisAddress
    let tally: Tally
    private static let chunk = 2_000

    package init(_ address: AnalysisAddress, _ tally: Tally) {
        self.address = address
        self.tally = tally
    }
    package static func isAllowed(_ actor: Actor) -> Bool { actor.may(.export, Customer.table.schema) }
    package var fileName: String { "\(address.kind.rawValue)-\(tally.question.period.to.iso).csv" }

    /// Throws `Forbidden` for somebody who may not export customers.
    package func write(_ records: Records, as actor: Actor, to sink: any ExportSink) async throws {
        let schema = records.catalog.schema(Customer.self)
        guard actor.may(.export, schema) else { throw Forbidden() }
        switch address.kind {
        case .contribution: try await contribution(records, actor, sink)
        case .composition:
            let bytes = try await records.read(as: actor, within: .seconds(60)) { try composition($0) }
            try await sink.write(bytes)
        }
        let facts = facts
        try await records.write(as: actor, .background) { try $0.audit("export", schema, facts) }
    }

    private func contribution(_ records: Records, _ actor: Actor, _ sink: any ExportSink) async throws {
        let words = actor.format.words
        let heads = [
            "analysis.rank", "field.number", "customer", "analysis.orders", "analysis.amount", "analysis.share",
        ]
        try await sink.write(TableFile((heads + ["analysis.cumulative"]).map { words($0) }).bytes())
        var sum: Int64 = 0
        for start in stride(from: 0, to: tally.ranking.count, by: Self.chunk) {
            let places = start..<min(start + Self.chunk, tally.ranking.count)
            let before = sum
            let bytes = try await records.read(as: actor, within: .seconds(60)) { try ranks(places, after: before, $0) }
            for place in places { sum &+= tally.ranking.amounts[place] }
            try await sink.write(bytes)
        }
    }
    private func ranks(_ places: Range<Int>, after sum: Int64, _ reader: Reader) throws -> [UInt8] {
        let schema = reader.catalog.schema(Customer.self)
        let fields = ["number", "name"].compactMap { schema[$0] }
        var known: [Int64: (number: String, name: String)] = [:]
        let mine =
            Predicate.ids(Array(tally.ranking.ids[places])) && reader.actor.scope(.export, schema, reader.catalog)
        let sees = fields.map { reader.actor.sees($0, of: schema) }
        _ = try reader.scan(schema, fields, where: mine, limit: places.count) { row in
            known[row.int(0)] = (sees[0] ? row.text(1) : "", sees[1] ? row.text(2) : "")
        }
        var table = TableFile()
        var sum = sum
        for place in places {
            let (ranking, amount) = (tally.ranking, tally.ranking.amounts[place])
            sum &+= amount
            guard let customer = known[ranking.ids[place]] else { continue }
            table.row([
                .count(Int64(place + 1)), .text(customer.number), .text(customer.name),
                .count(Int64(ranking.orders[place])), .number(amount, scale: 4),
                .number(Share(amount, of: ranking.total).permille, scale: 3),
                .number(Share(sum, of: ranking.total).permille, scale: 3),
            ])
        }
        return try table.bytes()
    }

    private func composition(_ reader: Reader) throws -> [UInt8] {
        let words = reader.actor.format.words
        let schema = reader.catalog.schema(Customer.self)
        let label = schema[address.by].map { reader.catalog.label($0, of: schema, reader.actor.format.language) } ?? ""
        let heads = ["analysis.customers", "analysis.share_of_customers"]
        let more = ["analysis.orders", "analysis.amount", "analysis.share_of_amount"]
        var table = TableFile([label] + (heads + (tally.hasOrders ? more : [])).map { words($0) })
        for group in try reader.groups(address.by, tally) {
            var cells: [TableFile.Cell] = [
                .text(group.name), .count(Int64(group.sums.customers)),
                .number(Share(Int64(group.sums.customers), of: Int64(tally.customers)).permille, scale: 3),
            ]
            if tally.hasOrders {
                cells += [
                    .count(Int64(group.sums.orders)), .number(group.sums.amount, scale: 4),
                    .number(Share(group.sums.amount, of: tally.ranking.total).permille, scale: 3),
                ]
            }
            table.row(cells)
        }
        return try table.bytes()
    }

    private var facts: JSONText {
        var json = JSONText()
        json.object { json in
            json.key("analysis")
            json.string(address.kind.rawValue)
            json.key("from")
            json.string(tally.question.period.from.iso)
            json.key("to")
            json.string(tally.question.period.to.iso)
            json.key("filter")
            json.array { json in
                for condition in tally.question.conditions { json.string("\(condition.field)=\(condition.expression)") }
            }
        }
        return json
    }
}
