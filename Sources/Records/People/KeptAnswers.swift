import Kernel
import Store

extension Funnel {
    private static let kept: Int64 = 24 * 3_600_000

    /// Does something once for a key: a repetition with the same request is given the first answer, another request is
    /// refused. What is done and that it was done are in one transaction.
    package func once(_ key: String, requestHash: String, _ body: () throws -> (record: Record, answer: String)) throws
        -> String
    {
        let fields = KeptAnswer.table.fields
        let user = Int(actor.userID ?? 0)
        let before = try tx.records(KeptAnswer.table.schema, where: fields.user == user && fields.key == key, limit: 1)
        if let first = before.first.map({ Typed<KeptAnswer>($0) }), first.at.ms > now.ms - Funnel.kept {
            guard first.requestHash == requestHash else { throw Refusal("idempotency.other_request", field: "") }
            return first.answer
        }
        let (record, answer) = try body()
        let yesterday = now.ms - Funnel.kept
        try tx.execute("DELETE FROM \(name: "kept_answer") WHERE \(fields.at) <= \(yesterday)")
        var kept = Typed<KeptAnswer>()
        kept.user = user
        kept.key = key
        kept.requestHash = requestHash
        kept.entity = record.schema.name
        kept[fields.record] = Int(record.id ?? 0)
        kept.answer = answer
        kept.at = now
        do { _ = try tx.insert(kept.record) } catch StoreError.unique {
            // The same request was answered meanwhile on another node: begin again and find its answer.
            throw StoreError.again
        }
        return answer
    }
}
