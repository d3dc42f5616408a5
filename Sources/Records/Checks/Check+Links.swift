import Kernel
import Store

extension Check {
    /// Every link of a record that is there points to a record that is there.
    static let links = Check("links") { reader in
        var checked = Checked()
        for schema in reader.catalog.schemas {
            for field in schema.fields {
                guard let link = field.link, let target = reader.catalog[link.target], !field.isTrace
                else {
                    continue
                }
                try reader.checkLinks(schema, field, target, &checked)
            }
        }
        return checked
    }

    /// What happened is told of records that are, or were, there.
    static let auditTrail = Check("audit") { reader in
        var checked = Checked()
        let fields = AuditEntry.table.fields
        var entities: [String] = []
        try reader.tx.each("SELECT DISTINCT \(fields.entity) FROM \(name: AuditEntry.entityName)") {
            entities.append($0.text(0))
        }
        for entity in entities.sorted() {
            let mine: SQL = "a.\(fields.entity) = \(entity) AND a.\(fields.record) IS NOT NULL"
            checked.saw(
                Int(try reader.tx.int("SELECT count(*) FROM \(name: AuditEntry.entityName) a WHERE \(mine)") ?? 0))
            // A kind of record that was taken away has taken its records with it.
            guard try reader.tx.knows(entity) else { continue }
            try reader.tx.each(
                """
                SELECT a."id", a.\(fields.record) FROM \(name: AuditEntry.entityName) a WHERE \(mine)
                AND NOT EXISTS (SELECT 1 FROM \(name: entity) t WHERE t."id" = a.\(fields.record))
                AND NOT EXISTS (SELECT 1 FROM \(name: AuditEntry.entityName) r WHERE r.\(fields.entity) = \(entity)
                AND r.\(fields.record) = a.\(fields.record) AND r.\(fields.action) = \("remove"))
                """
            ) { checked.found("audit_entry \($0.int(0)): \(entity) \($0.int(1))") }
        }
        return checked
    }
}

extension Reader {
    fileprivate func checkLinks(_ schema: Schema, _ field: AnyField, _ target: Schema, _ checked: inout Checked) throws
    {
        let live: SQL = "\(present(schema).sql("it")) AND \(column(field, of: "it")) IS NOT NULL"
        checked.saw(Int(try tx.int("SELECT count(*) FROM \(name: schema.name) it WHERE \(live)") ?? 0))
        var there: SQL = "t.\"id\" = \(column(field, of: "it"))"
        // A colleague may leave and what belongs to a record goes with it; nothing else may point into the bin.
        if !field.spec.isSystem, schema.traits.isRecord, !schema.traits.isPart {
            there += " AND \(present(target).sql("t"))"
        }
        try tx.each(
            """
            SELECT it."id", \(column(field, of: "it")) FROM \(name: schema.name) it
            WHERE \(live) AND NOT EXISTS (SELECT 1 FROM \(name: target.name) t WHERE \(there))
            """
        ) { checked.found("\(schema.name) \($0.int(0)): \(field.name) → \(target.name) \($0.int(1))") }
    }
}

extension AnyField {
    /// Who wrote a record, and by which import: that outlives the person and the job.
    fileprivate var isTrace: Bool {
        let traces: [SystemField] = [.createdBy, .updatedBy, .deletedBy, .importJob]
        return spec.isSystem && traces.contains { $0.rawValue == name }
    }
}
