import Kernel
import Page
import Records

extension ServiceCase {
    /// "SC-00184 Spindle vibration · Processing"
    static let timeline = TimelineSource("cases", of: entityName, via: "customer", at: "opened_on") { it in
        let tint: HTML =
            switch Typed<ServiceCase>(it.record).status {
            case .created: "sky"
            case .allocated, .processing: "amber"
            case .feedback: "violet"
            case .archived: ""
            }
        return TimelineItem(
            icon: "care", tint: "amber",
            head: """
                <a href="\(it.path)"><b>\(it.text("number"))</b></a><span class="mid">\(it.text("subject"))</span>\
                <span class="tag \(tint)"><span class="dot"></span>\(it.text("status"))</span>
                """)
    }
}
