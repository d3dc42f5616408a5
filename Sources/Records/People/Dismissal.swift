import Kernel
import Store

/// That somebody has put a hint away for good.
struct Dismissal: Entity {
    static let entityName = "dismissal"
    static let table = Table<Dismissal>(title: "id") {
        $0.isRecord = false
        $0.isListed = false
        $0.uniques = [["user", "hint"]]
    }
    let user = Count()
    let hint = Text().max(60)
}

extension Records {
    /// Puts a hint away for this person alone.
    package func dismiss(_ hint: String, as actor: Actor) async throws {
        guard let user = actor.userID else { return }
        do {
            try await write(as: actor) { funnel in
                var dismissal = Typed<Dismissal>()
                dismissal.user = Int(user)
                dismissal.hint = hint
                _ = try funnel.tx.insert(dismissal.record)
            }
        } catch StoreError.unique { return }
    }
}

extension Reader {
    package func hasDismissed(_ hint: String) throws -> Bool {
        guard let user = actor.userID else { return true }
        let fields = Dismissal.table.fields
        return try tx.count(Dismissal.table.schema, where: fields.user == Int(user) && fields.hint == hint, limit: 1)
            > 0
    }
}
