import CRM
import Door
import Kernel
import Page
import Records
import Web

/// The order watch list.
let watchActions: [PageAction] = [
    PageAction("/watch-list", isChange: false) { visit in
        guard WatchList.isAllowed(visit.actor) else { throw NotFound() }
        let typed = visit.queryItems?.first { $0.0 == "after" }?.1
        var after: Cursor?
        if let typed {
            guard let cursor = WatchList.address(visit.state.catalog).cursor(typed) else {
                throw Refusal("address.cursor", field: "after")
            }
            after = cursor
        }
        let (context, toast, start) = (visit.context, visit.toast, after)
        let page = try await visit.records.readOne(as: visit.actor, visit.state) { reader in
            let list = try WatchList(reader, after: start)
            return WatchPage(context, list, today: reader.today).page(isFirst: start == nil, toast: toast)
        }
        return .page(page)
    }
]
