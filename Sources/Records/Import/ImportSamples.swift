import Kernel

/// The first records that an import would make, change or set aside, so that people see what they are about to do.
package struct ImportSamples: Sendable, Equatable {
    package struct Sample: Sendable, Equatable {
        package let line: Int
        /// The record's name; of a row set aside, the row.
        package let title: String
        /// Of a row set aside: why.
        package var reason = ""
        package var cells: [Cell] = []
    }
    package struct Cell: Sendable, Equatable {
        package let label: String
        /// What stood there; nothing for a new record.
        package let old: String
        package let new: String
    }
    package internal(set) var created: [Sample] = []
    package internal(set) var changed: [Sample] = []
    package internal(set) var aside: [Sample] = []

    static let most = 100
    static let mostCells = 8
    package init() {}
}

extension ImportDesk {
    mutating func noteCreated(_ record: Record) throws {
        guard imagined != nil, record.schema.name == main, samples.created.count < ImportSamples.most else { return }
        let shown = record.schema.fields.filter {
            isShown($0) && !record[$0].isBlank(as: $0) && $0 !== record.schema.title
        }
        let cells = try shown.prefix(ImportSamples.mostCells).map { field in
            ImportSamples.Cell(label: label(field, record.schema), old: "", new: try text(record, field))
        }
        samples.created.append(.init(line: line, title: title(record), cells: cells))
    }
    mutating func noteChanged(_ before: Record, _ after: Record) throws {
        guard imagined != nil, before.schema.name == main, samples.changed.count < ImportSamples.most else { return }
        let changed = before.schema.fields.filter { isShown($0) && before[$0] != after[$0] }
        let cells = try changed.prefix(ImportSamples.mostCells).map { field in
            ImportSamples.Cell(
                label: label(field, before.schema), old: try text(before, field), new: try text(after, field))
        }
        samples.changed.append(.init(line: line, title: title(after), cells: cells))
    }

    private func isShown(_ field: AnyField) -> Bool {
        !field.spec.isHidden && (!field.spec.isSystem || field.name == SystemField.number.rawValue)
    }
    private func label(_ field: AnyField, _ schema: Schema) -> String {
        funnel.catalog.label(field, of: schema, funnel.actor.format.language)
    }
    private func title(_ record: Record) -> String {
        if let title = record.schema.title, case .text(let text) = record[title], !text.isEmpty { return text }
        if case .text(let number) = record[.number] { return number }
        return ""
    }
    private func text(_ record: Record, _ field: AnyField) throws -> String {
        guard let link = field.link else {
            return String(field.type.show(record[field], funnel.actor.format).prefix(200))
        }
        guard case .int(let id) = record[field], let target = try funnel.record(link.target, id) else { return "" }
        return title(target)
    }
}

extension Value {
    fileprivate func isBlank(as field: AnyField) -> Bool { isEmpty || self == field.spec.defaultValue }
}

extension ImportSamples {
    init(_ json: JSONValue?) {
        func list(_ name: String) -> [Sample] {
            (json?.object?[name]?.array ?? []).compactMap { item in
                guard let it = item.object else { return nil }
                let cells = (it["cells"]?.array ?? []).compactMap { cell -> Cell? in
                    let parts = (cell.array ?? []).map { $0.string ?? "" }
                    return parts.count == 3 ? Cell(label: parts[0], old: parts[1], new: parts[2]) : nil
                }
                return Sample(
                    line: Int(it["line"]?.integer ?? 0), title: it["title"]?.string ?? "",
                    reason: it["reason"]?.string ?? "", cells: cells)
            }
        }
        (created, changed, aside) = (list("created"), list("changed"), list("aside"))
    }
    func write(to json: inout JSONText) {
        json.object { json in
            for (name, list) in [("created", created), ("changed", changed), ("aside", aside)] {
                json.key(name)
                json.array { json in for sample in list { sample.write(to: &json) } }
            }
        }
    }
}

extension ImportSamples.Sample {
    fileprivate func write(to json: inout JSONText) {
        json.object { json in
            json.key("line")
            json.integer(Int64(line))
            json.key("title")
            json.string(title)
            json.key("reason")
            json.string(reason)
            json.key("cells")
            json.array { json in
                for cell in cells {
                    json.array { json in for text in [cell.label, cell.old, cell.new] { json.string(text) } }
                }
            }
        }
    }
}
