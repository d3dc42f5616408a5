import Kernel
import Page
import Records

/// Figures as the reader reads them.
struct FigureText {
    let context: PageContext
    init(_ context: PageContext) { self.context = context }

    func count(_ number: some BinaryInteger) -> String { grouped(Int64(clamping: number), scale: 0, digits: 0) }
    func money(_ units: Int64) -> String { grouped(units, scale: 4, digits: context.look.format.moneyDigits) }
    var currency: String { context.state.company.currency }
    /// 14:05 today, else with the day.
    func time(_ instant: Instant, today: Day) -> String {
        let clock = context.look.format.zone.clock(instant)
        let time = Format.time(clock.seconds, withSeconds: false)
        return clock.day == today ? time : "\(context.look.format.show(clock.day)) \(time)"
    }
    /// Nov · 11月
    func month(_ month: Int) -> String {
        let format = context.look.format
        guard let day = Day(month / 12, month % 12 + 1, 1) else { return "" }
        return switch format.language {
        case .en: String(format.show(day).split(separator: " ")[1])
        case .zhHans, .zhHant: "\(day.month)月"
        }
    }
    /// Nov 2026 · 2026年11月
    func monthAndYear(_ month: Int) -> String {
        Day(month / 12, month % 12 + 1, 1).map { context.look.format.month($0) } ?? ""
    }
    /// How a figure stands against another: +12.5 %; nil where there is nothing to compare with.
    func change(_ now: Int64, _ before: Int64) -> (text: String, isMore: Bool)? {
        guard before > 0 else { return nil }
        let share = Share(abs(now - before), of: before)
        return ((now < before ? "−" : "+") + share.text, now >= before)
    }
    /// A figure that opens what is behind it.
    func link(_ text: String, _ link: Path?) -> HTML {
        link.map { link in "<a class=\"a\" href=\"\(link)\">\(text)</a>" } ?? "\(text)"
    }
    func letter(_ level: GradedLevel?) -> String { GradeBadge(context, level: level?.value, scores: []).letter }
}

extension Reader {
    /// What a value of a customer's field is called.
    func label(_ value: Value, of field: AnyField) throws -> String {
        if value.isEmpty {
            return actor.format.words(field.name == "value_level" ? "home.not_graded" : "analysis.not_said")
        }
        guard let link = field.link, case .int(let id) = value else {
            return field.type.show(value, actor.format)
        }
        let title = try title(link, id) ?? "–"
        return actor.format.catalogWords.has(title) ? actor.format.words(title) : title
    }
}
