import Kernel

/// One statement of a schema change.
package struct SchemaStep: Sendable {
    package let sql: SQL
    /// The statement as `--dry-run` prints it.
    package var text: String { sql.prepared(for: engine).text }
    let engine: EngineKind
}

/// What a catalog asks of a database that is not as it says.
package struct SchemaPlan: Sendable {
    package var steps: [SchemaStep] = []
    /// Columns that nobody declares any more, as `table.column`. They stay: only a person removes data.
    package var undeclared: [String] = []
    package var isEmpty: Bool { steps.isEmpty }
}

/// Brings the database to the catalog, and does only what cannot lose data.
package enum SchemaSync {
    /// What `apply` would do.
    package static func plan(_ catalog: Catalog, in tx: any Transaction) throws -> SchemaPlan {
        var plan = SchemaPlan()
        let kept = try ExistingSchema(tx)
        func add(_ sql: SQL) { plan.steps.append(SchemaStep(sql: sql, engine: tx.kind)) }

        for sql in storeTables(tx.kind) where !kept.hasStoreTables { add(sql) }
        for schema in catalog.schemas {
            guard let columns = kept.columns[schema.name] else {
                add(createTable(schema, catalog, tx.dialect))
                continue
            }
            var renamed: Set<String> = []
            for field in schema.fields where !columns.contains(field.name) {
                if let was = field.spec.was, columns.contains(was), schema[was] == nil {
                    add("ALTER TABLE \(name: schema.name) RENAME COLUMN \(name: was) TO \(field)")
                    renamed.insert(was)
                } else {
                    add("ALTER TABLE \(name: schema.name) ADD COLUMN \(columnDefinition(field, catalog, tx.dialect))")
                }
            }
            let known = renamed.union(schema.fields.map(\.name)).union(["id"])
            plan.undeclared += columns.subtracting(known).sorted().map { "\(schema.name).\($0)" }
        }
        if tx.kind == .postgres { for sql in constraints(catalog, kept) { add(sql) } }
        for sql in indexChanges(catalog, kept) { add(sql) }
        if tx.kind == .postgres {
            for schema in catalog.schemas where schema.traits.numberPrefix != nil {
                let name = "number_" + schema.name
                if !kept.sequences.contains(name) { add("CREATE SEQUENCE IF NOT EXISTS \(name: name)") }
            }
        }
        return plan
    }

    /// Does what the catalog asks and answers what that was. Where nothing changed since, it is one look-up.
    @discardableResult
    package static func apply(_ catalog: Catalog, in tx: any Transaction) throws -> SchemaPlan {
        let print = fingerprint(catalog, tx.dialect)
        if try tx.knows("meta"), try tx.first("SELECT value FROM meta WHERE name = 'schema'") == [.text(print)] {
            return SchemaPlan()
        }
        try tx.lockSchema()
        let plan = try plan(catalog, in: tx)
        for step in plan.steps { try tx.execute(step.sql) }
        try tx.execute(
            """
            INSERT INTO meta (name, value) VALUES ('schema', \(print))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
        return plan
    }
    /// As `apply`, in a transaction of its own.
    @discardableResult
    package static func run(_ catalog: Catalog, on database: any Database) async throws -> SchemaPlan {
        try await database.write(.background) { tx in try apply(catalog, in: tx) }
    }

    /// The store's own tables: what the schema was, numbers, and the search index.
    private static func storeTables(_ kind: EngineKind) -> [SQL] {
        let strict = SQL.either(sqlite: " STRICT", postgres: "")
        return [
            "CREATE TABLE IF NOT EXISTS meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)\(strict)",
            "CREATE TABLE IF NOT EXISTS sequence (name TEXT NOT NULL PRIMARY KEY, value BIGINT NOT NULL)",
        ] + SearchIndex.tables(kind)
    }

    private static func createTable(_ schema: Schema, _ catalog: Catalog, _ dialect: any Dialect) -> SQL {
        let columns =
            ["\"id\" " + SQL(raw: dialect.primaryKey)] + schema.fields.map { columnDefinition($0, catalog, dialect) }
        return "CREATE TABLE \(name: schema.name) (\(columns.joined(", ")))" + SQL(raw: dialect.tableSuffix)
    }
    private static func columnDefinition(_ field: AnyField, _ catalog: Catalog, _ dialect: any Dialect) -> SQL {
        let column = "\(field) " + SQL(raw: dialect.columnRule(field.kind))
        guard dialect.kind == .sqlite, let target = foreignKey(field, catalog) else { return column }
        return "\(column) REFERENCES \(name: target) (\"id\")"
    }
    /// The entity whose records the column may point to. Who wrote a record, and by which import, is not enforced:
    /// that trace outlives the person and the job.
    private static func foreignKey(_ field: AnyField, _ catalog: Catalog) -> String? {
        let traces: [SystemField] = [.createdBy, .updatedBy, .deletedBy, .importJob]
        guard let link = field.link, catalog[link.target] != nil else { return nil }
        return traces.contains { $0.rawValue == field.name } ? nil : link.target
    }
    /// PostgreSQL learns of links after all tables are there: they may point to each other.
    private static func constraints(_ catalog: Catalog, _ kept: ExistingSchema) -> [SQL] {
        catalog.schemas.flatMap { schema in
            schema.fields.compactMap { field -> SQL? in
                guard let target = foreignKey(field, catalog) else { return nil }
                let name = objectName("fk", schema.name, [field.name])
                let isThere = kept.constraints.contains(name)
                return isThere
                    ? nil
                    : """
                    ALTER TABLE \(name: schema.name) ADD CONSTRAINT \(name: name)
                    FOREIGN KEY (\(field)) REFERENCES \(name: target) ("id")
                    """
            }
        }
    }
    private static func indexChanges(_ catalog: Catalog, _ kept: ExistingSchema) -> [SQL] {
        let wanted = catalog.schemas.flatMap { $0.tableIndexes }
        let names = Set(wanted.map(\.name))
        let tables = Set(catalog.schemas.map(\.name))
        let stale = kept.indexes.filter { index in
            tables.contains(index.table) && !names.contains(index.name)
                && (index.name.hasPrefix("ix_") || index.name.hasPrefix("ux_"))
        }
        let there = Set(kept.indexes.map(\.name))
        return stale.map { "DROP INDEX \(name: $0.name)" as SQL }
            + wanted.filter { !there.contains($0.name) }.map(\.create)
    }

    private static func fingerprint(_ catalog: Catalog, _ dialect: any Dialect) -> String {
        var digest = Digest()
        for sql in storeTables(dialect.kind) { digest.add(sql.prepared(for: dialect.kind).text) }
        for schema in catalog.schemas {
            digest.add(createTable(schema, catalog, dialect).prepared().text)
            for field in schema.fields { digest.add(field.spec.was ?? "") }
            for index in schema.tableIndexes { digest.add(index.create.prepared().text) }
            digest.add(schema.traits.numberPrefix == nil ? "" : "numbered")
        }
        return digest.text
    }
}

/// FNV-1a: tells two schemas, or two long names, apart. Nothing secret rests on it.
struct Digest {
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    mutating func add(_ text: String) {
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ 0xFF) &* 0x100_0000_01b3
    }
    var text: String { String(hash, radix: 16) }
}
