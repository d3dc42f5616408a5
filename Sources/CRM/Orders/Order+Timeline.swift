import Kernel
import Page
import Records

extension Order {
    /// "Order SO-2026-00042 · 98,200.00 CNY · Delivered"
    static let timeline = TimelineSource("orders", of: entityName, via: "customer", at: "ordered_on") { it in
        let order = Typed<Order>(it.record)
        let tint: HTML =
            switch order.state {
            case .open: "sky"
            case .delivered: "jade"
            case .cancelled: ""
            }
        let kind =
            order.kind == .giveBack ? it.text("kind") : it.context.catalog.label(it.record.schema, it.context.language)
        return TimelineItem(
            icon: "box", tint: "indigo",
            head: """
                <b>\(kind) <a href="\(it.path)">\(it.text("number"))</a></b><span class="mid">\(it.text("total")) \
                \(it.text("currency"))</span><span class="tag \(tint)"><span class="dot"></span>\(it.text("state"))</span>
                """)
    }
}
