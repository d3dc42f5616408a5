import Kernel
import Store

extension Reader {
    /// Another text whenever somebody changed a record since: for what is kept of an answer. It names the last entry of the
    /// audit, and the last step of a job, since a job's records have one entry for all.
    package func changeMark() throws -> String {
        let job = Job.table.fields
        let audit = try tx.int("SELECT max(\"id\") FROM audit_entry") ?? 0
        let jobs = try tx.int("SELECT max(\(job.movedAt)) FROM job") ?? 0
        return "\(audit) \(jobs)"
    }
}

extension Actor {
    /// What the actor sees of these entities, as a text: who has the same sees the same.
    package func reach(_ schemas: [Schema], _ catalog: Catalog) -> String {
        schemas.map { schema in
            let hidden = isAdministrator ? [] : grant(schema).hidden.sorted()
            return "\(schema.name) \(scope(.read, schema, catalog).signature) \(hidden.joined(separator: ","))"
        }.joined(separator: "\n")
    }
}
