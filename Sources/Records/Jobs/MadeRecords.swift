import Kernel
import Store

extension Funnel {
    /// For records that a job makes in numbers: it writes one entry in the audit for all of them.
    package var inBulk: Funnel {
        var funnel = self
        funnel.auditsEachRecord = false
        return funnel
    }
    /// Notes that the job made a record, under a key of its own, so that it is not made twice and can be taken back.
    package func note(_ entity: String, _ id: Int64, madeBy job: HeldJob, key: String) throws {
        var row = Typed<JobRow>()
        (row.job, row.entity, row.key) = (Int(job.id), entity, key)
        row[JobRow.table.fields.record] = Int(id)
        _ = try tx.insert(row.record)
    }
    /// Forgets up to so many of the notes; the records stay. Answers how many.
    package func forgetMade(by job: HeldJob, limit: Int) throws -> Int {
        let some: SQL = """
            SELECT "id" FROM \(name: "job_row") WHERE \(JobRow.table.fields.job) = \(job.id) LIMIT \(limit)
            """
        return try tx.execute("DELETE FROM \(name: "job_row") WHERE \"id\" IN (\(some))")
    }
    /// What the job has made so far, by key.
    package func made(by job: HeldJob) throws -> [String: Int64] {
        let fields = JobRow.table.fields
        var made: [String: Int64] = [:]
        try tx.each("SELECT \(fields.key), \(fields.record) FROM \(name: "job_row") WHERE \(fields.job) = \(job.id)") {
            made[$0.text(0)] = $0.int(1)
        }
        return made
    }
}

/// Takes back for good what a job made and noted, and nothing that people entered since.
///
/// Where people hung something on such a record, that record stays, with all that it needs itself.
struct Removal {
    let funnel: Funnel
    let job: Int64
    private var tx: any Transaction { funnel.tx }
    private var rows: JobRow { JobRow.table.fields }

    /// The ids of the job's records of an entity.
    private func made(_ entity: String) -> SQL {
        """
        SELECT \(rows.record) FROM \(name: "job_row") WHERE \(rows.job) = \(job) AND \(rows.entity) = \(entity)
        """
    }
    private func entities() throws -> Set<String> {
        var found: Set<String> = []
        try tx.each("SELECT DISTINCT \(rows.entity) FROM \(name: "job_row") WHERE \(rows.job) = \(job)") {
            found.insert($0.text(0))
        }
        return found
    }

    /// Fields of an entity by which a record would be left pointing at nothing. Who wrote a record outlives the person.
    private func links(_ schema: Schema, to made: Set<String>) -> [(field: AnyField, target: String)] {
        let traces: [SystemField] = [.createdBy, .updatedBy, .deletedBy, .importJob]
        return schema.fields.compactMap { field in
            guard let link = field.link, made.contains(link.target),
                !traces.contains(where: { $0.rawValue == field.name })
            else { return nil }
            return (field, link.target)
        }
    }
    /// Whether a record `it` was not made by the job. A line belongs to its parent.
    private func isForeign(_ schema: Schema) -> SQL {
        for parent in funnel.catalog.schemas {
            for list in parent.traits.lines where list.entity == schema.name {
                if let via = schema[list.via] { return "it.\(via) NOT IN (\(made(parent.name)))" }
            }
        }
        let own: SQL = "it.\"id\" NOT IN (\(made(schema.name)))"
        // What a rule of the product found about such a record goes with it.
        guard let source = schema.system(.source) else { return own }
        return "\(own) AND it.\(source) <> \(RecordSource.workflow.rawValue)"
    }
    /// Kinds of records that people keep. Scores and histories follow the record that they tell of.
    private var kept: [Schema] { funnel.catalog.schemas.filter(\.traits.isRecord) }

    /// What people entered that hangs on the job's records, by kind, counted up to a thousand.
    func hanging() throws -> [(schema: Schema, count: Int)] {
        let made = try entities()
        return try kept.compactMap { schema in
            let conditions = links(schema, to: made).map { field, target -> SQL in
                "it.\(field) IN (\(self.made(target)))"
            }
            guard !conditions.isEmpty else { return nil }
            let found: SQL = """
                SELECT 1 AS one FROM \(name: schema.name) it WHERE (\(conditions.joined(" OR "))) AND \(isForeign(schema)) LIMIT 1000
                """
            let count = Int(try tx.int("SELECT count(*) FROM (\(found)) found") ?? 0)
            return count > 0 ? (schema, count) : nil
        }
    }

    /// Lets go of the records that others need, and of those that these need, until nothing else is found.
    /// They are ordinary records from then on. Answers how many.
    func keepWhatIsUsed() throws -> Int {
        let made = try entities()
        var count = 0
        // A chain of links is as long as the catalog is deep, save in trees.
        for _ in 0..<200 {
            var found = 0
            for schema in kept {
                for (field, target) in links(schema, to: made) {
                    found += try tx.execute(
                        """
                        DELETE FROM \(name: "job_row") WHERE \(rows.job) = \(job) AND \(rows.entity) = \(target)
                        AND \(rows.record) IN (SELECT it.\(field) FROM \(name: schema.name) it
                        WHERE it.\(field) IN (\(self.made(target))) AND \(isForeign(schema)))
                        """)
                }
            }
            count += found
            if found == 0 { break }
        }
        // Whoever stays keeps his roles.
        let user = UserRole.table.fields.user
        return try count
            + tx.execute(
                """
                DELETE FROM \(name: "job_row") WHERE \(rows.job) = \(job) AND \(rows.entity) = \(UserRole.entityName)
                AND \(rows.record) IN (SELECT it."id" FROM \(name: UserRole.entityName) it
                WHERE it.\(user) NOT IN (\(self.made(User.entityName))))
                """)
    }

    /// Removes up to `limit` records, the last made first, so that nothing is left pointing at nothing.
    /// Answers how many; 0 at the end.
    func remove(limit: Int) throws -> Int {
        var last: [(row: Int64, entity: String, record: Int64)] = []
        try tx.each(
            """
            SELECT "id", \(rows.entity), \(rows.record) FROM \(name: "job_row") WHERE \(rows.job) = \(job)
            ORDER BY "id" DESC LIMIT \(limit)
            """
        ) { last.append(($0.int(0), $0.text(1), $0.int(2))) }
        for (row, entity, record) in last {
            if let schema = funnel.catalog[entity] { try remove(schema, record) }
            try tx.execute("DELETE FROM \(name: "job_row") WHERE \"id\" = \(row)")
        }
        return last.count
    }
    private func remove(_ schema: Schema, _ id: Int64) throws {
        for list in schema.traits.lines {
            guard let line = funnel.catalog[list.entity], let via = line[list.via] else { continue }
            try tx.execute("DELETE FROM \(name: line.name) WHERE \(via) = \(id)")
        }
        for (follower, field) in funnel.catalog.links(to: schema.name)
        where !follower.traits.isRecord || follower.traits.isPart {
            try tx.execute("DELETE FROM \(name: follower.name) WHERE \(field) = \(id)")
        }
        if schema.name == User.entityName { try removeAccess(of: id) }
        if let number = EntityNumbers.number(schema) { try SearchIndex.delete(entity: number, id: id, in: tx) }
        try tx.execute("DELETE FROM \(name: schema.name) WHERE \"id\" = \(id)")
        // Of a record that people changed the audit speaks: it says there that the record is gone.
        let fields = AuditEntry.table.fields
        let spoken = fields.entity == schema.name && fields.record == Int(id)
        guard try tx.count(AuditEntry.table.schema, where: spoken, limit: 1) > 0 else { return }
        try Audit(actor: funnel.actor, now: funnel.now, tx: tx).write("remove", entity: schema.name, record: id, "{}")
    }
    private func removeAccess(of user: Int64) throws {
        _ = try funnel.removeInvitation(of: user)
        for (table, field) in [
            ("user_secret", UserSecret.table.fields.user), ("login_session", LoginSession.table.fields.user),
            ("api_key", ApiKey.table.fields.user), ("dismissal", Dismissal.table.fields.user),
        ] { try tx.execute("DELETE FROM \(name: table) WHERE \(field) = \(user)") }
    }
}

extension Reader {
    /// What people entered that hangs on records that a job made, by kind.
    package func hanging(onJob job: Int64) throws -> [(schema: Schema, count: Int)] {
        guard actor.isAdministrator else { throw Forbidden() }
        return try Removal(funnel: records.funnel(actor, tx, state), job: job).hanging()
    }
}

extension Funnel {
    /// See `Removal`: first what is used is let go, then the rest is removed in steps.
    package func keepWhatIsUsed(ofJob job: Int64) throws -> Int {
        guard actor.isAdministrator else { throw Forbidden() }
        return try Removal(funnel: self, job: job).keepWhatIsUsed()
    }
    package func removeMade(byJob job: Int64, limit: Int) throws -> Int {
        guard actor.isAdministrator else { throw Forbidden() }
        return try Removal(funnel: self, job: job).remove(limit: limit)
    }
    package func countMade(byJob job: Int64) throws -> Int {
        try tx.count(JobRow.table.schema, where: JobRow.table.fields.job == Int(job))
    }
}
